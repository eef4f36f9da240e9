"""A journal that is made and filled in one go: whole, or no trace of it."""

import contextlib
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from models.errors import UserError
from models.journal import problems
from models.journal.journal import Journal
from models.journal.keys import key_path
from models.journal.opening import remove_database
from models.journal.progress import Progress, silent
from models.rules.office_card import ExpectedEntry, OfficeCard
from models.rules.school_card import ClassEntry, SchoolCard
from models.services import office, school
from models.services.workbook_import import import_workbook
from models.workbook.raw import RawWorkbook


@dataclass(frozen=True, slots=True)
class NewJournal:
    """The open journal, and its recovery code in groups when it has a password: the code is kept nowhere."""

    journal: Journal
    recovery_code: str | None


def create(path: Path, password: str | None, fill: Callable[[Journal], object]) -> NewJournal:
    """Make the journal `path` (and its folder) and have `fill` write its first records.

    Whatever `fill` raises, nothing stays of the journal. Errors otherwise as of `Journal.create`.
    """
    with problems.storage_problems(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    journal, code = Journal.create(path, password)
    try:
        fill(journal)
    except BaseException:
        journal.close(with_backup=False)
        _remove(journal.path)
        raise
    return NewJournal(journal, code)


def create_with_school(path: Path, password: str | None, card: SchoolCard, classes: Sequence[ClassEntry]) -> NewJournal:
    """A journal with a school, its classes and campaigns; errors as of `create` and `school.create_school`."""
    return create(path, password, lambda journal: school.create_school(journal, card, classes))


def create_with_office(
    path: Path, password: str | None, card: OfficeCard, schools: Sequence[ExpectedEntry]
) -> NewJournal:
    """A journal of a municipality with its list of schools; errors as of `create`, `save_office`, `add_expected`."""

    def fill(journal: Journal) -> None:
        office.save_office(journal, card)
        if schools:
            office.add_expected(journal, schools)

    return create(path, password, fill)


def create_from_workbook(path: Path, password: str | None, raw: RawWorkbook, progress: Progress = silent) -> NewJournal:
    """A journal with what a workbook holds. UserError when the book has an error; nothing is made then."""

    def load(journal: Journal) -> None:
        result = import_workbook(journal, raw, progress=progress)
        if result.has_errors:
            raise UserError("В книге есть ошибки: исправьте её и загрузите снова.")

    return create(path, password, load)


def _remove(path: Path) -> None:
    remove_database(path)
    with contextlib.suppress(OSError):
        key_path(path).unlink()
    for ending in (".photos", ".backups"):
        shutil.rmtree(path.with_name(path.name + ending), ignore_errors=True)
