"""The newest automatic backup of a journal, read from its folder: no database is needed."""

from dataclasses import dataclass
from datetime import datetime

from models.journal.journal import Journal


@dataclass(frozen=True, slots=True)
class LastBackup:
    """The newest automatic backup: when, where, how many records of the work log it holds."""

    created: datetime
    folder: str
    records: int


def last_backup(journal: Journal) -> LastBackup | None:
    """The newest readable backup in FILE.backups; None when there is none."""
    from models.errors import UserError
    from models.journal.backup import backups_folder, inspect

    folder = backups_folder(journal.path)
    for path in sorted(folder.glob("*.zip"), reverse=True):
        try:
            found = inspect(path)
        except UserError:
            continue
        return LastBackup(found.created, str(folder), found.counts.get("work_record", 0))
    return None
