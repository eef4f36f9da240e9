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
    for change in changes:
        if not _stands(connection, change):
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


def _stands(connection: dbapi2.Connection, change: RowChange) -> bool:
    columns = columns_of(connection, change.table)
    known = change.old or change.new
    assert known is not None
    where, values = _key(columns, json.loads(known))
    expression = row_as_json([name for name, _key in columns], f'"{change.table}"')
    found = connection.execute(f'SELECT {expression} FROM "{change.table}" WHERE {where}', values).fetchone()
    return (found[0] if found else None) == change.old


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
    where, values = _key(columns, row)
    sets = ", ".join(f'"{name}" = ?' for name in names)
    connection.execute(f'UPDATE "{change.table}" SET {sets} WHERE {where}', [*(row[name] for name in names), *values])


def _key(columns: Sequence[tuple[str, bool]], row: dict[str, Any]) -> tuple[str, list[Any]]:
    keys = [name for name, is_key in columns if is_key]
    return " AND ".join(f'"{name}" = ?' for name in keys), [row[name] for name in keys]
