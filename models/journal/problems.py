"""What SQLite and the file system refuse, said once in Russian.

Every error of the driver that may reach a user passes through `sqlite_problems`; nobody else reads error codes.
"""

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2

from models.errors import DamagedError, EnvironmentProblemError, UserError

_PRIMARY_CODE = 0xFF
_ROOM_TO_OPEN = 1 << 16

_CODES_BY_TEXT: dict[str, int] = {
    "database or disk is full": dbapi2.SQLITE_FULL,
    "disk I/O error": dbapi2.SQLITE_IOERR,
    "attempt to write a readonly database": dbapi2.SQLITE_READONLY,
    "unable to open database file": dbapi2.SQLITE_CANTOPEN,
    "database disk image is malformed": dbapi2.SQLITE_CORRUPT,
    "file is not a database": dbapi2.SQLITE_NOTADB,
    "database is locked": dbapi2.SQLITE_BUSY,
}

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


def no_folder(folder: Path) -> EnvironmentProblemError:
    """The sentence for a folder that is not there."""
    return EnvironmentProblemError(f"Папки «{folder}» нет: создайте её или выберите другую.")


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
    if error.errno in {errno.EEXIST, errno.ENOTDIR} and (file := _file_in_the_way(path)):
        return EnvironmentProblemError(f"«{file}» не папка, а файл: выберите другую папку.")
    if error.errno in {errno.ENOENT, errno.ENOTDIR}:
        return missing(path) if path.parent.is_dir() else no_folder(path.parent)
    if error.errno == errno.EISDIR:
        return EnvironmentProblemError(f"«{path}» не файл, а папка: укажите файл.")
    if error.errno in {errno.EEXIST, errno.ENAMETOOLONG}:
        return EnvironmentProblemError(f"Имя «{path}» не подходит для файла: выберите другое имя или папку.")
    return unreachable(path)


def _file_in_the_way(path: Path) -> Path | None:
    """The file that stands where `path` needs a folder."""
    return next((place for place in (path, *path.parents) if place.is_file()), None)


def of_sqlite_error(error: dbapi2.Error, path: Path, written: Path) -> UserError | None:
    """The refusal that stands for the driver's `error`, or None when the error is a bug of ours.

    `path` is the journal, `written` what was being written (the journal itself, or a copy of it).
    """
    code = _code(error)
    if code in _DAMAGED_CODES:
        return damaged(path)
    if code == dbapi2.SQLITE_FULL:
        return disk_full(written)
    if code in {dbapi2.SQLITE_READONLY, dbapi2.SQLITE_PERM, dbapi2.SQLITE_CANTOPEN}:
        return not_writable(written)
    if code == dbapi2.SQLITE_IOERR:
        return disk_full(written) if _is_full(written) else unreachable(written)
    if code in {dbapi2.SQLITE_BUSY, dbapi2.SQLITE_LOCKED}:
        return EnvironmentProblemError(f"Журнал «{path}» занят другой работой: дождитесь её окончания и повторите.")
    return None


def _is_full(path: Path) -> bool:
    """Whether the disk lacks even the room for SQLite's own small files, which it reports as a failing disk."""
    try:
        return shutil.disk_usage(path.parent).free < _ROOM_TO_OPEN
    except OSError:
        return False


def _code(error: dbapi2.Error) -> int:
    """The driver gives the code with every error but those of copying a database."""
    code = int(getattr(error, "sqlite_errorcode", dbapi2.SQLITE_ERROR)) & _PRIMARY_CODE
    return _CODES_BY_TEXT.get(str(error), code)


@contextmanager
def sqlite_problems(path: Path, written: Path | None = None) -> Iterator[None]:
    """Turn what SQLite met inside into refusals about the journal `path`; bugs of ours pass unchanged.

    `written` is what is being written when it is not the journal itself.
    """
    try:
        yield
    except Exception as error:
        # SQLAlchemy, which may not be loaded, wraps what the driver raised and keeps it as `orig`.
        original = getattr(error, "orig", error)
        refusal = of_sqlite_error(original, path, written or path) if isinstance(original, dbapi2.Error) else None
        if refusal is None:
            raise
        raise refusal from error


@contextmanager
def storage_problems(path: Path, written: Path | None = None) -> Iterator[None]:
    """`sqlite_problems`, and the same for errors of the file system."""
    try:
        with sqlite_problems(path, written):
            yield
    except OSError as error:
        raise of_os_error(error, written or path) from error
