from datetime import date
from itertools import pairwise

import pytest

from models.rules.log_options import (
    LogKind,
    LogOptions,
    Month,
    campaign_period,
    days_period,
    month_periods,
    quarter_periods,
    year_period,
)
from models.rules.periods import SchoolYear, campaigns_of, default_calendar

YEAR = SchoolYear(2026)


def test_months_fill_the_school_year():
    months = month_periods(YEAR)

    assert (months[0].start, months[-1].end) == (YEAR.start, YEAR.end)
    assert all((after.start - before.end).days == 1 for before, after in pairwise(months))
    assert months[0].title == "сентябрь 2026 г."
    assert months[3].end == date(2026, 12, 31)
    assert months[5].end == date(2027, 2, 28)


def test_quarters_fill_it_too():
    quarters = quarter_periods(YEAR)

    assert (quarters[0].start, quarters[-1].end) == (YEAR.start, YEAR.end)
    assert all((after.start - before.end).days == 1 for before, after in pairwise(quarters))
    assert quarters[2].title == "III четверть (январь – март)"
    assert Month(2027, 6).quarter == "IV"


def test_words_of_periods():
    code = campaigns_of(YEAR)[1]

    assert campaign_period(code, default_calendar(code)).title == "весенняя кампания 2027 г."
    assert year_period(YEAR).title == "2026/2027 учебный год"
    assert days_period(date(2027, 3, 5), date(2026, 9, 1)).title == "с 1 сентября 2026 г. по 5 марта 2027 г."


def test_months_in_order():
    assert Month(2026, 12) < Month(2027, 1)
    assert Month.of(date(2027, 3, 8)).title == "март 2027 г."


def test_options_hold_days_of_their_period():
    whole = LogOptions(2026)
    september = LogOptions(2026, period=month_periods(YEAR)[0])

    assert whole.school_year == YEAR
    assert whole.holds(date(2020, 1, 1))
    assert september.holds(date(2026, 9, 30))
    assert not september.holds(date(2026, 10, 1))


@pytest.mark.parametrize("kind", LogKind)
def test_each_journal_has_a_title(kind):
    assert kind.heading[0].isupper()
