"""The version of the journal's schema, and the steps from an older one."""

from sqlalchemy import Connection

from models.journal.engine import APPLICATION_ID

SCHEMA_VERSION = 1
"""The number of the last step in `versions`; kept in the journal as SQLite's `user_version`."""


def create_schema(connection: Connection) -> None:
    """Make every table in the empty journal behind `connection`, and mark it as a journal of this version."""
    from models.tables import Base

    Base.metadata.create_all(connection, checkfirst=False)
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    stamp(connection, SCHEMA_VERSION)


def stamp(connection: Connection, version: int) -> None:
    """Mark the journal behind `connection` as one of schema `version`; part of the running transaction."""
    connection.exec_driver_sql(f"PRAGMA user_version={version:d}")
