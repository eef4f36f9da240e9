"""The rows of the work log's table: a screen of them in a handful of queries."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.journal.journal import Journal
from models.rules.names import split_list
from models.rules.periods import SchoolYear
from models.rules.plan_classes import short_classes
from models.rules.russian import plural
from models.rules.turnout_checks import ClassNumbers, TurnoutNumbers, turnout_faults
from models.services.plan_year import class_names
from models.services.work_log import YearFigures
from models.services.work_log_guests import Guest, Origin, guest_rows
from models.tables import (
    Partner,
    SchoolClass,
    Teacher,
    Turnout,
    TurnoutName,
    WorkRecord,
    WorkRecordPartner,
    WorkRecordTeacher,
)
from models.tables import SchoolYear as Year
from models.vocabulary import EventLevel, TurnoutKind


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkLogRow:
    """A record, or a guest (`origin`) whose numbers are not counted here. `problem` says what cannot be true."""

    id: int
    number: int | None = None
    start: date
    end: date | None = None
    title: str
    second: str = ""
    form: str = ""
    classes: str = ""
    attendances: int | None = None
    hours: Decimal | None = None
    direction: str = ""
    teachers: str = ""
    partners: str = ""
    parents: int | None = None
    level: str = ""
    project: str = ""
    best: bool = False
    document: str = ""
    problem: str = ""
    origin: Origin | None = None
    origin_id: int = 0
    outside: bool = False
    """The days lie outside the school year in which the record stands."""


_COLUMNS = (
    WorkRecord.id, WorkRecord.year_id, WorkRecord.start, WorkRecord.end, WorkRecord.title, WorkRecord.form,
    WorkRecord.hours, WorkRecord.direction, WorkRecord.level, WorkRecord.place, WorkRecord.project, WorkRecord.parents,
    WorkRecord.best, WorkRecord.document,
)  # fmt: skip


@dataclass(slots=True)
class _Turnouts:
    names: list[str]
    faults: list[str]
    parents: int = 0


def work_log_rows(journal: Journal, keys: Sequence[int], figures: YearFigures) -> Mapping[int, WorkLogRow]:
    """The rows of these keys that are still there."""
    with journal.read() as session:
        numbers = [key for key in keys if key > 0]
        found = _records(session, numbers, figures)
        found.update(
            (key, _of_guest(key, row, figures)) for key, row in guest_rows(session, set(keys) - set(numbers)).items()
        )
        return found


def _of_guest(key: int, guest: Guest, figures: YearFigures) -> WorkLogRow:
    return WorkLogRow(
        id=key,
        number=figures.numbers.get(key),
        start=guest.day,
        title=guest.title,
        second=guest.words,
        form=guest.words.split(",")[0],
        classes=guest.class_name,
        origin=guest.origin,
        origin_id=guest.id,
    )


def _records(session: Session, numbers: Sequence[int], figures: YearFigures) -> dict[int, WorkLogRow]:
    # columns, not objects: a screen of objects makes the collector of garbage stop the scrolling now and then
    rows = session.execute(select(*_COLUMNS).where(WorkRecord.id.in_(numbers))).all()
    if not rows:
        return {}
    of_year = class_names(session, rows[0].year_id)
    year = SchoolYear(session.scalars(select(Year.start_year).where(Year.id == rows[0].year_id)).one())
    turnouts = _turnouts(session, numbers)
    teachers = _names(session, numbers, WorkRecordTeacher, WorkRecordTeacher.teacher_id, Teacher, Teacher.full_name)
    partners = _names(session, numbers, WorkRecordPartner, WorkRecordPartner.partner_id, Partner, Partner.name)
    found = {}
    for row in rows:
        came = turnouts[row.id]
        attendances = figures.attendances.get(row.id, 0)
        parents = row.parents if row.parents is not None else came.parents or None
        found[row.id] = WorkLogRow(
            id=row.id,
            number=figures.numbers.get(row.id),
            start=row.start,
            end=row.end,
            title=row.title,
            second=_second_line(row, partners[row.id], parents, attendances),
            form=row.form or "",
            classes=short_classes(came.names, of_year),
            attendances=attendances or None,
            hours=row.hours,
            direction=row.direction or "",
            teachers=", ".join(teachers[row.id]),
            partners=", ".join(partners[row.id]),
            parents=parents,
            level=row.level or "",
            project=row.project or "",
            best=row.best,
            document="; ".join(split_list(row.document)),
            problem="\n".join(came.faults),
            outside=not year.holds(row.start),
        )
    return found


def _second_line(row: Any, partners: Sequence[str], parents: int | None, attendances: int) -> str:
    """What the event was, and with whom, where or for whom: «мастер-класс, ИП Вебер А. К.»."""
    more = f" и ещё {len(partners) - 1}" if len(partners) > 1 else ""
    level = row.level if row.level not in (None, EventLevel.SCHOOL) else None
    beside = f"{partners[0]}{more}" if partners else row.place or level
    if parents and not attendances:
        beside = f"родителей {parents}"
    days = None
    if row.end is not None and row.end != row.start:
        days = plural((row.end - row.start).days + 1, "день", "дня", "дней")
    return ", ".join(part for part in (row.form, beside, days) if part)


def _turnouts(session: Session, numbers: Sequence[int]) -> defaultdict[int, _Turnouts]:
    listed = session.execute(
        select(TurnoutName.turnout_id, func.count())
        .join(Turnout, TurnoutName.turnout_id == Turnout.id)
        .where(Turnout.record_id.in_(numbers))
        .group_by(TurnoutName.turnout_id)
    )
    lengths: dict[int, int] = {row[0]: row[1] for row in listed}
    rows = session.execute(
        select(
            Turnout.id,
            Turnout.record_id,
            Turnout.kind,
            Turnout.number,
            Turnout.ovz,
            Turnout.disability,
            SchoolClass.name,
            SchoolClass.enrolment,
            SchoolClass.ovz,
            SchoolClass.disability,
        )
        .join(SchoolClass, Turnout.class_id == SchoolClass.id)
        .where(Turnout.record_id.in_(numbers))
        .order_by(SchoolClass.grade, SchoolClass.name)
    )
    found: defaultdict[int, _Turnouts] = defaultdict(lambda: _Turnouts([], []))
    for turnout_id, record_id, kind, number, ovz, disability, *school_class in rows:
        came = found[record_id]
        came.names.append(school_class[0])
        came.parents += (number or 0) if kind is TurnoutKind.PARENTS else 0
        own = TurnoutNumbers(kind, number, ovz, disability, lengths.get(turnout_id, 0))
        came.faults += [fault.message for fault in turnout_faults(own, ClassNumbers(*school_class))]
    return found


def _names(
    session: Session, numbers: Sequence[int], link: Any, key: Any, table: Any, name: Any
) -> defaultdict[int, list[str]]:
    """The names of who took part in each record, in their order."""
    query = (
        select(link.record_id, name)
        .join(table, key == table.id)
        .where(link.record_id.in_(numbers))
        .order_by(link.record_id, link.position)
    )
    found: defaultdict[int, list[str]] = defaultdict(list)
    for record_id, words in session.execute(query):
        found[record_id].append(words)
    return found
