"""Профминимум of a school year: hours by class and direction, registration in «Билет в будущее», the norms in force."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from sqlalchemy import func, select
from sqlalchemy.orm import Session

import resources
from models.changes import Changes
from models.journal.journal import Journal
from models.rules.campaign import SchoolHead
from models.rules.events import ClassOnList
from models.rules.percent import PlanAndFact, PlanAndFactTotal, total
from models.rules.periods import SchoolYear
from models.rules.profminimum import (
    ClassHours,
    ClassRegistration,
    HeldHours,
    has_profminimum,
    hours_of_classes,
)
from models.rules.profminimum_norms import Norms, norms_of_year, parse_norms
from models.services.event_loading import classes_of_year
from models.services.settings import read_setting, write_setting
from models.services.years import head_of, year_row
from models.tables import SchoolClass, Setting, Turnout, WorkRecord
from models.vocabulary import Direction, ProfminimumLevel

_NORMS_KEY = "profminimum.norms"


@dataclass(frozen=True, slots=True)
class Profminimum:
    """One school year: `classes` are those with a level, `without_level` the other classes of grades 6–11.

    `school_level` is what the school entered, None when it did not.
    """

    head: SchoolHead
    year: SchoolYear
    norms: Norms
    school_level: ProfminimumLevel | None
    classes: tuple[ClassHours, ...]
    without_level: tuple[str, ...]
    registration: tuple[ClassRegistration, ...]

    @property
    def registration_total(self) -> PlanAndFactTotal:
        """The total row of registration: each column is the sum of its rows."""
        return total(row.numbers for row in self.registration)


@cache
def shipped_norms() -> tuple[Norms, ...]:
    """The norms that come with the program."""
    return tuple(parse_norms(file.read_text("utf-8")) for file in sorted(resources.path("norms").glob("*.json")))


def known_norms(session: Session) -> tuple[Norms, ...]:
    """Shipped norms, then those that the user loaded."""
    row = session.get(Setting, _NORMS_KEY)
    return (*shipped_norms(), *(parse_norms(text) for text in (json.loads(row.value) if row else ())))


def load_norms(journal: Journal, text: str) -> tuple[Norms, Changes]:
    """Take a file of norms; it replaces what the user loaded for the same year, older years keep theirs.

    `NormsFileError` for a file that cannot be taken.
    """
    norms = parse_norms(text)
    return norms, _keep_norms(journal, norms.first_year, text)


def forget_norms(journal: Journal, first_year: int) -> Changes:
    """Drop the norms that the user loaded from that year on; the shipped ones are in force again."""
    return _keep_norms(journal, first_year, None)


def _keep_norms(journal: Journal, first_year: int, text: str | None) -> Changes:
    loaded = read_setting(journal, _NORMS_KEY, [])
    assert isinstance(loaded, list)
    kept = [one for one in loaded if parse_norms(one).first_year != first_year]
    return write_setting(journal, _NORMS_KEY, [*kept, text] if text else kept) | Changes.of("indicators")


def profminimum(journal: Journal, start_year: int | None = None) -> Profminimum:
    """Профминимум of the year, the latest when none is named; UsageError when the journal does not hold it."""
    with journal.read() as session:
        row = year_row(session, start_year)
        classes = classes_of_year(session, row.id)
        year = SchoolYear(row.start_year)
        norms = norms_of_year(known_norms(session), row.start_year)
        levels = _levels(session, row.id, row.profminimum_level)
        return Profminimum(
            head_of(row),
            year,
            norms,
            row.profminimum_level,
            hours_of_classes(classes, levels, held_hours(session, row.id, year), year, norms),
            tuple(one.name for one in classes if has_profminimum(one) and levels[one.id] is None),
            _registration(session, row.id, classes),
        )


def held_hours(session: Session, year_id: int, year: SchoolYear) -> Iterator[HeldHours]:
    """What every class had of each direction in the year, added up by the database: it has hundreds of thousands."""
    rows = session.execute(
        select(Turnout.class_id, func.max(WorkRecord.start), WorkRecord.direction, func.sum(WorkRecord.hours))
        .join(WorkRecord, Turnout.record_id == WorkRecord.id)
        .where(WorkRecord.year_id == year_id, WorkRecord.start.between(year.start, year.end))
        .group_by(Turnout.class_id, WorkRecord.direction)
    )
    return (HeldHours(*row) for row in rows)


@dataclass(frozen=True, slots=True)
class RecordOfClass:
    """A record behind a cell of the matrix."""

    id: int
    title: str
    start: date
    form: str
    hours: Decimal


def records_behind(
    journal: Journal, start_year: int, class_id: int, direction: Direction | None
) -> tuple[RecordOfClass, ...]:
    """The records whose hours a class got in the year, of one direction or of all, by their days."""
    with journal.read() as session:
        row = year_row(session, start_year)
        year = SchoolYear(row.start_year)
        records = session.execute(
            select(
                WorkRecord.id,
                WorkRecord.title,
                WorkRecord.start,
                WorkRecord.form,
                WorkRecord.hours,
                WorkRecord.direction,
            )
            .join(Turnout, Turnout.record_id == WorkRecord.id)
            .where(WorkRecord.year_id == row.id, Turnout.class_id == class_id)
            .order_by(WorkRecord.start, WorkRecord.id)
        )
        return tuple(
            RecordOfClass(one.id, one.title, one.start, one.form or "", one.hours)
            for one in records
            if HeldHours(class_id, one.start, one.direction, one.hours).counts_in(year)
            and direction in (None, one.direction)
        )


def _levels(
    session: Session, year_id: int, of_school: ProfminimumLevel | None
) -> Mapping[int, ProfminimumLevel | None]:
    """A blank level of a class takes the school's."""
    rows = session.execute(select(SchoolClass.id, SchoolClass.profminimum_level).where(SchoolClass.year_id == year_id))
    return {class_id: level or of_school for class_id, level in rows}


def _registration(session: Session, year_id: int, classes: tuple[ClassOnList, ...]) -> tuple[ClassRegistration, ...]:
    """The classes that plan registration or have it."""
    rows = session.execute(
        select(SchoolClass.id, SchoolClass.registration_plan, SchoolClass.registration_fact).where(
            SchoolClass.year_id == year_id
        )
    )
    numbers = {class_id: PlanAndFact(plan or 0, fact or 0) for class_id, plan, fact in rows}
    return tuple(
        ClassRegistration(one.name, numbers[one.id]) for one in classes if numbers[one.id].plan or numbers[one.id].fact
    )
