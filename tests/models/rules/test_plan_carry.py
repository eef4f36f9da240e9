from datetime import date

from models.rules.periods import SchoolYear
from models.rules.plan_carry import carried_over, new_codes, not_yet_there
from tests.models.rules.factories import an_item

OLD, NEW = SchoolYear(2025), SchoolYear(2026)


def test_codes_go_on_behind_the_highest():
    assert new_codes(["П1", "П19", "весна-7", "П007"], 2) == ("П20", "П21")
    assert new_codes([], 1) == ("П1",)


def test_a_plan_is_carried_over_by_a_year():
    item = an_item(
        start=date(2025, 9, 15), end=date(2025, 9, 25), dates_text="15–25 сентября 2025 г.", classes="8; 9", code="П1"
    )

    (moved,) = carried_over([item], OLD, NEW)

    assert (moved.start, moved.end) == (date(2026, 9, 15), date(2026, 9, 25))
    assert moved.dates_text == "15–25 сентября 2026 г."
    assert (moved.id, moved.code, moved.classes, moved.title) == (0, "", "8; 9", item.title)


def test_years_in_own_words_follow_and_other_words_stay():
    items = [
        an_item(start=None, end=None, dates_text="По средам с января 2026 года"),
        an_item(start=date(2026, 4, 2), end=None, dates_text="По согласованию"),
        an_item(start=date(2026, 4, 2), end=None, dates_text=""),
    ]

    moved = carried_over(items, OLD, NEW)

    assert [item.dates_text for item in moved] == ["По средам с января 2027 года", "По согласованию", ""]
    assert moved[1].start == date(2027, 4, 2)


def test_a_leap_day_and_a_gap_of_years():
    (moved,) = carried_over([an_item(start=date(2024, 2, 29), end=None)], SchoolYear(2023), NEW)

    assert moved.start == date(2027, 2, 28)


def test_what_is_there_is_not_carried_over_again():
    there = [an_item(title="Урок цифры", start=date(2026, 9, 15), end=None)]
    again = an_item(title="урок цифры", start=date(2026, 9, 15), end=None)
    other_day = an_item(title="Урок цифры", start=date(2026, 9, 16), end=None)

    assert not_yet_there([again, other_day], there) == (other_day,)
