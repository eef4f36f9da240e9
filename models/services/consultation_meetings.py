"""Next meetings agreed upon: what Главная reminds of, without a name, for others see the screen too."""

from datetime import date, timedelta

from sqlalchemy import and_, exists, or_, select
from sqlalchemy.orm import Session, aliased

from models.services.home_state import MeetingDue, MeetingsDue
from models.tables import Consultation, ConsultationName, SchoolClass

SHOWN = 3
AHEAD, BEHIND = timedelta(days=7), timedelta(days=7)
"""Meetings of the coming week, and those let slip, for as long as they can be made up for."""


def meetings_due(session: Session, today: date) -> MeetingsDue:
    """Those that no later consultation of the same person has answered: what comes next, then what was let slip."""
    earlier, later = aliased(ConsultationName), aliased(ConsultationName)
    after = aliased(Consultation)
    same_person = or_(
        earlier.folded == later.folded,
        and_(earlier.pupil_id.is_not(None), earlier.pupil_id == later.pupil_id),
    )
    answered = exists(
        select(after.id)
        .join(later, later.consultation_id == after.id)
        .join(earlier, same_person)
        .where(earlier.consultation_id == Consultation.id, after.day > Consultation.day)
        .correlate(Consultation)
    )
    rows = session.execute(
        select(Consultation.id, Consultation.next_meeting, Consultation.category, SchoolClass.name)
        .outerjoin(SchoolClass, Consultation.class_id == SchoolClass.id)
        .where(Consultation.next_meeting.between(today - BEHIND, today + AHEAD), ~answered)
    ).all()
    due = [MeetingDue(key, day, category, name or "") for key, day, category, name in rows if day is not None]
    due.sort(key=lambda meeting: (meeting.day < today, abs(meeting.days_left(today)), meeting.id))
    return MeetingsDue(tuple(due[:SHOWN]), max(len(due) - SHOWN, 0))
