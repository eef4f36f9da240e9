"""What was counted from the records and is kept beside them until the next change of the journal.

One row, read and written by the bare driver, so that a window may show it before SQLAlchemy is loaded. Every
`Journal.write` that changes something removes the row in the same transaction: what is here is never stale.
"""

from contextlib import closing
from typing import TYPE_CHECKING

from models.journal.engine import connect, connect_for_work
from models.journal.problems import sqlite_problems

if TYPE_CHECKING:
    from models.journal.journal import Journal

SIZE_BOUND = 256 * 1024
FORGET = "DELETE FROM setting WHERE key = 'derived.home'"

_READ = "SELECT value FROM setting WHERE key = 'derived.home' AND typeof(value) = 'text' AND length(value) <= ?"
_KEEP = "INSERT OR REPLACE INTO setting (key, value) VALUES ('derived.home', ?)"


def read(journal: "Journal") -> str | None:
    """The text that was kept, or None; the journal may come from anyone, so the text may be anything."""
    with (
        journal.gate.passing(),
        sqlite_problems(journal.path),
        closing(connect(journal.path, journal.data_key)) as connection,
    ):
        row = connection.execute(_READ, (SIZE_BOUND,)).fetchone()
    return row[0] if row else None


def keep(journal: "Journal", text: str, revision: int) -> bool:
    """Keep `text`, counted after `journal.revision` was `revision`; False when the journal has changed since.

    No record changes, so no backup follows.
    """
    if journal.read_only or len(text) > SIZE_BOUND:
        return False
    with (
        journal.gate.writing(),
        sqlite_problems(journal.path),
        closing(connect_for_work(journal.path, journal.data_key)) as connection,
    ):
        if journal.revision != revision:
            return False
        connection.execute(_KEEP, (text,))
    return True
