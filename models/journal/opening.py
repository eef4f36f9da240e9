"""What stands before work with a journal file: is it one, which key opens it, how a new one comes to be."""

import contextlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

from models.errors import DamagedError, EnvironmentProblemError, WrongPasswordError
from models.journal import keys, problems
from models.journal.atomic import replace_file
from models.journal.engine import APPLICATION_ID, WRITING, connect, make_engine
from models.migrations import runner

if TYPE_CHECKING:
    from sqlalchemy import Connection

_SQLITE_HEADER = b"SQLite format 3\x00"
_COMPANIONS = ("-wal", "-shm", "-journal")


def is_encrypted(path: Path) -> bool:
    """Whether the journal `path` is under a password, or at least no plain SQLite file.

    `EnvironmentProblemError` when it is not there, `DamagedError` when it is too short to be a journal.
    """
    try:
        with path.open("rb") as file:
            header = file.read(len(_SQLITE_HEADER))
    except OSError as error:
        raise problems.of_os_error(error, path) from error
    if len(header) < len(_SQLITE_HEADER):
        raise problems.damaged(path)
    return header != _SQLITE_HEADER


def data_key_for(path: Path, password: str | None) -> bytes | None:
    """The key that opens the journal `path`; None for a journal without a password, whatever `password` is."""
    if not is_encrypted(path):
        return None
    key_file = keys.read_key_file(path)
    if not password:
        raise WrongPasswordError(f"Журнал «{path.name}» закрыт паролем: введите пароль.")
    return key_file.unlock(password)


def schema_version(path: Path, data_key: bytes | None) -> int:
    """The schema version of the journal `path`, read without changing the file.

    `DamagedError` when the file is damaged, foreign, under another key or of a newer program.
    """
    with problems.sqlite_problems(path):
        connection = connect(path, data_key)
        try:
            (application,) = connection.execute("PRAGMA application_id").fetchone()
            (version,) = connection.execute("PRAGMA user_version").fetchone()
        finally:
            connection.close()
    if application != APPLICATION_ID or version < 1:
        raise problems.damaged(path)
    if version > runner.SCHEMA_VERSION:
        raise DamagedError(f"Журнал «{path}» сделан более новой программой: обновите Профжурнал.")
    return int(version)


def refuse_if_damaged(connection: dbapi2.Connection, path: Path, *, thorough: bool = False) -> None:
    """`DamagedError` about `path` when SQLite finds a fault in the database behind `connection`."""
    pragma = "integrity_check" if thorough else "quick_check"
    if connection.execute(f"PRAGMA {pragma}(1)").fetchall() != [("ok",)]:
        raise problems.damaged(path)


def bring_up_to_date(
    path: Path, data_key: bytes | None, version: int, steps: "Sequence[runner.Step] | None" = None
) -> None:
    """Bring a journal of an older schema `version` to the newest one, after a backup; all steps or none.

    `steps` are the released ones, unless a test brings its own.
    """
    from models.journal.backup import automatic_backup_of
    from models.journal.backup_file import Reason

    automatic_backup_of(path, data_key, Reason.MIGRATION)
    engine = make_engine(path, data_key)
    try:
        with problems.storage_problems(path):
            runner.upgrade(engine, version, runner.released_steps() if steps is None else steps)
    finally:
        engine.dispose()


def refuse_if_taken(path: Path) -> None:
    """`EnvironmentProblemError` when a new journal at `path` would replace something."""
    if path.exists():
        raise EnvironmentProblemError(f"Файл «{path}» уже есть: откройте его или выберите другое имя.")
    for beside in (keys.key_path(path), *(path.with_name(path.name + suffix) for suffix in _COMPANIONS)):
        if beside.exists():
            raise EnvironmentProblemError(
                f"Рядом лежит «{beside.name}» от другого журнала, который без него не открыть: "
                "выберите другое имя или папку."
            )


def create_file(path: Path, data_key: bytes | None) -> None:
    """Make an empty journal at `path`: whole, or not at all."""
    temporary = path.with_name(f".{path.name}.new")
    remove_database(temporary)
    try:
        with problems.storage_problems(path):
            engine = make_engine(temporary, data_key)
            try:
                with engine.connect().execution_options(**{WRITING: True}) as connection:
                    driver = _driver(connection)
                    # A write-ahead log's last step is skipped in silence when the disk is full: half a file is left.
                    driver.execute("PRAGMA journal_mode=DELETE")
                    with connection.begin():
                        runner.create_schema(connection)
                    driver.execute("PRAGMA journal_mode=WAL")
            finally:
                engine.dispose()
            replace_file(temporary, path)
    finally:
        remove_database(temporary)


def _driver(connection: "Connection") -> dbapi2.Connection:
    driver = connection.connection.driver_connection
    assert isinstance(driver, dbapi2.Connection)
    return driver


def remove_database(path: Path) -> None:
    """Remove a database file that nobody needs, with what SQLite keeps beside it."""
    for suffix in ("", *_COMPANIONS):
        with contextlib.suppress(OSError):
            path.with_name(path.name + suffix).unlink()
