from datetime import date

import pytest

from models.rules.periods import SchoolYear
from models.rules.plan_carry import new_item
from models.rules.plan_checks import LONGEST_RESULTS, check_plan_item, plan_item_warnings, role_of_post
from tests.models.rules.factories import an_item

OF_YEAR = ("7А", "7Б", "8А")


def faults(**changes):
    return {
        problem.field: problem.message for problem in check_plan_item(new_item(**{"title": "Урок"} | changes), OF_YEAR)
    }


def test_a_title_is_all_that_an_item_needs():
    assert faults() == {}
    assert faults(title=" ") == {"title": "Впишите название: оно стоит в плане."}


@pytest.mark.parametrize("field", ["title", "dates_text", "target_group", "responsible", "role", "project", "form"])
def test_a_million_characters_are_refused_in_every_line(field):
    assert faults(**{field: "я" * 1_000_000}) == {field: "Текст длиннее 500 знаков: сократите его."}


def test_results_may_be_longer():
    assert faults(expected_results="я" * LONGEST_RESULTS) == {}
    assert "expected_results" in faults(expected_results="я" * (LONGEST_RESULTS + 1))


def test_days_in_the_wrong_order():
    assert faults(start=date(2027, 3, 2), end=date(2027, 3, 1)) == {
        "end": "Последний день раньше первого: поменяйте их местами."
    }
    assert faults(start=date(2027, 3, 2), end=date(2027, 3, 2)) == {}
    assert faults(end=date(2027, 3, 1)) == {}


@pytest.mark.parametrize(("number", "wrong"), [(-1, True), (0, False), (9999, False), (10_000, True), (None, False)])
def test_how_many_are_expected(number, wrong):
    assert ("expected_number" in faults(expected_number=number)) is wrong


def test_classes_must_be_those_of_the_year():
    assert faults(classes="7 а; 8А") == {}
    assert faults(classes="7В") == {"classes": "Такого класса в этом году нет: 7В."}
    assert faults(classes="7В; 7Г; 7А") == {"classes": "Таких классов в этом году нет: 7В и 7Г."}


def warnings(item, others=()):
    found = plan_item_warnings(item, SchoolYear(2026), others)
    return {problem.field: problem.message for problem in found}


def test_days_outside_of_the_year_are_warned_of():
    assert warnings(an_item(start=date(2026, 8, 31), end=date(2027, 9, 1))) == {
        "start": "31.08.2026 не в 2026/2027 учебном году: проверьте год.",
        "end": "01.09.2027 не в 2026/2027 учебном году: проверьте год.",
    }
    assert warnings(an_item(start=date(2026, 9, 1), end=None)) == {}


def test_the_same_item_twice_is_warned_of():
    one = an_item(title="Урок цифры", code="П3")

    assert warnings(new_item(title="урок  ЦИФРЫ", start=one.start, end=one.end), [one]) == {
        "title": "Такой пункт на эти дни уже есть в плане: П3."
    }
    assert warnings(new_item(title="урок  ЦИФРЫ", start=date(2027, 3, 1)), [one]) == {}
    assert warnings(one, [one]) == {}
    assert warnings(new_item(start=one.start, end=one.end), [an_item(title="")]) == {}


@pytest.mark.parametrize(
    ("post", "role"),
    [
        ("учитель информатики", "Учитель-предметник"),
        ("социальный педагог", "Социальный педагог"),
        ("школьный психолог", "Педагог-психолог"),
        ("завхоз", ""),
        ("", ""),
    ],
)
def test_the_role_that_a_post_is(post, role):
    assert role_of_post(post, ["Социальный педагог", "Учитель-предметник", "Педагог-психолог"]) == role


def test_a_role_that_the_list_lacks_is_none():
    assert role_of_post("учитель", ["Директор"]) == ""
