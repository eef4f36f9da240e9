"""Names in lists found among the pupils of the year, after an import."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.rules.names import fold_name
from models.services.workbook_tables import update_rows
from models.tables import (
    Base,
    Consultation,
    ConsultationName,
    DiagnosticsResult,
    DiagnosticsSession,
    Membership,
    Pupil,
    SchoolClass,
    Turnout,
    TurnoutName,
    WorkRecord,
)
from models.vocabulary import PersonCategory

Named = dict[tuple[int, str], int | None]
"""The pupil behind a folded name or code in a class; None when several answer to it."""


def link_names(session: Session, year_id: int) -> None:
    """Point the year's names that stand in no relation yet to their pupils; namesakes stay unlinked."""
    pupils = _pupils(session, year_id)
    if not pupils:
        return
    for table, query in _unlinked(year_id):
        _link(session, table, session.execute(query), pupils)


def _pupils(session: Session, year_id: int) -> Named:
    query = (
        select(Membership.class_id, Pupil.id, Pupil.folded, Pupil.code)
        .join(Pupil, Membership.pupil_id == Pupil.id)
        .join(SchoolClass, Membership.class_id == SchoolClass.id)
        .where(SchoolClass.year_id == year_id)
    )
    found: dict[tuple[int, str], set[int]] = defaultdict(set)
    for class_id, pupil_id, folded, code in session.execute(query):
        found[class_id, folded].add(pupil_id)
        if code:
            found[class_id, fold_name(code)].add(pupil_id)
    return {key: next(iter(ids)) if len(ids) == 1 else None for key, ids in found.items()}


def _unlinked(year_id: int) -> Iterable[tuple[type[Base], Any]]:
    yield (
        TurnoutName,
        select(TurnoutName.id, Turnout.class_id, TurnoutName.folded)
        .join(Turnout, TurnoutName.turnout_id == Turnout.id)
        .join(WorkRecord, Turnout.record_id == WorkRecord.id)
        .where(WorkRecord.year_id == year_id, TurnoutName.pupil_id.is_(None)),
    )
    yield (
        ConsultationName,
        select(ConsultationName.id, Consultation.class_id, ConsultationName.folded)
        .join(Consultation, ConsultationName.consultation_id == Consultation.id)
        .where(
            Consultation.year_id == year_id,
            Consultation.category == PersonCategory.PUPIL,
            ConsultationName.pupil_id.is_(None),
        ),
    )
    yield (
        DiagnosticsResult,
        select(DiagnosticsResult.id, DiagnosticsSession.class_id, DiagnosticsResult.folded)
        .join(DiagnosticsSession, DiagnosticsResult.session_id == DiagnosticsSession.id)
        .where(DiagnosticsSession.year_id == year_id, DiagnosticsResult.pupil_id.is_(None)),
    )


def _link(session: Session, table: type[Base], rows: Iterable[Any], pupils: Named) -> None:
    known = ((key, pupils.get((class_id, folded))) for key, class_id, folded in rows)
    update_rows(session, table, [{"id": key, "pupil_id": pupil} for key, pupil in known if pupil is not None])
