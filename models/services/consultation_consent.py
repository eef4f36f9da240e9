"""Confidentiality: what was learned in a consultation is handed over only with consent (domain, section 1)."""

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from models.journal.journal import Journal
from models.rules.russian import plural
from models.services.years import year_row
from models.tables import Consultation

_LEARNED = (Consultation.content, Consultation.recommendations, Consultation.result)


def without_consent(session: Session, year_id: int) -> int:
    """How many records of a year tell what was said, without consent to pass it on."""
    query = select(func.count()).where(
        Consultation.year_id == year_id,
        Consultation.transfer_consent.is_(False),
        or_(*(text.is_not(None) for text in _LEARNED)),
    )
    return session.scalar(query) or 0


def warning_of_passing_on(journal: Journal, year: int | None = None) -> str:
    """What is said when the content of a year's log leaves the journal; empty when nothing is to be said."""
    with journal.read() as session:
        return passing_on_in_words(without_consent(session, year_row(session, year).id))


def passing_on_in_words(number: int) -> str:
    """«В 12 консультациях нет согласия на передачу: …»; empty for none."""
    if not number:
        return ""
    where = plural(number, "консультации", "консультациях", "консультациях")
    return f"В {where} нет согласия на передачу: их содержание другим не отдавайте."
