"""Bringing a journal back from a backup: wholly, after everything in it was checked, or not at all."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlcipher3 import dbapi2

from models.errors import DamagedError, WrongPasswordError
from models.journal import backup, backup_file, keys, opening, problems, purging, replacement
from models.journal.backup_file import BackupFile, BackupInfo, open_backup
from models.journal.engine import APPLICATION_ID, connect
from models.journal.lock import JournalLock
from models.journal.photo_folder import PhotoFolder, PhotoKey, unseal
from models.journal.progress import Progress, silent
from models.journal.replacement import Replacement
from models.migrations import runner


@dataclass(frozen=True)
class Restored:
    """`kept` is the backup of what was there before, None where nothing was.

    `missing_photos` are photos of the restored records that are neither in the backup nor beside the journal.
    """

    kept: BackupInfo | None
    missing_photos: tuple[str, ...]


def restore(
    journal_path: Path,
    backup_path: Path,
    password: str | None = None,
    *,
    recovery_code: str | None = None,
    progress: Progress = silent,
) -> Restored:
    """Replace the journal (which is closed, or not there) by the backup; its password is then that of the backup.

    The former state is kept as an automatic backup. `WrongPasswordError` when the backup opens with another password,
    `DamagedError` when it is damaged, foreign or newer, `EnvironmentProblemError` when the disk refuses or the
    journal is open elsewhere; the journal is as before then.
    """
    journal_path = journal_path.absolute()
    with open_backup(backup_path) as source:
        lock = JournalLock(journal_path)
        try:
            replacement.finish(journal_path)
            return _restore(journal_path, source, password, recovery_code, progress)
        finally:
            lock.release()


def _restore(path: Path, source: BackupFile, password: str | None, code: str | None, progress: Progress) -> Restored:
    key_file = source.read(backup_file.KEY)
    data_key = _data_key(source, key_file, password, code)
    prepared = Replacement(path)
    try:
        _take_database(source, prepared, data_key)
        missing = _take_photos(source, prepared, PhotoKey.of(data_key), progress)
        kept = _keep_current(path, password)
        _carry_erasures(path, password, prepared, data_key)
        prepared.commit(key_file)
    except BaseException:
        if not prepared.committed:
            prepared.discard()
        raise
    return Restored(kept, tuple(missing))


def _carry_erasures(path: Path, password: str | None, prepared: Replacement, data_key: bytes | None) -> None:
    """Who was erased from the journal shall not come back for good with a backup (domain, section 10)."""
    if not path.exists():
        return
    try:
        key = opening.data_key_for(path, password)
        opening.schema_version(path, key)
        purging.carry_remembered(path, key, prepared.database, data_key)
    except (DamagedError, WrongPasswordError):
        return  # what does not open, or is another program's file, cannot tell


def _data_key(source: BackupFile, key_file: bytes | None, password: str | None, code: str | None) -> bytes | None:
    if key_file is None:
        return None
    parsed = keys.parse_key_file(key_file, f"{source.path}/{backup_file.KEY}")
    if code is not None:
        return parsed.unlock_with_code(code)
    if not password:
        raise WrongPasswordError(f"Резервная копия «{source.path.name}» закрыта паролем: введите пароль того времени.")
    return parsed.unlock(password)


def _take_database(source: BackupFile, prepared: Replacement, data_key: bytes | None) -> None:
    log = prepared.database.with_name(prepared.database.name + "-wal")
    with problems.storage_problems(prepared.path):
        with prepared.database.open("wb") as file:
            source.copy(backup_file.DATABASE, file)
        with log.open("wb") as file:
            has_log = source.copy(backup_file.DATABASE_LOG, file)
        if not has_log:
            log.unlink()
    try:
        with problems.sqlite_problems(prepared.path), closing(connect(prepared.database, data_key)) as connection:
            version = _checked_version(connection, source.path)
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except DamagedError as error:
        raise backup_file.damaged(source.path) from error
    if version > runner.SCHEMA_VERSION:
        raise DamagedError(f"Резервная копия «{source.path}» сделана более новой программой: обновите Профжурнал.")


def _checked_version(connection: dbapi2.Connection, place: Path) -> int:
    opening.refuse_if_damaged(connection, place)
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID or version < 1:
        raise backup_file.damaged(place)
    return int(version)


def _take_photos(source: BackupFile, prepared: Replacement, key: PhotoKey | None, progress: Progress) -> list[str]:
    """Bring every photo that the backup names; which of them are nowhere."""
    missing = []
    names = source.info.photos
    beside = PhotoFolder.of_journal(prepared.path)
    for done, name in enumerate(names):
        progress(done, len(names))
        inside = source.read(backup_file.PHOTOS + name)
        if inside is not None:
            raw: bytes | None = _checked(source, name, inside, key)
        else:
            raw = _whole_one(name, key, _shared(source, name, key))
        if raw is not None:
            prepared.photos.put_raw(name, raw)
        elif _whole_one(name, key, [beside.raw(name)]) is None:
            missing.append(name)
    progress(len(names), len(names))
    return missing


def _checked(source: BackupFile, name: str, raw: bytes, key: PhotoKey | None) -> bytes:
    try:
        unseal(name, raw, key)
    except DamagedError as error:
        raise backup_file.damaged(source.path) from error
    return raw


def _shared(source: BackupFile, name: str, key: PhotoKey | None) -> list[bytes | None]:
    folder = source.path.parent
    key_names = [None] if key is None else [key.name, None]
    return [backup.shared_photos(folder, of_key).raw(name) for of_key in key_names]


def _whole_one(name: str, key: PhotoKey | None, candidates: list[bytes | None]) -> bytes | None:
    for raw in candidates:
        if raw is not None:
            try:
                unseal(name, raw, key)
            except DamagedError:
                continue
            return raw
    return None


def _keep_current(path: Path, password: str | None) -> BackupInfo | None:
    """Keep what is there now; what does not open (damaged, another password) is kept as it lies."""
    if not path.exists():
        return None
    try:
        data_key = opening.data_key_for(path, password)
        opening.schema_version(path, data_key)
        return backup.automatic_backup_of(path, data_key, backup_file.Reason.RESTORE)
    except (DamagedError, WrongPasswordError):
        return backup.raw_backup_of(path)
