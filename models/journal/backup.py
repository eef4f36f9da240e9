"""Making and keeping backups of a journal."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

from models.errors import DamagedError
from models.journal import problems, rotation, snapshot
from models.journal.backup_file import BackupInfo, Reason, inspect
from models.journal.photo_folder import PhotoFolder, key_name
from models.journal.progress import Progress, silent

if TYPE_CHECKING:
    from models.journal.journal import Journal

__all__ = [
    "BackupInfo",
    "Reason",
    "TableDifference",
    "automatic_backup",
    "backup_to",
    "inspect",
    "list_backups",
    "what_would_be_lost",
]


@dataclass(frozen=True)
class TableDifference:
    """How many records of one kind the journal has now, and how many it would have after a restore."""

    table: str
    title: str
    now: int
    after: int


def backup_to(journal: "Journal", target: Path, progress: Progress = silent) -> BackupInfo:
    """Write a copy of the whole journal, photos included, to `target`.

    Under a password the copy opens with the password (or recovery code) of this moment. `EnvironmentProblemError`
    when the disk refuses; then `target` is as before.
    """
    if not target.parent.is_dir():
        raise problems.no_folder(target.parent)
    photos = PhotoFolder.of_journal(journal.path)
    with snapshot.take(journal.path, journal.data_key, target.parent) as state:
        snapshot.write(state, target, Reason.REQUEST, photos, progress)
    return inspect(target)


def automatic_backup(journal: "Journal", reason: Reason, progress: Progress = silent) -> BackupInfo:
    """Make a backup in FILE.backups, and let outdated ones go."""
    return automatic_backup_of(journal.path, journal.data_key, reason, progress)


def automatic_backup_of(path: Path, data_key: bytes | None, reason: Reason, progress: Progress = silent) -> BackupInfo:
    """As `automatic_backup`, for a journal whose lock the caller holds."""
    folder = _ready_folder(path)
    with snapshot.take(path, data_key, folder) as state:
        return _keep(path, state, reason, progress)


def raw_backup_of(path: Path) -> BackupInfo:
    """Keep the files of a journal that nobody could open just now, as they are; the caller holds its lock."""
    _ready_folder(path)
    return _keep(path, snapshot.as_it_lies(path), Reason.RESTORE, silent)


def list_backups(journal_path: Path) -> list[BackupInfo]:
    """The automatic backups of the journal that are readable, newest first."""
    folder = backups_folder(journal_path)
    with problems.storage_problems(folder):
        files = list(folder.glob("*.zip"))
    found = [backup for file in files if (backup := _readable(file))]
    return sorted(found, key=lambda backup: (backup.created, backup.path.name), reverse=True)


def what_would_be_lost(journal: "Journal", backup: BackupInfo) -> list[TableDifference]:
    """The kinds of record of which the journal now has another number than the backup, in the order of the tables.

    Empty for equal numbers; records changed since `backup.created` are not counted. A copy of a journal that could
    not be opened knows no numbers: then everything that is here now counts as lost.
    """
    with journal.read() as session:
        connection = session.connection().connection.driver_connection
        assert isinstance(connection, dbapi2.Connection)
        now = snapshot.record_counts(connection)
    return [
        TableDifference(table, title, now.get(table, 0), backup.counts.get(table, 0))
        for table, title in snapshot.COUNTED_TABLES.items()
        if now.get(table, 0) != backup.counts.get(table, 0)
    ]


def unprotected_backups(journal_path: Path) -> list[BackupInfo]:
    """Automatic backups from the time before the password: anyone can read them."""
    return [backup for backup in list_backups(journal_path) if not backup.has_password]


def remove_backups(journal_path: Path, backups: Iterable[BackupInfo]) -> None:
    """Remove these automatic backups, and the photos that no other one needs."""
    with problems.storage_problems(backups_folder(journal_path)):
        for backup in backups:
            backup.path.unlink(missing_ok=True)
    _drop_unneeded_photos(journal_path)


def backups_folder(journal_path: Path) -> Path:
    """Where the automatic backups of the journal lie: FILE.backups."""
    return journal_path.with_name(journal_path.name + ".backups")


def shared_photos(folder: Path, key: str | None) -> PhotoFolder:
    """The photos that the automatic backups in `folder` share: plain ones, or those under the key of that name."""
    return PhotoFolder(folder / "photos" / key if key else folder / "photos")


def _keep(path: Path, state: snapshot.Snapshot, reason: Reason, progress: Progress) -> BackupInfo:
    folder = backups_folder(path)
    target = _free_name(folder, reason)
    _share_photos(PhotoFolder.of_journal(path), state.photos, folder, progress)
    snapshot.write(state, target, reason)
    # A clock that was set back would make the newest copy look like the oldest.
    outdated = rotation.outdated(list_backups(path), datetime.now())
    remove_backups(path, [backup for backup in outdated if backup.path != target])
    return inspect(target)


def _ready_folder(path: Path) -> Path:
    folder = backups_folder(path)
    with problems.storage_problems(folder):
        folder.mkdir(exist_ok=True)
    return folder


def _free_name(folder: Path, reason: Reason) -> Path:
    stem = f"{datetime.now():%Y-%m-%d_%H-%M-%S}-{reason.name.lower()}"
    target, number = folder / f"{stem}.zip", 1
    while target.exists():
        number += 1
        target = folder / f"{stem}-{number}.zip"
    return target


def _share_photos(photos: PhotoFolder, names: tuple[str, ...], folder: Path, progress: Progress) -> None:
    """Copy those photos that the backups in `folder` do not have yet, in the form they have in the journal."""
    for done, name in enumerate(names):
        progress(done, len(names))
        raw = photos.raw(name)
        if raw is not None:
            target = shared_photos(folder, key_name(raw))
            if not target.path(name).exists():
                target.put_raw(name, raw)
    progress(len(names), len(names))


def _drop_unneeded_photos(journal_path: Path) -> None:
    folder = backups_folder(journal_path)
    needed = {name for backup in list_backups(journal_path) for name in backup.photos}
    shared = folder / "photos"
    if shared.is_dir():
        for photos in (PhotoFolder(shared), *(PhotoFolder(child) for child in shared.iterdir() if child.is_dir())):
            photos.remove(set(photos.names()) - needed)


def _readable(file: Path) -> BackupInfo | None:
    try:
        return inspect(file)
    except DamagedError:
        return None
