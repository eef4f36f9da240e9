"""The logs of a school year as rows of the workbook: records, turnouts, consultations, diagnostics."""

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.rules.names import split_list
from models.services.workbook_stored import Stored, StoredScore, column_values, lists_by_owner, select_columns
from models.tables import (
    Consultation,
    ConsultationName,
    DiagnosticsResult,
    DiagnosticsScore,
    DiagnosticsSession,
    Instrument,
    Partner,
    Teacher,
    Turnout,
    TurnoutName,
    WorkRecord,
    WorkRecordPartner,
    WorkRecordTeacher,
)
from models.workbook import rows as sheet
from models.workbook.diagnostics_checks import canonical


def load_records(session: Session, year_id: int, codes: Mapping[int, str]) -> tuple[Stored[sheet.RecordRow], ...]:
    """Журнал работы; `codes` are those of the plan items by key."""
    teachers = lists_by_owner(
        session.execute(
            select(WorkRecordTeacher.record_id, Teacher.full_name)
            .join(Teacher, WorkRecordTeacher.teacher_id == Teacher.id)
            .join(WorkRecord, WorkRecordTeacher.record_id == WorkRecord.id)
            .where(WorkRecord.year_id == year_id)
            .order_by(WorkRecordTeacher.position)
        )
    )
    partners = lists_by_owner(
        session.execute(
            select(WorkRecordPartner.record_id, Partner.name)
            .join(Partner, WorkRecordPartner.partner_id == Partner.id)
            .join(WorkRecord, WorkRecordPartner.record_id == WorkRecord.id)
            .where(WorkRecord.year_id == year_id)
            .order_by(WorkRecordPartner.position)
        )
    )
    query = select_columns(WorkRecord, sheet.RecordRow, WorkRecord.plan_item_id, WorkRecord.media_links)
    rows = session.execute(query.where(WorkRecord.year_id == year_id).order_by(WorkRecord.id))
    return tuple(
        Stored(
            row.id,
            sheet.RecordRow(
                **column_values(row, sheet.RecordRow),
                plan_item=codes.get(row.plan_item_id),
                media_links=split_list(row.media_links),
                teachers=teachers[row.id],
                partners=partners[row.id],
            ),
        )
        for row in rows
    )


def load_turnouts(
    session: Session, year_id: int, class_names: Mapping[int, str]
) -> tuple[Stored[sheet.TurnoutRow], ...]:
    """Участники; `class_names` by key."""
    names = lists_by_owner(
        session.execute(
            select(TurnoutName.turnout_id, TurnoutName.name)
            .join(Turnout, TurnoutName.turnout_id == Turnout.id)
            .join(WorkRecord, Turnout.record_id == WorkRecord.id)
            .where(WorkRecord.year_id == year_id)
            .order_by(TurnoutName.position)
        )
    )
    query = select_columns(Turnout, sheet.TurnoutRow, Turnout.class_id, WorkRecord.code)
    rows = session.execute(
        query.join(WorkRecord, Turnout.record_id == WorkRecord.id)
        .where(WorkRecord.year_id == year_id)
        .order_by(Turnout.id)
    )
    return tuple(
        Stored(
            row.id,
            sheet.TurnoutRow(
                **column_values(row, sheet.TurnoutRow),
                record_code=row.code,
                class_name=class_names[row.class_id],
                names=names[row.id],
            ),
        )
        for row in rows
    )


def load_consultations(
    session: Session, year_id: int, class_names: Mapping[int, str]
) -> tuple[Stored[sheet.ConsultationRow], ...]:
    """Консультации; `class_names` by key."""
    names = lists_by_owner(
        session.execute(
            select(ConsultationName.consultation_id, ConsultationName.name)
            .join(Consultation, ConsultationName.consultation_id == Consultation.id)
            .where(Consultation.year_id == year_id)
            .order_by(ConsultationName.position)
        )
    )
    query = select_columns(Consultation, sheet.ConsultationRow, Consultation.class_id)
    rows = session.execute(query.where(Consultation.year_id == year_id).order_by(Consultation.id))
    return tuple(
        Stored(
            row.id,
            sheet.ConsultationRow(
                **column_values(row, sheet.ConsultationRow),
                class_name=class_names.get(row.class_id),
                names=names[row.id],
            ),
        )
        for row in rows
    )


def load_diagnostics(session: Session, year_id: int, class_names: Mapping[int, str]) -> tuple[StoredScore, ...]:
    """Диагностика by score, under the names of shipped methods; people and sessions without scores once."""
    query = (
        select(DiagnosticsSession, Instrument, DiagnosticsResult, DiagnosticsScore)
        .join(Instrument, DiagnosticsSession.instrument_id == Instrument.id)
        .outerjoin(DiagnosticsResult, DiagnosticsResult.session_id == DiagnosticsSession.id)
        .outerjoin(DiagnosticsScore, DiagnosticsScore.result_id == DiagnosticsResult.id)
        .where(DiagnosticsSession.year_id == year_id)
        .order_by(DiagnosticsSession.id, DiagnosticsResult.position, DiagnosticsResult.id, DiagnosticsScore.position)
        .with_only_columns(
            DiagnosticsScore.id,
            DiagnosticsSession.id,
            DiagnosticsResult.id,
            DiagnosticsSession.day,
            Instrument.name,
            DiagnosticsSession.stage,
            DiagnosticsSession.class_id,
            DiagnosticsResult.name,
            DiagnosticsScore.scale,
            DiagnosticsScore.score,
            DiagnosticsResult.mark,
        )
    )
    scores = [
        StoredScore(
            row[0] or 0,
            sheet.DiagnosticsRow(
                day=row[3],
                instrument=row[4],
                stage=row[5],
                class_name=class_names[row[6]],
                name=row[7] or None,
                scale=row[8] or None,
                score=row[9],
                mark=row[10],
            ),
            row[1],
            row[2] or 0,
        )
        for row in session.execute(query)
    ]
    named = canonical(one.row for one in scores)
    return tuple(replace(one, row=row) for one, row in zip(scores, named, strict=True))
