"""Spellings that are one name, one class, one ИНН."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.classes import ClassName, ClassNameError, parse_class_name
from models.rules.inn import check_digit, problem_of_inn
from models.rules.names import fold_name, fold_partner, tidy


@pytest.mark.parametrize("text", ["5 А", "5-а", '5"А"', "5«А»", " 5 А ", "5A", "5 а класс", "5–А", "5'а'", "5.А"])
def test_careless_spellings_are_one_class(text):
    assert str(parse_class_name(text)) == "5А"


@given(st.integers(1, 11), st.sampled_from("АВСЕКМНОРТХ"))
def test_latin_look_alikes_are_cyrillic(grade, letter):
    latin = letter.translate(str.maketrans("АВСЕКМНОРТХ", "ABCEKMHOPTX"))
    assert parse_class_name(f"{grade}{latin}") == parse_class_name(f"{grade} «{letter.lower()}»")


@pytest.mark.parametrize(("text", "grade"), [("5", 5), ("11", 11), ("9 класс", 9), ("7-й класс", 7)])
def test_a_village_school_has_classes_without_letters(text, grade):
    assert parse_class_name(text) == ClassName(grade)


@pytest.mark.parametrize("text", ["", "А", "12А", "0А", "5-А-Б-В-Г-Д-Е-Ж-З-И-К-Л", "пятый"])
def test_what_is_no_class_is_refused(text):
    with pytest.raises(ClassNameError, match="не похоже на класс"):
        parse_class_name(text)


@pytest.mark.parametrize("text", ["5–6", "5-6", "5 и 6", "1/3"])
def test_a_class_set_is_asked_to_be_two_classes(text):
    with pytest.raises(ClassNameError, match="отдельными классами"):
        parse_class_name(text)


def test_partner_spellings():
    assert fold_partner('ООО "Север"') == fold_partner("ооо  «север»") == fold_partner("ООО Север")
    assert fold_partner("ИП Ёлкин И.И.") == fold_partner("ип елкин и. и.")
    assert fold_partner("ООО Север") != fold_partner("ООО Юг")


def test_names_keep_their_spelling_but_compare_folded():
    assert tidy("  Иванова \u00a0 Анна ") == "Иванова Анна"
    assert fold_name("Семёнов—Тян") == "семенов-тян"


@given(st.text("0123456789", min_size=9, max_size=9))
def test_exactly_one_last_digit_is_right(first_nine):
    right = [digit for digit in "0123456789" if problem_of_inn(first_nine + digit) is None]
    assert right == [str(check_digit(first_nine))]


@pytest.mark.parametrize(
    ("text", "word"),
    [("70170339", "10 цифр"), ("70170339a0", "только из цифр"), ("7017033961", "не сходится"), ("٧٠١٧٠٣٣٩٦٠", "цифр")],
)
def test_wrong_inn(text, word):
    assert word in problem_of_inn(text)


def test_the_regional_operators_inn_is_right():
    assert problem_of_inn("7017033960") is None
