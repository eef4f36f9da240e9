"""The empty journal workbook that a teacher fills in (contract, sections 2 and 3)."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from exporters.xlsx import guide, styles
from exporters.xlsx.instructions import write_instructions
from exporters.xlsx.validation import Place, add_validations
from exporters.xlsx.workbook_writer import saved, write_headings
from models.journal.atomic import write_atomically
from models.workbook.sheets import INSTRUCTIONS_SHEET, MUNICIPALITY_SHEETS, SCHOOL_SHEETS, Column, Kind, SheetSpec

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_PREPARED_ROWS = 300
"""Rows whose date cells are there from the start."""


def write_template(path: Path, municipality: bool = False) -> None:
    """Write the empty workbook of a school, or of a municipality: sheets, headings, lists, date cells, instructions.

    `EnvironmentProblemError` when the disk refuses.
    """
    write_atomically(path, _content(MUNICIPALITY_SHEETS if municipality else SCHOOL_SHEETS, municipality=municipality))


def _content(specs: tuple[SheetSpec, ...], *, municipality: bool) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    book.properties.creator = "Профжурнал"
    styles.add_styles(book)
    instructions = book.worksheets[0]
    instructions.title = INSTRUCTIONS_SHEET
    places: list[Place] = []
    for spec in specs:
        sheet = book.create_sheet(spec.name)
        sheet.sheet_properties.tabColor = styles.TAB if spec.required else None
        places += _empty_pairs(sheet, spec) if spec.paired else _empty_table(sheet, spec)
    add_validations(book, places)
    write_instructions(instructions, specs, municipality=municipality)
    return saved(book)


def _empty_table(sheet: "Worksheet", spec: SheetSpec) -> list[Place]:
    write_headings(sheet, [column.heading for column in spec.columns], list(spec.columns))
    places = []
    for number, column in enumerate(spec.columns, start=1):
        styles.style_column(
            sheet, number, styles.style_name(column), _PREPARED_ROWS if column.kind in (Kind.DAY, Kind.TIME) else 0
        )
        _explain(sheet.cell(1, number), spec, column)
        places.append(Place.below_heading(sheet, spec, column, number))
    return places


def _empty_pairs(sheet: "Worksheet", spec: SheetSpec) -> list[Place]:
    places = []
    for row, column in enumerate(spec.columns, start=1):
        name = sheet.cell(row, 1, column.heading)
        name.style = styles.REQUIRED_NAME if column.required else styles.NAME
        _explain(name, spec, column)
        sheet.cell(row, 2).style = styles.VALUE
        places.append(Place(sheet, spec, column, f"B{row}"))
    styles.lay_out_pairs(sheet)
    return places


def _explain(cell: Any, spec: SheetSpec, column: Column) -> None:
    """Hang the column's line of the instructions on its heading."""
    from openpyxl.comments import Comment

    text, example = guide.GUIDES[spec.name].columns[column.field]
    required = "Обязательно. " if column.required else ""
    shown = f"\nНапример: {example}" if example else ""
    comment = Comment(f"{required}{text}{shown}", "Профжурнал")
    comment.width, comment.height = 280, 40 + 18 * (len(comment.text) // 38 + 1)
    cell.comment = comment
