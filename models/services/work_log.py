"""Журнал учета выполненной работы as a list: which records, in which order, with which totals."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import count
from typing import Any

from sqlalchemy import ColumnElement, String, func, select, type_coerce
from sqlalchemy.orm import Session

from models.journal.journal import Journal, driver_of
from models.rules.log_options import LogKind
from models.services.log_papers.printed import printed_log
from models.services.search_words import records_with
from models.services.work_log_filter import WorkLogFilter
from models.services.work_log_guests import guests_of, paper_key
from models.services.years import year_row
from models.tables import (
    Partner,
    SchoolClass,
    SchoolYear,
    Teacher,
    Turnout,
    WorkRecord,
    WorkRecordPartner,
    WorkRecordTeacher,
)
from models.vocabulary import TurnoutKind


@dataclass(frozen=True, slots=True)
class YearFigures:
    """Of each row of a year its № as the paper gives it, of each record its участия (накопительный итог)."""

    records: int
    numbers: Mapping[int, int]
    attendances: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class WorkLogKeys:
    """The rows in their order: records by their number in the table, guests by a negative key.

    The totals are those of the records that are shown; `of_year` counts all of the year.
    """

    keys: tuple[int, ...]
    records: int
    of_year: int
    attendances: int
    hours: Decimal


def year_figures(journal: Journal, start_year: int, *, guests: bool = False) -> YearFigures:
    """Numbers and участия of a year, to be read anew when the journal has changed.

    With `guests` their rows are numbered among the records, as on a paper that shows them.
    """
    with journal.read() as session:
        year_id = year_row(session, start_year).id
        keys = _records_by_days(session, year_id) if not guests else _rows_by_days(session, year_id)
        records = [key for key in keys if key > 0]
        printed = printed_log(session, LogKind.WORK, start_year).numbers.get("", {})
        return YearFigures(len(records), _numbers(keys, printed), _attendances(session, year_id, records))


def _records_by_days(session: Session, year_id: int) -> list[int]:
    # past SQLAlchemy, which takes as long again to make objects of twenty thousand rows
    rows = driver_of(session).execute("SELECT id FROM work_record WHERE year_id = ? ORDER BY start, id", (year_id,))
    return [row[0] for row in rows]


def _rows_by_days(session: Session, year_id: int) -> list[int]:
    day = type_coerce(WorkRecord.start, String)  # as it is stored: to read tens of thousands of days takes long
    query = select(day, WorkRecord.id).where(WorkRecord.year_id == year_id).order_by(WorkRecord.start, WorkRecord.id)
    rows = [*((row[0], row[1]) for row in session.execute(query)), *guests_of(session, year_id, WorkLogFilter())]
    return [key for _day, key in sorted(rows, key=lambda row: row[0])]


def _numbers(keys: Sequence[int], printed: Mapping[str, int]) -> dict[int, int]:
    """As `models.rules.log_numbering.numbered`: printed rows as on paper, the others behind them by their days."""
    on_paper = {key: printed[name] for key in keys if (name := paper_key(key)) in printed} if printed else {}
    following = count(max(printed.values(), default=0) + 1)
    return {key: on_paper.get(key) or next(following) for key in keys}


_ATTENDANCES = """
SELECT turnout.record_id, sum(CASE turnout.kind
    WHEN 'весь класс' THEN school_class.enrolment
    WHEN 'число' THEN coalesce(turnout.number, 0)
    WHEN 'список' THEN (SELECT count(DISTINCT coalesce(pupil_id, folded)) FROM turnout_name
                        WHERE turnout_name.turnout_id = turnout.id)
    ELSE 0 END)
