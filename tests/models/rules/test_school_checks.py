"""The faults of a school's card, its classes and a campaign's dates; classes pasted from a spreadsheet."""

from dataclasses import replace
from datetime import date

import pytest

from models.rules.pasted_classes import is_table, parse_pasted_classes
from models.rules.periods import default_calendar, parse_campaign_code
from models.rules.school_card import ClassEntry, SchoolCard
from models.rules.school_checks import check_calendar, check_card, check_classes

CARD = SchoolCard(
    full_name="МБОУ «Заречная СОШ»",
    inn="7017033960",
    municipality="Сосновский район",
    coordinator="Петрова Нина Сергеевна",
    start_year=2026,
)


def fields(problems):
    return [(problem.field, problem.row) for problem in problems]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"full_name": " "}, ["full_name"]),
        ({"inn": ""}, ["inn"]),
        ({"inn": "7017033961"}, ["inn"]),
        ({"municipality": "", "coordinator": ""}, ["municipality", "coordinator"]),
        ({"start_year": 1999}, ["start_year"]),
        ({"email": "нет"}, ["email"]),
        ({"email": "a@b"}, []),
        ({"teachers_total": -1}, ["teachers_total"]),
        ({"teachers_total": 0}, []),
    ],
)
def test_a_card(changes, expected):
    assert [problem.field for problem in check_card(replace(CARD, **changes))] == expected


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (ClassEntry(name="5", enrolment=17, ovz=2), []),
        (ClassEntry(name="5"), []),
        (ClassEntry(name="пятый", enrolment=17), [("name", 0)]),
        (ClassEntry(enrolment=17), [("name", 0)]),
        (ClassEntry(class_teacher="Громова Т. В."), [("name", 0)]),
        (ClassEntry(), []),
        (ClassEntry(name="5", ovz=1), [("enrolment", 0)]),
        (ClassEntry(name="10", enrolment=10, ovz=12), [("ovz", 0)]),
    ],
)
def test_classes(entry, expected):
    assert fields(check_classes([entry])) == expected


def test_a_class_written_twice():
    twice = [ClassEntry(name="5а", enrolment=17), ClassEntry(name="5 «А»", enrolment=17)]
    (problem,) = check_classes(twice)
    assert (problem.field, problem.row) == ("name", 1)
    assert "строке 1" in problem.message


def test_the_dates_of_a_campaign():
    calendar = default_calendar(parse_campaign_code("autumn-2026"))
    assert check_calendar(calendar) == []
    assert check_calendar(replace(calendar, plan_due=date(2026, 9, 1))) == [], "a plan is due before the campaign"
    wrong = replace(calendar, end=date(2026, 9, 1), municipality_due=date(2026, 10, 1))
    assert [problem.field for problem in check_calendar(wrong)] == ["end", "municipality_due"]


def test_pasted_classes_in_the_usual_order():
    pasted = parse_pasted_classes("5 «А»\t17\t2\tГромова Т. В.\r\n6\t21 чел.\t-\t\nИтого\t38\t2\n")
    assert pasted.problems == ()
    assert pasted.rows == (
        ClassEntry(name="5А", enrolment=17, ovz=2, class_teacher="Громова Т. В."),
        ClassEntry(name="6", enrolment=21),
    )


def test_headings_put_the_columns_in_their_own_order():
    text = "№;Классный руководитель;Всего обучающихся;из них ОВЗ;Класс\n1;Ильин С. П.;10;0;10"
    (row,) = parse_pasted_classes(text).rows
    assert row == ClassEntry(name="10", enrolment=10, ovz=0, class_teacher="Ильин С. П.")


def test_cells_that_are_not_understood_stay_with_their_row():
    pasted = parse_pasted_classes("5\t17\nпятый\tмного\t2")
    assert fields(pasted.problems) == [("name", 1), ("enrolment", 1)]
    assert pasted.rows[1].name == "пятый"


def test_words_without_a_class_are_no_headings():
    assert fields(parse_pasted_classes("Список\tшколы").problems) == [("name", 0), ("enrolment", 0)]


@pytest.mark.parametrize(("text", "expected"), [("5\t17", True), ("5\n6", True), ("5\n", False), ("пять", False)])
def test_a_piece_of_a_spreadsheet(text, expected):
    assert is_table(text) is expected
