from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.periods import SchoolYear
from models.rules.plan_dates import (
    dated_in,
    dates_in_words,
    is_made_of,
    month_of,
    months_named,
    months_of,
    moved_by,
    moved_to,
    same_day_in,
    shifted,
    with_years_moved,
)
from tests.models.rules.factories import an_item

YEAR = SchoolYear(2026)
APRIL, MAY, MARCH, FEBRUARY = (date(2027, month, 1) for month in (4, 5, 3, 2))
DAYS = st.dates(date(2026, 9, 1), date(2027, 8, 31))


def undated(text=""):
    return an_item(start=None, end=None, dates_text=text)


def dated(start, end=None, text=""):
    return an_item(start=start, end=end, dates_text=text)


def test_the_year_runs_from_september_to_august():
    assert months_of(YEAR)[0] == date(2026, 9, 1)
    assert months_of(YEAR)[-1] == date(2027, 8, 1)
    assert len(months_of(YEAR)) == 12


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (None, None, ""),
        (date(2027, 3, 18), None, "18 марта 2027 г."),
        (date(2027, 3, 18), date(2027, 3, 18), "18 марта 2027 г."),
        (None, date(2027, 3, 19), "до 19 марта 2027 г."),
        (date(2027, 3, 18), date(2027, 3, 25), "18–25 марта 2027 г."),
        (date(2027, 3, 15), date(2027, 4, 16), "15 марта – 16 апреля 2027 г."),
        (date(2026, 12, 20), date(2027, 1, 15), "20 декабря 2026 г. – 15 января 2027 г."),
    ],
)
def test_dates_are_worded_as_the_order_words_them(start, end, words):
    assert dates_in_words(start, end) == words
    assert is_made_of(words, start, end)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("Март–апрель", (3, 4)),
        ("18 марта", (3,)),
        ("в мае", (5,)),
        ("Май", (5,)),
        ("до 20.03", (3,)),
        ("12.05.2027 г.", (5,)),
        ("с 1.09 по 15.10.26", (9, 10)),
        ("Сентябрь-октябрь 2022, далее постоянно", (9, 10)),
        ("в конце августа", (8,)),
        ("По согласованию", ()),
        ("В течение года", ()),
        ("Маёвка, мартышки, приложение 4.13", ()),
        ("версия 1.04.5.6", ()),
    ],
)
def test_months_are_read_from_words(text, months):
    assert months_named(text) == months


def test_an_item_stands_in_the_month_of_its_first_day():
    assert month_of(dated(date(2027, 3, 15), date(2027, 4, 16)), YEAR) == MARCH


def test_without_a_first_day_in_that_of_the_last():
    assert month_of(dated(None, date(2027, 4, 16)), YEAR) == APRIL


def test_without_days_in_the_month_that_its_words_name():
    assert month_of(undated("Апрель, по согласованию"), YEAR) == APRIL
    assert month_of(undated("октябрь"), YEAR) == date(2026, 10, 1)


def test_else_without_a_term():
    assert month_of(undated("По согласованию"), YEAR) is None
    assert month_of(undated(), YEAR) is None


def test_days_of_other_years_stand_at_the_edges():
    assert month_of(dated(date(2025, 3, 1)), YEAR) == date(2026, 9, 1)
    assert month_of(dated(date(2028, 3, 1)), YEAR) == date(2027, 8, 1)


def test_a_moved_item_keeps_its_day():
    moved = moved_to(dated(date(2027, 3, 15)), APRIL, YEAR)

    assert (moved.start, moved.end, moved.dates_text) == (date(2027, 4, 15), None, "")


def test_a_day_that_the_month_lacks_becomes_its_last():
    moved = moved_to(dated(date(2027, 3, 31), date(2027, 3, 31)), FEBRUARY, YEAR)

    assert moved.start == moved.end == date(2027, 2, 28)


def test_an_item_over_two_months_stays_over_two():
    moved = moved_to(dated(date(2027, 3, 15), date(2027, 4, 16)), APRIL, YEAR)

    assert (moved.start, moved.end) == (date(2027, 4, 15), date(2027, 5, 16))


def test_an_item_with_a_last_day_only_moves_that():
    moved = moved_to(dated(None, date(2027, 3, 20), "до 20 марта 2027 г."), APRIL, YEAR)

    assert (moved.start, moved.end, moved.dates_text) == (None, date(2027, 4, 20), "до 20 апреля 2027 г.")


def test_the_same_month_changes_nothing():
    item = dated(date(2027, 3, 15), None, "Ид. марта")

    assert moved_to(item, MARCH, YEAR) is item


