"""The classes of a year with their lists, as the form of a work record needs them."""

from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.rules.turnout_checks import ClassNumbers
from models.rules.work_record import ClassForTurnout, ClassPupil
from models.tables import Membership, Pupil, SchoolClass


def classes_with_lists(session: Session, year_id: int) -> tuple[ClassForTurnout, ...]:
    """The year's classes by grade and letter, each with everybody who was on its list in the year."""
    pupils: dict[int, list[ClassPupil]] = defaultdict(list)
    members = session.execute(
        select(Membership.class_id, Pupil.id, Pupil.full_name, Membership.ovz, Membership.start, Membership.end)
        .join(Pupil, Membership.pupil_id == Pupil.id)
        .join(SchoolClass, Membership.class_id == SchoolClass.id)
        .where(SchoolClass.year_id == year_id)
        .order_by(Membership.class_id, Pupil.folded, Membership.position)
    )
    for class_id, pupil_id, name, ovz, start, end in members:
        pupils[class_id].append(ClassPupil(pupil_id, name, ovz, start, end))
    rows = session.scalars(
        select(SchoolClass).where(SchoolClass.year_id == year_id).order_by(SchoolClass.grade, SchoolClass.name)
    )
    return tuple(
        ClassForTurnout(
            row.id, row.grade, ClassNumbers(row.name, row.enrolment, row.ovz, row.disability), tuple(pupils[row.id])
        )
        for row in rows
    )
