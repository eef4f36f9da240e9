"""The campaigns of a journal with the status of their reports, and which of them is at hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from models.journal.journal import Journal
from models.rules.periods import CampaignCalendar, CampaignCode
from models.services.years import CampaignOnFile
from models.tables import Campaign
from models.tables import CampaignReport as ReportRow
from models.tables import SchoolYear as YearRow
from models.vocabulary import ReportStatus, Season

HANDED_IN = frozenset({ReportStatus.SENT, ReportStatus.ACCEPTED})
"""With these the school's part is done; a returned report is due again."""


@dataclass(frozen=True, slots=True)
class CampaignState:
    """A campaign of the journal and how far its report is."""

    on_file: CampaignOnFile
    status: ReportStatus

    @property
    def code(self) -> CampaignCode:
        """Season and year."""
        return self.on_file.code

    @property
    def calendar(self) -> CampaignCalendar:
        """First and last day, and the days on which papers are due."""
        return self.on_file.calendar


def all_campaigns(journal: Journal) -> tuple[CampaignState, ...]:
    """Both campaigns of every school year, the latest first; empty for a journal without a school."""
    query = (
        select(Campaign.__table__, YearRow.start_year, ReportRow.status)
        .join(YearRow, Campaign.year_id == YearRow.id)
        .outerjoin(ReportRow, ReportRow.campaign_id == Campaign.id)
        .order_by(Campaign.start.desc())
    )
    with journal.read() as session:
        return tuple(
            CampaignState(
                CampaignOnFile(
                    row.id,
                    CampaignCode(row.season, row.start_year + (row.season is Season.SPRING)),
                    CampaignCalendar(row.start, row.end, row.plan_due, row.school_due, row.municipality_due),
                    row.year_id,
                ),
                row.status or ReportStatus.DRAFT,
            )
            for row in session.execute(query)
        )


def campaign_at_hand(campaigns: Sequence[CampaignState], today: date) -> CampaignState | None:
    """The campaign that is running or due next, else the last one; None without any.

    A late report stays at hand while the municipality has not handed in its own (394-р п. 5.4).
    """
    due = [one for one in campaigns if today <= _closes(one)]
    if due:
        return min(due, key=lambda one: one.calendar.start)
    return max(campaigns, key=lambda one: one.calendar.start, default=None)


def _closes(campaign: CampaignState) -> date:
    calendar = campaign.calendar
    return calendar.school_due if campaign.status in HANDED_IN else max(calendar.school_due, calendar.municipality_due)
