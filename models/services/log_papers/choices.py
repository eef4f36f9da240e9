"""What the user may choose of a journal before it is printed."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from models.journal.journal import Journal
from models.rules.log_numbering import PrintedLog
from models.rules.log_options import LogKind, LogPeriod, campaign_period, month_periods, quarter_periods
from models.rules.periods import SchoolYear, campaigns_of
from models.services.consultation_consent import without_consent
from models.services.log_papers.printed import printed_log
from models.services.years import campaign_on_file, year_row
from models.tables import DiagnosticsSession, Instrument, WorkRecord
from models.vocabulary import ConsultationKind

_SECTIONS = {
    ConsultationKind.INDIVIDUAL: "I. Индивидуальные",
    ConsultationKind.GROUP: "II. Групповые",
}


@dataclass(frozen=True, slots=True)
class LogChoices:
    """Periods of the year, sections by the key that `LogOptions` takes, and what of the journal is on paper.

    `without_consent` are consultations whose content nobody else may read.
    """

    periods: tuple[LogPeriod, ...]
    sections: tuple[tuple[str, str], ...]
    printed: PrintedLog
    without_consent: int = 0


def read_choices(journal: Journal, kind: LogKind, year: int) -> LogChoices:
    """The choices that the journal of the year gives; UsageError when there is no such year."""
    with journal.read() as session:
        row = year_row(session, year)
        return LogChoices(
            _periods(session, SchoolYear(row.start_year)),
            _sections(session, kind, row.id),
            printed_log(session, kind, row.start_year),
            without_consent(session, row.id) if kind is LogKind.CONSULTATIONS else 0,
        )


def _periods(session: Session, year: SchoolYear) -> tuple[LogPeriod, ...]:
    on_file = [campaign_on_file(session, code) for code in campaigns_of(year)]
    campaigns = [campaign_period(each.code, each.calendar) for each in on_file if each is not None]
    return (*quarter_periods(year), *campaigns, *month_periods(year))


def _sections(session: Session, kind: LogKind, year_id: int) -> tuple[tuple[str, str], ...]:
    if kind is LogKind.CONSULTATIONS:
        return tuple((key.value, words) for key, words in _SECTIONS.items())
    if kind is LogKind.WORK:
        return _named(session, select(WorkRecord.form).where(WorkRecord.year_id == year_id))
    if kind is LogKind.DIAGNOSTICS:
        held = select(Instrument.name).join(DiagnosticsSession, DiagnosticsSession.instrument_id == Instrument.id)
        return _named(session, held.where(DiagnosticsSession.year_id == year_id))
    return ()


def _named(session: Session, query: Select[Any]) -> tuple[tuple[str, str], ...]:
    """Each name once, by the alphabet, as its own key."""
    return tuple((name, name) for name in sorted({name for name in session.scalars(query) if name}))
