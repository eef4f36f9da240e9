"""What is wrong with a consultation as it is typed, and what only looks odd."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.consultation_checks import (
    LONGEST_MEETING,
    LONGEST_NAME,
    LONGEST_TEXT,
    MOST_PERSONS,
    ConsultationCard,
    ListOfClass,
    Person,
    check_consultation,
    clock,
    consultation_warnings,
    repeated,
)
from models.rules.consultation_words import category_and_class, in_class
from models.rules.people_checks import LONGEST, MOST
from models.rules.periods import SchoolYear
from models.vocabulary import ConsultationKind, PersonCategory

DAY = date(2027, 3, 4)
GOOD = ConsultationCard(day=DAY, topic="Выбор профиля", persons=(Person("Ильин Пётр"),))
GROUP = replace(GOOD, kind=ConsultationKind.GROUP, persons=(), number=12, ovz=2)
CLASS = ListOfClass("7А", 25, 3, frozenset({"ильин петр", "белова анна"}))
YEAR = SchoolYear(2026)


def faults(card, of_class=None):
    return {problem.field: problem.message for problem in check_consultation(card, of_class)}


def test_a_good_one_has_no_faults():
    assert faults(GOOD) == {}
    assert faults(GROUP, CLASS) == {}
    assert faults(replace(GOOD, persons=())) == {}  # an individual one may be of somebody unnamed
    assert faults(replace(GROUP, number=None, ovz=None, persons=(Person("Ильин Пётр"),)), CLASS) == {}


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        ({"day": None}, "day", "день"),
        ({"topic": " \n"}, "topic", "запрос"),
        ({"topic": "ы" * (LONGEST + 1)}, "topic", "длиннее"),
        ({"initiator": "ы" * 1_000_000}, "initiator", "длиннее"),
        ({"methods": "ы" * (LONGEST + 1)}, "methods", "длиннее"),
        ({"content": "ы" * 1_000_000}, "content", "длиннее"),
        ({"recommendations": "ы" * (LONGEST_TEXT + 1)}, "recommendations", "длиннее"),
        ({"result": "ы" * (LONGEST_TEXT + 1)}, "result", "длиннее"),
        ({"time": "25:00"}, "time", "14:30"),
        ({"time": "9:5"}, "time", "14:30"),
        ({"minutes": -1}, "minutes", "от 0"),
        ({"minutes": LONGEST_MEETING + 1}, "minutes", "от 0"),
        ({"next_meeting": date(2027, 3, 3)}, "next_meeting", "04.03.2027"),
        ({"persons": (Person("ы" * (LONGEST_NAME + 1)),)}, "persons", "длиннее"),
        ({"persons": (Person("Ильин; Белова"),)}, "persons", "точка с запятой"),
        ({"persons": (Person("Ильин Пётр"), Person(" ильин  петр", 3))}, "persons", "дважды"),
        ({"persons": tuple(Person(f"Ильин {n}") for n in range(MOST_PERSONS + 1))}, "persons", "больше"),
    ],
)
def test_each_fault_names_its_field(change, field, words):
    found = faults(replace(GOOD, **change), CLASS)
    assert list(found) == [field]
    assert words in found[field]
    assert found[field].endswith(".")


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        ({"number": None, "ovz": None}, "number", "сколько"),
        ({"number": 0, "ovz": None}, "number", "от 1"),
        ({"number": MOST + 1}, "number", "от 1"),
        ({"number": 1, "ovz": 0, "persons": (Person("А"), Person("Б"))}, "number", "Названо 2 человека"),
        ({"number": 26}, "number", "В 7А всего 25"),
        ({"ovz": -1}, "ovz", "С ОВЗ -1"),
        ({"ovz": 13}, "ovz", "С ОВЗ 13, а всего 12"),
        ({"number": None, "ovz": 2, "persons": (Person("А"),)}, "ovz", "С ОВЗ 2, а всего 1"),
        ({"ovz": 4}, "ovz", "В 7А с ОВЗ 3"),
        ({"topic": ""}, "topic", "тему"),
    ],
)
def test_the_numbers_of_a_group(change, field, words):
    found = faults(replace(GROUP, **change), CLASS)
    assert list(found) == [field]
    assert words in found[field]


def test_the_class_bounds_its_pupils_alone():
    parents = replace(GROUP, category=PersonCategory.PARENT, number=40, ovz=5)
    assert faults(parents, CLASS) == {}
    assert faults(replace(GROUP, number=40), None) == {}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("9", "09:00"), ("9:05", "09:05"), ("14.30", "14:30"), ("1430", "14:30"), ("905", "09:05"),
        (" 14-30 ", "14:30"),
        ("24:00", None), ("12:60", None), ("полдень", None), ("", None), ("14:305", None),
    ],
)  # fmt: skip
def test_times_as_they_are_typed(typed, kept):
    assert clock(typed) == kept


@given(st.integers(0, 23), st.integers(0, 59), st.sampled_from([":", ".", ",", "-", " ", ""]))
def test_every_time_of_the_day_is_read(hours, minutes, sign):
    assert clock(f"{hours:02}{sign}{minutes:02}") == f"{hours:02}:{minutes:02}"


@given(st.text(max_size=12))
def test_no_text_breaks_the_clock(text):
    assert clock(text) is None or len(clock(text)) == 5


def warnings(card, of_class=None, elsewhere=None):
    return {one.field: one.message for one in consultation_warnings(card, YEAR, of_class, elsewhere)}


def test_a_day_outside_the_year_is_told_and_not_refused():
    card = replace(GOOD, day=date(2026, 8, 31))
    assert faults(card) == {}
    assert warnings(card) == {"day": "31.08.2026 не в 2026/2027 учебном году: проверьте дату."}
    assert warnings(replace(GOOD, day=None)) == {}


def test_a_pupil_of_another_class_is_told_with_the_class():
    card = replace(GOOD, persons=(Person("Ильин Пётр"), Person("Фёдоров Лев")))
    assert warnings(card, CLASS) == {"persons": "В 7А нет в списке: «Фёдоров Лев»."}
    told = warnings(card, CLASS, {"федоров лев": ("8Б",)})
    assert told == {"persons": "В 7А нет в списке: «Фёдоров Лев». Есть в списке: 8Б."}
    assert warnings(replace(card, category=PersonCategory.PARENT), CLASS) == {}
    assert warnings(card, replace(CLASS, names=frozenset())) == {}
    assert warnings(GOOD, CLASS) == {}


def test_a_repeated_meeting_has_the_same_people_and_matter():
    before = replace(
        GOOD, id=7, code="К7", time="14:00", content="…", recommendations="…", result="…", minutes=30,
        next_meeting=date(2027, 3, 11), class_id=3, methods="беседа", coded=True, transfer_consent=True,
    )  # fmt: skip
    assert repeated(before, date(2027, 3, 11)) == replace(
        GOOD, day=date(2027, 3, 11), class_id=3, methods="беседа", coded=True, transfer_consent=True
    )


def test_whom_it_was_for_without_a_name():
    assert category_and_class(PersonCategory.PUPIL, "7А") == "7А, обучающийся"
    assert category_and_class(PersonCategory.PARENT, "9", many=True) == "9 класс, родители"
    assert category_and_class(PersonCategory.TEACHER, "") == "педагог"
    assert (in_class("9"), in_class("7А")) == ("9 классе", "7А")
