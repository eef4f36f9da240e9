"""A raw sheet into typed rows: headings found, cells read, required ones demanded (contract, section 3)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from models.rules.names import fold_name
from models.workbook.cells import CellError, Value, clean_line, is_blank, read_cell
from models.workbook.problems import ProblemLog, quoted
from models.workbook.raw import CellValue, RawRow, RawSheet, RawWorkbook
from models.workbook.rows import Row
from models.workbook.sheets import INSTRUCTIONS_SHEET, LISTS_SHEET, Column, SheetSpec

RowT = TypeVar("RowT", bound=Row)


@dataclass(frozen=True, slots=True)
class Sheet(Generic[RowT]):
    """The rows of a sheet and which fields the sheet speaks of.

    `broken` holds the readable cells of rows without a required one, so that a reference to them is no second fault.
    """

    rows: tuple[RowT, ...] = ()
    present: bool = False
    fields: frozenset[str] = frozenset()
    broken: tuple[Mapping[str, Value], ...] = field(default=())

    def declared(self, name: str) -> Iterable[Any]:
        """All values of a field that the sheet declares, in rows with faults too."""
        yield from (getattr(row, name) for row in self.rows)
        yield from (cells[name] for cells in self.broken if cells.get(name) is not None)


def heading_key(text: str) -> str:
    """What a heading or the name of a sheet is found by: case, spaces, ё and the asterisk of a required one aside."""
    return fold_name(clean_line(text).strip("*: "))


def find_sheets(raw: RawWorkbook, specs: tuple[SheetSpec, ...], faults: ProblemLog) -> dict[str, RawSheet]:
    """The workbook's sheets by the names that the specs give; unknown ones are warned of, repeated ones refused."""
    known = {heading_key(spec.name): spec.name for spec in specs}
    without_records = {heading_key(INSTRUCTIONS_SHEET), heading_key(LISTS_SHEET)}
    found: dict[str, RawSheet] = {}
    for sheet in raw.sheets:
        key = heading_key(sheet.name)
        if key in without_records:
            continue
        name = known.get(key)
        if name is None:
            faults.warn(sheet.name, None, None, f"Лист {quoted(sheet.name)} не из журнала: он не загружен.")
        elif name in found:
            faults.error(name, None, None, f"Лист {quoted(name)} встречается дважды: оставьте один.")
        else:
            found[name] = sheet
    for spec in specs:
        if spec.required and spec.name not in found:
            faults.error(spec.name, None, None, f"Нет листа «{spec.name}»: добавьте его, без него загрузка невозможна.")
    return found


def read_table(spec: SheetSpec, make: Callable[..., RowT], raw: RawSheet | None, faults: ProblemLog) -> Sheet[RowT]:
    """The rows of a table sheet; a missing sheet is an empty one."""
    if raw is None:
        return Sheet()
    columns = _columns(spec, raw, faults)
    rows: list[RowT] = []
    broken: list[Mapping[str, Value]] = []
    for raw_row in raw.rows:
        values = _read_row(spec, columns, raw_row, faults)
        if values is None:
            continue
        cells, usable = values
        if usable:
            rows.append(make(row=raw_row.number, **cells))
        else:
            broken.append(cells)
    fields = frozenset(column.field for column in columns.values())
    return Sheet(tuple(rows), present=True, fields=fields, broken=tuple(broken))


def _columns(spec: SheetSpec, raw: RawSheet, faults: ProblemLog) -> dict[str, Column]:
    by_key = {heading_key(column.heading): column for column in spec.columns}
    columns: dict[str, Column] = {}
    seen: set[str] = set()
    for heading in raw.headings:
        column = by_key.get(heading_key(heading))
        if column is None:
            _warn_of_unknown(spec, raw, heading, faults)
        elif column.field in seen:
            faults.error(spec.name, 1, column.heading, f"Столбец «{column.heading}» встречается дважды: оставьте один.")
        else:
            seen.add(column.field)
            columns[heading] = column
    if raw.rows:
        for column in spec.columns:
            if column.required and column.field not in seen:
                faults.error(
                    spec.name, 1, column.heading, f"Нет обязательного столбца «{column.heading}»: добавьте его."
                )
    return columns


def _warn_of_unknown(spec: SheetSpec, raw: RawSheet, heading: str, faults: ProblemLog) -> None:
    if clean_line(heading):
        faults.warn(spec.name, 1, heading, f"Столбец {quoted(heading)} не из журнала: он не загружен.")
    elif any(not is_blank(row.cells.get(heading)) for row in raw.rows):
        faults.warn(spec.name, 1, None, "Под пустым заголовком есть записи: они не загружены, назовите столбец.")


def _read_row(
    spec: SheetSpec, columns: Mapping[str, Column], raw: RawRow, faults: ProblemLog
) -> tuple[dict[str, Value], bool] | None:
    """The readable cells of a row and whether they make a row; None when the journal's columns are all blank.

    A row whose optional cell cannot be read is checked further without it: all faults are told at once.
    """
    given = [(column, value) for heading, column in columns.items() if not is_blank(value := raw.cells.get(heading))]
    if not given:
        return None
    cells: dict[str, Value] = {}
    for column, value in given:
        try:
            cells[column.field] = read_cell(column, value)
        except CellError as error:
            faults.error(spec.name, raw.number, column.heading, str(error))
    filled = {column.field for column, _ in given}
    for column in columns.values():
        if column.required and column.field not in filled:
            faults.error(spec.name, raw.number, column.heading, _missing(column))
    return cells, all(column.field in cells for column in spec.columns if column.required)


def _missing(column: Column) -> str:
    return f"Не заполнено обязательное поле «{column.heading}»: впишите значение."


def read_pairs(spec: SheetSpec, make: Callable[..., RowT], raw: RawSheet | None, faults: ProblemLog) -> Sheet[RowT]:
    """The one row that a (name, value) sheet makes; its `broken` holds the readable values when it is not whole."""
    if raw is None:
        return Sheet()
    by_key = {heading_key(column.heading): column for column in spec.columns}
    cells: dict[str, Value] = {}
    fields: set[str] = set()
    whole = True
    for row in raw.rows:
        for name, value in row.cells.items():
            column = by_key.get(heading_key(name))
            if column is None:
                _warn_of_name(spec, row.number, name, value, faults)
            elif column.field in fields:
                whole = False
                faults.error(
                    spec.name, row.number, column.heading, f"Строка «{column.heading}» повторяется: оставьте одну."
                )
            else:
                fields.add(column.field)
                whole &= _read_pair(spec, column, row.number, value, cells, faults)
    for column in spec.columns:
        if column.required and column.field not in fields:
            whole = False
            faults.error(spec.name, None, column.heading, f"Нет обязательной строки «{column.heading}»: добавьте её.")
    rows = (make(**cells),) if whole else ()
    return Sheet(rows, present=True, fields=frozenset(fields), broken=() if rows else (cells,))


def _warn_of_name(spec: SheetSpec, number: int, name: str, value: CellValue, faults: ProblemLog) -> None:
    if clean_line(name) or not is_blank(value):
        faults.warn(spec.name, number, name or None, f"Строка {quoted(name)} не из журнала: она не загружена.")


def _read_pair(
    spec: SheetSpec, column: Column, number: int, value: CellValue, cells: dict[str, Value], faults: ProblemLog
) -> bool:
    if is_blank(value):
        if column.required:
            faults.error(spec.name, number, column.heading, _missing(column))
        return not column.required
    try:
        cells[column.field] = read_cell(column, value)
    except CellError as error:
        faults.error(spec.name, number, column.heading, str(error))
        return False
    return True
