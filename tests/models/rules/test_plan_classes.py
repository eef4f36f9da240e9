import pytest

from models.rules.plan_classes import (
    concerns_class,
    for_whom,
    grades_named,
    group_with_classes,
    named_classes,
    short_classes,
    typed_classes,
)
from tests.models.rules.factories import an_item

VILLAGE = [str(grade) for grade in range(1, 12)]
TOWN = ["7А", "7Б", "8А", "8Б", "9А"]


@pytest.mark.parametrize(
    ("names", "of_year", "words"),
    [
        (["7", "8", "9"], VILLAGE, "7–9"),
        (["8", "9"], VILLAGE, "8, 9"),
        (["1", "2", "3", "4", "9", "11"], VILLAGE, "1–4, 9, 11"),
        (["7А"], TOWN, "7А"),
        (["7А", "7Б", "8А"], TOWN, "7, 8А"),
        (["8А", "7Б", "9А"], TOWN, "7Б, 8А, 9"),
        (TOWN, TOWN, "7–9"),
        (["5Г", "кружок"], TOWN, "5Г, кружок"),
        ([], TOWN, ""),
    ],
)
def test_classes_are_told_as_short_as_can_be(names, of_year, words):
    assert short_classes(names, of_year) == words


def test_classes_are_spelled_as_the_journal_spells_them():
    assert named_classes("7 а; 7-Б, 8a;7А; Кружок") == ("7А", "7Б", "8А", "Кружок")


def test_an_item_is_for_its_classes_else_for_its_group():
    assert for_whom(an_item(classes="7; 8; 9"), VILLAGE) == "7–9 кл."
    assert for_whom(an_item(target_group=" педагоги "), VILLAGE) == "педагоги"
    assert for_whom(an_item(target_group="родители 8–9 классов"), VILLAGE) == "родители 8–9 кл."
    assert for_whom(an_item(target_group="классы села"), VILLAGE) == "классы села"


@pytest.mark.parametrize(
    ("group", "classes", "words"),
    [
        ("обучающиеся", "7А; 7Б; 8А", "обучающиеся (7, 8А)"),
        ("обучающиеся 7–8 классов", "7А; 7Б; 8А; 8Б", "обучающиеся 7–8 классов"),
        ("обучающиеся 7–8 классов", "7А", "обучающиеся 7–8 классов (7А)"),
        ("обучающиеся 9А", "9А", "обучающиеся 9А"),
        ("", "9А", "9 кл."),
        ("", "7А", "7А"),
        ("педагоги", "", "педагоги"),
        ("", "", ""),
    ],
)
def test_the_target_group_of_the_paper(group, classes, words):
    assert group_with_classes(an_item(target_group=group, classes=classes), TOWN) == words


@pytest.mark.parametrize(
    ("text", "grades"),
    [
        ("8–9 классы", {8, 9}),
        ("5 класс", {5}),
        ("9, 11 классы", {9, 11}),
        ("родители 8-9 классов", {8, 9}),
        ("обучающиеся 5–11 классов", set(range(5, 12))),
        ("7-х и 8-х классов", {7, 8}),
        ("10-11 кл.", {10, 11}),
        ("педагоги, 12 человек", set()),
        ("45 классов", set()),
    ],
)
def test_grades_are_read_from_the_target_group(text, grades):
    assert grades_named(text) == grades


@pytest.mark.parametrize(
    ("classes", "group", "concerned"),
    [
        ("7А; 8А", "", True),
        ("8А", "7 классы", False),
        ("", "7–9 классы", True),
        ("", "9 классы", False),
        ("", "педагоги", True),
        ("", "", True),
    ],
)
def test_which_items_a_class_sees(classes, group, concerned):
    assert concerns_class(an_item(classes=classes, target_group=group), "7А") is concerned


@pytest.mark.parametrize(
    ("typed", "of_year", "meant"),
    [
        ("7–9", VILLAGE, "7; 8; 9"),
        ("7 - 8, 10 кл.", VILLAGE, "7; 8; 10"),
        ("7", TOWN, "7А; 7Б"),
        ("7а 8-Б", TOWN, "7А; 8Б"),
        ("7–8; 7А", TOWN, "7А; 7Б; 8А; 8Б"),
        ("8-9 классы", TOWN, "8А; 8Б; 9А"),
        ("10–11", TOWN, "10-11"),
        ("5", TOWN, "5"),
        ("кружок", TOWN, "кружок"),
        ("", TOWN, ""),
    ],
)
def test_classes_may_be_typed_in_short(typed, of_year, meant):
    assert typed_classes(typed, of_year) == meant


@pytest.mark.parametrize("of_year", [VILLAGE, TOWN])
def test_what_is_shown_in_short_is_read_back(of_year):
    for first in range(len(of_year)):
        chosen = of_year[first::2]
        assert sorted(named_classes(typed_classes(short_classes(chosen, of_year), of_year))) == sorted(chosen)
