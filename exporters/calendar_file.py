"""A calendar file (.ics, RFC 5545) that any calendar program takes: whole days, in Russian, with lasting identities."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from models.rules.plan_calendar import CalendarEntry, entries_of_campaign, entries_of_items
from models.rules.plan_year import YearPlan

PRODUCT = "-//Профжурнал//План работы//RU"
DOMAIN = "profjournal"


def render(name: str, entries: Iterable[CalendarEntry], stamp: datetime) -> bytes:
    """The entries as a calendar called `name`; `stamp` is when it was made, with its time zone.

    An entry written again keeps its UID, so a calendar that imports the file anew replaces it.
    """
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for entry in entries:
        event = Event()
        event.add("uid", f"{entry.key}@{DOMAIN}")
        event.add("dtstamp", stamp)
        event.add("summary", entry.title)
        event.add("dtstart", entry.first)
        event.add("dtend", entry.last + timedelta(days=1))  # the day after: RFC 5545 3.6.1, whole days
        event.add("transp", "TRANSPARENT")
        if entry.text:
            event.add("description", entry.text)
        calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content


def plan_calendar(plan: YearPlan, stamp: datetime) -> bytes:
    """The plan of a year as a calendar."""
    return render(f"Профориентация, {plan.year}", plan_entries(plan), stamp)


def plan_entries(plan: YearPlan) -> tuple[CalendarEntry, ...]:
    """What the calendar of a plan holds: items with days, and the deadlines of the year's campaigns."""
    items = entries_of_items([item.entry for item in plan.items], plan.year, plan.head.inn, plan.class_names)
    due = (entries_of_campaign(one.code, one.calendar, plan.head.inn) for one in plan.campaigns)
    return items + tuple(entry for entries in due for entry in entries)
