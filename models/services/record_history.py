"""The history of a record with names in place of numbers: what an action changed in it and in what hangs on it."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

from sqlalchemy import Boolean, Column, Date, select
from sqlalchemy.orm import Session

from models.journal.journal import Journal
from models.services.actions import ChangedRow, HistoryEntry, history
from models.tables import Base, RecordedRow
from models.tables.base import Hours

Row = Mapping[str, Any]
MOST = 50
"""Entries of a history."""

_NAMED_BY = {
    "school_class": "name",
    "pupil": "full_name",
    "teacher": "full_name",
    "partner": "name",
    "plan_item": "title",
    "instrument": "name",
    "turnout": "class_id",
    "diagnostics_result": "name",
}
_ABOUT = {
    "turnout": "class_id",
    "turnout_name": "turnout_id",
    "diagnostics_score": "result_id",
    "membership": "class_id",
    "consent": "kind",
}
"""The column that tells which part of the record a dependent row is about."""
_LISTED = {
    "turnout_name": "name",
    "consultation_name": "name",
    "work_record_teacher": "teacher_id",
    "work_record_partner": "partner_id",
    "diagnostics_result": "name",
    "photo": "",
}
"""Tables whose rows are a list of names."""
_NOT_TOLD = frozenset({"id", "position", "folded"})


@dataclass(frozen=True, slots=True)
class Change:
    """A row before and after, its values as the journal knows them; None: it was not there.

    `about` is the class or the person that a dependent row is about.
    """

    table: str
    about: str
    before: Row | None
    after: Row | None


@dataclass(frozen=True, slots=True)
class ListChange:
    """Names that went from a list and came to it; the lengths of the list when all of it was written anew."""

    table: str
    about: str
    removed: tuple[str, ...]
    added: tuple[str, ...]
    lengths: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """What one action did to the record; `changes` only of a record that was there before and after."""

    at: datetime
    who: str
    what: Literal["added", "changed", "deleted"]
    title: str
    undone: bool
    changes: tuple[Change | ListChange, ...]


def record_history(journal: Journal, kind: str, number: int) -> tuple[HistoryLine, ...]:
    """The last `MOST` actions that touched a record, the latest first; UserError for a kind that has no history."""
    entries = history(journal, kind, number)[:MOST]
    with journal.read() as session:
        names = _Names(session, entries)
        return tuple(_line(entry, kind, names) for entry in entries)


def _line(entry: HistoryEntry, kind: str, names: "_Names") -> HistoryLine:
    changes: list[Change | ListChange] = []
    if entry.what == "changed":
        tables = sorted({row.table for row in entry.rows}, key=lambda table: (table != kind, table))
        for table in tables:
            rows = [row for row in entry.rows if row.table == table]
            changes += _list_changes(table, rows, names) if table in _LISTED else _row_changes(table, rows, names)
    return HistoryLine(entry.at, entry.who, entry.what, entry.title, entry.undone, tuple(changes))


def _row_changes(table: str, rows: Sequence[ChangedRow], names: "_Names") -> list[Change]:
    """Rows of one table; what was deleted and written anew about the same class is one change."""
    before: dict[str, Row] = {}
    after: dict[str, Row] = {}
    for row in rows:
        for side, content in ((before, row.before), (after, row.after)):
            if content is not None:
                side[names.about(table, content)] = names.told(table, content)
    about = list(dict.fromkeys([*before, *after]))
    changes = [Change(table, one, before.get(one), after.get(one)) for one in about]
    return [change for change in changes if change.before != change.after]


def _list_changes(table: str, rows: Sequence[ChangedRow], names: "_Names") -> list[ListChange]:
    before: dict[str, list[str]] = {}
    after: dict[str, list[str]] = {}
    for row in rows:
        for side, content in ((before, row.before), (after, row.after)):
            if content is not None:
                side.setdefault(names.about(table, content), []).append(names.listed(table, content))
    changes = []
    for about in dict.fromkeys([*before, *after]):
        old, new = before.get(about, []), after.get(about, [])
        removed, added = _without(old, new), _without(new, old)
        if removed or added:
            lengths = (len(old), len(new)) if old and new and len(old) > len(removed) else None
            changes.append(ListChange(table, about, removed, added, lengths))
    return changes


def _without(names: Iterable[str], others: Iterable[str]) -> tuple[str, ...]:
    """The names that are not among the others; namesakes count one by one."""
    left = list(others)
    found = []
    for name in names:
        if name in left:
            left.remove(name)
        else:
            found.append(name)
    return tuple(found)


class _Names:
    """Names of the rows that others name by number, also of those that are gone."""

    def __init__(self, session: Session, entries: Iterable[HistoryEntry]) -> None:
        self._session = session
        self._known: dict[tuple[str, int], str] = {}
        self._seen: dict[tuple[str, int], Row] = {}
        for entry in entries:
            for row in entry.rows:
                content = row.after or row.before
                if content is not None and "id" in content:
                    self._seen.setdefault((row.table, content["id"]), content)

    def about(self, table: str, content: Row) -> str:
        """Which part of the record the row is about; empty when about all of it."""
        column = _ABOUT.get(table)
        return str(self._value(_columns(table)[column], content[column]) or "") if column else ""

    def listed(self, table: str, content: Row) -> str:
        """What stands in the list for the row."""
        column = _LISTED[table]
        return str(self._value(_columns(table)[column], content[column])) if column else str(content["id"])

    def told(self, table: str, content: Row) -> Row:
        """The row's values, without what only the program needs."""
        columns = _columns(table)
        return {
            name: self._value(columns[name], value)
            for name, value in content.items()
            if name in columns and name not in _NOT_TOLD and not _leads_to_record(columns[name])
        }

    def _value(self, column: "Column[Any]", raw: Any) -> Any:
        if raw is None or raw == "":
            return None
        key = next(iter(column.foreign_keys), None)
        if key is not None:
            return self._name(key.column.table.name, raw)
        if isinstance(column.type, Boolean):
            return bool(raw)
        if isinstance(column.type, Date):
            return date.fromisoformat(raw)
        if isinstance(column.type, Hours):
            return Decimal(raw) / 100
        return raw

    def _name(self, table: str, number: int) -> str:
        if (table, number) not in self._known:
            self._known[table, number] = self._find(table, number)
        return self._known[table, number]

    def _find(self, table: str, number: int) -> str:
        column = _NAMED_BY.get(table)
        if column is None:
            return ""
        row = self._there(table, number) or self._seen.get((table, number)) or self._recorded(table, number)
        return str(self._value(_columns(table)[column], row[column])) if row else "удалено"

    def _there(self, table: str, number: int) -> Row | None:
        found = Base.metadata.tables[table]
        column = found.c[_NAMED_BY[table]]
        row = self._session.execute(select(column).where(found.c.id == number)).first()
        return None if row is None else {column.name: row[0]}

    def _recorded(self, table: str, number: int) -> Row | None:
        """The row as the last action had it that touched it."""
        query = (
            select(RecordedRow.before, RecordedRow.after)
            .where(RecordedRow.record_kind == table, RecordedRow.record_id == number, RecordedRow.table_name == table)
            .order_by(RecordedRow.id.desc())
        )
        found = self._session.execute(query).first()
        content: Row | None = json.loads(found.after or found.before or "null") if found else None
        return content


def _columns(table: str) -> "Mapping[str, Column[Any]]":
    return {column.name: column for column in Base.metadata.tables[table].columns}


def _leads_to_record(column: "Column[Any]") -> bool:
    """A dependent row's own record goes without saying."""
    return any(key.column.table.name not in _NAMED_BY for key in column.foreign_keys) or (
        column.table.name in _ABOUT and column.name == _ABOUT[column.table.name]
    )
