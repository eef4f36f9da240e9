"""The stored side of a campaign report: its row and its history."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.services.years import campaign_named
from models.tables import CampaignReport, ReportHistory


def report_row(session: Session, campaign: str) -> CampaignReport:
    """The row of the campaign's report, made when it is first written to; UsageError for an unknown campaign."""
    on_file = campaign_named(session, campaign)
    row = session.scalars(select(CampaignReport).where(CampaignReport.campaign_id == on_file.id)).one_or_none()
    if row is None:
        row = CampaignReport(campaign_id=on_file.id)
        session.add(row)
        session.flush()
    return row


def remember(session: Session, report: CampaignReport, what: str, text: str) -> None:
    """Adds a line to the report's history."""
    session.add(ReportHistory(report_id=report.id, at=datetime.now().replace(microsecond=0), what=what, text=text))
