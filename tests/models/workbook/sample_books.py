"""The sample schools of the shared folder as raw workbooks, read with bare openpyxl."""

from pathlib import Path
from typing import Any

import openpyxl

from models.workbook.raw import RawRow, RawSheet, RawWorkbook

CASES = Path("/work/shared/cases")


def read_raw(path: Path) -> RawWorkbook:
    book = openpyxl.load_workbook(path)
    return RawWorkbook(tuple(_sheet(sheet) for sheet in book.worksheets))


def _sheet(sheet: Any) -> RawSheet:
    lines = [
        (number, line)
        for number, line in enumerate(sheet.iter_rows(values_only=True), 1)
        if any(c is not None for c in line)
    ]
    if sheet.title == "Школа":
        rows = tuple(RawRow(number, {str(line[0]): line[1]}) for number, line in lines)
        return RawSheet(sheet.title, (), rows)
    headings = tuple(str(cell or "") for cell in lines[0][1])
    rows = tuple(RawRow(number, dict(zip(headings, line, strict=True))) for number, line in lines[1:])
    return RawSheet(sheet.title, headings, rows)
