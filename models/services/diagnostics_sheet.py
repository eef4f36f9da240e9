"""The sheet of a session: its people in the order of the class's list, read."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.journal.journal import Journal
from models.rules.diagnostics.answers import Answers, answers_from_json
from models.rules.diagnostics.class_figures import class_figures
from models.rules.diagnostics.instrument import Instrument
from models.rules.diagnostics.people import PersonResult
from models.rules.diagnostics.raw_scores import warning_of_sum
from models.rules.diagnostics.scoring import score_sheet
from models.rules.diagnostics.session import warning_of_day
from models.rules.diagnostics.sheet import SessionSheet
from models.rules.names import fold_name
from models.rules.periods import SchoolYear
from models.services.class_list import class_list, member_on, number_on_list
from models.services.diagnostics import session_of
from models.services.diagnostics_instruments import in_version
from models.tables import DiagnosticsResult, DiagnosticsScore, DiagnosticsSession, Membership, Pupil, SchoolClass
from models.tables import Instrument as InstrumentRow
from models.tables import SchoolYear as YearRow


def sheet(journal: Journal, session_id: int) -> SessionSheet:
    """The sheet; UserError when the session is gone."""
    with journal.read() as session:
        return read_sheet(session, session_id)


def read_sheet(session: Session, session_id: int) -> SessionSheet:
    """As `sheet`, inside the caller's session."""
    row = session_of(session, session_id)
    school_class = session.get_one(SchoolClass, row.class_id)
    year = SchoolYear(session.get_one(YearRow, row.year_id).start_year)
    instrument = in_version(session.get_one(InstrumentRow, row.instrument_id), row.instrument_version)
    people = _people(session, row, instrument)
    return SessionSheet(
        id=row.id,
        day=row.day,
        stage=row.stage,
        class_id=school_class.id,
        class_name=school_class.name,
        class_teacher=school_class.class_teacher or "",
        instrument=instrument,
        instrument_id=row.instrument_id,
        year=year.start_year,
        people=people,
        figures=class_figures(instrument, people, number_on_list(session, school_class, row.day)),
        warnings=tuple(_warnings(session, row, school_class, year, instrument, people)),
    )


def _people(session: Session, row: DiagnosticsSession, instrument: Instrument) -> tuple[PersonResult, ...]:
    results = session.scalars(
        select(DiagnosticsResult).where(DiagnosticsResult.session_id == row.id).order_by(DiagnosticsResult.position)
    ).all()
    scores = _scores(session, row.id)
    left = {one.id: one for one in results}
    people = []
    for pupil in class_list(session, row.class_id, row.day):
        found = next((one for one in left.values() if one.pupil_id == pupil.pupil_id), None) or next(
            (one for one in left.values() if one.pupil_id is None and one.folded == fold_name(pupil.name)), None
        )
        if found is None:
            people.append(pupil)
        else:
            del left[found.id]
            people.append(_person(found, scores.get(found.id, {}), instrument, pupil))
    codes = _codes(session, left.values())
    strangers = (
        PersonResult(one.name, one.pupil_id, codes.get(one.pupil_id or 0, ""), on_list=False) for one in left.values()
    )
    return (
        *people,
        *(
            _person(one, scores.get(one.id, {}), instrument, known)
            for one, known in zip(left.values(), strangers, strict=True)
        ),
    )


def _codes(session: Session, results: Iterable[DiagnosticsResult]) -> dict[int, str]:
    ids = [one.pupil_id for one in results if one.pupil_id is not None]
    return {
        number: code or "" for number, code in session.execute(select(Pupil.id, Pupil.code).where(Pupil.id.in_(ids)))
    }


def _scores(session: Session, session_id: int) -> dict[int, dict[str, Decimal | None]]:
    found: dict[int, dict[str, Decimal | None]] = {}
    rows = session.execute(
        select(DiagnosticsScore.result_id, DiagnosticsScore.scale, DiagnosticsScore.score)
        .join(DiagnosticsResult, DiagnosticsScore.result_id == DiagnosticsResult.id)
        .where(DiagnosticsResult.session_id == session_id)
        .order_by(DiagnosticsScore.position)
    )
    for result_id, scale, score in rows:
        found.setdefault(result_id, {})[scale] = score
    return found


def _person(
    row: DiagnosticsResult, scores: Mapping[str, Decimal | None], instrument: Instrument, known: PersonResult
) -> PersonResult:
    named = {
        (found.name if (found := instrument.scale(scale)) else scale): score
        for scale, score in scores.items()
        if score is not None
    }
    outcome = next((scale for scale, score in scores.items() if score is None), "")
    return PersonResult(
        name=known.name,
        pupil_id=known.pupil_id,
        code=known.code,
        mark=row.mark,
        scores=named,
        answers=_answers(row, named, instrument),
        passed_on=_passed_on(row.answers) if instrument.only_passed else None,
        outcome=outcome,
        on_list=known.on_list,
    )


def _answers(row: DiagnosticsResult, scores: Mapping[str, Decimal], instrument: Instrument) -> Answers:
    """The answers that the scores come from; none once an import has brought other scores."""
    if instrument.answers is None or not instrument.has_sheet:
        return ()
    sheet = answers_from_json(row.answers, instrument.answers) or ()
    return sheet if score_sheet(instrument, sheet).scores == scores else ()


def _passed_on(kept: str | None) -> date | None:
    """The day of an online test, kept where other methods keep answers."""
    try:
        return date.fromisoformat(json.loads(kept or "{}")["passed_on"])
    except (ValueError, KeyError, TypeError):
        return None


def _warnings(
    session: Session,
    row: DiagnosticsSession,
    school_class: SchoolClass,
    year: SchoolYear,
    instrument: Instrument,
    people: Sequence[PersonResult],
) -> Iterable[str]:
    if warning := warning_of_day(row.day, year):
        yield warning
    for one in people:
        if not one.on_list:
            yield _stranger(session, one, school_class, row.day)
        if warning := warning_of_sum(instrument, one.scores):
            yield f"{one.name}. {warning}"


def _stranger(session: Session, person: PersonResult, school_class: SchoolClass, day: date) -> str:
    """A name that the list does not hold, with the class that the pupil is in."""
    other = session.scalars(
        select(SchoolClass.name)
        .join(Membership, Membership.class_id == SchoolClass.id)
        .join(Pupil, Membership.pupil_id == Pupil.id)
        .where(
            (Pupil.id == person.pupil_id) | (Pupil.folded == fold_name(person.name)),
            SchoolClass.year_id == school_class.year_id,
            member_on(day),
        )
    ).first()
    if other is None:
        return f"{person.name}: нет в списке {school_class.name}, проверьте фамилию."
    return f"{person.name}: учится в {other}, а не в {school_class.name}."
