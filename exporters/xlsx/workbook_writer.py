"""Write plain values as the journal workbook (contract, section 3): what `workbook_reader.read` gives back."""

import io
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from exporters.xlsx import styles
from exporters.xlsx.validation import Place, add_validations
from models.errors import UserError
from models.journal.atomic import write_atomically
from models.rules.names import fold_name
from models.workbook.raw import CellValue, RawSheet, RawWorkbook
from models.workbook.sheets import LIMITS, MUNICIPALITY_SHEETS, SCHOOL_SHEETS, Column, SheetSpec

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_FORMULA_SIGNS = ("=", "+", "-", "@")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LINE_END = re.compile("\r\n?")


def write(
    workbook: RawWorkbook, path: Path, specs: Sequence[SheetSpec] = (*SCHOOL_SHEETS, *MUNICIPALITY_SHEETS)
) -> None:
    """Write `workbook` to `path`, its sheets, columns and row numbers as they stand.

    A sheet of `specs` gets its drop-down lists and date cells; another one is written plain. No text becomes a
    formula. `UserError` for a text longer than a cell of Excel, `EnvironmentProblemError` when the disk refuses.
    """
    write_atomically(path, _content(workbook, specs))


def _content(workbook: RawWorkbook, specs: Sequence[SheetSpec]) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "Профжурнал"
    styles.add_styles(book)
    known = {fold_name(spec.name): spec for spec in specs}
    places: list[Place] = []
    for raw in workbook.sheets:
        spec = known.get(fold_name(raw.name))
        sheet = book.create_sheet(raw.name)
        places += _write_pairs(sheet, raw, spec) if spec and spec.paired else _write_table(sheet, raw, spec)
    add_validations(book, places)
    return saved(book)


def saved(book: "Workbook") -> bytes:
    """The bytes of an .xlsx file."""
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _write_pairs(sheet: "Worksheet", raw: RawSheet, spec: SheetSpec) -> list[Place]:
    columns = {fold_name(column.heading): column for column in spec.columns}
    places = []
    for row in raw.rows:
        for name, value in row.cells.items():
            column = columns.get(fold_name(name))
            style = styles.REQUIRED_NAME if column is not None and column.required else styles.NAME
            _put(sheet.cell(row.number, 1), name, style)
            _put(sheet.cell(row.number, 2), value, styles.DAY if isinstance(value, date) else styles.VALUE)
            if column is not None:
                places.append(Place(sheet, spec, column, f"B{row.number}"))
    styles.lay_out_pairs(sheet)
    return places


def _write_table(sheet: "Worksheet", raw: RawSheet, spec: SheetSpec | None) -> list[Place]:
    by_heading = {fold_name(column.heading): column for column in spec.columns} if spec else {}
    columns: list[Column | None] = [by_heading.get(fold_name(heading)) for heading in raw.headings]
    write_headings(sheet, raw.headings, columns)
    widths = [styles.width_of(heading, column) for heading, column in zip(raw.headings, columns, strict=True)]
    for row in raw.rows:
        values = [row.cells.get(heading) for heading in raw.headings]
        for number, (value, column) in enumerate(zip(values, columns, strict=True), start=1):
            _put(sheet.cell(row.number, number), value, styles.style_of(column, value))
        sheet.row_dimensions[row.number].height = styles.height_of(values, widths)
    if raw.rows:
        sheet.auto_filter.ref = sheet.dimensions
    return [
        Place.below_heading(sheet, spec, column, number)
        for number, column in enumerate(columns, start=1)
        if spec is not None and column is not None
    ]


def write_headings(sheet: "Worksheet", headings: Sequence[str], columns: list[Column | None]) -> None:
    """The head row, dark where the column is required, and the widths and paper of the sheet."""
    for number, (heading, column) in enumerate(zip(headings, columns, strict=True), start=1):
        required = column is not None and column.required
        _put(sheet.cell(1, number), heading, styles.REQUIRED_HEADING if required else styles.HEADING)
    styles.lay_out_table(sheet, headings, columns)


def _put(cell: Any, value: CellValue, style: str) -> None:
    cell.style = style
    if not isinstance(value, str):
        cell.value = value
        return
    text = _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", _LINE_END.sub("\n", value))
    if len(text.encode("utf-16-le")) > LIMITS["text"] * 2:
        raise UserError(
            f"Лист «{cell.parent.title}», ячейка {cell.coordinate}: текст длиннее {LIMITS['text']} знаков, "
            "которые вмещает ячейка Excel; сократите его в журнале."
        )
    cell.value = text
    cell.data_type = "s"  # openpyxl takes «=…» for a formula and «#REF!» for an error
    if text.startswith(_FORMULA_SIGNS):
        cell.quotePrefix = True
