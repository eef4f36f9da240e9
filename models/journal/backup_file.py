"""What a backup looks like: a zip archive that stores and does not compress.

journal.db          the database, encrypted when the journal is
journal.db-wal      only in copies of a journal that could not be opened: what SQLite had not yet filed
key.json            the key file of that moment, for a journal with a password
about.json          what is inside
photos/<sha256>     only in copies that go elsewhere; automatic ones share a folder
"""

import errno
import json
import re
import struct
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, BinaryIO

from models.errors import DamagedError
from models.journal import problems

DATABASE = "journal.db"
DATABASE_LOG = "journal.db-wal"
KEY = "key.json"
ABOUT = "about.json"
PHOTOS = "photos/"

_FORMAT = "profjournal-backup"
_VERSION = 1
_ENTRIES_BOUND = 100_000
_SMALL_BOUND = 32 * 1024 * 1024
_CHUNK = 1 << 20
_ENCRYPTED_FLAG = 0x1
_NAME = re.compile(r"journal\.db(-wal)?|key\.json|about\.json|photos/[0-9a-f]{64}")


class Reason(StrEnum):
    """Why a backup was made; the value is what its row in the list says."""

    CLOSE = "по окончании работы"
    IMPORT = "перед загрузкой книги"
    MIGRATION = "перед обновлением журнала"
    RESTORE = "перед восстановлением"
    PASSWORD = "перед сменой защиты"
    REQUEST = "по просьбе"


@dataclass(frozen=True)
class BackupInfo:
    """What a backup says about itself.

    `counts` maps table names to numbers of records; it is empty for a copy of a journal that could not be opened.
    `photos` are the SHA-256 names that its records need; `self_contained` means that they lie inside.
    """

    path: Path
    created: datetime
    reason: Reason
    schema_version: int
    counts: Mapping[str, int]
    photos: tuple[str, ...]
    has_password: bool
    self_contained: bool
    size: int


def about(
    reason: Reason,
    created: datetime,
    *,
    schema_version: int,
    counts: Mapping[str, int],
    photos: tuple[str, ...],
    has_password: bool,
    self_contained: bool,
) -> bytes:
    """The bytes of about.json."""
    content = {
        "format": _FORMAT,
        "version": _VERSION,
        "created": created.isoformat(timespec="milliseconds"),
        "reason": reason.name.lower(),
        "schema_version": schema_version,
        "has_password": has_password,
        "self_contained": self_contained,
        "counts": dict(counts),
        "photos": list(photos),
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def damaged(path: Path) -> DamagedError:
    """The sentence for a backup that cannot be trusted."""
    return DamagedError(f"Резервная копия «{path}» повреждена или это не копия журнала: выберите другую копию.")


class BackupFile:
    """An open backup whose list of contents was checked; the contents are checked by whoever reads them."""

    def __init__(self, path: Path, archive: zipfile.ZipFile) -> None:
        self.path = path
        self._archive = archive
        self._entries = _checked_entries(path, archive)
        self.info = _read_about(path, self.read(ABOUT) or b"")

    def read(self, name: str) -> bytes | None:
        """A small file of the backup (the key, a photo); None when it is not inside."""
        entry = self._entries.get(name)
        if entry is None:
            return None
        if entry.file_size > _SMALL_BOUND:
            raise damaged(self.path)
        with _reading(self.path), self._archive.open(entry) as file:
            return file.read()

    def copy(self, name: str, target: BinaryIO) -> bool:
        """Copy a file of the backup into the open `target`; False when it is not inside."""
        entry = self._entries.get(name)
        if entry is None:
            return False
        with _reading(self.path):
            file = self._archive.open(entry)
        with file:
            while True:
                with _reading(self.path):
                    chunk = file.read(_CHUNK)
                if not chunk:
                    return True
                target.write(chunk)  # what the target's disk refuses is no damage of the backup


@contextmanager
def open_backup(path: Path) -> Iterator[BackupFile]:
    """Open the backup `path`; `DamagedError` when it is none, `EnvironmentProblemError` when it is not there."""
    try:
        file = path.open("rb")
    except OSError as error:
        raise problems.of_os_error(error, path) from error
    with file:
        with _reading(path):
            archive = zipfile.ZipFile(file)
        with archive:
            yield BackupFile(path, archive)


def inspect(path: Path) -> BackupInfo:
    """What the backup `path` says about itself; needs no password. Errors as of `open_backup`."""
    with open_backup(path) as backup:
        return backup.info


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    """Whatever `zipfile` stumbles over is damage, unless the disk itself fails."""
    try:
        yield
    except (zipfile.BadZipFile, EOFError, NotImplementedError, ValueError, OverflowError, struct.error) as error:
        raise damaged(path) from error
    except OSError as error:
        if error.errno == errno.EINVAL:  # a place before the beginning of the file
            raise damaged(path) from error
        raise problems.of_os_error(error, path) from error


def _checked_entries(path: Path, archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """The entries by name. Nothing is compressed, so the size of the file bounds what comes out of it."""
    entries = {entry.filename: entry for entry in archive.infolist()}
    sound = (
        len(archive.infolist()) == len(entries) <= _ENTRIES_BOUND
        and {DATABASE, ABOUT} <= entries.keys()
        and all(_NAME.fullmatch(name) for name in entries)
        and all(entry.compress_type == zipfile.ZIP_STORED for entry in entries.values())
        and all(entry.compress_size == entry.file_size for entry in entries.values())
        and not any(entry.flag_bits & _ENCRYPTED_FLAG for entry in entries.values())
        and sum(entry.file_size for entry in entries.values()) <= path.stat().st_size
    )
    if not sound:
        raise damaged(path)
    return entries


def _read_about(path: Path, content: bytes) -> BackupInfo:
    try:
        value: dict[str, Any] = json.loads(content)
        if value["format"] != _FORMAT:
            raise ValueError("another format")
        if value["version"] > _VERSION:
            raise DamagedError(f"Резервная копия «{path}» сделана более новой программой: обновите Профжурнал.")
        photos = tuple(str(name) for name in value["photos"])
        if not all(_NAME.fullmatch(PHOTOS + name) for name in photos):
            raise ValueError("not a SHA-256")
        return BackupInfo(
            path=path,
            created=datetime.fromisoformat(value["created"]),
            reason=Reason[value["reason"].upper()],
            schema_version=int(value["schema_version"]),
            counts={str(table): int(count) for table, count in value["counts"].items()},
            photos=photos,
            has_password=bool(value["has_password"]),
            self_contained=bool(value["self_contained"]),
            size=path.stat().st_size,
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise damaged(path) from error
