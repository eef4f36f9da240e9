from dataclasses import replace
from datetime import date, timedelta

import pytest

from models.rules.periods import SchoolYear
from models.rules.school_calendar import (
    Division,
    SchoolCalendar,
    Term,
    check_calendar,
    missing_thursdays,
    thursdays,
    usual_calendar,
)

YEAR = SchoolYear(2026)
USUAL = usual_calendar(YEAR)


@pytest.mark.parametrize("division", list(Division))
@pytest.mark.parametrize("start", range(2020, 2035))
def test_the_usual_calendars_are_sound(division, start):
    year = SchoolYear(start)
    calendar = usual_calendar(year, division)
    assert check_calendar(calendar, year) == []
    days = thursdays(calendar, year)
    assert {day.weekday() for day in days} == {3}
    assert 31 <= len(days) <= 36


def test_thursdays_are_those_with_lessons():
    days = thursdays(USUAL, YEAR)
    assert days[0] == date(2026, 9, 3)
    assert date(2026, 10, 29) not in days  # between terms
    freed = replace(USUAL, free_days=USUAL.free_days | {date(2026, 9, 3)})
    assert thursdays(freed, YEAR) == days[1:]


def test_a_calendar_with_too_few_thursdays():
    assert missing_thursdays([date(2026, 9, 3) + timedelta(weeks=week) for week in range(34)]) == 0
    assert missing_thursdays(thursdays(replace(USUAL, terms=USUAL.terms[:1]), YEAR)) > 20


def term(start, end):
    return Term(date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize(
    ("terms", "field", "words"),
    [
        ((), "terms/0", "Укажите"),
        ((term("2026-10-01", "2026-09-01"),), "terms/0", "раньше первого"),
        ((term("2025-10-01", "2026-10-01"),), "terms/0", "выходит"),
        ((term("2026-09-01", "2026-10-01"), term("2026-10-01", "2026-11-01")), "terms/1", "предыдущий"),
    ],
)
def test_what_is_no_calendar(terms, field, words):
    (problem,) = check_calendar(SchoolCalendar(Division.QUARTERS, terms), YEAR)
    assert problem.field == field and words in problem.message


def test_free_days_without_end():
    days = frozenset(date(2026, 9, 1) + timedelta(days=number) for number in range(121))
    assert [one.field for one in check_calendar(replace(USUAL, free_days=days), YEAR)] == ["free_days"]
