"""A workbook as plain values: what a reader gives and a writer takes. Knows neither openpyxl nor the journal."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

CellValue = str | int | float | bool | date | datetime | time | None


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row. `number` is the sheet's own row number from 1; `cells` maps headings as written to values."""

    number: int
    cells: Mapping[str, CellValue]


@dataclass(frozen=True, slots=True)
class RawSheet:
    """A table sheet: its name and headings as written in row 1 and its rows that hold anything.

    A (name, value) sheet such as Школа has no headings: each row maps its first cell to its second.
    """

    name: str
    headings: tuple[str, ...]
    rows: tuple[RawRow, ...]


@dataclass(frozen=True, slots=True)
class RawWorkbook:
    """All sheets in the file's order."""

    sheets: tuple[RawSheet, ...] = field(default=())
