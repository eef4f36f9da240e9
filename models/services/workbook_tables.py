"""Many rows into the journal's tables at once, with keys given out beforehand."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Table, bindparam, delete, insert, text, update
from sqlalchemy.orm import Session

from models.tables import Base

_AT_ONCE = 500
"""Keys in one IN list; SQLite bounds the number of parameters."""


class TableWriter:
    """Collects the inserts of one table and sends them together; `next_id` is the key of the next row."""

    def __init__(self, session: Session, table: type[Base]) -> None:
        self._session = session
        self._table = table_of(table)
        self._rows: list[dict[str, Any]] = []
        keys = list(self._table.primary_key.columns)
        self._next = _last_key(session, self._table) + 1 if len(keys) == 1 else 0

    def add(self, values: Mapping[str, Any]) -> int:
        """Note a row that gets a key of its own, which is returned."""
        key = self._next
        self._next += 1
        self._rows.append({"id": key, **values})
        return key

    def add_link(self, values: Mapping[str, Any]) -> None:
        """Note a row of a table whose key is made of its references."""
        self._rows.append(dict(values))

    def send(self) -> None:
        """Insert what was noted."""
        if self._rows:
            self._session.execute(insert(self._table), self._rows)
            self._rows.clear()


def _last_key(session: Session, table: Table) -> int:
    """The highest key ever given out: the bin and the history know a deleted record by its own."""
    given = session.scalar(text("SELECT seq FROM sqlite_sequence WHERE name = :name"), {"name": table.name})
    return int(given or 0)


def table_of(table: type[Base]) -> Table:
    """The Core table behind a mapped class."""
    found = table.__table__
    assert isinstance(found, Table)
    return found


def update_rows(session: Session, table: type[Base], rows: Sequence[Mapping[str, Any]]) -> None:
    """Set the given columns of the rows with the given `id`; all rows name the same columns."""
    if not rows:
        return
    found = table_of(table)
    columns = {name: bindparam(f"new_{name}", type_=found.c[name].type) for name in rows[0] if name != "id"}
    statement = update(found).where(found.c.id == bindparam("old_id")).values(columns)
    session.execute(
        statement,
        [{"old_id": row["id"], **{f"new_{name}": row[name] for name in columns}} for row in rows],
    )


def delete_where(session: Session, table: type[Base], column: str, keys: Iterable[int]) -> None:
    """Delete the rows whose column holds one of the keys."""
    found = table_of(table)
    wanted = list(keys)
    for start in range(0, len(wanted), _AT_ONCE):
        session.execute(delete(found).where(found.c[column].in_(wanted[start : start + _AT_ONCE])))
