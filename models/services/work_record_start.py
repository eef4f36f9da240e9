"""What a new record begins with, and what its form offers: less to type, nothing typed twice."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.errors import UserError
from models.journal.journal import Journal
from models.rules.names import fold_name
from models.rules.plan_classes import named_classes
from models.rules.plan_status import PlannedItem, PlanStatus
from models.rules.work_record import (
    BestEvent,
    FormLists,
    PartnerOnRecord,
    TurnoutCard,
    WorkRecordCard,
    usual_direction,
)
from models.services.plan_year import year_plan
from models.services.work_record import card_of
from models.services.work_record_classes import classes_with_lists
from models.services.years import year_row
from models.tables import Partner, PlanItem, SchoolClass, SchoolYear, Teacher, Turnout, WorkRecord
from models.vocabulary import FORMS, TurnoutKind

_MOST_TITLES = 400
"""So many titles are offered, the latest: each letter is looked up in all of them."""
_ORDER = {PlanStatus.TODAY: 0, PlanStatus.OVERDUE: 1, PlanStatus.OPEN: 2, PlanStatus.DONE: 3}


def form_lists(journal: Journal, start_year: int, today: date) -> FormLists:
    """Everything that the form of a record of the year offers; plan items without a record stand first."""
    year = year_plan(journal, start_year, today=today)
    plan, campaigns = year.items, tuple(one.calendar for one in year.campaigns)
    with journal.read() as session:
        year_id = year_row(session, start_year).id
        latest = func.max(WorkRecord.id).desc()
        titles = session.scalars(
            select(WorkRecord.title)
            .where(WorkRecord.year_id == year_id)
            .group_by(WorkRecord.title)
            .order_by(latest)
            .limit(_MOST_TITLES)
        ).all()
        return FormLists(
            classes=classes_with_lists(session, year_id),
            forms=tuple(dict.fromkeys((*FORMS, *_distinct(session, year_id, WorkRecord.form)))),
            titles=tuple(dict.fromkeys((*(one.entry.title for one in plan), *titles))),
            projects=_distinct(session, year_id, WorkRecord.project),
            places=_distinct(session, year_id, WorkRecord.place),
            teachers=tuple(session.scalars(select(Teacher.full_name).order_by(Teacher.folded))),
            partners=tuple(
                PartnerOnRecord(name, category)
                for name, category in session.execute(select(Partner.name, Partner.category).order_by(Partner.folded))
            ),
            plan=tuple(sorted(plan, key=_by_urgency)),
            best=tuple(
                BestEvent(row.id, row.start, row.end)
                for row in session.execute(
                    select(WorkRecord.id, WorkRecord.start, WorkRecord.end).where(
                        WorkRecord.year_id == year_id, WorkRecord.best
                    )
                )
            ),
            campaigns=campaigns,
        )


def _distinct(session: Session, year_id: int, column: Any) -> tuple[str, ...]:
    query = select(column).where(WorkRecord.year_id == year_id).distinct()
    return tuple(sorted((text for text in session.scalars(query) if text), key=fold_name))


def _by_urgency(item: PlannedItem) -> tuple[int, date]:
    entry = item.entry
    return _ORDER[item.status], entry.start or entry.end or date.max


def new_work_record(journal: Journal, start_year: int, today: date) -> WorkRecordCard:
    """A blank record of today, an hour long, with the form and the classes of the record written last."""
    with journal.read() as session:
        last = _last(session, year_row(session, start_year).id)
        if last is None:
            return WorkRecordCard(year=start_year, start=today, hours=Decimal(1))
        return WorkRecordCard(
            year=start_year,
            start=today,
            hours=Decimal(1),
            form=last.form or "",
            direction=usual_direction(last.form or ""),
            turnouts=_class_preset(session, last.id),
        )


def _class_preset(session: Session, record_id: int) -> tuple[TurnoutCard, ...]:
    """The classes of a record, each as a whole: who of them came is another question each time."""
    classes = session.scalars(
        select(Turnout.class_id)
        .join(SchoolClass, Turnout.class_id == SchoolClass.id)
        .where(Turnout.record_id == record_id, Turnout.kind != TurnoutKind.PARENTS)
        .order_by(SchoolClass.grade, SchoolClass.name)
    )
    return tuple(TurnoutCard(class_id=class_id) for class_id in classes)


def like_last_time(journal: Journal, start_year: int, form: str, today: date) -> WorkRecordCard | None:
    """The last record of the same form, of any form when there is none or none is named, as a new one of today.

    What is told of that one event only (result, document, media, description, photos) stays with it. None when the
    year has no record yet.
    """
    with journal.read() as session:
        year_id = year_row(session, start_year).id
        last = (_last(session, year_id, form) if form.strip() else None) or _last(session, year_id)
        if last is None:
            return None
        return replace(
            card_of(session, last),
            id=None,
            start=today,
            end=None,
            result="",
            document="",
            media_links=(),
            best=False,
            description="",
            note="",
            photos=(),
            plan_item_id=None,
            plan_item="",
        )


def _last(session: Session, year_id: int, form: str = "") -> WorkRecord | None:
    query = select(WorkRecord).where(WorkRecord.year_id == year_id).order_by(WorkRecord.id.desc())
    if form:
        query = query.where(WorkRecord.form == form.strip())
    return session.scalars(query.limit(1)).first()


def from_plan_item(journal: Journal, item_id: int, today: date) -> WorkRecordCard:
    """A new record that carries out a plan item; UserError when the item is gone."""
    with journal.read() as session:
        item = session.get(PlanItem, item_id)
        if item is None:
            raise UserError("Этого пункта уже нет в плане.")
        names = named_classes(item.classes or "")
        rows = session.execute(select(SchoolClass.id, SchoolClass.name).where(SchoolClass.year_id == item.year_id))
        ids = {name: class_id for class_id, name in rows}
        return WorkRecordCard(
            year=session.get_one(SchoolYear, item.year_id).start_year,
            start=_day(item.start, item.end, today),
            hours=Decimal(1),
            form=item.form or "",
            title=item.title,
            direction=item.direction or usual_direction(item.form or ""),
            turnouts=tuple(TurnoutCard(class_id=ids[name]) for name in names if name in ids),
            level=item.level,
            project=item.project or "",
            early=item.early,
            plan_item_id=item.id,
            plan_item=item.title,
        )


def _day(start: date | None, end: date | None, today: date) -> date:
    """Today, unless the item's days lie before or behind it."""
    first, last = start or end, end or start
    if first is None or last is None:
        return today
    return min(max(today, first), max(first, last))
