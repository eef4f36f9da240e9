"""Reads a year's classes, events and plan into the plain values that the rules count."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import ColumnElement, and_, exists, func, select
from sqlalchemy.orm import Session

from models.rules.events import ClassOnList, Event, EventPartner, EventPhoto, PlanEntry, Turnout
from models.rules.names import fold_name, split_list
from models.rules.periods import CampaignCalendar
from models.tables import (
    Consent,
    Membership,
    Partner,
    Photo,
    PlanItem,
    Pupil,
    SchoolClass,
    Teacher,
    TurnoutName,
    WorkRecord,
    WorkRecordPartner,
    WorkRecordTeacher,
)
from models.tables import Turnout as TurnoutRow
from models.vocabulary import ConsentKind

_T = TypeVar("_T")


def classes_of_year(session: Session, year_id: int) -> tuple[ClassOnList, ...]:
    """The year's classes by grade and letter."""
    rows = session.scalars(
        select(SchoolClass).where(SchoolClass.year_id == year_id).order_by(SchoolClass.grade, SchoolClass.name)
    )
    unwilling = _without_photo_consent(session, year_id)
    return tuple(
        ClassOnList(row.id, row.name, row.grade, row.enrolment, row.ovz, row.disability or 0, unwilling[row.id])
        for row in rows
    )


def _without_photo_consent(session: Session, year_id: int) -> Counter[int]:
    """Named pupils of each class without a photo consent in force."""
    consented = exists().where(
        Consent.pupil_id == Membership.pupil_id, Consent.kind == ConsentKind.PHOTO, Consent.withdrawn.is_(None)
    )
    rows = session.execute(
        select(Membership.class_id, func.count())
        .join(SchoolClass, Membership.class_id == SchoolClass.id)
        .where(SchoolClass.year_id == year_id, Membership.end.is_(None), ~consented)
        .group_by(Membership.class_id)
    )
    unwilling: Counter[int] = Counter()
    for class_id, number in rows:
        unwilling[class_id] = number
    return unwilling


def records_meeting(year_id: int, calendar: CampaignCalendar) -> ColumnElement[bool]:
    """The condition on records of the year whose days meet the campaign's (as `CampaignCalendar.meets`)."""
    return and_(
        WorkRecord.year_id == year_id,
        WorkRecord.start <= calendar.end,
        func.coalesce(WorkRecord.end, WorkRecord.start) >= calendar.start,
    )


def events_meeting(session: Session, year_id: int, calendar: CampaignCalendar) -> tuple[Event, ...]:
    """Records of the year's work log whose days meet the campaign's, with all that belongs to them, by their days.

    The rules decide what counts; the journal only leaves the rest of a year of two thousand records where it is.
    """
    return _events(session, year_id, records_meeting(year_id, calendar))


def events_of_year(session: Session, year_id: int) -> tuple[Event, ...]:
    """All records of the year's work log, with all that belongs to them, by their days."""
    return _events(session, year_id, WorkRecord.year_id == year_id)


def _events(session: Session, year_id: int, chosen: ColumnElement[bool]) -> tuple[Event, ...]:
    turnouts = _turnouts(session, year_id, chosen)
    teachers = _teachers(session, chosen)
    partners = _partners(session, chosen)
    photos = _photos(session, chosen)
    rows = session.execute(select(WorkRecord.__table__).where(chosen).order_by(WorkRecord.start, WorkRecord.id))
    return tuple(
        Event(
            id=row.id,
            code=row.code,
            title=row.title,
            start=row.start,
            end=row.end,
            form=row.form,
            event_format=row.event_format,
            level=row.level,
            direction=row.direction,
            hours=row.hours,
            early=row.early,
            in_campaign=row.in_campaign,
            plan_item_id=row.plan_item_id,
            turnouts=tuple(turnouts[row.id]),
            teachers=tuple(teachers[row.id]),
            teachers_total=row.teachers_total,
            parents=row.parents,
            partners=tuple(partners[row.id]),
            media_links=split_list(row.media_links),
            best=row.best,
            description=row.description or "",
            photos=tuple(photos[row.id]),
        )
        for row in rows
    )


def _turnouts(session: Session, year_id: int, chosen: ColumnElement[bool]) -> dict[int, list[Turnout]]:
    names: dict[int, list[tuple[str, bool]]] = defaultdict(list)
    roster = _roster(session, year_id)
    listed = session.execute(
        select(TurnoutName.turnout_id, TurnoutRow.class_id, TurnoutName.folded, TurnoutName.pupil_id)
        .join(TurnoutRow, TurnoutName.turnout_id == TurnoutRow.id)
        .join(WorkRecord, TurnoutRow.record_id == WorkRecord.id)
        .where(chosen)
        .order_by(TurnoutName.turnout_id, TurnoutName.position)
    )
    for turnout_id, class_id, folded, pupil_id in listed:
        names[turnout_id].append(roster.find(class_id, folded, pupil_id))
    found: dict[int, list[Turnout]] = defaultdict(list)
    rows = session.execute(
        select(
            TurnoutRow.id, TurnoutRow.record_id, TurnoutRow.class_id, TurnoutRow.kind, TurnoutRow.number, TurnoutRow.ovz
        )
        .join(WorkRecord, TurnoutRow.record_id == WorkRecord.id)
        .where(chosen)
        .order_by(TurnoutRow.id)
    )
    for turnout_id, record_id, class_id, kind, number, ovz_number in rows:
        found[record_id].append(Turnout(class_id, kind, number or 0, ovz_number or 0, tuple(names[turnout_id])))
    return found


