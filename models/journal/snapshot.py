"""One state of a journal, copied out of it whole and checked, on the way into a backup."""

import zipfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from sqlcipher3 import dbapi2

from models.journal import backup_file, keys, opening, problems
from models.journal.atomic import write_atomically
from models.journal.backup_file import Reason
from models.journal.engine import connect
from models.journal.photo_folder import PhotoFolder
from models.journal.progress import Progress, silent

COUNTED_TABLES = {
    "school_year": "Учебные годы",
    "school_class": "Классы",
    "pupil": "Ученики",
    "teacher": "Педагоги",
    "partner": "Партнёры",
    "plan_item": "Пункты плана",
    "work_record": "Записи журнала работы",
    "consultation": "Консультации",
    "diagnostics_session": "Диагностика",
    "campaign_report": "Отчёты",
    "package_sent": "Отправленные пакеты",
    "package_received": "Полученные пакеты",
    "expected_school": "Школы",
    "photo": "Фотографии",
}
"""The tables whose sizes a backup tells, with the words for the user."""

_TABLES_WITH_PHOTOS = ("photo", "package_photo")


@dataclass(frozen=True)
class Snapshot:
    """The files of one state. `log` is there only for a journal that could not be opened, then without counts."""

    database: Path
    log: Path | None
    key_file: bytes | None
    schema_version: int
    counts: Mapping[str, int]
    photos: tuple[str, ...]


@contextmanager
def take(path: Path, data_key: bytes | None, folder: Path) -> Iterator[Snapshot]:
    """Copy the database of the journal `path` into `folder` for the length of the `with`, and check the copy.

    SQLite's own copying is used: it sees one state although others write, and includes what is not filed yet.
    """
    copy = folder / f".{path.name}.copy"
    opening.remove_database(copy)
    try:
        with problems.storage_problems(path, written=folder):
            with closing(connect(path, data_key)) as source, closing(connect(copy, data_key)) as target:
                source.backup(target)
            with closing(connect(copy, data_key)) as connection:
                opening.refuse_if_damaged(connection, path)
                snapshot = Snapshot(
                    database=copy,
                    log=None,
                    key_file=keys.read_key_file(path).to_bytes() if data_key else None,
                    schema_version=connection.execute("PRAGMA user_version").fetchone()[0],
                    counts=record_counts(connection),
                    photos=_named_photos(connection),
                )
        yield snapshot
    finally:
        opening.remove_database(copy)


def as_it_lies(path: Path) -> Snapshot:
    """The files of the journal `path` that nobody could open just now, unchecked; its lock is held."""
    log = path.with_name(path.name + "-wal")
    with problems.storage_problems(path):
        key = keys.key_path(path)
        return Snapshot(
            database=path,
            log=log if log.exists() else None,
            key_file=key.read_bytes() if key.exists() else None,
            schema_version=0,
            counts={},
            photos=tuple(sorted(PhotoFolder.of_journal(path).names())),
        )


def write(
    snapshot: Snapshot,
    target: Path,
    reason: Reason,
    photos: PhotoFolder | None = None,
    progress: Progress = silent,
) -> None:
    """Make the backup `target` of the snapshot; with `photos` it holds them too and stands for itself."""
    about = backup_file.about(
        reason,
        datetime.now(),
        schema_version=snapshot.schema_version,
        counts=snapshot.counts,
        photos=snapshot.photos,
        has_password=snapshot.key_file is not None,
        self_contained=photos is not None,
    )

    def write_archive(file: BinaryIO) -> None:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
            archive.writestr(backup_file.ABOUT, about)
            if snapshot.key_file is not None:
                archive.writestr(backup_file.KEY, snapshot.key_file)
            archive.write(snapshot.database, backup_file.DATABASE)
            if snapshot.log is not None:
                archive.write(snapshot.log, backup_file.DATABASE_LOG)
            if photos is not None:
                _write_photos(archive, photos, snapshot.photos, progress)

    write_atomically(target, write_archive)


def record_counts(connection: dbapi2.Connection) -> dict[str, int]:
    """The sizes of those counted tables that this schema has."""
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return {
        table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in COUNTED_TABLES
        if table in tables
    }


def _named_photos(connection: dbapi2.Connection) -> tuple[str, ...]:
    """Those of the tables that a journal of this schema version has."""
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    names: set[str] = set()
    for table in there.intersection(_TABLES_WITH_PHOTOS):
        names.update(name for (name,) in connection.execute(f"SELECT sha256 FROM {table}"))
    return tuple(sorted(names))


def _write_photos(archive: zipfile.ZipFile, photos: PhotoFolder, names: tuple[str, ...], progress: Progress) -> None:
    """Photos that are lost in the journal already cannot be in its copy; restoring it names them."""
    for done, name in enumerate(names):
        progress(done, len(names))
        raw = photos.raw(name)
        if raw is not None:
            archive.writestr(backup_file.PHOTOS + name, raw)
    progress(len(names), len(names))
