"""A `TableDocument` as docx: paragraphs, tables with repeated headings and merged cells, a footer with page numbers."""

from io import BytesIO
from typing import TYPE_CHECKING, Any

from exporters.bar_chart import BarChart
from exporters.docx.chart_xml import chart_xml
from exporters.docx.table_xml import table_xml
from exporters.steps import Steps
from exporters.table_document import Align, Line, Look, Page, Paragraph, Style, Table, TableDocument, line
from models.journal.progress import Progress, silent

if TYPE_CHECKING:
    from docx.document import Document as Paper
    from docx.text.paragraph import Paragraph as PaperParagraph

FONT = "Times New Roman"
_FOOTER_SIZE = 9.0
_SINGLE_LEADING = 1.15
"""What Word calls single spacing, for Times New Roman."""


def render(document: TableDocument, progress: Progress = silent) -> bytes:
    """The paper as docx; `progress` is told the rows done, and what it raises passes through."""
    content = BytesIO()
    build(document, progress).save(content)
    return content.getvalue()


def build(document: TableDocument, progress: Progress = silent) -> "Paper":
    """The paper as an open python-docx document."""
    from docx import Document

    steps = Steps(progress, document.row_count)
    paper = Document()
    _name(paper, document.title)
    _leave_out_unused(paper)
    _set_base_style(paper)
    _set_page(paper, document.page)
    for block in document.blocks:
        if isinstance(block, Table):
            add_table(paper, block, steps)
        elif isinstance(block, BarChart):
            add_chart(paper, block, document.page)
        else:
            add_paragraph(paper, block)
    _close_after_table(paper)
    _add_footer(paper, document)
    return paper


def _name(paper: "Paper", title: str) -> None:
    """Properties that name the paper and nobody; python-docx's own preview picture goes."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    package = paper.part.package
    for name in [name for name, each in package.rels.items() if each.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del package.rels[name]
    properties = paper.core_properties
    properties.title = title
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.language = "ru-RU"


def _leave_out_unused(paper: "Paper") -> None:
    """The hundred table styles of python-docx and Word 2010's copy of them are four fifths of a small paper."""
    from docx.enum.style import WD_STYLE_TYPE

    part = paper.part
    for name in [name for name, each in part.rels.items() if each.reltype.endswith("/stylesWithEffects")]:
        del part.rels[name]
    for style in [each for each in paper.styles if each.type == WD_STYLE_TYPE.TABLE]:
        if style.name not in {"Normal Table", "Table Grid"}:
            style.element.getparent().remove(style.element)


def _set_base_style(paper: "Paper") -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    normal = paper.styles["Normal"]
    normal.font.name = FONT
    normal.font.size = Pt(12)
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = 1.0
    properties = normal.element.get_or_add_rPr()
    for script in ("w:cs", "w:eastAsia"):
        properties.rFonts.set(qn(script), FONT)
    language = properties.find(qn("w:lang"))
    if language is None:
        language = OxmlElement("w:lang")
        properties.append(language)
    language.set(qn("w:val"), "ru-RU")


def _set_page(paper: "Paper", page: Page) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    section = paper.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE if page.landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(page.width_mm), Mm(page.height_mm)
    section.left_margin, section.right_margin = Mm(page.left_mm), Mm(page.right_mm)
    section.top_margin, section.bottom_margin = Mm(page.top_mm), Mm(page.bottom_mm)
    section.header_distance, section.footer_distance = Mm(5), Mm(5)


def add_paragraph(paper: "Paper", paragraph: Paragraph) -> "PaperParagraph":
    """Append the paragraph to the paper."""
    added = paper.add_paragraph()
    look = paragraph.style.value
    _set_look(added, look)
    _add_runs(added, paragraph.content, look.size, bold=look.bold, italic=look.italic)
    return added


