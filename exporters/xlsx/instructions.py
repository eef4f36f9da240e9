"""The sheet «Инструкция» of the template: how to fill the workbook, and every sheet and column with an example."""

from typing import TYPE_CHECKING

from exporters.xlsx import guide, styles
from models.workbook.sheets import SheetSpec

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_HEADINGS = ("Столбец", "Нужен", "Что писать", "Например")
_WIDTHS = (28, 14, 62, 40)
_LINE_HEIGHT = 14
_LETTERS_IN_STEP = 140


def write_instructions(sheet: "Worksheet", specs: tuple[SheetSpec, ...], *, municipality: bool) -> None:
    """Fill `sheet` with the steps, then one table for each sheet of `specs`."""
    for letter, width in zip("ABCD", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.sheet_view.showGridLines = False
    _put_line(sheet, 1, guide.MUNICIPAL_TITLE if municipality else guide.TITLE, styles.GUIDE_TITLE, 30)
    row = 3
    for number, step in enumerate(guide.MUNICIPAL_STEPS if municipality else guide.STEPS, start=1):
        lines = len(step) // _LETTERS_IN_STEP + 1
        _put_line(sheet, row, f"{number}. {step}", styles.GUIDE_STEP, _LINE_HEIGHT * lines + 6)
        row += 1
    for spec in specs:
        row = _write_guide(sheet, spec, row + 1)
    styles.lay_out_paper(sheet, "portrait")


def _write_guide(sheet: "Worksheet", spec: SheetSpec, row: int) -> int:
    """The section of one sheet from `row` on; gives the row after it."""
    words = guide.GUIDES[spec.name]
    _put_line(sheet, row, f"Лист «{spec.name}»", styles.GUIDE_SECTION, 22)
    sheet.cell(row, 1).hyperlink = f"#'{spec.name}'!A1"
    sheet.cell(row, 1).style = styles.GUIDE_SECTION
    _put_line(sheet, row + 1, words.purpose, styles.GUIDE_STEP, _LINE_HEIGHT * (len(words.purpose) // 140 + 1) + 6)
    head = ("Строка", *_HEADINGS[1:]) if spec.paired else _HEADINGS
    for number, heading in enumerate(head, start=1):
        sheet.cell(row + 2, number, heading).style = styles.HEADING
    row += 3
    for column in spec.columns:
        text, example = words.columns[column.field]
        required = "обязателен" if column.required else ""
        for number, value in enumerate((column.heading, required, text, example), start=1):
            cell = sheet.cell(row, number, value)
            cell.data_type = "s"
            cell.style = styles.GUIDE_TEXT
        row += 1
    return row


def _put_line(sheet: "Worksheet", row: int, text: str, style: str, height: float) -> None:
    """One text across all columns; merged cells do not grow by themselves."""
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(_WIDTHS))
    sheet.cell(row, 1, text).style = style
    sheet.row_dimensions[row].height = height
