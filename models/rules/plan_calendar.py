"""What of a plan goes into a calendar file: items with days, and the days on which a campaign's papers are due."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from models.rules.events import PlanEntry
from models.rules.periods import CampaignCalendar, CampaignCode, SchoolYear
from models.rules.plan_classes import for_whom


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """A whole-day entry; `key` is the same whenever the same thing is written again, so that calendars replace it."""

    key: str
    title: str
    first: date
    last: date
    text: str = ""


def entries_of_items(
    items: Iterable[PlanEntry], year: SchoolYear, inn: str, of_year: Iterable[str]
) -> tuple[CalendarEntry, ...]:
    """The items that have a day; one with a last day only is that day («до 20 марта»)."""
    classes = tuple(of_year)
    found = []
    for item in items:
        days = [day for day in (item.start, item.end) if day is not None]
        if days:
            text = "\n".join(part for part in (for_whom(item, classes), item.responsible.strip()) if part)
            key = f"{inn}-{year.start_year}-{item.code}"
            found.append(CalendarEntry(key, item.title, min(days), max(days), text))
    return tuple(found)


def entries_of_campaign(code: CampaignCode, calendar: CampaignCalendar, inn: str) -> tuple[CalendarEntry, ...]:
    """The campaign's days and what is due when (394-р п. 4 and 5)."""
    name = f"{code.nominative.capitalize()} профориентационная кампания"
    due = (
        ("plan", "Сдать сводный план кампании (Приложение 2)", calendar.plan_due),
        ("report", "Сдать отчёт об итогах кампании (Приложение 3)", calendar.school_due),
        ("region", "Муниципалитет сдаёт сводный отчёт региону", calendar.municipality_due),
    )
    return (
        CalendarEntry(f"{inn}-{code}-days", name, calendar.start, calendar.end),
        *(CalendarEntry(f"{inn}-{code}-{key}", title, day, day, f"{name} {code.year} года") for key, title, day in due),
    )