def _set_look(paragraph: "PaperParagraph", look: Look) -> None:
    from docx.shared import Mm, Pt

    shape = paragraph.paragraph_format
    shape.alignment = _alignment(look.align)
    shape.space_before, shape.space_after = Pt(look.before), Pt(look.after)
    shape.line_spacing = look.leading / _SINGLE_LEADING
    shape.first_line_indent = Mm(look.first_line_mm) if look.first_line_mm else None
    shape.left_indent = Mm(look.left_mm) if look.left_mm else None
    shape.keep_with_next = look.keep_with_next or None
    shape.page_break_before = look.new_page or None


def _alignment(align: Align) -> Any:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    return {
        Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
        Align.CENTER: WD_ALIGN_PARAGRAPH.CENTER,
        Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
        Align.JUSTIFY: WD_ALIGN_PARAGRAPH.JUSTIFY,
    }[align]


def _add_runs(
    paragraph: "PaperParagraph", content: Line, size: float, *, bold: bool = False, italic: bool = False
) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    mark = OxmlElement("w:rPr")
    mark.append(OxmlElement("w:sz"))
    mark[0].set(qn("w:val"), str(round(size * 2)))
    paragraph._p.get_or_add_pPr().append(mark)  # noqa: SLF001 - the mark's size counts for the height of the last line
    for run in content.runs:
        added = paragraph.add_run(run.text)
        added.font.size = Pt(size)
        added.font.bold = bold or None
        added.font.italic = italic or None
        added.font.underline = run.underline or None


def add_table(paper: "Paper", table: Table, steps: Steps) -> None:
    """Append the table to the paper: fixed widths, heading rows repeated, rows whole where a page holds them."""
    from docx.oxml import parse_xml

    section: Any = paper.element.body[-1]
    section.addprevious(parse_xml(table_xml(table, steps)))


def add_chart(paper: "Paper", chart: BarChart, page: Page) -> None:
    """Append the chart to the paper, its title above it."""
    from docx.oxml import parse_xml

    add_paragraph(paper, Paragraph(line(chart.title), Style.CHART_TITLE))
    section: Any = paper.element.body[-1]
    section.addprevious(parse_xml(chart_xml(chart, page.text_width_mm)))


def _close_after_table(paper: "Paper") -> None:
    """Word wants a paragraph after the last table; a tiny one keeps it from taking a page of its own."""
    from docx.enum.text import WD_LINE_SPACING
    from docx.shared import Pt

    if not paper.tables or paper.element.body[-2].tag != paper.tables[-1]._tbl.tag:  # noqa: SLF001
        return
    last = paper.add_paragraph()
    last.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    last.paragraph_format.line_spacing = Pt(1)


def _add_footer(paper: "Paper", document: TableDocument) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Mm, Pt

    paragraph = paper.sections[0].footer.paragraphs[0]
    paragraph.style = paper.styles["Normal"]
    paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(document.page.text_width_mm), WD_TAB_ALIGNMENT.RIGHT)
    fields = [(f"{document.footer}\tстр. ", "PAGE"), (" из ", "NUMPAGES")]
    if document.first_page > 1:
        _start_numbering(paper, document.first_page)
        del fields[1]  # Word counts the sheets of this file only, and those printed before belong to the total
    for text, field in fields:
        paragraph.add_run(text).font.size = Pt(_FOOTER_SIZE)
        number = paragraph.add_run(str(document.first_page))
        number.font.size = Pt(_FOOTER_SIZE)
        _wrap_in_field(number, field)


def _start_numbering(paper: "Paper", first: int) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    numbering = OxmlElement("w:pgNumType")
    numbering.set(qn("w:start"), str(first))
    margins: Any = paper.sections[0]._sectPr.find(qn("w:pgMar"))  # noqa: SLF001 - python-docx has no word for it
    margins.addnext(numbering)


def _wrap_in_field(run: Any, name: str) -> None:
    """Make the run the result of a field that Word counts itself."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    element = run._r  # noqa: SLF001 - python-docx has no word for fields
    element.addprevious(field)
    field.append(element)
