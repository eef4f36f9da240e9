"""A `TableDocument` as PDF: the paper that the preview shows and the printer prints.

The layout is the project's own, line by line: a row that no sheet holds goes on overleaf, whatever its length.
"""

from io import BytesIO

from exporters import fonts
from exporters.bar_chart import BarChart
from exporters.pdf.chart_layout import LaidChart
from exporters.pdf.drawing import draw
from exporters.pdf.paragraph_layout import LaidParagraph
from exporters.pdf.sheet import MM, Mark, Sheets, Text
from exporters.pdf.table_layout import LaidTable
from exporters.steps import Steps
from exporters.table_document import Block, Table, TableDocument
from exporters.wrapping import Face
from models.journal.progress import Progress, silent

_FOOTER_SIZE = 9.0
_FOOTER_ABOVE_EDGE_MM = 7.0
_LATE_ON_SHEET = 0.5
"""What should stay together moves to a new sheet only from the lower part of a sheet."""


def render(document: TableDocument, progress: Progress = silent) -> bytes:
    """The paper as PDF, with embedded fonts and «стр. 1 из 2»; equal documents give equal bytes.

    `progress` is told the rows done, each counted when it is laid out, placed and drawn; what it raises passes through.
    """
    steps = Steps(progress, 3 * document.row_count)
    return print_sheets(document, lay_out(document, steps), steps)


def print_sheets(document: TableDocument, sheets: Sheets, steps: Steps | None = None) -> bytes:
    """The sheets that the document was laid out on, with whatever else was put on them, as PDF."""
    from reportlab import rl_config
    from reportlab.pdfgen.canvas import Canvas

    rl_config.useA85 = 0  # text armour for old mail programs: a fifth more to write, and slow

    steps = steps or Steps(silent, 0)
    rows = document.row_count
    content = BytesIO()
    size = (document.page.width_mm * MM, document.page.height_mm * MM)
    canvas = Canvas(content, size, invariant=1, pageCompression=1, lang="ru", initialFontName=fonts.face())
    canvas.setTitle(document.title)
    canvas.setAuthor("")
    canvas.setCreator("Профжурнал")
    canvas.setProducer("ReportLab")
    for number, marks in enumerate(sheets.pages, start=1):
        draw(canvas, [*marks, *_footer(document, number, len(sheets.pages))], size[1])
        canvas.showPage()
        steps.reach(2 * rows + rows * number // len(sheets.pages))
    canvas.save()
    return content.getvalue()


def pages_taken(document: TableDocument) -> float:
    """How many sheets the paper fills, the last one as a share: 0.6, 1.3."""
    return lay_out(document).used


def lay_out(document: TableDocument, steps: Steps | None = None) -> Sheets:
    """The paper's blocks on as many sheets as they take."""
    steps = steps or Steps(silent, 0)
    sheets = Sheets(document.page)
    laid = [_lay(block, sheets, steps) for block in document.blocks]
    for number, block in enumerate(laid):
        wanted = _kept_together(laid[number:], sheets)
        late = sheets.y - sheets.top > _LATE_ON_SHEET * sheets.height
        if late and sheets.room < wanted:
            sheets.next_sheet()
        block.place(sheets)
    return sheets


def _lay(block: Block, sheets: Sheets, steps: Steps) -> LaidParagraph | LaidTable | LaidChart:
    if isinstance(block, BarChart):
        return LaidChart(block, sheets)
    return LaidTable(block, steps) if isinstance(block, Table) else LaidParagraph(block, sheets)


def _kept_together(laid: list[LaidParagraph | LaidTable | LaidChart], sheets: Sheets) -> float:
    """Points that the first block and those it must not be parted from take."""
    total = 0.0
    for block in laid:
        if isinstance(block, LaidTable):
            return total + block.wanted_height(sheets)
        if not block.look.keep_with_next:
            return total + block.least_height
        total += block.height
    return total


def _footer(document: TableDocument, number: int, count: int) -> list[Mark]:
    face = Face(fonts.face(), _FOOTER_SIZE)
    page = document.page
    y = (page.height_mm - _FOOTER_ABOVE_EDGE_MM) * MM
    before = document.first_page - 1
    right_text = f"стр. {before + number} из {before + count}"
    right = (page.width_mm - page.right_mm) * MM - fonts.width(right_text, face.name, face.size)
    return [Text(page.left_mm * MM, y, face, document.footer), Text(right, y, face, right_text)]
