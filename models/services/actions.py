"""Undo and redo of the last actions, the bin, and the history of a record."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, cast

from sqlalchemy import delete, func, or_, select, tuple_, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from models.changes import Action, Area, Changes
from models.errors import UserError
from models.journal.journal import Journal, driver_of
from models.journal.taking_back import RowChange, carry_out, overwritten
from models.tables import Base, RecordedAction, RecordedRow

REACH = 50
"""How many actions can be undone."""


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What was undone or done again: the action's title, what its rows touch, whether it had deleted something."""

    title: str
    changes: Changes
    removes: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """What an undo or a redo would take next: the action's title, and whether it deletes something."""

    title: str
    removes: bool


@dataclass(frozen=True, slots=True)
class Turns:
    """The next undo and the next redo; None when there is nothing."""

    undo: Turn | None = None
    redo: Turn | None = None


@dataclass(frozen=True, slots=True)
class BinEntry:
    """What one action deleted: `kind` is the table of the record that it is about."""

    action_id: int
    title: str
    kind: str
    deleted: datetime
    who: str


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A column of a record's row (`table`) before and after; None: empty, or the row was not there."""

    table: str
    column: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """A row of a record, its own or a dependent one, as JSON had it before and after; None: it was not there."""

    table: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None

    @property
    def fields(self) -> tuple[FieldChange, ...]:
        """The columns that differ."""
        before, after = self.before or {}, self.after or {}
        names = [name for name in {**before, **after} if name != "id" and before.get(name) != after.get(name)]
        return tuple(FieldChange(self.table, name, before.get(name), after.get(name)) for name in names)


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """What one action did to a record. `undone` tells that it was taken back afterwards."""

    at: datetime
    who: str
    what: Literal["added", "changed", "deleted"]
    title: str
    undone: bool
    rows: tuple[ChangedRow, ...]

    @property
    def fields(self) -> tuple[FieldChange, ...]:
        """What differs, of a record that stayed."""
        return tuple(field for row in self.rows for field in row.fields) if self.what == "changed" else ()


def undo(journal: Journal) -> TakenBack | None:
    """Take back the last action that was not; None when there is none among the last `REACH`.

    `OverwrittenError` when its records were changed since by something that is no action (an import).
    """
    return _turn(journal, "done", "undone")


def redo(journal: Journal) -> TakenBack | None:
    """Do again what was undone last; None when nothing was, or another action came after it."""
    return _turn(journal, "undone", "done")


def _turn(journal: Journal, state: str, becomes: str) -> TakenBack | None:
    title = ""
    try:
        with journal.write() as session:
            action = _next(_latest(session), state)
            if action is None:
                return None
            title = action.title
            _carry_out(session, action, backwards=state == "done")
            action.state = becomes
            return TakenBack(title, _changes(action), action.removes)
    except IntegrityError as error:  # of the commit: a row names what is gone
        raise overwritten(title) from error


def skip(journal: Journal) -> None:
    """Leave the action that `undo` would take as it stands for good, so that those before it can be taken back."""
    with journal.write() as session:
        action = _next(_latest(session), "done")
        if action is not None:
            action.state = "dropped"


def turns(journal: Journal) -> Turns:
    """What `undo` and `redo` would take now: for those who offer them."""
    with journal.read() as session:
        latest = _latest(session)
        found = [_next(latest, state) for state in ("done", "undone")]
        return Turns(*(Turn(one.title, one.removes) if one else None for one in found))


def forget_all(journal: Journal) -> None:
    """Begin without anything to take back: for a journal whose records were made for the user (the sample school)."""
    with journal.write() as session:
        session.execute(delete(RecordedAction))


def _latest(session: Session) -> Sequence[RecordedAction]:
    query = select(RecordedAction).where(RecordedAction.state != "dropped").order_by(RecordedAction.id.desc())
    return session.scalars(query.limit(REACH)).all()


def _next(latest: Sequence[RecordedAction], state: str) -> RecordedAction | None:
    """Undone ones stand behind all that is done: the last of these goes first, the first of those returns first."""
    candidates = [action for action in latest if action.state == state]
    if not candidates:
        return None
    return candidates[0] if state == "done" else candidates[-1]


def _carry_out(session: Session, action: RecordedAction, *, backwards: bool) -> None:
    rows = session.scalars(select(RecordedRow).where(RecordedRow.action_id == action.id).order_by(RecordedRow.id)).all()
    changes = [RowChange(row.table_name, row.before, row.after) for row in rows]
    if backwards:
        changes = [RowChange(change.table, change.new, change.old) for change in reversed(changes)]
    carry_out(driver_of(session), changes, action.title)


def _changes(action: RecordedAction) -> Changes:
    return Changes(frozenset(cast("list[Area]", action.areas.split())))


