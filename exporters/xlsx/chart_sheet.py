"""A chart of bars as a sheet: its numbers as a small table, and a native chart that follows them."""

from math import ceil
from typing import TYPE_CHECKING

from exporters.bar_chart import INK, BarChart
from exporters.table_document import printable
from exporters.xlsx.table_sheet import FONT

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_FIRST = 3
_WIDTHS = {"A": 34, "B": 14, "C": 28}
_CM_EACH = 0.9
_CM_AROUND = 3
_WIDTH_CM = 22


def add_chart(workbook: "Workbook", chart: BarChart) -> None:
    """Append the sheet; openpyxl gives a name that is taken a number."""
    from openpyxl.styles import Alignment, Font

    sheet = workbook.create_sheet(chart.name)
    _write(sheet, (1, 1), chart.title, 12, bold=True)
    _write(sheet, (_FIRST - 1, 1), chart.labels, 10, bold=True)
    _write(sheet, (_FIRST - 1, 2), chart.unit, 10, bold=True)
    for row, bar in enumerate(chart.bars, start=_FIRST):
        _write(sheet, (row, 1), bar.label, 10)
        number = sheet.cell(row, 2, bar.value)
        number.font, number.alignment = Font(name=FONT, size=10), Alignment(horizontal="center", vertical="top")
        _write(sheet, (row, 3), bar.shown, 10)
    for letter, width in _WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = "9"
    if chart.bars:
        _add_native(sheet, chart)


def _write(sheet: "Worksheet", place: tuple[int, int], text: str, size: float, *, bold: bool = False) -> None:
    """Words that Excel takes for words, whatever sign they begin with."""
    from openpyxl.styles import Alignment, Font

    cell = sheet.cell(*place)
    cell.value = printable(text)
    cell.data_type = "s"
    cell.font = Font(name=FONT, size=size, bold=bold)
    cell.alignment = Alignment(wrap_text=place[0] >= _FIRST, vertical="top")


def _add_native(sheet: "Worksheet", chart: BarChart) -> None:
    from openpyxl.chart import BarChart as NativeChart
    from openpyxl.chart import Reference
    from openpyxl.chart.label import DataLabelList

    last = _FIRST + len(chart.bars) - 1
    native = NativeChart()
    native.type, native.style, native.gapWidth = "bar", 10, 60
    native.legend = None
    native.add_data(Reference(sheet, min_col=2, min_row=_FIRST, max_row=last))
    native.set_categories(Reference(sheet, min_col=1, min_row=_FIRST, max_row=last))
    native.series[0].graphicalProperties.solidFill = INK
    native.dataLabels = DataLabelList(showVal=True, showSerName=False, showCatName=False, showLegendKey=False)
    native.x_axis.scaling.orientation = "maxMin"
    native.x_axis.delete = native.y_axis.delete = False
    native.y_axis.majorGridlines = None
    native.y_axis.scaling.min = 0
    if chart.full is not None:
        native.y_axis.scaling.max = ceil(chart.full)
    native.width, native.height = _WIDTH_CM, _CM_AROUND + ceil(_CM_EACH * len(chart.bars))
    sheet.add_chart(native, f"A{last + 2}")
