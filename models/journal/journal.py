"""The open journal: one file, held by one process, read and written in transactions."""

import contextlib
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

from models.errors import EnvironmentProblemError, UsageError, UserError
from models.journal import derived, keys, opening, problems, protection, recording, replacement
from models.journal.backup import automatic_backup
from models.journal.backup_file import Reason
from models.journal.engine import WRITING, make_engine
from models.journal.gate import Gate
from models.journal.lock import JournalLock
from models.journal.photos import PhotoStore
from models.journal.problems import sqlite_problems
from models.journal.progress import Progress, silent
from models.migrations.runner import SCHEMA_VERSION

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlalchemy.orm import Session

    from models.changes import Action


class Journal:
    """An open journal file. Make one by `create` or `open`, end it by `close` (or use it in a `with`)."""

    def __init__(self, path: Path, lock: JournalLock, data_key: bytes | None, *, read_only: bool = False) -> None:
        """For `create` and `open`, which have checked the file; others call those."""
        self.path = path
        self.read_only = read_only
        self._lock = lock
        self.data_key = data_key
        self.gate = Gate()
        self.revision = 0
        self._engine: Engine | None = None
        self._engine_lock = threading.Lock()
        self._file = path.stat()
        self._password_forgotten = False
        self._changed = False
        self._closed = False

    @classmethod
    def create(cls, path: Path, password: str | None = None) -> tuple["Journal", str | None]:
        """Make an empty journal at `path` and open it.

        With a password the second value is the recovery code in groups, to be printed at once: it is kept nowhere.
        `EnvironmentProblemError` when something lies there already or the folder does not allow it.
        """
        path = path.absolute()
        lock = JournalLock(path)
        try:
            opening.refuse_if_taken(path)
            data_key, code = None, None
            if password is not None:
                key_file, data_key, code = keys.new_key_file(password)
                keys.write_key_file(path, key_file)
            try:
                opening.create_file(path, data_key)
            except BaseException:
                keys.key_path(path).unlink(missing_ok=True)
                raise
            return cls(path, lock, data_key), code
        except BaseException:
            lock.release()
            raise

    @classmethod
    def open(cls, path: Path, password: str | None = None, *, read_only: bool = False) -> "Journal":
        """Open the journal at `path`; a journal without a password ignores `password`.

        `EnvironmentProblemError`: not there, held by another process, folder not writable. `WrongPasswordError`:
        the password is missing or wrong. `DamagedError`: damaged, foreign, its key file lost, or of a newer program.
        `read_only` is the caller's promise not to write: no backup follows on closing.
        """
        path = path.absolute()
        return cls._open(path, lambda: opening.data_key_for(path, password), read_only=read_only)

    @classmethod
    def open_with_recovery_code(cls, path: Path, code: str) -> "Journal":
        """Open a journal whose password is forgotten; set a new password next. Errors as of `open`."""
        path = path.absolute()
        return cls._open(path, lambda: keys.read_key_file(path).unlock_with_code(code), read_only=False, by_code=True)

    @classmethod
    def _open(
        cls, path: Path, find_key: Callable[[], bytes | None], *, read_only: bool, by_code: bool = False
    ) -> "Journal":
        if not replacement.is_pending(path):
            opening.is_encrypted(path)  # before the lock, which would leave a file beside what is not there
        lock = JournalLock(path)
        try:
            replacement.finish(path)
            data_key = find_key()
            version = opening.schema_version(path, data_key)
            if version < SCHEMA_VERSION:
                opening.bring_up_to_date(path, data_key, version)
            journal = cls(path, lock, data_key, read_only=read_only)
            journal._password_forgotten = by_code
            return journal
        except BaseException:
            lock.release()
            raise

    @property
    def has_password(self) -> bool:
        """Whether the journal is encrypted under a password."""
        return self.data_key is not None

    @contextmanager
    def write(self, action: "Action | None" = None, *, worth_a_backup: bool = True) -> Iterator["Session"]:
        """One user action: a session whose transaction is committed at the end, or rolled back on any exception.

        With `action` everything that the transaction changes can be taken back (`models.services.actions`). When the
        `with` ends without an exception the records are on the disk. `EnvironmentProblemError` or `DamagedError` when
        the disk refuses. Threads wait for each other; nesting in one thread is a bug.
        """
        if self.read_only:
            raise RuntimeError("the journal was opened for reading")
        with self.gate.writing():
            with self._session(writing=True) as session, session.begin():
                driver = driver_of(session)
                number = recording.begin(driver, action) if action is not None else 0
                before = driver.total_changes
                yield session
                session.flush()
                self._refuse_if_swapped()
                changed = recording.end(driver, number) if number else driver.total_changes != before
                if changed:
                    session.connection().exec_driver_sql(derived.FORGET)
            if changed:
                self.revision += 1  # after the commit: who counts from now on sees what was written
        self._changed = self._changed or (changed and worth_a_backup)

    @contextmanager
    def read(self) -> Iterator["Session"]:
        """A session that sees one state of the journal throughout; what is written through it is dropped."""
        with self.gate.passing(), self._session(writing=False) as session:
            yield session

    @contextmanager
    def _session(self, *, writing: bool) -> Iterator["Session"]:
        from sqlalchemy.orm import Session

        with self._engine_lock:
            if self._engine is None:
                self._engine = make_engine(self.path, self.data_key)
            engine = self._engine.execution_options(**{WRITING: writing})
        with sqlite_problems(self.path), Session(engine, expire_on_commit=False) as session:
            yield session

    def _refuse_if_swapped(self) -> None:
        """A cloud program may put an old copy in the file's place: what is written then goes nowhere."""
        try:
            same = os.path.samestat(self.path.stat(), self._file)
        except OSError as error:
            raise problems.of_os_error(error, self.path) from error
        if not same:
            raise EnvironmentProblemError(
                f"Журнал «{self.path}» подменила другая программа: закройте его, проверьте записи за сегодня "
                "и держите журнал вне облачной папки."
            )

    def check_on_start(self) -> None:
        """See `models.journal.check.check_on_start`: for a job of the window, and at once for commands."""
        from models.journal import check

        check.check_on_start(self)

    def change_password(self, old: str | None, new: str | None, progress: Progress = silent) -> str | None:
        """Set (`old` None), change, or take away (`new` None) the password; no other work may be running.

        Returns the recovery code in groups when the journal had no password before, else None: a mere change leaves
        the code as it was. After `open_with_recovery_code` the `old` one is not asked for. `WrongPasswordError` for a
        wrong `old` one, `EnvironmentProblemError` when the disk refuses; the journal is as before then.
        """
        if self.has_password:
            self._confirm(old)
        if self.data_key is not None and new is not None:
            protection.rewrap(self.path, self.data_key, new)
            self._password_forgotten = False
            return None
        if new is not None:
            key_file, data_key, code = keys.new_key_file(new)
            self._replace_under(key_file, data_key)
            PhotoStore(self).settle(progress)
            return code
        if self.has_password:
            PhotoStore(self).settle(progress, plain=True)
            self._replace_under(None, None)
        return None

    def new_recovery_code(self, password: str) -> str:
        """A new recovery code in groups, for a lost or seen one, which opens nothing any more."""
        self._confirm(password)
        if self.data_key is None:
            raise UsageError("У журнала нет пароля, поэтому и код восстановления ему не нужен.")
        return protection.renew_code(self.path, self.data_key)

    def _confirm(self, password: str | None) -> None:
        if self.has_password and not self._password_forgotten:
            opening.data_key_for(self.path, password)

    def _replace_under(self, key_file: keys.KeyFile | None, data_key: bytes | None) -> None:
        with self.gate.alone():
            self._let_go_of_engine()
            try:
                protection.replace_under(self.path, self.data_key, key_file, data_key)
            except BaseException:
                if replacement.is_pending(self.path):
                    self._changed = False
                    self.gate.shut(_reopen(self.path))
                raise
            self.data_key = data_key
            self._file = self.path.stat()
            self._changed = True

    def close(self, *, with_backup: bool = True) -> None:
        """Let go of the file, after a backup when something was changed; a second call does nothing.

        A refusal (no room for the backup) comes after everything was let go of: the records are safe.
        """
        if self._closed:
            return
        self._closed = True
        self.gate.shut()
        try:
            self._let_go_of_engine()
            if with_backup and self._changed:
                automatic_backup(self, Reason.CLOSE)
        finally:
            self._lock.release()

    def _let_go_of_engine(self) -> None:
        """The next session makes another one, on the file and the key of then."""
        with self._engine_lock:
            if self._engine is not None:
                self._engine.dispose()
                self._engine = None

    def __enter__(self) -> "Journal":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # A refusal of the backup must not hide what ended the work.
        with contextlib.suppress(*(() if kind is None else (UserError,))):
            self.close()


def _reopen(path: Path) -> EnvironmentProblemError:
    """For a journal whose replacement was decided, but could not be carried out to the end; opening it does so."""
    return EnvironmentProblemError(f"Журнал «{path}» не до конца переписан из-за сбоя диска: закройте его и откройте.")


def driver_of(session: "Session") -> dbapi2.Connection:
    """The bare connection behind a session, inside its transaction."""
    connection = session.connection().connection.driver_connection
    assert isinstance(connection, dbapi2.Connection)
    return connection