FROM turnout JOIN school_class ON school_class.id = turnout.class_id
WHERE turnout.record_id BETWEEN :first AND :last AND +school_class.year_id = :year
GROUP BY turnout.record_id
"""


def _attendances(session: Session, year_id: int, records: Sequence[int]) -> dict[int, int]:
    """`models.rules.unique.attendances` summed up for each record, by the database: a year has tens of thousands.

    A name and the code of one pupil in one list are one person. The range of the records' numbers lets the index of
    the turnouts give them in order; the plus keeps the database from beginning with the classes.
    """
    if not records:
        return {}
    bounds = {"first": min(records), "last": max(records), "year": year_id}
    return dict(driver_of(session).execute(_ATTENDANCES, bounds).fetchall())


def work_log(
    journal: Journal,
    start_year: int,
    wanted: WorkLogFilter,
    figures: YearFigures,
    order: tuple[str, bool] = ("", False),
) -> WorkLogKeys:
    """The rows that are asked for, the latest first unless `order` (key of a column, descending) says otherwise."""
    with journal.read() as session:
        year_id = year_row(session, start_year).id
        chosen = _conditions(year_id, wanted)
        key, descending = order
        by_days = _chosen_records(session, chosen, figures)
        records = by_days
        if key not in _BY_DAYS:
            records = _sorted(by_days, _values(session, chosen, figures, key), descending=descending)
        hours = session.scalar(select(func.sum(WorkRecord.hours)).where(*chosen)) or Decimal(0)
        guests = {guest for _day, guest in guests_of(session, year_id, wanted)} if wanted.guests else set()
        if key in _BY_DAYS:
            shown = guests.union(by_days)
            keys = [row for row in figures.numbers if row in shown] if guests else by_days
            keys = keys if key and not descending else keys[::-1]
        else:
            keys = [*records, *(row for row in figures.numbers if row in guests)]
        return WorkLogKeys(
            keys=tuple(keys),
            records=len(records),
            of_year=figures.records,
            attendances=sum(figures.attendances.get(record, 0) for record in records),
            hours=hours,
        )


def _conditions(year_id: int, wanted: WorkLogFilter) -> list[ColumnElement[bool]]:
    found = [WorkRecord.year_id == year_id]
    if wanted.first is not None:
        found.append(func.coalesce(WorkRecord.end, WorkRecord.start) >= wanted.first)
    if wanted.last is not None:
        found.append(WorkRecord.start <= wanted.last)
    if wanted.form is not None:
        found.append(WorkRecord.form == wanted.form)
    if wanted.direction is not None:
        found.append(WorkRecord.direction == wanted.direction)
    if wanted.class_id is not None:
        of_class = select(Turnout.record_id).where(Turnout.class_id == wanted.class_id)
        found.append(WorkRecord.id.in_(of_class))
    if (with_words := records_with("work_record", wanted.words)) is not None:
        found.append(WorkRecord.id.in_(with_words))
    return found


_BY_DAYS = ("", "number", "start")
_PEOPLE: Mapping[str, Any] = {
    "teachers": (WorkRecordTeacher, WorkRecordTeacher.teacher_id, Teacher),
    "partners": (WorkRecordPartner, WorkRecordPartner.partner_id, Partner),
}
_TEXTS: Mapping[str, Any] = {
    "title": WorkRecord.title,
    "direction": WorkRecord.direction,
    "level": WorkRecord.level,
    "project": WorkRecord.project,
    "document": WorkRecord.document,
}


def _chosen_records(session: Session, chosen: list[ColumnElement[bool]], figures: YearFigures) -> list[int]:
    """The records that are asked for, by their days: the figures of the year have them in this order."""
    if len(chosen) == 1:  # the whole year
        return [key for key in figures.numbers if key > 0]
    found = set(session.scalars(select(WorkRecord.id).where(*chosen)))
    return [key for key in figures.numbers if key in found]


def _values(session: Session, chosen: list[ColumnElement[bool]], figures: YearFigures, key: str) -> Mapping[int, Any]:
    """What the records are put in order by."""
    if key == "attendances":
        return {record: number or None for record, number in figures.attendances.items()}
    if key in _TEXTS:
        rows = session.execute(select(WorkRecord.id, type_coerce(_TEXTS[key], String)).where(*chosen))
        return {row[0]: row[1] and row[1].casefold().replace("ё", "е").lstrip('«"') for row in rows}
    if key in _PEOPLE:
        return _first_names(session, chosen, *_PEOPLE[key])
    values = {"hours": WorkRecord.hours, "best": WorkRecord.best, "parents": _parents(), "classes": _first_class()}
    rows = session.execute(select(WorkRecord.id, values[key]).where(*chosen))
    return {row[0]: row[1] or None for row in rows}


def _first_names(
    session: Session, chosen: list[ColumnElement[bool]], link: Any, key: Any, table: Any
) -> Mapping[int, str]:
    """The folded name that stands first in each record."""
    query = (
        select(link.record_id, table.folded)
        .join(table, key == table.id)
        .join(WorkRecord, link.record_id == WorkRecord.id)
        .where(link.position == 0, *chosen)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def _parents() -> Any:
    """The parents of a record, those of its classes when none are named."""
    of_classes = (
        select(func.sum(Turnout.number))
        .where(Turnout.record_id == WorkRecord.id, Turnout.kind == TurnoutKind.PARENTS)
        .scalar_subquery()
    )
    return func.coalesce(WorkRecord.parents, of_classes)


def _first_class() -> Any:
    """The lowest class of a record, for the order of the column «Классы»."""
    place = SchoolClass.grade * 10_000 + func.coalesce(func.unicode(func.substr(SchoolClass.name, -1)), 0)
    return (
        select(func.min(place))
        .join(Turnout, Turnout.class_id == SchoolClass.id)
        .where(Turnout.record_id == WorkRecord.id)
        .scalar_subquery()
    )


def _sorted(records: Sequence[int], values: Mapping[int, Any], *, descending: bool) -> list[int]:
    """By the value, equal ones by their days; those without a value stand last in both directions."""
    present = [record for record in records if values.get(record) not in (None, "")]
    absent = [record for record in records if values.get(record) in (None, "")]
    return sorted(present, key=values.__getitem__, reverse=descending) + absent


def forms_used(journal: Journal, start_year: int) -> tuple[str, ...]:
    """The forms that records of the year have, in alphabetical order."""
    with journal.read() as session:
        year_id = year_row(session, start_year).id
        query = select(WorkRecord.form).where(WorkRecord.year_id == year_id).distinct()
        return tuple(sorted(form for form in session.scalars(query) if form))


def record_year(journal: Journal, record_id: int) -> int | None:
    """The year that a record belongs to; None when it is gone."""
    with journal.read() as session:
        query = select(SchoolYear.start_year).join(WorkRecord, WorkRecord.year_id == SchoolYear.id)
        return session.scalar(query.where(WorkRecord.id == record_id))