def test_words_made_of_the_days_follow_them():
    item = dated(date(2027, 3, 18), date(2027, 3, 25), "18–25 марта 2027 г.")

    assert moved_to(item, APRIL, YEAR).dates_text == "18–25 апреля 2027 г."


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Март–апрель", "Апрель–май"),
        ("в марте", "в апрель"),
        ("18 марта, после уроков", "18 апреля, после уроков"),
        ("до 20.03", "до 20.04"),
        ("до 20.03.2027", "до 20.04.2027"),
        ("По средам", "По средам"),
    ],
)
def test_own_words_move_with_the_days(text, after):
    assert moved_to(dated(date(2027, 3, 18), None, text), APRIL, YEAR).dates_text == after


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("", "Апрель"),
        ("По согласованию", "Апрель, по согласованию"),
        ("Март–апрель", "Апрель–май"),
        ("Декабрь", "Апрель"),
    ],
)
def test_an_item_without_days_gets_the_month_in_its_words(text, after):
    moved = moved_to(undated(text), APRIL, YEAR)

    assert moved.dates_text == after
    assert moved.start is moved.end is None
    assert month_of(moved, YEAR) == APRIL


@pytest.mark.parametrize(
    ("item", "after"),
    [
        (dated(date(2027, 3, 18), None, "18 марта 2027 г."), ""),
        (dated(date(2027, 3, 18), None, "По средам"), "По средам"),
        (undated("Март – апрель 2027 г."), ""),
        (undated("Март, по согласованию"), "По согласованию"),
        (undated("18–25 марта 2027 года, после уроков"), "После уроков"),
        (undated("с 1.09 по 15.10"), ""),
        (undated("до 20 марта"), ""),
    ],
)
def test_moved_to_no_month_it_loses_its_days(item, after):
    moved = moved_to(item, None, YEAR)

    assert (moved.start, moved.end, moved.dates_text) == (None, None, after)


@given(DAYS, DAYS, st.integers(0, 11), st.booleans(), st.booleans())
def test_wherever_an_item_is_moved_it_stands_there_with_its_days_in_order(one, other, place, has_start, has_end):
    start, end = min(one, other) if has_start else None, max(one, other) if has_end else None
    month = months_of(YEAR)[place]
    item = dated(start, end, dates_in_words(start, end))

    moved = moved_to(item, month, YEAR)

    if start or end:
        first = moved.start or moved.end
        assert (first.year, first.month) == (month.year, month.month)
        assert moved.start is None or moved.end is None or moved.start <= moved.end
        assert moved.dates_text == dates_in_words(moved.start, moved.end)
    assert month_of(moved, YEAR) == month


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(-400, 400))
def test_moving_by_months_lands_in_the_month(day, by):
    moved = moved_by(day, by)

    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == by
    assert moved.day <= day.day


def test_the_same_day_of_another_school_year():
    assert same_day_in(date(2021, 3, 15), YEAR) == date(2027, 3, 15)
    assert same_day_in(date(2021, 9, 17), YEAR) == date(2026, 9, 17)
    assert same_day_in(date(2024, 2, 29), YEAR) == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("item", "start", "end", "text"),
    [
        (dated(date(2027, 3, 30), date(2027, 3, 31), "30–31 марта 2027 г."), date(2027, 4, 1), date(2027, 4, 2),
         "1–2 апреля 2027 г."),
        (dated(date(2027, 3, 30), None, "По средам"), date(2027, 4, 1), None, "По средам"),
        (dated(None, date(2027, 3, 30)), None, date(2027, 4, 1), ""),
        (undated("Март"), None, None, "Март"),
    ],
)  # fmt: skip
def test_an_item_is_shifted_by_days(item, start, end, text):
    moved = shifted(item, 2)

    assert (moved.start, moved.end, moved.dates_text) == (start, end, text)


def test_years_in_words_follow():
    assert with_years_moved("15 марта – 16 апреля 2026 г., кабинет 2026а, № 120261", 1) == (
        "15 марта – 16 апреля 2027 г., кабинет 2027а, № 120261"
    )


def test_years_in_words_are_put_into_a_school_year():
    assert dated_in("до 19 марта 2021 г.; до 17 сентября 2021 г.", YEAR) == (
        "до 19 марта 2027 г.; до 17 сентября 2026 г."
    )
    assert dated_in("2021/22", YEAR) == "2026/22"
    assert dated_in("Январь 2023", YEAR) == "Январь 2027"
