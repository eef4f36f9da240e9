"""SQLAlchemy over SQLCipher: how a journal file is connected to.

The ordinary `sqlite+pysqlite` dialect with SQLCipher's driver: it encrypts when it is given a key, and is a
recent SQLite without one. SQLAlchemy is imported with the first engine: a start that only reads a row does without.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

APPLICATION_ID = 0x50724A72
"""Written into every journal, so that another program's SQLite file is told from ours ("PrJr")."""

WRITING = "journal_writing"
"""The execution option of connections whose transactions write."""

_BUSY_SECONDS = 10.0

_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    "trusted_schema=OFF",
    "temp_store=MEMORY",
    "cache_size=-1024",  # KB for each connection: half of the usual, and the largest report takes no longer
)


def connect(path: Path, data_key: bytes | None) -> dbapi2.Connection:
    """A bare driver connection to `path`, keyed when `data_key` (32 bytes) is given; no file is read yet."""
    connection = dbapi2.connect(
        str(path),
        timeout=_BUSY_SECONDS,
        isolation_level=None,  # the driver must not begin or end transactions by itself
        check_same_thread=False,  # the pool hands a connection to one thread at a time
    )
    connection.execute("PRAGMA cipher_log_level=NONE")
    if data_key is not None:
        connection.execute(f"PRAGMA key=\"x'{data_key.hex()}'\"")
    return connection


def connect_for_work(path: Path, data_key: bytes | None) -> dbapi2.Connection:
    """A driver connection to `path` with the durable settings of a journal."""
    connection = connect(path, data_key)
    try:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


def make_engine(path: Path, data_key: bytes | None) -> "Engine":
    """An engine on the journal `path`; transactions begun with the `WRITING` option take the write lock at once."""
    from sqlalchemy import create_engine, event
    from sqlalchemy.pool import QueuePool

    creator: Callable[[], Any] = lambda: connect_for_work(path, data_key)  # noqa: E731
    engine = create_engine(
        "sqlite+pysqlite://",
        module=dbapi2,
        creator=creator,
        poolclass=QueuePool,
        hide_parameters=True,  # else an error of the driver quotes the row: names of children
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: "Connection") -> None:
    writing = connection.get_execution_options().get(WRITING, False)
    # IMMEDIATE: a transaction that reads first and writes later can fail half-way with "database is locked".
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
