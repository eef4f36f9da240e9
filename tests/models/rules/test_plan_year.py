from datetime import date

import pytest

from models.rules.periods import CampaignCode, SchoolYear, default_calendar
from models.rules.plan_status import RecordBehind, with_status
from models.rules.plan_year import (
    GRID_ROWS,
    CampaignDays,
    YearPlan,
    days_in_short,
    in_full,
    row_name,
    second_line,
    when_in_short,
)
from models.vocabulary import Direction, Season
from tests.models.rules.factories import a_head, an_item

TODAY = date(2027, 4, 8)
SPRING = CampaignCode(Season.SPRING, 2027)


def planned(records=(), **changes):
    values = {"start": None, "end": None} | changes
    return with_status(an_item(**values), records, TODAY)


def plan_of(*items):
    campaigns = (CampaignDays(SPRING, default_calendar(SPRING)),)
    return YearPlan(SchoolYear(2026), a_head(), campaigns, ("7А", "7Б", "8А"), items, TODAY)


def test_rows_are_those_in_use_and_all_of_an_empty_plan():
    plan = plan_of(planned(), planned(direction=Direction.PARENTS))

    assert plan.rows() == (Direction.PARENTS, None)
    assert plan_of().rows() == GRID_ROWS
    assert [row_name(row) for row in plan.rows()] == ["Взаимодействие с родителями", "Без направления"]


def test_a_cell_holds_its_items_by_their_days():
    late, early = planned(start=date(2027, 4, 20)), planned(start=date(2027, 4, 1), end=date(2027, 4, 30))
    worded = planned(dates_text="Апрель")
    due = planned(end=date(2027, 4, 10))
    plan = plan_of(worded, late, planned(start=date(2027, 5, 1)), early, planned(), due)

    assert plan.cell(None, date(2027, 4, 1)) == (early, due, late, worded)
    assert plan.cell(Direction.LESSONS, date(2027, 4, 1)) == ()
    assert len(plan.cell(None, None)) == 1
    assert plan.has_undated
    assert not plan_of(late).has_undated


def test_a_class_sees_its_items():
    plan = plan_of(planned(classes="7А"), planned(classes="8А"), planned(target_group="педагоги"))

    assert plan.for_class("7А").items == (plan.items[0], plan.items[2])
    assert plan.for_class("") is plan


@pytest.mark.parametrize(
    ("item", "words"),
    [
        (planned(start=date(2027, 1, 22)), "22.01"),
        (planned(start=date(2027, 6, 1), end=date(2027, 6, 15)), "01–15.06"),
        (planned(start=date(2027, 4, 15), end=date(2027, 5, 16)), "15.04–16.05"),
        (planned(start=date(2027, 5, 2), end=date(2027, 5, 2)), "02.05"),
        (planned(end=date(2027, 3, 20)), "до 20.03"),
        (planned(start=TODAY), "сегодня"),
        (planned(end=TODAY), "сегодня"),
        (planned(start=date(2027, 3, 15), end=date(2027, 4, 16)), "идёт до 16.04"),
        (planned(dates_text="По согласованию"), "по согласованию"),
        (planned(), ""),
        (planned([RecordBehind(1, "", date(2027, 3, 2))], start=date(2027, 3, 20)), "02.03"),
    ],
)
def test_when_in_short(item, words):
    assert when_in_short(item, TODAY) == words


def test_days_of_two_years():
    assert days_in_short(date(2026, 12, 20), date(2027, 1, 15)) == "20.12–15.01"
    assert days_in_short(None, None) == ""


def test_the_second_line_of_a_card():
    plan = plan_of()

    assert second_line(planned(start=date(2027, 5, 12), classes="7А; 7Б"), plan) == "12.05 · 7 кл."
    assert second_line(planned(target_group="педагоги"), plan) == "педагоги"


def test_an_item_in_full():
    plan = plan_of()
    item = planned(title="Квест", start=date(2027, 5, 12), classes="8А", responsible="Громова Т. В.")
    done = planned([RecordBehind(1, "", date(2027, 3, 2))], title="Урок", dates_text="Март")

    assert in_full(item, plan) == "Квест, 12 мая 2027 г., 8 кл., Громова Т. В., по плану"
    assert in_full(done, plan) == "Урок, Март, проведено 02.03.2027"
