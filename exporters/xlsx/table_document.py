"""A `TableDocument` as xlsx: a sheet for each table with the paragraphs above it, ready to print on A4."""

from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from exporters.bar_chart import BarChart
from exporters.steps import Steps
from exporters.table_document import Page, Paragraph, Table, TableDocument
from exporters.xlsx.chart_sheet import add_chart
from exporters.xlsx.table_sheet import TableSheet
from models.journal.progress import Progress, silent

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_MM_IN_INCH = 25.4
_POINTS_IN_MM = 72 / 25.4
_STILL_ONE_PAGE = 1.35
"""A sheet that is taller than a page by less than this is shrunk to one page."""


def render(document: TableDocument, progress: Progress = silent) -> bytes:
    """The paper as xlsx; `progress` is told the rows done, and what it raises passes through."""
    content = BytesIO()
    build(document, progress).save(content)
    return content.getvalue()


def build(document: TableDocument, progress: Progress = silent) -> "Workbook":
    """The paper as an open workbook."""
    from openpyxl import Workbook

    steps = Steps(progress, document.row_count)
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    _set_base_font(workbook)
    workbook.properties.title = document.title
    workbook.properties.creator = ""
    shown = [block for block in document.blocks if not isinstance(block, BarChart)]
    places = [number for number, block in enumerate(shown) if isinstance(block, Table)]
    ends = [*(place + 1 for place in places[:-1]), len(shown)]
    for start, end in pairwise([0, *ends]):
        blocks = shown[start:end]
        table = next(block for block in blocks if isinstance(block, Table))
        sheet = workbook.create_sheet(table.name)
        _set_paper(sheet, document)
        written = TableSheet(sheet, table, steps)
        for block in blocks:
            if isinstance(block, Paragraph):
                written.add_paragraph(block)
            else:
                written.add_table()
        _fit(sheet, document.page, written.height)
    for chart in document.charts:
        add_chart(workbook, chart)
    return workbook


def _set_base_font(workbook: "Workbook") -> None:
    """Widths of columns are counted in digits of this font; Arial has the same ones in Excel and LibreOffice."""
    from openpyxl.styles import Font

    styles: Any = workbook._named_styles  # type: ignore[attr-defined]  # noqa: SLF001 - openpyxl offers no other way
    styles["Normal"].font = Font(name="Arial", size=10)


def _set_paper(sheet: "Worksheet", document: TableDocument) -> None:
    from openpyxl.worksheet.properties import PageSetupProperties

    page = document.page
    sheet.page_setup.orientation = "landscape" if page.landscape else "portrait"
    sheet.page_setup.paperSize = "9"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left, margins.right = page.left_mm / _MM_IN_INCH, page.right_mm / _MM_IN_INCH
    margins.top, margins.bottom = page.top_mm / _MM_IN_INCH, page.bottom_mm / _MM_IN_INCH
    margins.header = margins.footer = 5 / _MM_IN_INCH
    sheet.print_options.horizontalCentered = True
    if document.first_page > 1:
        sheet.page_setup.firstPageNumber = document.first_page
        sheet.page_setup.useFirstPageNumber = True
    foot = sheet.oddFooter
    if foot is not None:
        foot.left.text = document.footer.replace("&", "&&")
        # Excel counts the sheets of this file only, and those printed before belong to the total.
        foot.right.text = "стр. &P" if document.first_page > 1 else "стр. &P из &N"
        foot.left.size = foot.right.size = 9


def _fit(sheet: "Worksheet", page: Page, height: float) -> None:
    """As wide as the page; a little more than a page becomes one page."""
    room = (page.height_mm - page.top_mm - page.bottom_mm) * _POINTS_IN_MM
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 1 if height <= room * _STILL_ONE_PAGE else 0
