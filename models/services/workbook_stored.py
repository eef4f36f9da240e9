"""Rows of the journal beside the keys of their tables, and how they are read by their columns."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import Select, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from models.services.workbook_fields import columns_of
from models.workbook import rows as sheet

RowT = TypeVar("RowT", bound=sheet.Row)


@dataclass(frozen=True, slots=True)
class Stored(Generic[RowT]):
    """A row of the journal: the key of its table and what the workbook says of it."""

    id: int
    row: RowT


@dataclass(frozen=True, slots=True)
class StoredPupil(Stored[sheet.PupilRow]):
    """A membership (`id`) of a pupil."""

    pupil_id: int


@dataclass(frozen=True, slots=True)
class StoredScore(Stored[sheet.DiagnosticsRow]):
    """A score (`id`); 0 for a person without scores, and `result_id` 0 for a session without people."""

    session_id: int
    result_id: int


def select_columns(table: Any, row_type: type[sheet.Row], *more: InstrumentedAttribute[Any]) -> Select[Any]:
    """A query of the key, the columns that a row type has under their own names, and some more."""
    return select(table.id, *(getattr(table, name) for name in columns_of(row_type)), *more)


def column_values(row: Any, row_type: type[sheet.Row]) -> dict[str, Any]:
    """Those columns of a row that `select_columns` gave, by name."""
    return dict(zip(columns_of(row_type), row[1:], strict=False))


def read_plain(session: Session, table: Any, make: type[RowT], query: Select[Any]) -> tuple[Stored[RowT], ...]:
    """Rows whose fields are all columns of the queried table."""
    rows = session.execute(query.with_only_columns(table.id, *(getattr(table, name) for name in columns_of(make))))
    return tuple(Stored(row[0], make(**column_values(row, make))) for row in rows)


def read_of_year(session: Session, table: Any, make: type[RowT], year_id: int) -> tuple[Stored[RowT], ...]:
    """The same of one school year, in the order of entry."""
    return read_plain(session, table, make, select(table).where(table.year_id == year_id).order_by(table.id))


def lists_by_owner(pairs: Iterable[Any]) -> Mapping[int, tuple[str, ...]]:
    """Names by the key of their owner, in the order given; () for an owner without any."""
    found: dict[int, list[str]] = defaultdict(list)
    for key, name in pairs:
        found[key].append(name)
    return defaultdict(tuple, {key: tuple(names) for key, names in found.items()})
