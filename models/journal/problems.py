"""What SQLite and the file system refuse, said once in Russian.

Every error of the driver that may reach a user passes through `sqlite_problems`; nobody else reads error codes.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DatabaseError as WrappedDatabaseError
from sqlcipher3 import dbapi2

from models.errors import DamagedError, EnvironmentProblemError, UserError

_PRIMARY_CODE = 0xFF

_DAMAGED_CODES = {dbapi2.SQLITE_CORRUPT, dbapi2.SQLITE_NOTADB, dbapi2.SQLITE_FORMAT}


def disk_full(path: Path) -> EnvironmentProblemError:
    """The sentence for a disk with no room left for `path`."""
    return EnvironmentProblemError(
        f"На диске не хватает места для «{path}»: освободите место и повторите, записанное раньше цело."
    )


def not_writable(path: Path) -> EnvironmentProblemError:
    """The sentence for a file or folder that may be read only."""
    return EnvironmentProblemError(
        f"Записать «{path}» нельзя, файл или папка закрыты для записи: снимите защиту или выберите другую папку."
    )


def unreachable(path: Path) -> EnvironmentProblemError:
    """The sentence for a disk that was pulled or fails."""
    return EnvironmentProblemError(f"Диск с файлом «{path}» не отвечает или отключён: подключите его и повторите.")


def missing(path: Path) -> EnvironmentProblemError:
    """The sentence for a file that is not there."""
    return EnvironmentProblemError(f"Файла «{path}» нет: проверьте имя и папку.")


def damaged(path: Path) -> DamagedError:
    """The sentence for a journal whose content cannot be trusted."""
    return DamagedError(
        f"Журнал «{path}» повреждён или это не журнал Профжурнала: восстановите его из резервной копии."
    )


def of_os_error(error: OSError, path: Path) -> EnvironmentProblemError:
    """The refusal that stands for `error`, met while working with `path`."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return disk_full(path)
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return not_writable(path)
    if error.errno in {errno.ENOENT, errno.ENOTDIR}:
        return missing(path)
    if error.errno in {errno.EISDIR, errno.EEXIST, errno.ENAMETOOLONG}:
        return EnvironmentProblemError(f"Имя «{path}» не подходит для файла: выберите другое имя или папку.")
    return unreachable(path)


def of_sqlite_error(error: dbapi2.Error, path: Path) -> UserError | None:
    """The refusal that stands for the driver's `error`, or None when the error is a bug of ours."""
    code = getattr(error, "sqlite_errorcode", dbapi2.SQLITE_ERROR) & _PRIMARY_CODE
    if code in _DAMAGED_CODES:
        return damaged(path)
    if code == dbapi2.SQLITE_FULL:
        return disk_full(path)
    if code in {dbapi2.SQLITE_READONLY, dbapi2.SQLITE_PERM, dbapi2.SQLITE_CANTOPEN}:
        return not_writable(path)
    if code == dbapi2.SQLITE_IOERR:
        return unreachable(path)
    if code in {dbapi2.SQLITE_BUSY, dbapi2.SQLITE_LOCKED}:
        return EnvironmentProblemError(f"Журнал «{path}» занят другой работой: дождитесь её окончания и повторите.")
    return None


@contextmanager
def sqlite_problems(path: Path) -> Iterator[None]:
    """Turn what SQLite met inside into refusals about the journal `path`; bugs of ours pass unchanged."""
    try:
        yield
    except WrappedDatabaseError as error:
        original = error.orig
        refusal = of_sqlite_error(original, path) if isinstance(original, dbapi2.Error) else None
        if refusal is None:
            raise
        raise refusal from error
    except dbapi2.Error as error:
        refusal = of_sqlite_error(error, path)
        if refusal is None:
            raise
        raise refusal from error


@contextmanager
def storage_problems(path: Path) -> Iterator[None]:
    """`sqlite_problems`, and the same for errors of the file system."""
    try:
        with sqlite_problems(path):
            yield
    except OSError as error:
        raise of_os_error(error, path) from error
