"""The open journal: one file, held by one process, read and written in transactions."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from sqlalchemy.orm import Session

from models.journal import keys, opening
from models.journal.engine import WRITING, make_engine
from models.journal.lock import JournalLock
from models.journal.problems import sqlite_problems


class Journal:
    """An open journal file. Make one by `create` or `open`, end it by `close` (or use it in a `with`)."""

    def __init__(self, path: Path, lock: JournalLock, data_key: bytes | None, *, read_only: bool = False) -> None:
        """For `create` and `open`, which have checked the file; others call those."""
        self.path = path
        self.read_only = read_only
        self._lock = lock
        self._data_key = data_key
        self._engine = make_engine(path, data_key)
        self._write_lock = threading.RLock()
        self._writing = False
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
        return cls._open(path, lambda: keys.read_key_file(path).unlock_with_code(code), read_only=False)

    @classmethod
    def _open(cls, path: Path, find_key: "opening.FindKey", *, read_only: bool) -> "Journal":
        opening.is_encrypted(path)  # before the lock, which would leave a file beside what is not there
        lock = JournalLock(path)
        try:
            data_key = find_key()
            opening.schema_version(path, data_key)
            return cls(path, lock, data_key, read_only=read_only)
        except BaseException:
            lock.release()
            raise

    @property
    def has_password(self) -> bool:
        """Whether the journal is encrypted under a password."""
        return self._data_key is not None

    @contextmanager
    def write(self) -> Iterator[Session]:
        """One user action: a session whose transaction is committed at the end, or rolled back on any exception.

        When the `with` ends without an exception the records are on the disk. `EnvironmentProblemError` or
        `DamagedError` when the disk refuses. Threads wait for each other; nesting in one thread is a bug.
        """
        if self.read_only:
            raise RuntimeError("the journal was opened for reading")
        with self._write_lock:
            if self._writing:
                raise RuntimeError("one user action is one transaction")
            self._writing = True
            try:
                with self._session(writing=True) as session, session.begin():
                    yield session
            finally:
                self._writing = False

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that sees one state of the journal throughout; what is written through it is dropped."""
        with self._session(writing=False) as session:
            yield session

    @contextmanager
    def _session(self, *, writing: bool) -> Iterator[Session]:
        if self._closed:
            raise RuntimeError("the journal is closed")
        with (
            sqlite_problems(self.path),
            Session(self._engine.execution_options(**{WRITING: writing}), expire_on_commit=False) as session,
        ):
            yield session

    def close(self) -> None:
        """Let go of the file; a second call does nothing."""
        if self._closed:
            return
        self._closed = True
        try:
            self._engine.dispose()
        finally:
            self._lock.release()

    def __enter__(self) -> "Journal":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
