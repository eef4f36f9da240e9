"""School years and the campaign calendar (394-р п. 3 and 4)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.periods import (
    SchoolYear,
    campaigns_of,
    default_calendar,
    parse_campaign_code,
    parse_school_year,
    school_year_of,
)


@pytest.mark.parametrize("text", ["2026/2027", "2026-2027", "2026–27", " 2026/27 уч. год", "2026/2027 г."])
def test_school_years_are_read(text):
    assert parse_school_year(text) == SchoolYear(2026)


@pytest.mark.parametrize("text", ["2026", "2026/2028", "26/27", "", "2026/2025"])
def test_what_is_no_school_year(text):
    assert parse_school_year(text) is None


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_every_day_belongs_to_one_school_year(day):
    year = school_year_of(day)
    assert year.holds(day)
    assert not SchoolYear(year.start_year + 1).holds(day)
    assert str(year) == f"{year.start_year}/{year.start_year + 1}"


def test_a_campaign_has_two_names_and_a_school_year():
    spring = parse_campaign_code(" Spring-2027 ")
    assert (str(spring), spring.title, spring.adjective, spring.nominative) == (
        "spring-2027",
        "Весна 2027",
        "весенней",
        "весенняя",
    )
    assert spring.school_year == SchoolYear(2026)
    assert str(spring.previous) == "autumn-2026"
    assert str(spring.previous.previous) == "spring-2026"
    assert campaigns_of(SchoolYear(2026)) == (spring.previous, spring)


@pytest.mark.parametrize("text", ["winter-2026", "autumn", "autumn-26", "осень-2026"])
def test_what_is_no_campaign(text):
    assert parse_campaign_code(text) is None


def test_defaults_are_the_calendar_of_2021_moved():
    calendar = default_calendar(parse_campaign_code("spring-2021"))
    assert (calendar.start, calendar.end) == (date(2021, 3, 15), date(2021, 4, 16))
    assert (calendar.plan_due, calendar.school_due, calendar.municipality_due) == (
        date(2021, 3, 19),
        date(2021, 4, 20),
        date(2021, 4, 23),
    )
    autumn = default_calendar(parse_campaign_code("autumn-2021"))
    assert (autumn.start, autumn.end, autumn.plan_due) == (date(2021, 9, 13), date(2021, 10, 15), date(2021, 9, 17))
    assert (autumn.school_due, autumn.municipality_due) == (date(2021, 10, 19), date(2021, 10, 22))


@pytest.mark.parametrize(
    ("start", "end", "planned"),
    [
        (None, None, True),
        (date(2026, 9, 1), date(2026, 9, 13), True),
        (date(2026, 9, 1), None, False),
        (None, date(2026, 12, 1), False),
        (None, date(2026, 10, 15), True),
        (date(2026, 10, 10), date(2026, 9, 1), True),  # reversed: a finding of the campaign, not lost from it
    ],
)
def test_which_plan_items_belong_to_a_campaign(start, end, planned):
    assert default_calendar(parse_campaign_code("autumn-2026")).plans(start, end) is planned