def bin_entries(journal: Journal) -> tuple[BinEntry, ...]:
    """What was deleted and can be restored, the latest first."""
    with journal.read() as session:
        seen: set[tuple[str, int]] = set()
        entries = []
        for action, rows in _removals(session):
            records = _records_of(rows)
            if records and not seen & records and not any(_is_there(session, *record) for record in records):
                seen |= records
                kind = next(iter(sorted(records)))[0]
                entries.append(BinEntry(action.id, action.title, kind, action.at, action.who))
        return tuple(entries)


_Removed = tuple[str, str | None, int | None]
"""A deleted row: its table, the kind of the record it belonged to, its number."""


def _removals(session: Session) -> list[tuple[RecordedAction, list[_Removed]]]:
    found = session.execute(
        select(
            RecordedAction,
            RecordedRow.table_name,
            RecordedRow.record_kind,
            func.json_extract(RecordedRow.before, "$.id"),
        )
        .join(RecordedRow, RecordedRow.action_id == RecordedAction.id)
        .where(
            RecordedAction.removes,
            ~RecordedAction.emptied,
            RecordedAction.state == "done",
            RecordedRow.after.is_(None),
        )
        .order_by(RecordedAction.id.desc())
    )
    by_action: dict[int, tuple[RecordedAction, list[_Removed]]] = {}
    for action, table, kind, number in found:
        by_action.setdefault(action.id, (action, []))[1].append((table, kind, number))
    return list(by_action.values())


def _records_of(rows: list[_Removed]) -> set[tuple[str, int]]:
    """The records that were deleted; when all of them stayed, what was taken off them (a photo)."""
    own = [row for row in rows if row[0] == row[1]] or rows
    return {(table, number) for table, _kind, number in own if number is not None}


def _is_there(session: Session, table: str, number: int) -> bool:
    found = Base.metadata.tables[table]
    return session.scalar(select(func.count()).select_from(found).where(found.c.id == number)) == 1


def restore(journal: Journal, action_id: int) -> TakenBack:
    """Bring back what an action deleted, with everything that hung on it; itself an action that can be undone.

    `OverwrittenError` when what it belonged to is gone too.
    """
    with journal.read() as session:
        action = session.get_one(RecordedAction, action_id)
        title, changes = action.title, _changes(action)
    try:
        with journal.write(Action(title, changes)) as session:
            _carry_out(session, session.get_one(RecordedAction, action_id), backwards=True)
    except IntegrityError as error:
        raise overwritten(title) from error
    return TakenBack(title, changes)


def empty_bin(journal: Journal) -> int:
    """Forget for good what stands in the bin, contents and histories included; the number of entries.

    It cannot be undone, nor can what was done to those records before.
    """
    entries = [entry.action_id for entry in bin_entries(journal)]
    if not entries:
        return 0
    with journal.write() as session:
        gone = session.execute(
            select(RecordedRow.record_kind, RecordedRow.record_id)
            .where(
                RecordedRow.action_id.in_(entries),
                RecordedRow.after.is_(None),
                RecordedRow.table_name == RecordedRow.record_kind,
            )
            .distinct()
        ).all()
        of_records = tuple_(RecordedRow.record_kind, RecordedRow.record_id).in_([tuple(row) for row in gone])
        about = or_(RecordedRow.action_id.in_(entries), of_records)
        touched = list(session.scalars(select(RecordedRow.action_id).where(about).distinct()))
        session.execute(delete(RecordedRow).where(about))
        session.execute(update(RecordedAction).where(RecordedAction.id.in_(touched)).values(state="dropped"))
        session.execute(update(RecordedAction).where(RecordedAction.id.in_(entries)).values(emptied=True))
    return len(entries)


def history(journal: Journal, kind: str, number: int) -> tuple[HistoryEntry, ...]:
    """Who changed the record `number` of the table `kind`, when, and what stood there before; the latest first."""
    if kind not in Base.metadata.tables:
        raise UserError("У этой записи нет истории.")
    with journal.read() as session:
        rows = session.execute(
            select(RecordedAction, RecordedRow)
            .join(RecordedRow, RecordedRow.action_id == RecordedAction.id)
            .where(RecordedRow.record_kind == kind, RecordedRow.record_id == number)
            .order_by(RecordedAction.id.desc(), RecordedRow.id)
        ).all()
        by_action: dict[int, tuple[RecordedAction, list[RecordedRow]]] = {}
        for action, row in rows:
            by_action.setdefault(action.id, (action, []))[1].append(row)
        return tuple(_history_entry(action, own, kind) for action, own in by_action.values())


def _history_entry(action: RecordedAction, rows: list[RecordedRow], kind: str) -> HistoryEntry:
    own = next((row for row in rows if row.table_name == kind), None)
    what: Literal["added", "changed", "deleted"] = "changed"
    if own is not None and own.before is None:
        what = "added"
    elif own is not None and own.after is None:
        what = "deleted"
    changed = tuple(ChangedRow(row.table_name, _row_of(row.before), _row_of(row.after)) for row in rows)
    return HistoryEntry(action.at, action.who, what, action.title, action.state != "done", changed)


def _row_of(content: str | None) -> dict[str, Any] | None:
    row: dict[str, Any] | None = json.loads(content) if content else None
    return row
