"""The look of the journal workbook: named styles, widths and paper, the same in the template and in the export."""

import math
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, Literal

from models.workbook.raw import CellValue
from models.workbook.sheets import Column, Kind

if TYPE_CHECKING:
    from openpyxl.styles import NamedStyle
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

FONT = "Arial"
HEADING = "Журнал, заголовок"
REQUIRED_HEADING = "Журнал, обязательный заголовок"
NAME = "Журнал, название строки"
REQUIRED_NAME = "Журнал, обязательная строка"
TEXT = "Журнал, текст"
LONG_TEXT = "Журнал, длинный текст"
DAY = "Журнал, дата"
MOMENT = "Журнал, дата и время"
TIME = "Журнал, время"
NUMBER = "Журнал, число"
VALUE = "Журнал, значение строки"
GUIDE_TITLE = "Журнал, название книги"
GUIDE_SECTION = "Журнал, раздел"
GUIDE_STEP = "Журнал, шаг"
GUIDE_TEXT = "Журнал, пояснение"
TAB = "24509E"

_INK = "FF1F232B"
_ACCENT = "FF24509E"
_TINT = "FFE5ECF8"
_LINE = "FFB9C2D3"

_NAMED = {
    Kind.LONG_TEXT: LONG_TEXT,
    Kind.WHOLE: NUMBER,
    Kind.NUMBER: NUMBER,
    Kind.DAY: DAY,
    Kind.TIME: TIME,
}
_WIDTHS = {
    Kind.TEXT: 24,
    Kind.LONG_TEXT: 40,
    Kind.WHOLE: 14,
    Kind.NUMBER: 10,
    Kind.DAY: 13,
    Kind.TIME: 10,
    Kind.YES_NO: 15,
    Kind.LIST: 36,
    Kind.CLASS: 9,
    Kind.CHOICE: 22,
    Kind.INN: 14,
    Kind.SCHOOL_YEAR: 14,
    Kind.CAMPAIGN: 14,
}
_WIDTHS_OF_FIELDS = {
    "code": 9,
    "record_code": 9,
    "plan_item": 10,
    "title": 44,
    "full_name": 36,
    "name": 36,
    "category": 48,
    "direction": 32,
    "form": 26,
    "reason": 48,
    "document": 30,
    "names": 60,
}
_PAIR_WIDTHS = (34, 64)
_PAIR_HEIGHT = 24
_LINE_HEIGHT = 13.5
_MAX_HEIGHT = 400
_LETTERS_PER_WIDTH = 1.08
_PAGE_WIDTH = 220
"""Letters across a landscape A4 that can still be read."""


def style_name(column: Column | None) -> str:
    """The named style of the cells of a column; of an unknown one, text."""
    return TEXT if column is None else _NAMED.get(column.kind, TEXT)


def style_of(column: Column | None, value: CellValue) -> str:
    """The named style of one value: its column's, unless the value is of another kind."""
    if isinstance(value, datetime):
        return MOMENT
    if isinstance(value, date):
        return DAY
    if isinstance(value, time):
        return TIME
    if isinstance(value, int | float):
        return NUMBER
    style = style_name(column)
    return style if value is None or style == LONG_TEXT else TEXT


def add_styles(workbook: "Workbook") -> None:
    """Give the workbook the named styles above, so that each cell is styled by one assignment."""
    for style in _named_styles().values():
        workbook.add_named_style(style)


def style_column(sheet: "Worksheet", number: int, name: str, prepared_rows: int = 0) -> None:
    """Let an empty column look as the named style without its frame, to its end.

    The first `prepared_rows` below the heading get cells of their own, for programs that pass over column styles.
    """
    from openpyxl.utils import get_column_letter

    style = _named_styles()[name]
    targets: list[Any] = [sheet.column_dimensions[get_column_letter(number)]]
    targets += [sheet.cell(row, number) for row in range(2, prepared_rows + 2)]
    for target in targets:
        target.font = style.font
        target.alignment = style.alignment
        target.number_format = style.number_format


