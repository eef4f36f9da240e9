"""The sheet «Инструкция» of the template: how to fill the workbook, and every sheet and column with an example."""

from typing import TYPE_CHECKING, Any

from exporters.xlsx import guide, styles
from models.workbook.sheets import SheetSpec

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_HEADINGS = ("Столбец", "Нужно ли", "Что писать", "Например")
_WIDTHS = (27, 13, 54, 36)
_HEADING_HEIGHT = 18


def write_instructions(sheet: "Worksheet", specs: tuple[SheetSpec, ...], *, municipality: bool) -> None:
    """Fill `sheet` with the steps, then one table for each sheet of `specs`."""
    for letter, width in zip("ABCD", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.sheet_view.showGridLines = False
    _put_line(sheet, 1, guide.MUNICIPAL_TITLE if municipality else guide.TITLE, styles.GUIDE_TITLE, 30)
    row = 3
    for number, step in enumerate(guide.MUNICIPAL_STEPS if municipality else guide.STEPS, start=1):
        text = f"{number}. {step}"
        _put_line(sheet, row, text, styles.GUIDE_STEP)
        row += 1
    for spec in specs:
        row = _write_guide(sheet, spec, row + 1)
    styles.lay_out_paper(sheet, "portrait")


def _write_guide(sheet: "Worksheet", spec: SheetSpec, row: int) -> int:
    """The section of one sheet from `row` on; gives the row after it."""
    from openpyxl.worksheet.hyperlink import Hyperlink

    words = guide.GUIDES[spec.name]
    _put_line(sheet, row, f"Лист «{spec.name}»", styles.GUIDE_SECTION, 22)
    title: Any = sheet.cell(row, 1)
    title.hyperlink = Hyperlink(ref=title.coordinate, location=f"'{spec.name}'!A1")
    title.style = styles.GUIDE_SECTION
    _put_line(sheet, row + 1, words.purpose, styles.GUIDE_STEP)
    head = ("Строка", *_HEADINGS[1:]) if spec.paired else _HEADINGS
    for number, heading in enumerate(head, start=1):
        sheet.cell(row + 2, number, heading).style = styles.HEADING
    sheet.row_dimensions[row + 2].height = _HEADING_HEIGHT
    row += 3
    for column in spec.columns:
        text, example = words.columns[column.field]
        values = (column.heading, "обязательно" if column.required else "", text, example)
        for number, value in enumerate(values, start=1):
            sheet.cell(row, number, value).style = styles.GUIDE_TEXT
        sheet.row_dimensions[row].height = styles.height_of(values, _WIDTHS)
        row += 1
    return row


def _put_line(sheet: "Worksheet", row: int, text: str, style: str, height: float | None = None) -> None:
    """One text across all columns; merged cells do not grow by themselves."""
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(_WIDTHS))
    sheet.cell(row, 1, text).style = style
    sheet.row_dimensions[row].height = height or styles.height_of([text], [sum(_WIDTHS)]) + 2
