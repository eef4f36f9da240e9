"""What diagnostics add up to: a change, Таблица 2 of a class, a pupil's results, the справка of a session."""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.changes import Action, Changes
from models.errors import UserError
from models.journal.journal import Journal
from models.rules.diagnostics.change import Change, compare
from models.rules.diagnostics.class_figures import ClassFigures
from models.rules.diagnostics.criteria import CriterionRow, criteria_summary
from models.rules.diagnostics.note_draft import NoteMatter, draft_note, names_in
from models.rules.diagnostics.people import PersonResult
from models.rules.diagnostics.sheet import PupilResult, SessionNote, SessionSheet
from models.rules.names import fold_name
from models.services.diagnostics import CHANGED, session_of, session_title
from models.services.diagnostics_instruments import find_key
from models.services.diagnostics_sheet import read_sheet
from models.tables import DiagnosticsResult, DiagnosticsSession, Pupil, SchoolClass
from models.vocabulary import DiagnosticsStage

NOTE_PARTS = ("purpose", "conclusions", "recommendations")
"""The texts of the справка that a coordinator may write herself."""


@dataclass(frozen=True, slots=True)
class FormerSession:
    """A session of the same method that a later one can be compared with."""

    id: int
    day: date
    stage: DiagnosticsStage | None
    class_name: str


def former_sessions(journal: Journal, session_id: int) -> tuple[FormerSession, ...]:
    """Earlier sessions of the method with pupils of this one, the latest first: of the class, or of its last year's."""
    with journal.read() as session:
        row = session_of(session, session_id)
        own = select(DiagnosticsResult.folded).where(DiagnosticsResult.session_id == session_id)
        shared = select(DiagnosticsResult.session_id).where(DiagnosticsResult.folded.in_(own))
        rows = session.execute(
            select(DiagnosticsSession, SchoolClass.name)
            .join(SchoolClass, DiagnosticsSession.class_id == SchoolClass.id)
            .where(
                DiagnosticsSession.instrument_id == row.instrument_id,
                DiagnosticsSession.day < row.day,
                (DiagnosticsSession.class_id == row.class_id) | DiagnosticsSession.id.in_(shared),
            )
            .order_by(DiagnosticsSession.day.desc(), DiagnosticsSession.id)
        )
        return tuple(FormerSession(one.id, one.day, one.stage, name) for one, name in rows)


def comparison(journal: Journal, before_id: int, after_id: int) -> Change:
    """The change from one session to a later one; UserError for two methods and when one is gone."""
    with journal.read() as session:
        return _compared(read_sheet(session, before_id), read_sheet(session, after_id))


def _compared(before: SessionSheet, after: SessionSheet) -> Change:
    if before.instrument_id != after.instrument_id:
        raise UserError("Сравнить можно только диагностики одной методики: выберите другую дату.")
    return compare(after.instrument, before.people, after.people)


def class_criteria(journal: Journal, class_id: int) -> tuple[CriterionRow, ...]:
    """Таблица 2 for a class: the first session of the start of the year, the last one of its end, by instrument."""
    with journal.read() as session:
        found: dict[DiagnosticsStage, dict[str, ClassFigures]] = {stage: {} for stage in DiagnosticsStage}
        rows = session.execute(
            select(DiagnosticsSession.id, DiagnosticsSession.stage)
            .where(DiagnosticsSession.class_id == class_id, DiagnosticsSession.stage.is_not(None))
            .order_by(DiagnosticsSession.day)
        )
        for number, stage in rows.all():
            assert stage is not None
            sheet = read_sheet(session, number)
            key = sheet.instrument.key or find_key(sheet.instrument.name)
            if stage is DiagnosticsStage.YEAR_END or key not in found[stage]:
                found[stage][key] = sheet.figures
    return criteria_summary(found[DiagnosticsStage.YEAR_START], found[DiagnosticsStage.YEAR_END])


def pupil_results(journal: Journal, pupil_id: int) -> tuple[PupilResult, ...]:
    """All results of a pupil, over the years, by date: for the result card."""
    with journal.read() as session:
        pupil = session.get(Pupil, pupil_id)
        if pupil is None:
            raise UserError("Этого обучающегося уже нет в журнале: обновите страницу.")
        named = DiagnosticsResult.pupil_id.is_(None) & (DiagnosticsResult.folded == pupil.folded)
        ids = session.scalars(
            select(DiagnosticsSession.id)
            .join(DiagnosticsResult, DiagnosticsResult.session_id == DiagnosticsSession.id)
            .where((DiagnosticsResult.pupil_id == pupil_id) | named)
            .order_by(DiagnosticsSession.day)
            .distinct()
        ).all()
        found = (_result_of(read_sheet(session, number), pupil) for number in ids)
        return tuple(one for one in found if one is not None)


def _result_of(sheet: SessionSheet, pupil: Pupil) -> PupilResult | None:
    """None when the name turns out to be a namesake's in another class."""
    person = next((one for one in sheet.people if one.entered and _is(one, pupil)), None)
    if person is None:
        return None
    return PupilResult(sheet.id, sheet.day, sheet.stage, sheet.class_name, sheet.instrument, person)


def _is(person: PersonResult, pupil: Pupil) -> bool:
    if person.pupil_id is not None:
        return person.pupil_id == pupil.id
    return fold_name(person.name) == pupil.folded


def session_note(journal: Journal, session_id: int, before_id: int | None = None) -> SessionNote:
    """The справка of a session; `before_id` is an earlier session that it tells the change from."""
    with journal.read() as session:
        sheet = read_sheet(session, session_id)
        change = _compared(read_sheet(session, before_id), sheet) if before_id is not None else None
        drafted = draft_note(
            NoteMatter(sheet.instrument, sheet.class_name, sheet.day, sheet.stage, sheet.figures, change)
        )
        written = _written(session, session_id)
        named = names_in(" ".join(written.values()), (one.name for one in sheet.people))
    warnings = tuple(f"В тексте стоит фамилия «{name}»: справка печатается без имён, уберите её." for name in named)
    return SessionNote(replace(drafted, **written), drafted, frozenset(written), warnings)


def _written(session: Session, session_id: int) -> dict[str, str]:
    row = session_of(session, session_id)
    texts = {"purpose": row.purpose, "conclusions": row.conclusions, "recommendations": row.recommendations}
    return {part: text for part, text in texts.items() if text is not None}


def save_note(
    journal: Journal,
    session_id: int,
    *,
    purpose: str | None = None,
    conclusions: str | None = None,
    recommendations: str | None = None,
) -> Changes:
    """Keeps the texts written by hand; None lets a text be drafted anew. UserError when the session is gone."""
    with journal.read() as session:
        title = session_title(session, session_id).replace("Диагностика", "Справка", 1)
    with journal.write(Action(title, CHANGED)) as session:
        row = session_of(session, session_id)
        row.purpose, row.conclusions, row.recommendations = purpose, conclusions, recommendations
    return CHANGED
