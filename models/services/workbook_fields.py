"""Which fields of the workbook's rows are columns of their tables, and when two values of a field are the same."""

from collections.abc import Callable, Iterable
from dataclasses import fields
from typing import Any

from models.rules.names import code_key, fold_name, fold_partner
from models.workbook.cells import clean_text
from models.workbook.rows import Row

_ELSEWHERE = frozenset(
    {
        "row",
        "class_name",
        "record_code",
        "plan_item",
        "teachers",
        "partners",
        "media_links",
        "names",
        "classes",
        "campaign",
    }
)
"""Fields that are no column under their own name: references and lists."""

_FOLDS: dict[str, Callable[[str], str]] = {
    "record_code": code_key,
    "plan_item": code_key,
    "form": fold_name,
    "teachers": fold_name,
    "partners": fold_partner,
    "instrument": fold_name,
    "scale": fold_name,
    "time": lambda text: text.strip().zfill(5),
}
"""Fields in which spelling is not kept with the row, or does not matter."""


_columns: dict[type[Row], tuple[str, ...]] = {}


def columns_of(row_type: type[Row]) -> tuple[str, ...]:
    """The fields of a row that are columns of its table under the same name."""
    if row_type not in _columns:
        _columns[row_type] = tuple(one.name for one in fields(row_type) if one.name not in _ELSEWHERE)
    return _columns[row_type]


def values_of(row: Row) -> dict[str, Any]:
    """The row's columns and their values."""
    return {name: getattr(row, name) for name in columns_of(type(row))}


def normal(field: str, value: Any) -> Any:
    """What two values of a field are compared by; a text of the window may hold spaces that a cell never keeps."""
    if isinstance(value, tuple):
        return tuple(normal(field, part) for part in value)
    if type(value) is not str:
        return value
    fold = _FOLDS.get(field, clean_text)
    return fold(value) or None


def same(one: Row, other: Row, names: Iterable[str]) -> bool:
    """Whether two rows say the same in the named fields."""
    for name in names:
        first, second = getattr(one, name), getattr(other, name)
        if first != second and normal(name, first) != normal(name, second):
            return False
    return True
