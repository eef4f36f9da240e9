"""The gap planner: what each class lacks, and suggestions from the school's past, its partners and the catalogues."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.changes import Changes
from models.journal.journal import Journal
from models.rules.events import ClassOnList, Event
from models.rules.names import join_list
from models.rules.periods import SchoolYear
from models.rules.plan_carry import new_item
from models.rules.profminimum_gaps import Gap, PastEvent, Suggestion, gaps, own_suggestions, share_of_year
from models.rules.school_calendar import usual_calendar
from models.rules.work_record import usual_direction
from models.services.catalogues import catalogues
from models.services.event_loading import classes_of_year, events_of_year
from models.services.plan_items import save_plan_item
from models.services.profminimum import Profminimum, profminimum
from models.services.school_calendar import school_calendar
from models.services.years import year_row
from models.tables import Partner, SchoolClass, Turnout, WorkRecord, WorkRecordPartner
from models.vocabulary import Direction

_OWN, _FROM_CATALOGUES = 6, 4


@dataclass(frozen=True, slots=True)
class GapPlan:
    """The gaps of a year, and how much of it has passed, in days with lessons."""

    year: SchoolYear
    gaps: tuple[Gap, ...]
    passed: int
    of: int


def gap_plan(journal: Journal, today: date, start_year: int | None = None) -> GapPlan:
    """What the classes lack on that day, and what the pace so far leaves open; UsageError for no such year."""
    return gaps_of(journal, profminimum(journal, start_year), today)


def gaps_of(journal: Journal, found: Profminimum, today: date) -> GapPlan:
    """The same for hours that are counted already."""
    calendar = school_calendar(journal, found.year) or usual_calendar(found.year)
    passed, of = share_of_year(calendar, found.year, today)
    return GapPlan(found.year, gaps(found.classes, passed, of), passed, of)


def suggestions(journal: Journal, start_year: int, class_id: int, direction: Direction) -> tuple[Suggestion, ...]:
    """What could give the class hours of the direction: the school's own events, then those of the catalogues."""
    with journal.read() as session:
        year = year_row(session, start_year)
        school_class = next(one for one in classes_of_year(session, year.id) if one.id == class_id)
        attended = _attended(events_of_year(session, year.id), school_class)
        own = own_suggestions(school_class, _past(session, direction), attended, _OWN)
    return own + _of_catalogues(direction, {one.title.casefold() for one in own})


def _attended(events: Iterable[Event], school_class: ClassOnList) -> list[Event]:
    return [event for event in events if any(turnout.class_id == school_class.id for turnout in event.turnouts)]


def _past(session: Session, direction: Direction) -> list[PastEvent]:
    """The school's events of the direction in all its years; the weekly lessons have their register."""
    rows = session.execute(
        select(WorkRecord.id, WorkRecord.title, WorkRecord.form, WorkRecord.hours, WorkRecord.start)
        .where(WorkRecord.direction == direction, ~WorkRecord.code.startswith("РМГ-"))
        .order_by(WorkRecord.start.desc())
        .limit(400)
    ).all()
    ids = [row.id for row in rows]
    grades, partners = _grades(session, ids), _partners(session, ids)
    return [
        PastEvent(
            row.title,
            row.form or "",
            row.hours,
            row.start,
            frozenset(grades.get(row.id, ())),
            tuple(partners.get(row.id, ())),
        )
        for row in rows
    ]


def _grades(session: Session, ids: list[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    rows = session.execute(
        select(Turnout.record_id, SchoolClass.grade)
        .join(SchoolClass, Turnout.class_id == SchoolClass.id)
        .where(Turnout.record_id.in_(ids))
    )
    for record_id, grade in rows:
        found.setdefault(record_id, []).append(grade)
    return found


def _partners(session: Session, ids: list[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    rows = session.execute(
        select(WorkRecordPartner.record_id, Partner.name)
        .join(Partner, WorkRecordPartner.partner_id == Partner.id)
        .where(WorkRecordPartner.record_id.in_(ids))
        .order_by(WorkRecordPartner.record_id, WorkRecordPartner.position)
    )
    for record_id, name in rows:
        found.setdefault(record_id, []).append(name)
    return found


def _of_catalogues(direction: Direction, known: set[str]) -> tuple[Suggestion, ...]:
    found = [
        Suggestion(item.title, item.form, None, one.name)
        for one in catalogues()
        for item in one.items
        if (item.direction or usual_direction(item.form)) is direction and item.title.casefold() not in known
    ]
    return tuple(found[:_FROM_CATALOGUES])


def take_into_plan(
    journal: Journal, start_year: int, gap_class: str, direction: Direction, chosen: Suggestion
) -> tuple[Changes, int]:
    """A suggestion as a plan item of the class, in one action; its id. The day is the coordinator's to choose."""
    item = new_item(title=chosen.title, form=chosen.form, direction=direction, classes=join_list([gap_class]))
    return save_plan_item(journal, item, start_year)


def partners_in_reserve(journal: Journal, start_year: int) -> tuple[str, ...]:
    """Partners with whom nothing was held in the year: whom to ask when a direction is short."""
    with journal.read() as session:
        year_id = year_row(session, start_year).id
        met = (
            select(WorkRecordPartner.partner_id)
            .join(WorkRecord, WorkRecordPartner.record_id == WorkRecord.id)
            .where(WorkRecord.year_id == year_id)
        )
        names = select(Partner.name).where(Partner.id.not_in(met)).order_by(func.lower(Partner.name))
        return tuple(session.scalars(names))
