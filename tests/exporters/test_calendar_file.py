from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from exporters.calendar_file import render
from models.rules.plan_calendar import CalendarEntry

STAMP = datetime(2026, 10, 7, 12, 0, tzinfo=UTC)
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=300)


def read_back(content):
    return Calendar.from_ical(content).walk("VEVENT")


def test_whole_days_in_russian():
    entry = CalendarEntry(
        "7017-2026-П1", "Экскурсия «Нива»; 8, 9 кл.", date(2026, 10, 6), date(2026, 10, 8), "кто\nгде"
    )

    (event,) = read_back(render("План", [entry], STAMP))

    assert event["summary"] == "Экскурсия «Нива»; 8, 9 кл."
    assert event["description"] == "кто\nгде"
    assert event["uid"] == "7017-2026-П1@profjournal"
    assert event.decoded("dtstart") == date(2026, 10, 6)
    assert event.decoded("dtend") == date(2026, 10, 9)
    assert event["dtstart"].params["VALUE"] == "DATE"
    assert event.decoded("dtstamp") == STAMP


def test_the_calendar_names_itself():
    calendar = Calendar.from_ical(render("План работы, 2026/2027", [], STAMP))

    assert (calendar["version"], calendar["method"]) == ("2.0", "PUBLISH")
    assert calendar["x-wr-calname"] == "План работы, 2026/2027"


def test_the_same_plan_gives_the_same_file():
    entries = [CalendarEntry("a", "Урок", date(2027, 3, 1), date(2027, 3, 1))]

    assert render("План", entries, STAMP) == render("План", entries, STAMP)


def test_lines_are_folded_and_end_as_the_standard_wants():
    content = render("План", [CalendarEntry("a", "ё" * 400, date(2027, 3, 1), date(2027, 3, 1))], STAMP)

    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\n" not in content.replace(b"\r\n", b"")
    content.decode("utf-8")


@given(st.lists(st.tuples(TEXTS, TEXTS, st.dates(date(2000, 1, 1), date(2100, 1, 1))), max_size=5))
def test_whatever_is_written_is_read_back(rows):
    entries = [CalendarEntry(str(place), title, day, day, text) for place, (title, text, day) in enumerate(rows)]

    events = read_back(render("План", entries, STAMP))

    assert [(event["summary"], event["description"], event.decoded("dtstart")) for event in events] == rows
