"""Puts the rows of recorded actions back as they were, or again as they became."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlcipher3 import dbapi2

from models.errors import UserError
from models.journal.recording import columns_of, row_as_json


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row as it stood (`old`, None: it was not there) and as it shall stand (`new`, None: it shall go)."""

    table: str
    old: str | None
    new: str | None


class OverwrittenError(UserError):
    """The record has been changed since by something else: taking the action back would lose that."""

    code = "overwritten"


def carry_out(connection: dbapi2.Connection, changes: Sequence[RowChange], title: str) -> None:
    """Make each change in turn, in the caller's transaction.

    `OverwrittenError` about `title` when a row does not stand as `old` says. What a row names may be gone: the commit
    then fails with an `IntegrityError`, for `overwritten` to tell.
    """
    # What a deleted record named comes back within the same transaction.
    connection.execute("PRAGMA defer_foreign_keys=ON")
    hanging = _hanging(connection)
    for change in changes:
        if change.old is not None and change.new is not None and not _changed(change):
            continue  # what differed was erased for good
        if not _stands(connection, change) or (change.new is None and _something_hangs(connection, change, hanging)):
            raise overwritten(title)
        try:
            _make(connection, change)
        except dbapi2.IntegrityError as error:
            raise overwritten(title) from error


def overwritten(title: str) -> OverwrittenError:
    """The refusal of an action of that title."""
    return OverwrittenError(
        f"Вернуть нельзя: «{title}», эту запись или то, на что она ссылается, с тех пор изменили или удалили."
    )


def _hanging(connection: dbapi2.Connection) -> dict[str, list[tuple[str, str]]]:
    """Of each table the tables and columns whose rows a deletion would take along."""
    found: dict[str, list[tuple[str, str]]] = {}
    for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        for key in connection.execute(f'PRAGMA foreign_key_list("{table}")').fetchall():
            if key[6] == "CASCADE":
                found.setdefault(key[2], []).append((table, key[3]))
    return found


def _something_hangs(
    connection: dbapi2.Connection, change: RowChange, hanging: dict[str, list[tuple[str, str]]]
) -> bool:
    """Whether rows that the action knows nothing of (an import's) would go with the row."""
    assert change.old is not None
    number = json.loads(change.old).get("id")
    return any(
        connection.execute(f'SELECT 1 FROM "{table}" WHERE "{column}" = ? LIMIT 1', (number,)).fetchone()
        for table, column in hanging.get(change.table, ())
    )


def _stands(connection: dbapi2.Connection, change: RowChange) -> bool:
    """Whether the row is as the action left it; of a changed row only what the action changed is looked at."""
    columns = columns_of(connection, change.table)
    known = json.loads(change.old or change.new or "{}")
    where, values = _key(columns, known)
    names = _changed(change) or [name for name, _key in columns]
    expression = row_as_json(names, f'"{change.table}"')
    found = connection.execute(f'SELECT {expression} FROM "{change.table}" WHERE {where}', values).fetchone()
    if found is None or change.old is None:
        return found is None and change.old is None
    there = json.loads(found[0])
    return all(there[name] == known.get(name) for name in names)


def _changed(change: RowChange) -> list[str]:
    """The columns that differ; empty for a row that comes or goes."""
    if change.old is None or change.new is None:
        return []
    old, new = json.loads(change.old), json.loads(change.new)
    return [name for name in new if old.get(name) != new[name]]


def _make(connection: dbapi2.Connection, change: RowChange) -> None:
    columns = columns_of(connection, change.table)
    if change.new is None:
        assert change.old is not None
        where, values = _key(columns, json.loads(change.old))
        connection.execute(f'DELETE FROM "{change.table}" WHERE {where}', values)
        return
    row: dict[str, Any] = json.loads(change.new)
    names = [name for name, _key in columns if name in row]
    if change.old is None:
        listed, marks = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
        statement = f'INSERT INTO "{change.table}" ({listed}) VALUES ({marks})'
        connection.execute(statement, [row[name] for name in names])
        return
    where, values = _key(columns, json.loads(change.old))  # a changed column may be a part of the key
    changed = _changed(change)
    sets = ", ".join(f'"{name}" = ?' for name in changed)
    connection.execute(f'UPDATE "{change.table}" SET {sets} WHERE {where}', [*(row[name] for name in changed), *values])


def _key(columns: Sequence[tuple[str, bool]], row: dict[str, Any]) -> tuple[str, list[Any]]:
    keys = [name for name, is_key in columns if is_key]
    return " AND ".join(f'"{name}" = ?' for name in keys), [row[name] for name in keys]
