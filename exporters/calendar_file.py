"""A calendar file (.ics, RFC 5545) that any calendar program takes: whole days, in Russian, with lasting identities."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from models.rules.plan_calendar import CalendarEntry

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
