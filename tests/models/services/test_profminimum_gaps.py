from datetime import date

from models.services import actions
from models.services.plan_items import plan_item
from models.services.profminimum import profminimum
from models.services.profminimum_gaps import gap_plan, partners_in_reserve, suggestions, take_into_plan
from models.vocabulary import Direction


def test_a_gap_becomes_a_plan_item_in_one_call(sample):
    year = profminimum(sample).year.start_year
    plan = gap_plan(sample, date(year + 1, 2, 1))
    assert plan.gaps and 0 < plan.passed < plan.of
    assert all(gap.short <= gap.missing for gap in plan.gaps)
    assert gap_plan(sample, date(year + 1, 8, 31), year).passed == plan.of
    gap = next(one for one in plan.gaps if one.direction is Direction.PRACTICE)
    offered = suggestions(sample, year, gap.class_id, gap.direction)
    assert offered and len({one.title for one in offered}) == len(offered)
    _changes, item_id = take_into_plan(sample, year, gap.class_name, gap.direction, offered[0])
    item = plan_item(sample, item_id)
    assert (item.title, item.direction, item.classes) == (offered[0].title, gap.direction, gap.class_name)
    actions.undo(sample)
    assert plan_item(sample, item_id) is None


def test_every_direction_gets_suggestions_or_none_without_a_fault(sample):
    year = profminimum(sample).year.start_year
    class_id = profminimum(sample).classes[0].school_class.id
    for direction in Direction:
        for one in suggestions(sample, year, class_id, direction):
            assert one.title and one.why


def test_partners_whom_nobody_asked_this_year(sample):
    year = profminimum(sample).year.start_year
    reserve = partners_in_reserve(sample, year)
    assert list(reserve) == sorted(reserve, key=str.lower)
