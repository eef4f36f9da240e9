"""Whether a journal is sound."""

import json
from contextlib import closing
from datetime import date, timedelta
from typing import TYPE_CHECKING

from models.errors import DamagedError
from models.journal import opening
from models.journal.atomic import sweep
from models.journal.backup import backups_folder
from models.journal.engine import connect
from models.journal.photo_folder import PhotoFolder
from models.journal.photos import PhotoStore
from models.journal.problems import sqlite_problems

if TYPE_CHECKING:
    from models.journal.journal import Journal

_FULL_CHECK_KEY = "journal.full_check"
_FULL_CHECK_AGE = timedelta(days=7)


def check_on_start(journal: "Journal") -> None:
    """The check of every start, and once a week the thorough one; a second or less, on any thread.

    `DamagedError` when the journal is not sound. Also ends a change of the photos' protection that was interrupted,
    removes photos that no record has named for a day, and sweeps up what a killed program left half-written.
    """
    if _full_check_due(journal):
        check_fully(journal)
        if not journal.read_only:
            _remember_full_check(journal)
    else:
        _check(journal, thorough=False)
    if not journal.read_only:
        photos = PhotoStore(journal)
        photos.settle()
        photos.collect_garbage()
        backups = backups_folder(journal.path)
        for folder in (PhotoFolder.of_journal(journal.path).folder, backups, backups / "photos"):
            sweep(folder)


def check_fully(journal: "Journal") -> None:
    """Every page, every index, every reference between records; `DamagedError` when something is wrong."""
    _check(journal, thorough=True)


def _check(journal: "Journal", *, thorough: bool) -> None:
    with (
        journal.gate.passing(),
        sqlite_problems(journal.path),
        closing(connect(journal.path, journal.data_key)) as connection,
    ):
        opening.refuse_if_damaged(connection, journal.path, thorough=thorough)
        if thorough and connection.execute("PRAGMA foreign_key_check").fetchone():
            raise DamagedError(
                f"В журнале «{journal.path}» записи ссылаются на пропавшие: восстановите его из резервной копии."
            )


def _full_check_due(journal: "Journal") -> bool:
    from sqlalchemy import text

    with journal.read() as session:
        value = session.scalar(text("SELECT value FROM setting WHERE key = :key"), {"key": _FULL_CHECK_KEY})
    try:
        last = date.fromisoformat(json.loads(value)) if value else None
    except (ValueError, TypeError):
        last = None
    # A date in the future comes from a clock that was wrong.
    return last is None or not timedelta() <= date.today() - last < _FULL_CHECK_AGE


def _remember_full_check(journal: "Journal") -> None:
    from sqlalchemy import text

    with journal.write(worth_a_backup=False) as session:
        session.execute(
            text("INSERT OR REPLACE INTO setting (key, value) VALUES (:key, :value)"),
            {"key": _FULL_CHECK_KEY, "value": json.dumps(date.today().isoformat())},
        )
