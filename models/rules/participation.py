"""Which events count, and who beside the pupils took part: teachers and partners (domain, section 4)."""

from collections.abc import Iterable, Mapping

from models.rules.events import ClassOnList, Event, EventPartner
from models.rules.names import fold_name, fold_partner
from models.rules.periods import CampaignCalendar
from models.vocabulary import CAMPAIGN_GRADES, PartnerCategory


def counts_for_campaign(event: Event, calendar: CampaignCalendar, classes: Mapping[int, ClassOnList]) -> bool:
    """Whether the event belongs to the campaign's report.

    Its days meet the campaign's days; it is not marked «не в отчёт кампании»; it has a turnout (parents too) of a class
    of grades 5–11, or no class turnout at all (parents' meeting, round table).
    """
    if not event.in_campaign or not calendar.meets(event.start, event.end):
        return False
    grades = [classes[turnout.class_id].grade for turnout in event.turnouts if turnout.class_id in classes]
    return not event.turnouts or any(grade in CAMPAIGN_GRADES for grade in grades)


def count_teachers(events: Iterable[Event]) -> int:
    """Distinct teachers by name, or the largest «всего» given, whichever is greater."""
    listed = tuple(events)
    names = {fold_name(name) for event in listed for name in event.teachers}
    return max(len(names), max((event.teachers_total or 0 for event in listed), default=0))


def partners_by_category(partners: Iterable[EventPartner]) -> dict[PartnerCategory, tuple[str, ...]]:
    """Distinct partners by folded name, sorted, in all four categories of Приложение 3, table 2.

    The spelling and the category met first stand.
    """
    first: dict[str, EventPartner] = {}
    for partner in partners:
        first.setdefault(fold_partner(partner.name), partner)
    return {
        category: tuple(sorted(partner.name for partner in first.values() if partner.category is category))
        for category in PartnerCategory
    }
