"""The school years of a journal and the school's card in each."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.errors import UsageError
from models.journal.journal import Journal
from models.rules.campaign import SchoolHead
from models.rules.periods import CampaignCalendar, CampaignCode, SchoolYear, parse_campaign_code
from models.tables import Campaign
from models.tables import SchoolYear as YearRow


@dataclass(frozen=True, slots=True)
class CampaignOnFile:
    """A campaign of the journal: its code, its calendar and its row."""

    id: int
    code: CampaignCode
    calendar: CampaignCalendar
    year_id: int


def school_years(journal: Journal) -> tuple[SchoolYear, ...]:
    """The journal's school years, the latest first; empty for a journal without a school."""
    with journal.read() as session:
        return tuple(
            SchoolYear(start)
            for start in session.scalars(select(YearRow.start_year).order_by(YearRow.start_year.desc()))
        )


def school_year_named(journal: Journal, start_year: int | None) -> SchoolYear:
    """The journal's school year that starts in `start_year`, the latest for None; UsageError when it has no such."""
    with journal.read() as session:
        return SchoolYear(year_row(session, start_year).start_year)


def year_row(session: Session, start_year: int | None) -> YearRow:
    """The row of the year, or of the latest one; UsageError when the journal has no such year."""
    years = session.scalars(select(YearRow).order_by(YearRow.start_year.desc())).all()
    row = next((year for year in years if start_year in {None, year.start_year}), None)
    if row is None and start_year is None:
        raise UsageError("В журнале ещё нет школы: загрузите книгу Excel или заполните карточку школы.")
    if row is None:
        raise UsageError(f"В журнале нет учебного года {start_year}/{(start_year or 0) + 1}: проверьте год.")
    return row


def head_of(row: YearRow) -> SchoolHead:
    """The school's head as the year's papers print it."""
    return SchoolHead(
        name=row.full_name,
        short_name=row.short_name or row.full_name,
        inn=row.inn,
        municipality=row.municipality,
        coordinator=row.coordinator,
        coordinator_post=row.coordinator_post or "",
        phone=row.phone or "",
        email=row.email or "",
        director=row.director or "",
        approver=row.approver or "",
    )


def campaign_on_file(session: Session, code: CampaignCode) -> CampaignOnFile | None:
    """The campaign's row; None when the journal does not hold its school year."""
    row = session.scalars(
        select(Campaign)
        .join(YearRow, Campaign.year_id == YearRow.id)
        .where(YearRow.start_year == code.school_year.start_year, Campaign.season == code.season)
    ).one_or_none()
    if row is None:
        return None
    calendar = CampaignCalendar(row.start, row.end, row.plan_due, row.school_due, row.municipality_due)
    return CampaignOnFile(row.id, code, calendar, row.year_id)


def campaign_named(session: Session, text: str) -> CampaignOnFile:
    """The campaign that the user names, `autumn-2026`; UsageError when there is none."""
    code = parse_campaign_code(text)
    if code is None:
        raise UsageError(f"Кампания «{text}» не распознана: напишите, например, autumn-2026 или spring-2027.")
    found = campaign_on_file(session, code)
    if found is None:
        raise UsageError(f"В журнале нет учебного года кампании {text}: проверьте название кампании.")
    return found
