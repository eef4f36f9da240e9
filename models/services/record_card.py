"""One record of the work log as its card shows it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.journal.journal import Journal
from models.rules.names import split_list
from models.tables import (
    Partner,
    PlanItem,
    SchoolClass,
    Teacher,
    Turnout,
    TurnoutName,
    WorkRecord,
    WorkRecordPartner,
    WorkRecordTeacher,
)
from models.vocabulary import PartnerCategory, TurnoutKind


@dataclass(frozen=True, slots=True)
class ClassTurnout:
    """Who of one class came: for a list `number` is its length, for «родители» the number of parents."""

    class_name: str
    kind: TurnoutKind
    number: int
    ovz: int
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordCard:
    """A record in the words of the journal; empty texts for what was not entered."""

    id: int
    title: str
    start: date
    end: date | None
    form: str
    level: str
    event_format: str
    direction: str
    hours: Decimal | None
    place: str
    plan_item: str
    in_campaign: bool
    early: bool
    turnouts: tuple[ClassTurnout, ...]
    teachers: tuple[str, ...]
    teachers_total: int | None
    partners: tuple[tuple[str, PartnerCategory], ...]
    media_links: tuple[str, ...]
    result: str
    best: bool
    description: str


def record_card(journal: Journal, record_id: int) -> RecordCard | None:
    """The card of a record; None when it is gone."""
    with journal.read() as session:
        row = session.get(WorkRecord, record_id)
        if row is None:
            return None
        plan_item = session.get(PlanItem, row.plan_item_id) if row.plan_item_id else None
        return RecordCard(
            id=row.id,
            title=row.title,
            start=row.start,
            end=row.end,
            form=row.form or "",
            level=row.level or "",
            event_format=row.event_format or "",
            direction=row.direction or "",
            hours=row.hours,
            place=row.place or "",
            plan_item=plan_item.title if plan_item else "",
            in_campaign=row.in_campaign,
            early=row.early,
            turnouts=_turnouts(session, record_id),
            teachers=_teachers(session, record_id),
            teachers_total=row.teachers_total,
            partners=_partners(session, record_id),
            media_links=split_list(row.media_links),
            result=row.result or "",
            best=row.best,
            description=row.description or "",
        )


def _turnouts(session: Session, record_id: int) -> tuple[ClassTurnout, ...]:
    rows = session.execute(
        select(Turnout.id, SchoolClass.name, SchoolClass.enrolment, Turnout.kind, Turnout.number, Turnout.ovz)
        .join(SchoolClass, Turnout.class_id == SchoolClass.id)
        .where(Turnout.record_id == record_id)
        .order_by(SchoolClass.grade, SchoolClass.name)
    ).all()
    names: dict[int, list[str]] = {row.id: [] for row in rows}
    listed = select(TurnoutName.turnout_id, TurnoutName.name).where(TurnoutName.turnout_id.in_(names))
    for turnout_id, name in session.execute(listed.order_by(TurnoutName.position)):
        names[turnout_id].append(name)
    return tuple(
        ClassTurnout(
            row.name,
            row.kind,
            _came(row.kind, row.enrolment, len(names[row.id]), row.number or 0),
            row.ovz or 0,
            tuple(names[row.id]),
        )
        for row in rows
    )


def _came(kind: TurnoutKind, enrolment: int, listed: int, number: int) -> int:
    if kind is TurnoutKind.WHOLE_CLASS:
        return enrolment
    return listed if kind is TurnoutKind.LIST else number


def _teachers(session: Session, record_id: int) -> tuple[str, ...]:
    return tuple(
        session.scalars(
            select(Teacher.full_name)
            .join(WorkRecordTeacher, WorkRecordTeacher.teacher_id == Teacher.id)
            .where(WorkRecordTeacher.record_id == record_id)
            .order_by(WorkRecordTeacher.position)
        )
    )


def _partners(session: Session, record_id: int) -> tuple[tuple[str, PartnerCategory], ...]:
    rows = session.execute(
        select(Partner.name, Partner.category)
        .join(WorkRecordPartner, WorkRecordPartner.partner_id == Partner.id)
        .where(WorkRecordPartner.record_id == record_id)
        .order_by(WorkRecordPartner.position)
    )
    return tuple((name, category) for name, category in rows)
