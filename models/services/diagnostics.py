"""Diagnostics of a school year: the list of sessions, their heads.

The window calls:

- here: `sessions(journal, year, wanted, order)` → ids in order, `session_rows(journal, ids)` → `SessionRow` by id,
  `session_card`, `save_session`, `delete_session`;
- `diagnostics_sheet.sheet(journal, id)` → `SessionSheet` (instrument of the session's version, people in the order of
  the class's list, figures, warnings);
- `diagnostics_results.save_results(journal, id, people)`: one person or the whole sheet in one transaction and action;
  `entered=False` takes a person off;
- `diagnostics_summary`: `former_sessions`, `comparison`, `class_criteria`, `pupil_results`, `session_note`,
  `save_note`;
- `diagnostics_instruments`: the instruments and the school's own.

Every writing function returns `Changes` (areas «diagnostics»), refuses with `FieldsRefusedError` or `UserError`, and
can be undone.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from models.changes import Action, Changes
from models.errors import UserError
from models.journal.journal import Journal
from models.rules.diagnostics.session import SessionCard, check_session, warning_of_day
from models.rules.names import fold_name
from models.rules.periods import SchoolYear
from models.rules.russian import in_quotes
from models.rules.school_checks import FieldProblem
from models.services.class_list import number_on_list
from models.services.diagnostics_instruments import current, instrument_row
from models.services.refusal import FieldsRefusedError, refuse_faults
from models.services.years import year_row
from models.tables import DiagnosticsResult, DiagnosticsSession, SchoolClass
from models.tables import Instrument as InstrumentRow
from models.tables import SchoolYear as YearRow
from models.vocabulary import DiagnosticsMark, DiagnosticsStage

CHANGED: Final = Changes.of("diagnostics", "indicators")
_GONE = "Этой диагностики уже нет в журнале: обновите страницу."


@dataclass(frozen=True, slots=True)
class SessionsWanted:
    """The filter of the list; `text` is looked for in the method, the class and the names."""

    text: str = ""
    class_id: int | None = None
    instrument_id: int | None = None
    stage: DiagnosticsStage | None = None
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A line of the list. `warning` is what looks odd about it, empty for nothing."""

    id: int
    day: date
    stage: DiagnosticsStage | None
    class_id: int
    class_name: str
    instrument_id: int
    instrument: str
    on_list: int
    tested: int
    refused: int
    absent: int
    warning: str = ""


_ORDERS: Final = {
    "day": (DiagnosticsSession.day,),
    "class": (SchoolClass.grade, SchoolClass.name),
    "instrument": (InstrumentRow.folded,),
    "stage": (DiagnosticsSession.stage,),
}


def sessions(
    journal: Journal,
    year: int | None = None,
    wanted: SessionsWanted | None = None,
    order: tuple[str, bool] = ("day", True),
) -> tuple[int, ...]:
    """The ids of the year's sessions that are wanted, ordered by a column of `day`, `class`, `instrument`, `stage`.

    The second of `order` is descending; UsageError for no such year.
    """
    with journal.read() as session:
        column, descending = order
        keys = _ORDERS.get(column, _ORDERS["day"])
        query = _wanted(_all(year_row(session, year).id), wanted or SessionsWanted())
        query = query.order_by(
            *(key.desc() if descending else key for key in keys), DiagnosticsSession.day.desc(), DiagnosticsSession.id
        )
        return tuple(session.scalars(query.with_only_columns(DiagnosticsSession.id)))


def _all(year_id: int) -> Select[DiagnosticsSession]:
    return (
        select(DiagnosticsSession)
        .join(SchoolClass, DiagnosticsSession.class_id == SchoolClass.id)
        .join(InstrumentRow, DiagnosticsSession.instrument_id == InstrumentRow.id)
        .where(DiagnosticsSession.year_id == year_id)
    )


def _wanted(query: Select[DiagnosticsSession], wanted: SessionsWanted) -> Select[DiagnosticsSession]:
    if wanted.class_id is not None:
        query = query.where(DiagnosticsSession.class_id == wanted.class_id)
    if wanted.instrument_id is not None:
        query = query.where(DiagnosticsSession.instrument_id == wanted.instrument_id)
    if wanted.stage is not None:
        query = query.where(DiagnosticsSession.stage == wanted.stage)
    if wanted.start is not None:
        query = query.where(DiagnosticsSession.day >= wanted.start)
    if wanted.end is not None:
        query = query.where(DiagnosticsSession.day <= wanted.end)
    for word in fold_name(wanted.text).split():
        named = select(DiagnosticsResult.session_id).where(DiagnosticsResult.folded.contains(word, autoescape=True))
        query = query.where(
            InstrumentRow.folded.contains(word, autoescape=True)
            | SchoolClass.name.contains(word.upper(), autoescape=True)
            | DiagnosticsSession.id.in_(named)
        )
    return query


