"""Журнал учета выполненной работы as a list: which records, in which order, with which totals."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import Session

from models.journal.journal import Journal
from models.rules.log_options import LogKind
from models.rules.names import fold_name
from models.services.log_papers.printed import printed_log
from models.services.search_words import records_with
from models.services.work_log_filter import WorkLogFilter
from models.services.work_log_guests import guests_of, paper_key
from models.services.years import year_row
from models.tables import SchoolClass, SchoolYear, Turnout, TurnoutName, WorkRecord
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
        year = year_row(session, start_year)
        records = session.execute(_by_day(select(WorkRecord.start, WorkRecord.id).where(WorkRecord.year_id == year.id)))
        rows = [(row.start, row.id) for row in records]
        own = len(rows)
        if guests:
            rows = sorted([*rows, *guests_of(session, year.id, WorkLogFilter())], key=lambda row: row[0])
        printed = printed_log(session, LogKind.WORK, start_year).numbers.get("", {})
        return YearFigures(own, _numbers([key for _day, key in rows], printed), _attendances(session, year.id))


def _numbers(keys: Sequence[int], printed: Mapping[str, int]) -> dict[int, int]:
    """As `models.rules.log_numbering.numbered`: printed rows as on paper, the others behind them by their days."""
    on_paper = {key: printed[name] for key in keys if (name := paper_key(key)) in printed} if printed else {}
    following = count(max(printed.values(), default=0) + 1)
    return {key: on_paper.get(key) or next(following) for key in keys}


def _attendances(session: Session, year_id: int) -> dict[int, int]:
    """`models.rules.unique.attendances` summed up for each record, by the database: a year has tens of thousands.

    A name and the code of one pupil in one list are one person.
    """
    named = (
        select(func.count(func.coalesce(TurnoutName.pupil_id, TurnoutName.folded).distinct()))
        .where(TurnoutName.turnout_id == Turnout.id)
        .scalar_subquery()
    )
    came = case(
        (Turnout.kind == TurnoutKind.WHOLE_CLASS, SchoolClass.enrolment),
        (Turnout.kind == TurnoutKind.COUNT, func.coalesce(Turnout.number, 0)),
        (Turnout.kind == TurnoutKind.LIST, named),
        else_=0,
    )
    # through the classes of the year, so that the turnouts of other years are left where they are
    query = (
        select(Turnout.record_id, func.sum(came))
        .join(SchoolClass, Turnout.class_id == SchoolClass.id)
        .where(SchoolClass.year_id == year_id)
        .group_by(Turnout.record_id)
    )
    return {record_id: number or 0 for record_id, number in session.execute(query)}


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
        records = _records_in_order(session, chosen, figures, key, descending=descending)
        hours = session.scalar(select(func.sum(WorkRecord.hours)).where(*chosen)) or Decimal(0)
        keys = records
        if wanted.guests:
            guests = guests_of(session, year_id, wanted)
            if key in ("", "number", "start"):
                keys = _in_order_of_days(session, year_id, records, guests, figures)
                keys = keys if key and not descending else keys[::-1]
            else:
                keys = [*records, *(guest for _day, guest in guests)]
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


_NATIVE: Mapping[str, Any] = {"hours": WorkRecord.hours}
_TEXTS: Mapping[str, Any] = {
    "title": WorkRecord.title,
    "direction": WorkRecord.direction,
    "level": WorkRecord.level,
    "project": WorkRecord.project,
    "document": WorkRecord.document,
}


def _records_in_order(
    session: Session, chosen: list[ColumnElement[bool]], figures: YearFigures, key: str, *, descending: bool
) -> list[int]:
    if key in _TEXTS:
        rows = session.execute(_by_day(select(WorkRecord.id, _TEXTS[key]).where(*chosen)))
        return _sorted(rows, fold_name, descending=descending)
    if key in _NATIVE or key == "classes":
        value = _NATIVE.get(key, _first_class())
        rows = session.execute(_by_day(select(WorkRecord.id, value).where(*chosen)))
        return _sorted(rows, lambda found: found, descending=descending)
    records = list(session.scalars(_by_day(select(WorkRecord.id).where(*chosen))))
    if key == "attendances":
        pairs = ((record, figures.attendances.get(record, 0)) for record in records)
        return _sorted(pairs, lambda found: found, descending=descending)
    return records if key and not descending else records[::-1]


def _by_day(query: Any) -> Any:
    return query.order_by(WorkRecord.start, WorkRecord.id)


def _first_class() -> Any:
    """The lowest class of a record, for the order of the column «Классы»."""
    place = SchoolClass.grade * 10_000 + func.coalesce(func.unicode(func.substr(SchoolClass.name, -1)), 0)
    return (
        select(func.min(place))
        .join(Turnout, Turnout.class_id == SchoolClass.id)
        .where(Turnout.record_id == WorkRecord.id)
        .scalar_subquery()
    )


def _sorted(rows: Iterable[Any], key: Callable[[Any], Any], *, descending: bool) -> list[int]:
    """By the value, equal ones by their days; those without a value stand last in both directions."""
    present, absent = [], []
    for record, value in rows:
        if value is None or value == "":
            absent.append(record)
        else:
            present.append((key(value), record))
    present.sort(key=lambda pair: pair[0], reverse=descending)
    return [record for _value, record in present] + absent


def _in_order_of_days(
    session: Session, year_id: int, records: Sequence[int], guests: Sequence[tuple[date, int]], figures: YearFigures
) -> list[int]:
    """Records and guests by their days, those of one day by their numbers."""
    of_year = select(WorkRecord.id, WorkRecord.start).where(WorkRecord.year_id == year_id)
    days = {row.id: row.start for row in session.execute(of_year)}
    rows = [*((days[record], record) for record in records), *guests]
    return [key for _day, key in sorted(rows, key=lambda row: (row[0], figures.numbers.get(row[1], 0)))]


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
