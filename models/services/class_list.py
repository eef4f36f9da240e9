"""Who is on the list of a class on a day."""

from datetime import date

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from models.rules.diagnostics.people import PersonResult
from models.tables import Membership, Pupil, SchoolClass


def member_on(day: date) -> ColumnElement[bool]:
    """Whether a membership holds on the day; open ends mean the whole school year."""
    return (func.coalesce(Membership.start, day) <= day) & (func.coalesce(Membership.end, day) >= day)


def number_on_list(session: Session, school_class: SchoolClass, day: date) -> int:
    """Pupils on the class's list: its number in the journal, or the names of that day when they are more."""
    named = session.scalar(
        select(func.count()).select_from(Membership).where(Membership.class_id == school_class.id, member_on(day))
    )
    return max(school_class.enrolment, named or 0)


def class_list(session: Session, class_id: int, day: date) -> list[PersonResult]:
    """The pupils of a class on a day in the order of its list, nothing known of them."""
    rows = session.execute(
        select(Pupil.full_name, Pupil.id, Pupil.code)
        .join(Membership, Membership.pupil_id == Pupil.id)
        .where(Membership.class_id == class_id, member_on(day))
        .order_by(Pupil.folded, Membership.position)
    )
    return [PersonResult(name, number, code or "", entered=False) for name, number, code in rows]
