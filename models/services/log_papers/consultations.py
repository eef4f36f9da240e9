"""The log of consultations of a school year, read for its paper."""

from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.journal.journal import Journal
from models.rules.log_options import LogKind
from models.rules.log_rows import ConsultationRow, ConsultationsYear, Person
from models.services.log_papers.printed import printed_log
from models.services.years import head_of, year_row
from models.tables import Consultation, ConsultationName, SchoolClass


def read_consultations(journal: Journal, year: int | None = None) -> ConsultationsYear:
    """The log of the year, of the latest when none is named; UsageError when the journal has no such year."""
    with journal.read() as session:
        row = year_row(session, year)
        printed = printed_log(session, LogKind.CONSULTATIONS, row.start_year)
        return ConsultationsYear(head_of(row), consultation_rows(session, row.id), printed)


def consultation_rows(session: Session, year_id: int) -> tuple[ConsultationRow, ...]:
    """The year's consultations by day and time, as they were entered within it."""
    persons = _persons(session, year_id)
    rows = session.execute(
        select(Consultation.__table__, SchoolClass.name.label("class_name"), SchoolClass.enrolment)
        .outerjoin(SchoolClass, Consultation.class_id == SchoolClass.id)
        .where(Consultation.year_id == year_id)
        .order_by(Consultation.day, Consultation.time, Consultation.id)
    )
    return tuple(
        ConsultationRow(
            key=f"c{row.id}",
            day=row.day,
            kind=row.kind,
            category=row.category,
            topic=row.topic,
            time=row.time or "",
            class_id=row.class_id,
            class_name=row.class_name or "",
            class_size=row.enrolment,
            persons=tuple(persons[row.id]),
            coded=row.coded,
            number=row.number,
            ovz=row.ovz,
            initiator=row.initiator or "",
            content=row.content or "",
            methods=row.methods or "",
            recommendations=row.recommendations or "",
            result=row.result or "",
            minutes=row.minutes,
            next_meeting=row.next_meeting,
        )
        for row in rows
    )


def _persons(session: Session, year_id: int) -> dict[int, list[Person]]:
    found: dict[int, list[Person]] = defaultdict(list)
    rows = session.execute(
        select(
            ConsultationName.consultation_id,
            ConsultationName.name,
            ConsultationName.folded,
            ConsultationName.pupil_id,
        )
        .join(Consultation, ConsultationName.consultation_id == Consultation.id)
        .where(Consultation.year_id == year_id)
        .order_by(ConsultationName.consultation_id, ConsultationName.position)
    )
    for consultation_id, name, folded, pupil_id in rows:
        found[consultation_id].append(Person(name, folded, pupil_id))
    return found
