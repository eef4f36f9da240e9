"""Search across the journal (design, section 4: Ctrl+K)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Executable, bindparam, select, text
from sqlalchemy.orm import Session

from models.journal.journal import Journal, driver_of
from models.rules.found_words import excerpt, missing, query_words
from models.services.search_words import PLACES, RecordKind, match_expression
from models.tables import (
    Consultation,
    ConsultationName,
    DiagnosticsSession,
    Instrument,
    Membership,
    Partner,
    PlanItem,
    Pupil,
    SchoolClass,
    Teacher,
    WorkRecord,
)
from models.tables.search import KINDS, SEARCHED


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found: its title, and in `detail` when it was or what it is.

    `found` is the part of its text that holds what title and detail do not; empty for consultations kept by code.
    """

    kind: RecordKind
    id: int
    title: str
    detail: str
    found: str = ""


@dataclass(frozen=True, slots=True)
class Hits:
    """The latest records of one kind, and how many were found in all."""

    kind: RecordKind
    total: int
    hits: tuple[Hit, ...]


def search(journal: Journal, words: str, limit: int = 20) -> tuple[Hits, ...]:
    """Records of every kind that hold each of the words, the `limit` latest of each kind; none for no words."""
    expression = match_expression(words)
    if expression is None:
        return ()
    wanted = query_words(words)
    with journal.read() as session:
        found = _numbers(session, expression)
        return tuple(
            Hits(kind, len(own), _hits(session, kind, [one // KINDS for one in own[: -limit - 1 : -1]], wanted))
            for kind, place in PLACES.items()
            if (own := found[place])
        )


def _numbers(session: Session, expression: str) -> list[list[int]]:
    """The index's numbers of all that is found, rising, by the place of their kind.

    Read past SQLAlchemy, and in the barest of loops: fifty thousand numbers take longer than the search itself.
    """
    found: list[list[int]] = [[] for _ in range(KINDS)]
    add = [numbers.append for numbers in found]
    for (number,) in driver_of(session).execute("SELECT rowid FROM search WHERE search MATCH ?", (expression,)):
        add[number % KINDS](number)
    return found


def _hits(session: Session, kind: RecordKind, numbers: Sequence[int], wanted: tuple[str, ...]) -> tuple[Hit, ...]:
    query, words = _READERS[kind]
    rows = {row[0]: words(row) for row in session.execute(query(numbers))}
    unseen = {number: left for number, told in rows.items() if (left := missing(" ".join(told), wanted))}
    texts = _texts(session, kind, list(unseen))
    return tuple(
        Hit(kind, number, *rows[number], excerpt(texts.get(number, ()), unseen.get(number, ())))
        for number in numbers
        if number in rows
    )


_BY_CODE = {"consultation": " AND NOT r.coded"}
"""Of a consultation kept by code nothing is told but its subject."""


def _texts(session: Session, kind: RecordKind, numbers: Sequence[int]) -> dict[int, list[str]]:
    """All that is searched of these records."""
    if not numbers:
        return {}
    searched = next(one for one in SEARCHED if one.table == kind)
    parts = [f"r.{column}" for column in searched.columns]
    parts += [f"({related.format(id='r.id')})" for related in searched.related]
    query = text(f"SELECT r.id, {', '.join(parts)} FROM {kind} r WHERE r.id IN :numbers{_BY_CODE.get(kind, '')}")
    rows = session.execute(query.bindparams(bindparam("numbers", expanding=True)), {"numbers": list(numbers)})
    return {row[0]: [part for part in row[1:] if part] for row in rows}


_Query = Callable[[Sequence[int]], Executable]
_Words = Callable[[Any], tuple[str, str]]


def _of_day(day: date | None, *more: str | None) -> str:
    parts = [f"{day:%d.%m.%Y}" if day else "", *(part or "" for part in more)]
    return ", ".join(part for part in parts if part)


def _consultations(numbers: Sequence[int]) -> Executable:
    first_name = (
        select(ConsultationName.name)
        .where(ConsultationName.consultation_id == Consultation.id)
        .order_by(ConsultationName.position)
        .limit(1)
        .scalar_subquery()
    )
    coded = Consultation.coded
    return select(Consultation.id, Consultation.topic, Consultation.day, Consultation.kind, first_name, coded).where(
        Consultation.id.in_(numbers)
    )


def _sessions(numbers: Sequence[int]) -> Executable:
    return (
        select(DiagnosticsSession.id, Instrument.name, DiagnosticsSession.day, SchoolClass.name)
        .join(Instrument, DiagnosticsSession.instrument_id == Instrument.id)
        .join(SchoolClass, DiagnosticsSession.class_id == SchoolClass.id)
        .where(DiagnosticsSession.id.in_(numbers))
    )


def _pupils(numbers: Sequence[int]) -> Executable:
    """The last class of each pupil is told: rows stand in the order of classes."""
    return (
        select(Pupil.id, Pupil.full_name, SchoolClass.name)
        .outerjoin(Membership, Membership.pupil_id == Pupil.id)
        .outerjoin(SchoolClass, Membership.class_id == SchoolClass.id)
        .where(Pupil.id.in_(numbers))
        .order_by(SchoolClass.year_id)
    )


_READERS: dict[RecordKind, tuple[_Query, _Words]] = {
    "plan_item": (
        lambda numbers: select(
            PlanItem.id, PlanItem.title, PlanItem.start, PlanItem.dates_text, PlanItem.responsible
        ).where(PlanItem.id.in_(numbers)),
        lambda row: (row[1], _of_day(row[2], row[3] if row[2] is None else None, row[4])),
    ),
    "work_record": (
        lambda numbers: select(WorkRecord.id, WorkRecord.title, WorkRecord.start, WorkRecord.form).where(
            WorkRecord.id.in_(numbers)
        ),
        lambda row: (row[1], _of_day(row[2], row[3])),
    ),
    "consultation": (_consultations, lambda row: (row[1], _of_day(row[2], row[3], None if row[5] else row[4]))),
    "diagnostics_session": (_sessions, lambda row: (row[1], _of_day(row[2], row[3]))),
    "pupil": (_pupils, lambda row: (row[1], f"{row[2]} класс" if row[2] else "")),
    "teacher": (
        lambda numbers: select(Teacher.id, Teacher.full_name, Teacher.post).where(Teacher.id.in_(numbers)),
        lambda row: (row[1], row[2] or ""),
    ),
    "partner": (
        lambda numbers: select(Partner.id, Partner.name, Partner.category).where(Partner.id.in_(numbers)),
        lambda row: (row[1], row[2]),
    ),
}
