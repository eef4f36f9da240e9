"""What erasing for good needs of the journal's file: a log without what was deleted, and a memory past a restore."""

import json
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2

from models.journal.engine import connect, connect_for_work
from models.journal.problems import sqlite_problems

if TYPE_CHECKING:
    from models.journal.journal import Journal


REMEMBERED = "erasures"
"""The setting that remembers erasures by number and hash, without any name."""


def empty_write_ahead_log(journal: "Journal") -> None:
    """Bring every change into the main file, whose freed places are overwritten, and cut the log down to nothing."""
    with (
        journal.gate.writing(),
        sqlite_problems(journal.path),
        closing(connect_for_work(journal.path, journal.data_key)) as connection,
    ):
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def carry_remembered(path: Path, key: bytes | None, restored: Path, restored_key: bytes | None) -> None:
    """Have the restored file remember the erasures of the journal whose place it takes, besides its own."""
    with sqlite_problems(path), closing(connect(path, key)) as connection:
        known = _remembered(connection)
    if not known:
        return
    with sqlite_problems(restored), closing(connect(restored, restored_key)) as connection:
        own = _remembered(connection)
        value = json.dumps([*own, *(entry for entry in known if entry not in own)], ensure_ascii=False)
        connection.execute("INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)", (REMEMBERED, value))
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _remembered(connection: dbapi2.Connection) -> list[Any]:
    row = connection.execute("SELECT value FROM setting WHERE key = ?", (REMEMBERED,)).fetchone()
    entries: list[Any] = json.loads(row[0]) if row else []
    return entries
