"""The version of the journal's schema, and the way from an older one.

A step is a module in `versions` with a function `upgrade(op)` on Alembic's operations. It names tables and columns
itself and uses no live ORM class, for those will have moved on when an old journal meets it. Alembic and SQLAlchemy
are imported only when a step is due.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from sqlcipher3 import dbapi2

from models.errors import DamagedError
from models.journal.engine import APPLICATION_ID, WRITING

if TYPE_CHECKING:
    from alembic.operations import Operations
    from sqlalchemy import Connection, Engine

SCHEMA_VERSION = 2
"""The number of released steps; kept in the journal as SQLite's `user_version`."""


class Step(Protocol):
    """One way from a schema version to the next."""

    def upgrade(self, op: "Operations") -> None:
        """Change the schema, and the records where they must change with it."""


def released_steps() -> Sequence[Step]:
    """All steps in order; the first makes the tables of version 1."""
    # Plain imports, so that the frozen program has them on board.
    from models.migrations.versions import s0001_initial, s0002_actions

    return (s0001_initial, s0002_actions)


def create_schema(connection: "Connection") -> None:
    """Make every table in the empty journal behind `connection`, and mark it as a journal of this version."""
    from models.tables import Base

    Base.metadata.create_all(connection, checkfirst=False)
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID:d}")
    _stamp(connection, SCHEMA_VERSION)


def upgrade(engine: "Engine", version: int, steps: Sequence[Step]) -> None:
    """Bring the journal behind `engine` from `version` to the end of `steps`, in one transaction.

    `DamagedError` when records would then name others that are not there. On any failure the journal is as before.
    """
    from alembic.migration import MigrationContext
    from alembic.operations import Operations

    from models.tables import search

    with engine.connect().execution_options(**{WRITING: True}) as connection:
        # Rebuilding a table that others name would delete their records, and the setting cannot change inside
        # a transaction.
        _driver(connection).execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                operations = Operations(MigrationContext.configure(connection))
                search.drop(connection)
                for step in steps[version:]:
                    step.upgrade(operations)
                search.build(connection)
                _refuse_dangling(connection)
                _stamp(connection, len(steps))
        finally:
            connection.invalidate()


def _refuse_dangling(connection: "Connection") -> None:
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise DamagedError(
            "Журнал не удалось обновить, записи в нём ссылаются на пропавшие: восстановите его из резервной копии."
        )


def _driver(connection: "Connection") -> dbapi2.Connection:
    driver = connection.connection.driver_connection
    assert isinstance(driver, dbapi2.Connection)
    return driver


def _stamp(connection: "Connection", version: int) -> None:
    """Part of the running transaction, so that schema and version never disagree."""
    connection.exec_driver_sql(f"PRAGMA user_version={version:d}")
