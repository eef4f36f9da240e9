"""One process per journal.

The operating system holds the lock and lets go of it when the process ends in whatever way, so a lock left by a
crash is never in anyone's way. The text in the file (process, computer) only serves the sentence of the refusal.
"""

import contextlib
import os
import socket
import sys
import time
from pathlib import Path

from models.errors import EnvironmentProblemError
from models.journal import problems

_LOCK_SUFFIX = ".lock"
_WINDOWS_LOCK_OFFSET = 1 << 20  # beyond the text: a locked range cannot be read by others
_TRIES = 5


def lock_path(journal_path: Path) -> Path:
    """Where the lock of the journal lies: FILE.lock."""
    return journal_path.with_name(journal_path.name + _LOCK_SUFFIX)


class JournalLock:
    """The lock on a journal, held from construction until `release`."""

    def __init__(self, journal_path: Path) -> None:
        """Take the lock; `EnvironmentProblemError` when another process or window holds it."""
        self._path = lock_path(journal_path)
        self._descriptor = self._take(journal_path)

    def release(self) -> None:
        """Let go of the lock; a second call does nothing."""
        if self._descriptor is None:
            return
        descriptor, self._descriptor = self._descriptor, None
        if sys.platform == "win32":
            os.close(descriptor)
            with contextlib.suppress(OSError):
                self._path.unlink()
        else:
            # While the lock is still held: another process may not lock a file that is about to vanish.
            with contextlib.suppress(OSError):
                self._path.unlink()
            os.close(descriptor)

    def _take(self, journal_path: Path) -> int | None:
        for _ in range(_TRIES):
            try:
                descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
            except FileNotFoundError as error:
                raise problems.no_folder(journal_path.parent) from error
            except OSError as error:
                raise problems.of_os_error(error, journal_path) from error
            try:
                _lock_at_once(descriptor)
                if _is_still(descriptor, self._path):
                    _write_owner(descriptor)
                    return descriptor
            except OSError as error:
                owner = _read_owner(descriptor)
                os.close(descriptor)
                raise EnvironmentProblemError(
                    f"Журнал «{journal_path}» уже открыт{owner}: закройте его там и повторите."
                ) from error
            os.close(descriptor)
            time.sleep(0.01)
        raise EnvironmentProblemError(f"Журнал «{journal_path}» занят: повторите через минуту.")


def _is_still(descriptor: int, path: Path) -> bool:
    """Whether the locked file is the one under its name: the owner before us may have removed it meanwhile."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except OSError:
        return False


def _write_owner(descriptor: int) -> None:
    os.ftruncate(descriptor, 0)
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, f"{os.getpid()}\n{socket.gethostname()}\n".encode())


def _read_owner(descriptor: int) -> str:
    with contextlib.suppress(OSError, ValueError, UnicodeDecodeError):
        os.lseek(descriptor, 0, os.SEEK_SET)
        process, host = os.read(descriptor, 1000).decode().split("\n")[:2]
        if host != socket.gethostname():
            return f" на компьютере «{host}»"
        return f" другим окном программы (процесс {int(process)})"
    return " другим окном программы"


if sys.platform == "win32":
    import msvcrt

    def _lock_at_once(descriptor: int) -> None:
        os.lseek(descriptor, _WINDOWS_LOCK_OFFSET, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        os.lseek(descriptor, 0, os.SEEK_SET)

else:
    import fcntl

    def _lock_at_once(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