def _named_styles() -> "dict[str, NamedStyle]":
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

    def font(**changes: Any) -> Font:
        settings: dict[str, Any] = {"name": FONT, "size": 10, "color": _INK, **changes}
        return Font(**settings)

    side = Side(style="thin", color=_LINE)
    frame = Border(left=side, right=side, top=side, bottom=side)
    head = Alignment(horizontal="center", vertical="center", wrap_text=True)
    left = Alignment(vertical="center", wrap_text=True)
    inset = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1)
    top = Alignment(vertical="top", wrap_text=True)
    right = Alignment(horizontal="right", vertical="top")
    middle = Alignment(horizontal="center", vertical="top")
    dark = {"font": font(bold=True, color="FFFFFFFF"), "fill": PatternFill("solid", fgColor=_ACCENT), "border": frame}
    light = {"font": font(bold=True), "fill": PatternFill("solid", fgColor=_TINT), "border": frame}
    cell = {"font": font(), "border": frame}
    looks: dict[str, dict[str, Any]] = {
        HEADING: {**light, "alignment": head},
        REQUIRED_HEADING: {**dark, "alignment": head},
        NAME: {**light, "alignment": inset},
        REQUIRED_NAME: {**dark, "alignment": inset},
        VALUE: {**cell, "alignment": inset, "number_format": "@"},
        # The text format keeps «5-6» and «1.1» from becoming dates as they are typed.
        TEXT: {**cell, "alignment": top, "number_format": "@"},
        LONG_TEXT: {**cell, "alignment": top},
        DAY: {**cell, "alignment": middle, "number_format": "DD.MM.YYYY"},
        MOMENT: {**cell, "alignment": middle, "number_format": "DD.MM.YYYY HH:MM"},
        TIME: {**cell, "alignment": middle, "number_format": "HH:MM"},
        NUMBER: {**cell, "alignment": right},
        GUIDE_TITLE: {"font": font(size=16, bold=True), "alignment": left},
        GUIDE_SECTION: {"font": font(size=12, bold=True, color=_ACCENT), "alignment": left},
        GUIDE_STEP: {"font": font(), "alignment": top},
        GUIDE_TEXT: {**cell, "alignment": inset},
    }
    return {name: NamedStyle(name, **look) for name, look in looks.items()}


def height_of(values: Iterable[object], widths: Iterable[float]) -> float:
    """Points that a row takes when its texts are wrapped in columns of the widths: not every program fits rows."""
    lines = 1
    for value, width in zip(values, widths, strict=True):
        if isinstance(value, str) and (len(value) > width or "\n" in value):
            letters = width * _LETTERS_PER_WIDTH
            lines = max(lines, sum(math.ceil(len(line) / letters) or 1 for line in value.split("\n")))
    return min(_LINE_HEIGHT * lines + 3, _MAX_HEIGHT)


def lay_out_table(sheet: "Worksheet", headings: Sequence[str], columns: Sequence[Column | None]) -> None:
    """Widths, a frozen head row that is repeated on paper, A4 landscape in as many pages across as can be read."""
    from openpyxl.utils import get_column_letter

    widths = [width_of(heading, column) for heading, column in zip(headings, columns, strict=True)]
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.row_dimensions[1].height = 42
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    across = math.ceil(sum(widths) / _PAGE_WIDTH) or 1
    if across > 1:
        sheet.print_title_cols = "A:A"
    lay_out_paper(sheet, "landscape", across)


def width_of(heading: str, column: Column | None) -> float:
    """The width of a column in letters: no word of the heading is broken."""
    longest = max(map(len, heading.split()), default=0) * 1.25 + 2
    if column is None:
        return max(24, longest)
    kind = _WIDTHS[column.kind]
    return max(longest, kind if column.kind is Kind.CLASS else _WIDTHS_OF_FIELDS.get(column.field, kind))


def lay_out_pairs(sheet: "Worksheet") -> None:
    """Widths and paper of a (name, value) sheet."""
    for letter, width in zip("AB", _PAIR_WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    for row in range(1, sheet.max_row + 1):
        sheet.row_dimensions[row].height = _PAIR_HEIGHT
    lay_out_paper(sheet, "portrait")


def lay_out_paper(sheet: "Worksheet", orientation: Literal["portrait", "landscape"], across: int = 1) -> None:
    """A4, fitted to so many pages across, with page numbers."""
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.orientation = orientation
    sheet.page_setup.paperSize = "9"
    sheet.page_setup.fitToWidth = across
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.page_margins.top = 0.6
    sheet.page_margins.bottom = 0.8
    footer: Any = sheet.oddFooter
    footer.center.text = "&A, с. &P из &N"
