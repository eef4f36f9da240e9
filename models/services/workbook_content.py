"""A school year of the journal as rows of the workbook's sheets, in the order in which they were entered."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from sqlalchemy import Select, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from models.rules.periods import CampaignCode
from models.services.event_loading import LINK_SEPARATOR
from models.services.workbook_fields import LIST_SEPARATOR, columns_of, split
from models.tables import (
    Campaign,
    ConfirmedNumber,
    Consent,
    Consultation,
    ConsultationName,
    DiagnosticsResult,
    DiagnosticsScore,
    DiagnosticsSession,
    IndicatorEntry,
    Instrument,
    Membership,
    Partner,
    PlanItem,
    Pupil,
    SchoolClass,
    SchoolYear,
    Teacher,
    Turnout,
    TurnoutName,
    WorkRecord,
    WorkRecordPartner,
    WorkRecordTeacher,
)
from models.workbook import rows as sheet
from models.workbook.diagnostics_checks import canonical

RowT = TypeVar("RowT", bound=sheet.Row)

PROCESSING = "processing"
PHOTO = "photo"
"""Kinds of consent that the workbook knows."""


@dataclass(frozen=True, slots=True)
class Stored(Generic[RowT]):
    """A row of the journal: the key of its table and what the workbook says of it."""

    id: int
    row: RowT


@dataclass(frozen=True, slots=True)
class StoredPupil(Stored[sheet.PupilRow]):
    """A membership (`id`) of a pupil."""

    pupil_id: int


@dataclass(frozen=True, slots=True)
class StoredScore(Stored[sheet.DiagnosticsRow]):
    """A score (`id`); 0 for a person without scores, and `result_id` 0 for a session without people."""

    session_id: int
    result_id: int


@dataclass(frozen=True, slots=True)
class YearContent:
    """All that the workbook can say of one school year; partners belong to all years."""

    year_id: int | None = None
    school: sheet.SchoolRow | None = None
    classes: tuple[Stored[sheet.ClassRow], ...] = ()
    pupils: tuple[StoredPupil, ...] = ()
    partners: tuple[Stored[sheet.PartnerRow], ...] = ()
    plan: tuple[Stored[sheet.PlanRow], ...] = ()
    records: tuple[Stored[sheet.RecordRow], ...] = ()
    turnouts: tuple[Stored[sheet.TurnoutRow], ...] = ()
    consultations: tuple[Stored[sheet.ConsultationRow], ...] = ()
    diagnostics: tuple[StoredScore, ...] = ()
    campaigns: tuple[Stored[sheet.CampaignRow], ...] = ()
    confirmed: tuple[Stored[sheet.ConfirmedRow], ...] = ()
    indicators: tuple[Stored[sheet.IndicatorRow], ...] = ()


def load_content(session: Session, start_year: int) -> YearContent:
    """The year that starts in `start_year`; of a year that the journal does not hold, the partners only."""
    partners = _plain(session, Partner, sheet.PartnerRow, select(Partner).order_by(Partner.id))
    card = session.execute(
        _columns(SchoolYear, sheet.SchoolRow).where(SchoolYear.start_year == start_year)
    ).one_or_none()
    if card is None:
        return YearContent(partners=partners)
    year_id = card[0]
    classes = _of_year(session, SchoolClass, sheet.ClassRow, year_id)
    class_names = {one.id: one.row.name for one in classes}
    plan = _plan(session, year_id)
    codes = {one.id: one.row.code for one in plan}
    records = _records(session, year_id, codes)
    campaigns = _campaigns(session, year_id)
    return YearContent(
        year_id=year_id,
        school=sheet.SchoolRow(**_mapping(card, sheet.SchoolRow)),
        classes=classes,
        pupils=_pupils(session, class_names),
        partners=partners,
        plan=plan,
        records=records,
        turnouts=_turnouts(session, year_id, class_names),
        consultations=_consultations(session, year_id, class_names),
        diagnostics=_diagnostics(session, year_id, class_names),
        campaigns=campaigns,
        confirmed=_confirmed(session, year_id, class_names, {one.id: one.row.campaign for one in campaigns}),
        indicators=_of_year(session, IndicatorEntry, sheet.IndicatorRow, year_id),
    )


def _columns(table: Any, row_type: type[sheet.Row], *more: InstrumentedAttribute[Any]) -> Select[Any]:
    return select(table.id, *(getattr(table, name) for name in columns_of(row_type)), *more)


def _mapping(row: Any, row_type: type[sheet.Row]) -> dict[str, Any]:
    return dict(zip(columns_of(row_type), row[1:], strict=False))


def _plain(session: Session, table: Any, make: type[RowT], query: Select[Any]) -> tuple[Stored[RowT], ...]:
    rows = session.execute(query.with_only_columns(table.id, *(getattr(table, name) for name in columns_of(make))))
    return tuple(Stored(row[0], make(**_mapping(row, make))) for row in rows)


def _of_year(session: Session, table: Any, make: type[RowT], year_id: int) -> tuple[Stored[RowT], ...]:
    return _plain(session, table, make, select(table).where(table.year_id == year_id).order_by(table.id))


def _pupils(session: Session, class_names: Mapping[int, str]) -> tuple[StoredPupil, ...]:
    given = _consents(session, class_names)
    query = (
        select(Membership, Pupil)
        .join(Pupil, Membership.pupil_id == Pupil.id)
        .where(Membership.class_id.in_(class_names))
        .order_by(Membership.id)
        .with_only_columns(
            Membership.id,
            Membership.class_id,
            Membership.pupil_id,
            Pupil.full_name,
            Pupil.code,
            Membership.ovz,
            Membership.disability,
            Pupil.birth_date,
        )
    )
    return tuple(
        StoredPupil(
            key,
            sheet.PupilRow(
                class_name=class_names[class_id],
                full_name=full_name,
                code=code,
                ovz=ovz,
                disability=disability,
                birth_date=birth_date,
                processing_consent=given.get((pupil_id, PROCESSING)),
                photo_consent=(pupil_id, PHOTO) in given,
            ),
            pupil_id,
        )
        for key, class_id, pupil_id, full_name, code, ovz, disability, birth_date in session.execute(query)
    )


def _consents(session: Session, class_names: Mapping[int, str]) -> dict[tuple[int, str], Any]:
    """Consents in force, by pupil and kind, with the day each was given."""
    query = (
        select(Consent.pupil_id, Consent.kind, Consent.given)
        .join(Membership, Membership.pupil_id == Consent.pupil_id)
        .where(Membership.class_id.in_(class_names), Consent.withdrawn.is_(None))
    )
    return {(pupil_id, kind): given for pupil_id, kind, given in session.execute(query)}


def _plan(session: Session, year_id: int) -> tuple[Stored[sheet.PlanRow], ...]:
    query = _columns(PlanItem, sheet.PlanRow, PlanItem.classes)
    rows = session.execute(query.where(PlanItem.year_id == year_id).order_by(PlanItem.id))
    return tuple(
        Stored(row.id, sheet.PlanRow(**_mapping(row, sheet.PlanRow), classes=split(row.classes, LIST_SEPARATOR)))
        for row in rows
    )


def _records(session: Session, year_id: int, codes: Mapping[int, str]) -> tuple[Stored[sheet.RecordRow], ...]:
    teachers = _lists(
        session.execute(
            select(WorkRecordTeacher.record_id, Teacher.full_name)
            .join(Teacher, WorkRecordTeacher.teacher_id == Teacher.id)
            .join(WorkRecord, WorkRecordTeacher.record_id == WorkRecord.id)
            .where(WorkRecord.year_id == year_id)
            .order_by(WorkRecordTeacher.position)
        )
    )
    partners = _lists(
        session.execute(
            select(WorkRecordPartner.record_id, Partner.name)
            .join(Partner, WorkRecordPartner.partner_id == Partner.id)
            .join(WorkRecord, WorkRecordPartner.record_id == WorkRecord.id)
            .where(WorkRecord.year_id == year_id)
            .order_by(WorkRecordPartner.position)
        )
    )
    query = _columns(WorkRecord, sheet.RecordRow, WorkRecord.plan_item_id, WorkRecord.media_links)
    rows = session.execute(query.where(WorkRecord.year_id == year_id).order_by(WorkRecord.id))
    return tuple(
        Stored(
            row.id,
            sheet.RecordRow(
                **_mapping(row, sheet.RecordRow),
                plan_item=codes.get(row.plan_item_id),
                media_links=split(row.media_links, LINK_SEPARATOR),
                teachers=teachers[row.id],
                partners=partners[row.id],
            ),
        )
        for row in rows
    )


def _lists(pairs: Iterable[Any]) -> Mapping[int, tuple[str, ...]]:
    found: dict[int, list[str]] = defaultdict(list)
    for key, name in pairs:
        found[key].append(name)
    return defaultdict(tuple, {key: tuple(names) for key, names in found.items()})


def _turnouts(session: Session, year_id: int, class_names: Mapping[int, str]) -> tuple[Stored[sheet.TurnoutRow], ...]:
    names = _lists(
        session.execute(
            select(TurnoutName.turnout_id, TurnoutName.name)
            .join(Turnout, TurnoutName.turnout_id == Turnout.id)
            .join(WorkRecord, Turnout.record_id == WorkRecord.id)
            .where(WorkRecord.year_id == year_id)
            .order_by(TurnoutName.position)
        )
    )
    query = _columns(Turnout, sheet.TurnoutRow, Turnout.class_id, WorkRecord.code)
    rows = session.execute(
        query.join(WorkRecord, Turnout.record_id == WorkRecord.id)
        .where(WorkRecord.year_id == year_id)
        .order_by(Turnout.id)
    )
    return tuple(
        Stored(
            row.id,
            sheet.TurnoutRow(
                **_mapping(row, sheet.TurnoutRow),
                record_code=row.code,
                class_name=class_names[row.class_id],
                names=names[row.id],
            ),
        )
        for row in rows
    )


def _consultations(
    session: Session, year_id: int, class_names: Mapping[int, str]
) -> tuple[Stored[sheet.ConsultationRow], ...]:
    names = _lists(
        session.execute(
            select(ConsultationName.consultation_id, ConsultationName.name)
            .join(Consultation, ConsultationName.consultation_id == Consultation.id)
            .where(Consultation.year_id == year_id)
            .order_by(ConsultationName.position)
        )
    )
    query = _columns(Consultation, sheet.ConsultationRow, Consultation.class_id)
    rows = session.execute(query.where(Consultation.year_id == year_id).order_by(Consultation.id))
    return tuple(
        Stored(
            row.id,
            sheet.ConsultationRow(
                **_mapping(row, sheet.ConsultationRow),
                class_name=class_names.get(row.class_id),
                names=names[row.id],
            ),
        )
        for row in rows
    )


def _diagnostics(session: Session, year_id: int, class_names: Mapping[int, str]) -> tuple[StoredScore, ...]:
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


def _campaigns(session: Session, year_id: int) -> tuple[Stored[sheet.CampaignRow], ...]:
    query = _columns(Campaign, sheet.CampaignRow, Campaign.season)
    rows = session.execute(query.where(Campaign.year_id == year_id).order_by(Campaign.start, Campaign.id))
    start_year = select(SchoolYear.start_year).where(SchoolYear.id == year_id)
    first = session.scalars(start_year).one()
    return tuple(
        Stored(row.id, sheet.CampaignRow(**_mapping(row, sheet.CampaignRow), campaign=_code(row.season, first)))
        for row in rows
    )


def _code(season: Any, start_year: int) -> CampaignCode:
    code = CampaignCode(season, start_year)
    return code if code.school_year.start_year == start_year else CampaignCode(season, start_year + 1)


def _confirmed(
    session: Session, year_id: int, class_names: Mapping[int, str], campaigns: Mapping[int, CampaignCode]
) -> tuple[Stored[sheet.ConfirmedRow], ...]:
    query = _columns(ConfirmedNumber, sheet.ConfirmedRow, ConfirmedNumber.campaign_id, ConfirmedNumber.class_id)
    rows = session.execute(
        query.join(Campaign, ConfirmedNumber.campaign_id == Campaign.id)
        .where(Campaign.year_id == year_id)
        .order_by(ConfirmedNumber.id)
    )
    return tuple(
        Stored(
            row.id,
            sheet.ConfirmedRow(
                **_mapping(row, sheet.ConfirmedRow),
                campaign=campaigns[row.campaign_id],
                class_name=class_names[row.class_id],
            ),
        )
        for row in rows
    )
