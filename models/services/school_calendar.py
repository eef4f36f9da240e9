"""The school's calendar of lessons, kept with the journal for each year."""

from datetime import date
from typing import Any

from models.changes import Changes
from models.journal.journal import Journal
from models.rules.periods import SchoolYear
from models.rules.school_calendar import Division, SchoolCalendar, Term, check_calendar
from models.services.refusal import refuse_faults
from models.services.settings import read_setting, write_setting


def _key(year: SchoolYear) -> str:
    return f"calendar.{year.start_year}"


def school_calendar(journal: Journal, year: SchoolYear) -> SchoolCalendar | None:
    """The year's calendar; None when nobody has looked it over yet, or what is kept is none."""
    kept = read_setting(journal, _key(year))
    try:
        return _read(kept)
    except (KeyError, TypeError, ValueError):
        return None


def save_calendar(journal: Journal, year: SchoolYear, calendar: SchoolCalendar) -> Changes:
    """Keep the calendar; FieldsRefusedError for faults."""
    refuse_faults(check_calendar(calendar, year))
    content = {
        "division": calendar.division.value,
        "terms": [[term.start.isoformat(), term.end.isoformat()] for term in calendar.terms],
        "free_days": sorted(day.isoformat() for day in calendar.free_days),
    }
    return write_setting(journal, _key(year), content) | Changes.of("indicators")


def _read(kept: Any) -> SchoolCalendar:
    return SchoolCalendar(
        Division(kept["division"]),
        tuple(Term(date.fromisoformat(start), date.fromisoformat(end)) for start, end in kept["terms"]),
        frozenset(date.fromisoformat(day) for day in kept["free_days"]),
    )
