"""Which automatic backups stay: seven days, four weeks, twelve months."""

from collections.abc import Callable, Hashable, Sequence
from datetime import datetime, timedelta

from models.journal.backup_file import BackupInfo, Reason

_DAYS, _WEEKS, _MONTHS = 7, 4, 12
_SAFEGUARD_AGE = timedelta(days=7)
_SAFEGUARDS = 20


def outdated(backups: Sequence[BackupInfo], now: datetime) -> list[BackupInfo]:
    """Those of `backups` that may go.

    The newest of a day, a week, a month stands for it. What was made before an import, a restore and the like is
    a way back from that one step: the last twenty stay for a week whatever the calendar says.
    """
    newest_first = sorted(backups, key=lambda backup: backup.created, reverse=True)
    safeguards = [
        backup
        for backup in newest_first
        if backup.reason is not Reason.CLOSE and now - backup.created <= _SAFEGUARD_AGE
    ][:_SAFEGUARDS]
    kept = {
        backup.path
        for backup in (
            *_newest_of_each(newest_first, lambda moment: moment.date(), _DAYS),
            *_newest_of_each(newest_first, lambda moment: moment.isocalendar()[:2], _WEEKS),
            *_newest_of_each(newest_first, lambda moment: (moment.year, moment.month), _MONTHS),
            *safeguards,
        )
    }
    return [backup for backup in newest_first if backup.path not in kept]


def _newest_of_each(
    newest_first: Sequence[BackupInfo], span: Callable[[datetime], Hashable], limit: int
) -> list[BackupInfo]:
    first: dict[Hashable, BackupInfo] = {}
    for backup in newest_first:
        first.setdefault(span(backup.created), backup)
    return list(first.values())[:limit]
