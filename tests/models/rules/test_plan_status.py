from datetime import date

import pytest

from models.rules.plan_status import PlanStatus, RecordBehind, plan_status, state_in_words, with_status
from tests.models.rules.factories import an_item

TODAY = date(2027, 4, 8)


@pytest.mark.parametrize(
    ("start", "end", "status"),
    [
        (None, None, PlanStatus.OPEN),
        (date(2027, 4, 7), None, PlanStatus.OVERDUE),
        (date(2027, 4, 8), None, PlanStatus.TODAY),
        (date(2027, 4, 9), None, PlanStatus.OPEN),
        (date(2027, 4, 1), date(2027, 4, 7), PlanStatus.OVERDUE),
        (date(2027, 4, 1), date(2027, 4, 8), PlanStatus.TODAY),
        (date(2027, 4, 8), date(2027, 4, 20), PlanStatus.TODAY),
        (date(2027, 4, 20), date(2027, 4, 1), PlanStatus.TODAY),
        (None, date(2027, 4, 7), PlanStatus.OVERDUE),
        (None, date(2027, 4, 8), PlanStatus.TODAY),
        (None, date(2027, 4, 9), PlanStatus.OPEN),
    ],
)
def test_without_a_record_the_days_decide(start, end, status):
    assert plan_status(an_item(start=start, end=end), TODAY, recorded=False) is status


def test_a_record_makes_it_done_whatever_its_days():
    item = an_item(start=date(2027, 1, 1), end=None)
    records = [RecordBehind(2, "второй день", date(2027, 4, 3)), RecordBehind(1, "первый", date(2027, 4, 1))]

    planned = with_status(item, records, TODAY)

    assert planned.is_done
    assert [record.id for record in planned.records] == [1, 2]
    assert planned.held_on == date(2027, 4, 3)


def test_nothing_behind_it():
    planned = with_status(an_item(start=date(2027, 5, 1), end=None), (), TODAY)

    assert not planned.is_done
    assert planned.held_on is None


def planned(status, count):
    record = (RecordBehind(1, "", TODAY),) if status is PlanStatus.DONE else ()
    day = date(2027, 1, 1) if status is PlanStatus.OVERDUE else date(2027, 5, 1)
    return [with_status(an_item(start=day, end=None), record, TODAY) for _ in range(count)]


@pytest.mark.parametrize(
    ("done", "late", "still", "words"),
    [
        (34, 1, 12, "Проведено 34 пункта из 47. У одного срок прошёл, а записи нет"),
        (1, 3, 0, "Проведён 1 пункт из 4. У 3 срок прошёл, а записи нет"),
        (0, 0, 2, "Проведено 0 пунктов из 2"),
    ],
)
def test_the_state_of_the_plan_in_one_sentence(done, late, still, words):
    items = planned(PlanStatus.DONE, done) + planned(PlanStatus.OVERDUE, late) + planned(PlanStatus.OPEN, still)

    assert state_in_words(items) == words
