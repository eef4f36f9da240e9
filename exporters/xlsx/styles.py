"""The look of the journal workbook: named styles, widths and paper, the same in the template and in the export."""

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


def style_column(sheet: "Worksheet", number: int, name: str) -> None:
    """Let every cell of a column, the ones not yet there too, look as the named style."""
    from openpyxl.utils import get_column_letter

    style = _named_styles()[name]
    dimension = sheet.column_dimensions[get_column_letter(number)]
    dimension.font = style.font
    dimension.alignment = style.alignment
    dimension.number_format = style.number_format


def _named_styles() -> "dict[str, NamedStyle]":
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

    def font(**changes: Any) -> Font:
        settings: dict[str, Any] = {"name": FONT, "size": 10, "color": _INK, **changes}
        return Font(**settings)

    side = Side(style="thin", color=_LINE)
    frame = Border(left=side, right=side, top=side, bottom=side)
    head = Alignment(horizontal="center", vertical="center", wrap_text=True)
    left = Alignment(vertical="center", wrap_text=True)
    top = Alignment(vertical="top", wrap_text=True)
    right = Alignment(horizontal="right", vertical="top")
    middle = Alignment(horizontal="center", vertical="top")
    dark = {"font": font(bold=True, color="FFFFFFFF"), "fill": PatternFill("solid", fgColor=_ACCENT), "border": frame}
    light = {"font": font(bold=True), "fill": PatternFill("solid", fgColor=_TINT), "border": frame}
    looks: dict[str, dict[str, Any]] = {
        HEADING: {**light, "alignment": head},
        REQUIRED_HEADING: {**dark, "alignment": head},
        NAME: {**light, "alignment": left},
        REQUIRED_NAME: {**dark, "alignment": left},
        VALUE: {"font": font(), "alignment": left, "border": frame, "number_format": "@"},
        # The text format keeps «5-6» and «1.1» from becoming dates as they are typed.
        TEXT: {"font": font(), "alignment": top, "number_format": "@"},
        LONG_TEXT: {"font": font(), "alignment": top},
        DAY: {"font": font(), "alignment": middle, "number_format": "DD.MM.YYYY"},
        MOMENT: {"font": font(), "alignment": middle, "number_format": "DD.MM.YYYY HH:MM"},
        TIME: {"font": font(), "alignment": middle, "number_format": "HH:MM"},
        NUMBER: {"font": font(), "alignment": right},
        GUIDE_TITLE: {"font": font(size=16, bold=True), "alignment": left},
        GUIDE_SECTION: {"font": font(size=12, bold=True, color=_ACCENT), "alignment": left},
        GUIDE_STEP: {"font": font(), "alignment": top},
        GUIDE_TEXT: {"font": font(), "alignment": top, "border": frame},
    }
    return {name: NamedStyle(name, **look) for name, look in looks.items()}


def lay_out_table(sheet: "Worksheet", columns: list[Column | None]) -> None:
    """Widths, a frozen head row that is repeated on paper, A4 landscape as wide as the page."""
    from openpyxl.utils import get_column_letter

    for number, column in enumerate(columns, start=1):
        width = 24 if column is None else _WIDTHS_OF_FIELDS.get(column.field, _WIDTHS[column.kind])
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.row_dimensions[1].height = 42
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.print_options.gridLines = True
    lay_out_paper(sheet, "landscape")


def lay_out_pairs(sheet: "Worksheet") -> None:
    """Widths and paper of a (name, value) sheet."""
    for letter, width in zip("AB", _PAIR_WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    lay_out_paper(sheet, "portrait")


def lay_out_paper(sheet: "Worksheet", orientation: Literal["portrait", "landscape"]) -> None:
    """A4, as wide as the page, with page numbers."""
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.orientation = orientation
    sheet.page_setup.paperSize = "9"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.page_margins.top = sheet.page_margins.bottom = 0.6
    footer: Any = sheet.oddFooter
    footer.center.text = "&A, с. &P из &N"
