"""A school year of the journal as rows of the workbook's sheets, in the order in which they were entered."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.rules.names import split_list
from models.rules.periods import CampaignCode
from models.services.workbook_content_logs import load_consultations, load_diagnostics, load_records, load_turnouts
from models.services.workbook_stored import (
    Stored,
    StoredPupil,
    StoredScore,
    column_values,
    read_of_year,
    read_plain,
    select_columns,
)
from models.tables import (
    Campaign,
    ConfirmedNumber,
    Consent,
    IndicatorEntry,
    Membership,
    Partner,
    PlanItem,
    Pupil,
    SchoolClass,
    SchoolYear,
)
from models.vocabulary import ConsentKind
from models.workbook import rows as sheet


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


def load_content(session: Session, start_year: int | None) -> YearContent:
    """The year that starts in `start_year`; of a year that the journal does not hold, the partners only."""
    partners = read_plain(session, Partner, sheet.PartnerRow, select(Partner).order_by(Partner.id))
    card = session.execute(
        select_columns(SchoolYear, sheet.SchoolRow).where(SchoolYear.start_year == start_year)
    ).one_or_none()
    if card is None:
        return YearContent(partners=partners)
    year_id = card[0]
    classes = read_of_year(session, SchoolClass, sheet.ClassRow, year_id)
    class_names = {one.id: one.row.name for one in classes}
    plan = _plan(session, year_id)
    codes = {one.id: one.row.code for one in plan}
    records = load_records(session, year_id, codes)
    campaigns = _campaigns(session, year_id)
    return YearContent(
        year_id=year_id,
        school=sheet.SchoolRow(**column_values(card, sheet.SchoolRow)),
        classes=classes,
        pupils=_pupils(session, class_names),
        partners=partners,
        plan=plan,
        records=records,
        turnouts=load_turnouts(session, year_id, class_names),
        consultations=load_consultations(session, year_id, class_names),
        diagnostics=load_diagnostics(session, year_id, class_names),
        campaigns=campaigns,
        confirmed=_confirmed(session, year_id, class_names, {one.id: one.row.campaign for one in campaigns}),
        indicators=read_of_year(session, IndicatorEntry, sheet.IndicatorRow, year_id),
    )


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
                processing_consent=given.get((pupil_id, ConsentKind.PROCESSING)),
                photo_consent=(pupil_id, ConsentKind.PHOTO) in given,
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
    query = select_columns(PlanItem, sheet.PlanRow, PlanItem.classes)
    rows = session.execute(query.where(PlanItem.year_id == year_id).order_by(PlanItem.id))
    return tuple(
        Stored(row.id, sheet.PlanRow(**column_values(row, sheet.PlanRow), classes=split_list(row.classes)))
        for row in rows
    )


def _campaigns(session: Session, year_id: int) -> tuple[Stored[sheet.CampaignRow], ...]:
    query = select_columns(Campaign, sheet.CampaignRow, Campaign.season)
    rows = session.execute(query.where(Campaign.year_id == year_id).order_by(Campaign.start, Campaign.id))
    start_year = select(SchoolYear.start_year).where(SchoolYear.id == year_id)
    first = session.scalars(start_year).one()
    return tuple(
        Stored(row.id, sheet.CampaignRow(**column_values(row, sheet.CampaignRow), campaign=_code(row.season, first)))
        for row in rows
    )


def _code(season: Any, start_year: int) -> CampaignCode:
    code = CampaignCode(season, start_year)
    return code if code.school_year.start_year == start_year else CampaignCode(season, start_year + 1)


def _confirmed(
    session: Session, year_id: int, class_names: Mapping[int, str], campaigns: Mapping[int, CampaignCode]
) -> tuple[Stored[sheet.ConfirmedRow], ...]:
    query = select_columns(ConfirmedNumber, sheet.ConfirmedRow, ConfirmedNumber.campaign_id, ConfirmedNumber.class_id)
    rows = session.execute(
        query.join(Campaign, ConfirmedNumber.campaign_id == Campaign.id)
        .where(Campaign.year_id == year_id)
        .order_by(ConfirmedNumber.id)
    )
    return tuple(
        Stored(
            row.id,
            sheet.ConfirmedRow(
                **column_values(row, sheet.ConfirmedRow),
                campaign=campaigns[row.campaign_id],
                class_name=class_names[row.class_id],
            ),
        )
        for row in rows
    )
