"""The plan of a school year, and Приложение 2 of a campaign (394-р п. 5.2)."""

from collections.abc import Iterable
from datetime import date

from models.journal.journal import Journal
from models.rules.events import PlanEntry
from models.rules.periods import CampaignCalendar
from models.rules.report import CampaignPlan
from models.services.event_loading import plan_of_year
from models.services.plan_year import class_names
from models.services.years import campaign_named, head_of
from models.tables import SchoolYear
from models.vocabulary import EventLevel

_GROUPS = tuple(EventLevel)


def items_of_campaign(items: Iterable[PlanEntry], calendar: CampaignCalendar) -> tuple[PlanEntry, ...]:
    """The items that the campaign plans, in the paper's row groups and by date; undated ones stand last."""
    of_campaign = [item for item in items if calendar.plans(item.start, item.end)]
    return tuple(
        sorted(of_campaign, key=lambda item: (_GROUPS.index(item.level), item.start or item.end or date.max, item.id)),
    )


def campaign_plan(journal: Journal, campaign: str) -> CampaignPlan:
    """Приложение 2 of a campaign named `autumn-2026`; UsageError when the journal has no such campaign."""
    with journal.read() as session:
        on_file = campaign_named(session, campaign)
        year = session.get_one(SchoolYear, on_file.year_id)
        items = items_of_campaign(plan_of_year(session, on_file.year_id), on_file.calendar)
        return CampaignPlan(on_file.code, head_of(year), items, class_names(session, on_file.year_id))
