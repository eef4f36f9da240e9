"""Rows of the work log that consultations and diagnostics make: shown there, never counted twice (domain, section 7).

A guest's key is negative, so that it never meets the number of a record in one table.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from sqlalchemy import Select, String, func, select, true, type_coerce
from sqlalchemy.orm import Session

from models.rules.russian import plural
from models.services.search_words import RecordKind, records_with
from models.services.work_log_filter import WorkLogFilter
from models.tables import (
    Consultation,
    ConsultationName,
    DiagnosticsResult,
    DiagnosticsSession,
    Instrument,
    SchoolClass,
)
from models.vocabulary import ConsultationKind

Origin = Literal["consultations", "diagnostics"]
FORMS: dict[Origin, str] = {"consultations": "консультация", "diagnostics": "диагностика"}
_PERSONS = ("человек", "человека", "человек")


@dataclass(frozen=True, slots=True)
class Guest:
    """A consultation or a diagnostics session as a row of the work log.

    Nothing of what was spoken about leaves the journal of consultations (domain, section 1: confidentiality).
    """

    origin: Origin
    id: int
    day: date
    title: str
    words: str
    class_name: str


def key_of(origin: Origin, number: int) -> int:
    """The key of a guest."""
    return -(2 * number + (origin == "diagnostics"))


def origin_of(key: int) -> tuple[Origin, int]:
    """Where the row with a guest's key comes from, and its number there."""
    return ("diagnostics" if -key % 2 else "consultations"), -key // 2


def paper_key(key: int) -> str:
    """The name of a row in what is remembered of the printed log."""
    if key > 0:
        return f"w{key}"
    origin, number = origin_of(key)
    return f"{origin[0]}{number}"


def guests_of(session: Session, year_id: int, wanted: WorkLogFilter) -> list[tuple[str, int]]:
    """Day (as it is stored, «2026-10-07») and key of the year's guests that the filter asks for, in their order.

    Within a day they stand as on the paper: talks with one person, with groups, diagnostics. None has a direction.
    """
    if wanted.direction is not None:
        return []
    found: list[tuple[str, int]] = []
    in_groups = Consultation.kind == ConsultationKind.GROUP
    queries: tuple[tuple[Origin, RecordKind, Any, Any], ...] = (
        ("consultations", "consultation", Consultation, (in_groups, Consultation.time)),
        ("diagnostics", "diagnostics_session", DiagnosticsSession, ()),
    )
    for origin, kind, table, order in queries:
        if wanted.form in (None, FORMS[origin]):
            day = type_coerce(table.day, String)
            query = select(day, table.id).where(table.year_id == year_id).order_by(*order, table.id)
            query = _narrowed(query, kind, table, wanted)
            found += [(day, key_of(origin, number)) for day, number in session.execute(query)]
    return sorted(found, key=lambda row: row[0])


def _narrowed(query: Select[Any], kind: RecordKind, table: Any, wanted: WorkLogFilter) -> Select[Any]:
    if wanted.first is not None:
        query = query.where(table.day >= wanted.first)
    if wanted.last is not None:
        query = query.where(table.day <= wanted.last)
    if wanted.class_id is not None:
        query = query.where(table.class_id == wanted.class_id)
    with_words = records_with(kind, wanted.words)
    return query if with_words is None else query.where(table.id.in_(with_words))


def guest_rows(session: Session, keys: Collection[int]) -> dict[int, Guest]:
    """The guests with these keys."""
    numbers: dict[Origin, list[int]] = {"consultations": [], "diagnostics": []}
    for key in keys:
        origin, number = origin_of(key)
        numbers[origin].append(number)
    rows = [*_consultations(session, numbers["consultations"]), *_sessions(session, numbers["diagnostics"])]
    return {key_of(row.origin, row.id): row for row in rows}


def _consultations(session: Session, numbers: list[int]) -> list[Guest]:
    if not numbers:
        return []
    named = _counted(session, ConsultationName.consultation_id, ConsultationName, numbers)
    rows = session.execute(
        select(Consultation, SchoolClass.name)
        .outerjoin(SchoolClass, Consultation.class_id == SchoolClass.id)
        .where(Consultation.id.in_(numbers))
    )
    found = []
    for row, class_name in rows:
        persons = row.number or named.get(row.id, 0)
        title = f"{row.kind.capitalize()} консультация"
        words = f"консультация, {row.category}" + (f", {plural(persons, *_PERSONS)}" if persons > 1 else "")
        found.append(Guest("consultations", row.id, row.day, title, words, class_name or ""))
    return found


def _sessions(session: Session, numbers: list[int]) -> list[Guest]:
    if not numbers:
        return []
    tested = _counted(session, DiagnosticsResult.session_id, DiagnosticsResult, numbers, DiagnosticsResult.mark)
    rows = session.execute(
        select(DiagnosticsSession.id, DiagnosticsSession.day, Instrument.name, SchoolClass.name)
        .join(Instrument, DiagnosticsSession.instrument_id == Instrument.id)
        .join(SchoolClass, DiagnosticsSession.class_id == SchoolClass.id)
        .where(DiagnosticsSession.id.in_(numbers))
    )
    return [
        Guest("diagnostics", number, day, name, f"диагностика, {plural(tested.get(number, 0), *_PERSONS)}", class_name)
        for number, day, name, class_name in rows
    ]


def _counted(session: Session, parent: Any, table: Any, numbers: list[int], mark: Any = None) -> dict[int, int]:
    """How many rows hang on each parent; those with a mark (отказ, отсутствовал) aside."""
    unmarked = mark.is_(None) if mark is not None else true()
    query = select(parent, func.count(table.id)).where(parent.in_(numbers), unmarked).group_by(parent)
    return {row[0]: row[1] for row in session.execute(query)}