def session_rows(journal: Journal, ids: Sequence[int]) -> Mapping[int, SessionRow]:
    """The lines of the list for these sessions; those that are gone are left out."""
    with journal.read() as session:
        marks = _marks(session, ids)
        rows = session.execute(
            select(DiagnosticsSession, SchoolClass, InstrumentRow, YearRow.start_year)
            .join(SchoolClass, DiagnosticsSession.class_id == SchoolClass.id)
            .join(InstrumentRow, DiagnosticsSession.instrument_id == InstrumentRow.id)
            .join(YearRow, DiagnosticsSession.year_id == YearRow.id)
            .where(DiagnosticsSession.id.in_(ids))
        )
        return {
            one.id: SessionRow(
                id=one.id,
                day=one.day,
                stage=one.stage,
                class_id=one.class_id,
                class_name=school_class.name,
                instrument_id=method.id,
                instrument=current_name(method),
                on_list=number_on_list(session, school_class, one.day),
                tested=marks.get((one.id, None), 0),
                refused=marks.get((one.id, DiagnosticsMark.REFUSED), 0),
                absent=marks.get((one.id, DiagnosticsMark.ABSENT), 0),
                warning=warning_of_day(one.day, SchoolYear(start)),
            )
            for one, school_class, method, start in rows
        }


def _marks(session: Session, ids: Iterable[int]) -> dict[tuple[int, DiagnosticsMark | None], int]:
    rows = session.execute(
        select(DiagnosticsResult.session_id, DiagnosticsResult.mark, func.count())
        .where(DiagnosticsResult.session_id.in_(ids))
        .group_by(DiagnosticsResult.session_id, DiagnosticsResult.mark)
    )
    return {(number, mark): count for number, mark, count in rows}


def current_name(row: InstrumentRow) -> str:
    """What a method is called: the shipped name for any of its spellings."""
    return row.name if row.definition is not None else current(row).name


def session_card(journal: Journal, session_id: int) -> SessionCard | None:
    """The head of a session as its form shows it; None when it is gone."""
    with journal.read() as session:
        row = session.get(DiagnosticsSession, session_id)
        if row is None:
            return None
        method = session.get_one(InstrumentRow, row.instrument_id)
        return SessionCard(row.class_id, current_name(method), row.day, row.stage, row.id)


def save_session(journal: Journal, card: SessionCard) -> tuple[Changes, int]:
    """Adds a session (id None) or changes its head; its id. A day outside the year is allowed (`SessionRow.warning`).

    FieldsRefusedError for faults, for a session of that method, class and day that is there already, and for another
    method once results were entered. UserError when the session is gone.
    """
    refuse_faults(check_session(card))
    assert card.day is not None
    words = f"Диагностика: {card.instrument}, {card.day:%d.%m.%Y}"
    with journal.write(Action(words, CHANGED)) as session:
        school_class = session.get(SchoolClass, card.class_id)
        if school_class is None:
            raise FieldsRefusedError([FieldProblem("class_id", "Этого класса уже нет в журнале: выберите другой.")])
        method = instrument_row(session, card.instrument)
        _refuse_twin(session, card, method, school_class)
        row = DiagnosticsSession() if card.id is None else session.get(DiagnosticsSession, card.id)
        if row is None:
            raise UserError(_GONE)
        _refuse_other_method(session, row, method)
        if row.instrument_id != method.id or row.id is None:
            row.instrument_id, row.instrument_version = method.id, current(method).version
        row.year_id, row.class_id, row.day, row.stage = school_class.year_id, school_class.id, card.day, card.stage
        session.add(row)
        session.flush()
        return CHANGED, row.id


def _refuse_twin(session: Session, card: SessionCard, method: InstrumentRow, school_class: SchoolClass) -> None:
    twin = session.scalars(
        select(DiagnosticsSession.id).where(
            DiagnosticsSession.instrument_id == method.id,
            DiagnosticsSession.class_id == school_class.id,
            DiagnosticsSession.day == card.day,
        )
    ).one_or_none()
    if twin is not None and twin != card.id:
        message = (
            f"{in_quotes(current_name(method))} в {school_class.name} за {card.day:%d.%m.%Y} уже есть: откройте её."
        )
        raise FieldsRefusedError([FieldProblem("day", message)])


def _refuse_other_method(session: Session, row: DiagnosticsSession, method: InstrumentRow) -> None:
    if row.id is None or row.instrument_id == method.id:
        return
    held = select(DiagnosticsResult.id).where(DiagnosticsResult.session_id == row.id)
    if session.scalars(held).first() is not None:
        message = "Методику не сменить, пока есть результаты: заведите другую диагностику."
        raise FieldsRefusedError([FieldProblem("instrument", message)])


def delete_session(journal: Journal, session_id: int) -> Changes:
    """Puts a session with all its results into the bin; UserError when it is gone."""
    with journal.read() as session:
        title = session_title(session, session_id)
    with journal.write(Action(title, CHANGED, removes=True)) as session:
        session.delete(session_of(session, session_id))
    return CHANGED


def session_title(session: Session, session_id: int) -> str:
    """«Диагностика 8А: ДДО (Климов), 05.10.2026», the name of its actions; UserError when it is gone."""
    row = session_of(session, session_id)
    school_class = session.get_one(SchoolClass, row.class_id)
    method = current_name(session.get_one(InstrumentRow, row.instrument_id))
    return f"Диагностика {school_class.name}: {method}, {row.day:%d.%m.%Y}"


def session_of(session: Session, session_id: int) -> DiagnosticsSession:
    """The row of a session; UserError when it is gone."""
    row = session.get(DiagnosticsSession, session_id)
    if row is None:
        raise UserError(_GONE)
    return row