@dataclass(frozen=True, slots=True)
class _Roster:
    """The year's class lists: who stands in them by key, by code and by folded name, each with the class."""

    by_pupil: Mapping[tuple[int, int | None], tuple[str, bool]]
    by_code: Mapping[tuple[int, str], tuple[str, bool]]
    with_ovz: frozenset[tuple[int, str]]
    namesakes: frozenset[tuple[int, str]]

    def find(self, class_id: int, written: str, pupil_id: int | None) -> tuple[str, bool]:
        """The folded name that a list of the class means by a name or a code, and whether that pupil has ОВЗ.

        Namesakes stay under what the list calls them: one name would make them one person.
        """
        known = self.by_pupil.get((class_id, pupil_id)) or self.by_code.get((class_id, written))
        if known is None:
            return written, (class_id, written) in self.with_ovz
        name, has_ovz = known
        return (written if (class_id, name) in self.namesakes else name), has_ovz


def _roster(session: Session, year_id: int) -> _Roster:
    rows = session.execute(
        select(Membership.class_id, Pupil.id, Pupil.folded, Pupil.code, Membership.ovz)
        .join(Pupil, Membership.pupil_id == Pupil.id)
        .join(SchoolClass, Membership.class_id == SchoolClass.id)
        .where(SchoolClass.year_id == year_id)
    ).all()
    return _Roster(
        {(class_id, pupil_id): (folded, ovz) for class_id, pupil_id, folded, _, ovz in rows},
        {(class_id, fold_name(code)): (folded, ovz) for class_id, _, folded, code, ovz in rows if code},
        frozenset((class_id, folded) for class_id, _, folded, _, ovz in rows if ovz),
        frozenset(place for place, number in Counter((row.class_id, row.folded) for row in rows).items() if number > 1),
    )


def _teachers(session: Session, chosen: ColumnElement[bool]) -> dict[int, list[str]]:
    rows = session.execute(
        select(WorkRecordTeacher.record_id, Teacher.full_name)
        .join(Teacher, WorkRecordTeacher.teacher_id == Teacher.id)
        .join(WorkRecord, WorkRecordTeacher.record_id == WorkRecord.id)
        .where(chosen)
        .order_by(WorkRecordTeacher.record_id, WorkRecordTeacher.position)
    )
    return _grouped((record_id, name) for record_id, name in rows)


def _partners(session: Session, chosen: ColumnElement[bool]) -> dict[int, list[EventPartner]]:
    rows = session.execute(
        select(WorkRecordPartner.record_id, Partner.name, Partner.category)
        .join(Partner, WorkRecordPartner.partner_id == Partner.id)
        .join(WorkRecord, WorkRecordPartner.record_id == WorkRecord.id)
        .where(chosen)
        .order_by(WorkRecordPartner.record_id, WorkRecordPartner.position)
    )
    return _grouped((record_id, EventPartner(name, category)) for record_id, name, category in rows)


def _photos(session: Session, chosen: ColumnElement[bool]) -> dict[int, list[EventPhoto]]:
    rows = session.execute(
        select(Photo.record_id, Photo.sha256, Photo.width, Photo.height)
        .join(WorkRecord, Photo.record_id == WorkRecord.id)
        .where(chosen)
        .order_by(Photo.record_id, Photo.position)
    )
    return _grouped((record_id, EventPhoto(sha256, width, height)) for record_id, sha256, width, height in rows)


def _grouped(pairs: Iterable[tuple[int, _T]]) -> dict[int, list[_T]]:
    found: dict[int, list[_T]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return found


def recorded_plan_items(session: Session, year_id: int) -> frozenset[int]:
    """The plan items of the year that a record of the work log names."""
    named = select(WorkRecord.plan_item_id).where(WorkRecord.year_id == year_id, WorkRecord.plan_item_id.is_not(None))
    return frozenset(item for item in session.scalars(named.distinct()) if item is not None)


def plan_of_year(session: Session, year_id: int) -> tuple[PlanEntry, ...]:
    """The year's plan items in the order they were entered."""
    rows = session.scalars(select(PlanItem).where(PlanItem.year_id == year_id).order_by(PlanItem.id))
    return tuple(plan_entry(row) for row in rows)


def plan_entry(row: PlanItem) -> PlanEntry:
    """A plan item as a plain value; empty texts for what was not entered."""
    return PlanEntry(
        id=row.id,
        code=row.code,
        level=row.level,
        title=row.title,
        dates_text=row.dates_text or "",
        start=row.start,
        end=row.end,
        target_group=row.target_group or "",
        classes=row.classes or "",
        expected_number=row.expected_number,
        expected_results=row.expected_results or "",
        responsible=row.responsible or "",
        role=row.role or "",
        direction=row.direction,
        early=row.early,
        project=row.project or "",
        form=row.form or "",
        source=row.source or "",
    )
