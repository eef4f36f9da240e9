"""Pasted lists of pupils and teachers: careless but clear lines are understood, unclear ones named by their line."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.names import tidy
from models.rules.pasted_people import parse_pasted_pupils, parse_pasted_teachers

TODAY = date(2026, 11, 21)


def pupils(text, known=()):
    return parse_pasted_pupils(text, 7, TODAY, known)


def only(text):
    found = pupils(text)
    assert found.problems == ()
    assert len(found.pupils) == 1
    return found.pupils[0]


def test_plain_names_one_a_line():
    found = pupils("Белова Анна Ивановна\nВасильев  Пётр\n\n  \nИльин С. П.\n")
    assert [card.full_name for card in found.pupils] == ["Белова Анна Ивановна", "Васильев Пётр", "Ильин С. П."]
    assert {card.class_id for card in found.pupils} == {7}
    assert found.problems == found.known == ()


@pytest.mark.parametrize(
    "line",
    ["1\tБелова Анна", "12.\tБелова Анна", "3) Белова Анна", "1. Белова Анна", "\tБелова Анна", "7;Белова Анна"],
)
def test_an_ordinal_number_or_a_blank_cell_before_the_name_is_left_out(line):
    assert only(line).full_name == "Белова Анна"


@pytest.mark.parametrize(
    "heading",
    [
        "№\tФИО\tОВЗ",
        "№ п/п\tФамилия, имя, отчество",
        "Фамилия\tИмя\tОтчество\tДата рождения",
        "Ф.И.О. обучающегося",
        "Ученики",
        "Обучающийся",
        "Список 7А класса",
    ],
)
def test_lines_of_headings_are_left_out(heading):
    found = pupils(f"{heading}\nБелова Анна")
    assert [card.full_name for card in found.pupils] == ["Белова Анна"]
    assert found.problems == ()


def test_surnames_that_begin_like_headings_stay():
    found = pupils("Фиофанова Анна\nУчеников Пётр\nФамильев Иван")
    assert [card.full_name for card in found.pupils] == ["Фиофанова Анна", "Учеников Пётр", "Фамильев Иван"]


def test_name_in_three_cells():
    card = only("Белова\tАнна\tИвановна\tда\tнет\t01.02.2014")
    assert (card.full_name, card.ovz, card.disability) == ("Белова Анна Ивановна", True, False)
    assert card.birth_date == date(2014, 2, 1)


def test_name_in_two_cells_is_not_mixed_with_answers():
    card = only("Белова\tАнна\tДа")
    assert (card.full_name, card.ovz) == ("Белова Анна", True)


@pytest.mark.parametrize(
    ("cells", "ovz", "disability"),
    [
        ("да", True, False),
        ("ОВЗ", True, False),
        ("нет\tда", False, True),
        ("\tда", False, True),
        ("+\t+", True, True),
        ("без ОВЗ", False, False),
        ("инвалид", False, True),
        ("1\t0", True, False),
        ("—\t\t", False, False),
        ("01.02.2014\tда", True, False),
        ("с ОВЗ\t2014-02-01 00:00:00\tинвалидность", True, True),
    ],
)
def test_flags(cells, ovz, disability):
    card = only(f"Белова Анна\t{cells}")
    assert (card.ovz, card.disability) == (ovz, disability)


@pytest.mark.parametrize("day", ["1.2.2014", "01.02.2014", "2014-02-01"])
def test_birth_date(day):
    assert only(f"Белова Анна\t{day}").birth_date == date(2014, 2, 1)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Белова Анна 7А", "не похоже на фамилию"),
        ("«»", "не похоже на фамилию"),
        ("Белова Анна\t7А", "«7А» не понято"),
        ("Белова Анна\t30.02.2014", "нет в календаре"),
        ("Белова Анна\tда\tнет\tда", "«да» лишнее"),
        ("Белова Анна\t01.02.1990", "не похожа на школьника"),
        ("1\t\tда", "не похоже на фамилию"),
    ],
)
def test_what_is_not_understood_is_named_by_its_line(line, words):
    found = pupils(f"Ильин Пётр\n{line}\nОрлова Вера")
    assert [card.full_name for card in found.pupils] == ["Ильин Пётр", "Орлова Вера"]
    (problem,) = found.problems
    assert problem.row == 2
    assert words in problem.message


def test_the_same_name_twice_is_a_fault_and_a_known_one_is_told_apart():
    found = pupils("Белова Алёна\nбелова  алена\nИльин Пётр", known=["ИЛЬИН ПЁТР"])
    assert [card.full_name for card in found.pupils] == ["Белова Алёна"]
    assert found.known == ("Ильин Пётр",)
    assert found.problems[0].message == "белова алена: это имя есть и в строке 1."


def test_teachers_with_posts():
    found = parse_pasted_teachers(
        "№\tПедагог\tДолжность\n1\tИльин Сергей Петрович\tучитель\n2\tПетрова\tНина\tСергеевна\t\tзам. директора\n"
        "Шевцова О. Н.",
        known=["Шевцова о. н."],
    )
    assert [(card.full_name, card.post) for card in found.teachers] == [
        ("Ильин Сергей Петрович", "учитель"),
        ("Петрова Нина Сергеевна", "зам. директора"),
    ]
    assert found.known == ("Шевцова О. Н.",)
    assert found.problems == ()


def test_a_teacher_whose_line_is_too_long():
    found = parse_pasted_teachers(f"Ильин Сергей\t{'у' * 501}")
    assert found.teachers == ()
    assert found.problems[0].row == 1


@given(st.text(alphabet="Аа яё5.-\t;\n«№даНет01.02.2014", max_size=80))
def test_any_text_is_sorted_into_people_faults_and_known(text):
    found = pupils(text)
    assert all(card.full_name == tidy(card.full_name) != "" for card in found.pupils)
    lines = text.splitlines()
    assert all(1 <= problem.row <= len(lines) for problem in found.problems)
    assert len(found.pupils) + len(found.problems) <= sum(bool(line.strip()) for line in lines)
