"""One worksheet of openpyxl as plain rows: headings, row numbers and the values of cells."""

import math
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from exporters.xlsx.hostile import SheetExtent
from models.rules.names import fold_name
from models.workbook.raw import CellValue, RawRow, RawSheet
from models.workbook.sheets import LIMITS, MUNICIPALITY_SHEETS, SCHOOL_SHEETS

UNCOMPUTED = "#ВЫЧИСЛ!"
"""Excel's text for a formula that was not computed: here one whose result is not in the file."""

_NOT_A_NUMBER = "#ЧИСЛО!"
_EXACT_NUMBER = 10**15
_MIDNIGHT = datetime(2000, 1, 1)
_PAIRED = {spec.name.casefold() for spec in (*SCHOOL_SHEETS, *MUNICIPALITY_SHEETS) if spec.paired}


class OversizedSheetError(Exception):
    """A sheet that the program does not take; the text is a Russian clause with the place."""


def raw_sheet(sheet: Any, extent: SheetExtent) -> RawSheet:
    """The rows of `sheet` (openpyxl's ReadOnlyWorksheet) that hold anything.

    They end at the measured `extent`, not at the dimension that the sheet declares. `OversizedSheetError` above
    `LIMITS`.
    """
    title = str(sheet.title)
    if extent.rows > LIMITS["rows"] or extent.columns > LIMITS["columns"]:
        raise OversizedSheetError(
            f"на листе «{title}» больше {LIMITS['rows']} строк или {LIMITS['columns']} столбцов, уберите лишнее"
        )
    if not extent.rows or not extent.columns:
        return RawSheet(title, (), ())
    sheet.reset_dimensions()
    rows = sheet.iter_rows(max_row=extent.rows, max_col=extent.columns, values_only=True)
    table = []
    for number, row in enumerate(rows, start=1):
        values = _values(title, number, row, extent)
        if any(value is not None for value in values):
            table.append((number, values))
    if title.strip().casefold() in _PAIRED:
        return RawSheet(title, (), tuple(RawRow(number, _pair(values)) for number, values in table))
    return _table(title, table)


def _values(title: str, number: int, row: Iterable[Any], extent: SheetExtent) -> list[CellValue]:
    values = [None if cell is None else _value(cell) for cell in row]
    if extent.uncomputed:
        for column in range(len(values)):
            if (number, column + 1) in extent.uncomputed:
                values[column] = UNCOMPUTED
    if any(isinstance(value, str) and len(value) > LIMITS["text"] for value in values):
        raise OversizedSheetError(
            f"на листе «{title}» в строке {number} есть ячейка длиннее {LIMITS['text']} знаков, сократите её"
        )
    return values


def _table(title: str, table: list[tuple[int, list[CellValue]]]) -> RawSheet:
    top = table.pop(0)[1] if table and table[0][0] == 1 else []
    width = max((len(values) for _, values in table), default=len(top))
    names, written = _headings(top + [None] * (width - len(top)))
    rows = tuple(
        RawRow(number, {name: value for name, value in zip(names, values, strict=True) if value is not None})
        for number, values in table
    )
    used = {name for row in rows for name in row.cells}
    return RawSheet(title, tuple(name for name in names if name in written or name in used), rows)


def _headings(top: list[CellValue]) -> tuple[list[str], set[str]]:
    """A name of its own for each column, and those of them that are really written in the first row."""
    names: list[str] = []
    written: set[str] = set()
    met: set[str] = set()
    for column, value in enumerate(top, start=1):
        place = f"столбец {_letters(column)}"
        heading = "" if value is None else str(value)
        folded = fold_name(heading)
        if not heading:
            names.append(place)
            continue
        name = heading if folded not in met else f"{heading} ({place})"
        names.append(name)
        written.add(name)
        met.add(folded)
    return names, written


def _pair(values: list[CellValue]) -> dict[str, CellValue]:
    """{name: value} of a row such as «ИНН | 7059565941»; further cells stand under their columns."""
    name = values[0]
    first = "столбец B" if name is None else str(name)
    cells = {first: values[1] if len(values) > 1 else None}
    for column, value in enumerate(values[2:], start=3):
        if value is not None:
            cells[f"столбец {_letters(column)}"] = value
    return cells


def _letters(column: int) -> str:
    """A, B, … Z, AA, …"""
    text = ""
    while column:
        column, digit = divmod(column - 1, 26)
        text = chr(65 + digit) + text
    return text


def _value(cell: Any) -> CellValue:
    if isinstance(cell, str):
        return _text(cell)
    if isinstance(cell, bool | time):
        return cell
    if isinstance(cell, int | float):
        return _number(cell)
    if isinstance(cell, datetime):
        return cell.date() if cell.time() == time() else cell
    if isinstance(cell, timedelta) and timedelta() <= cell < timedelta(days=1):
        return (_MIDNIGHT + cell).time()
    return cell if isinstance(cell, date) else str(cell)


def _text(text: str) -> str | None:
    """Excel writes the carriage return of a pasted text as _x000D_; a cell of spaces looks blank and is."""
    text = text.replace("_x000D_", "")
    return text if text.strip() else None


def _number(number: float) -> CellValue:
    """A whole number as int; what has no exact value in a cell is text, which no number column takes."""
    if isinstance(number, float) and not math.isfinite(number):
        return _NOT_A_NUMBER
    if abs(number) >= _EXACT_NUMBER:
        return str(number)
    return int(number) if number == int(number) else number
