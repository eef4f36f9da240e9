"""What a class, a pupil, a teacher and a partner are refused for, each at its field."""

from datetime import date

import pytest

from models.rules.people_checks import (
    LONGEST,
    MOST,
    ClassCard,
    PartnerCard,
    PupilCard,
    TeacherCard,
    check_class,
    check_partner,
    check_pupil,
    check_teacher,
)
from models.vocabulary import PartnerCategory

TODAY = date(2026, 11, 21)
TOO_LONG = "я" * (LONGEST + 1)


def faults(problems):
    return {problem.field: problem.message for problem in problems}


def test_a_class_in_any_spelling_is_accepted():
    card = ClassCard(name=" 5 а ", enrolment=24, ovz=24, disability=0, registration_plan=10, registration_fact=12)
    assert check_class(card) == []
    assert card.grade == 5


@pytest.mark.parametrize(("name", "words"), [("  ", "Впишите класс"), ("12А", "не похоже"), ("5-6", "Класс-комплект")])
def test_a_class_needs_a_name_of_a_class(name, words):
    assert words in faults(check_class(ClassCard(name=name, enrolment=1)))["name"]


def test_a_class_needs_its_number():
    assert faults(check_class(ClassCard(name="5А"))) == {"enrolment": "Впишите, сколько обучающихся в классе."}


@pytest.mark.parametrize("field", ["enrolment", "ovz", "disability", "registration_plan", "registration_fact"])
@pytest.mark.parametrize("number", [-1, MOST + 1])
def test_numbers_that_no_class_has_are_refused_at_their_field(field, number):
    card = ClassCard(**{"name": "5А", "enrolment": 20, "ovz": 0, field: number})
    assert f"от 0 до {MOST}" in next(one.message for one in check_class(card) if one.field == field)


@pytest.mark.parametrize(("field", "whom"), [("ovz", "С ОВЗ"), ("disability", "С инвалидностью")])
def test_flags_above_all_are_refused(field, whom):
    card = ClassCard(**{"name": "5А", "enrolment": 10, field: 12})
    assert faults(check_class(card)) == {field: f"{whom} больше, чем всего в классе: 12 из 10."}
    without_total = ClassCard(**{"name": "5А", field: 12})
    assert field not in faults(check_class(without_total))


def test_a_class_teacher_is_one_line():
    assert list(faults(check_class(ClassCard(name="5А", enrolment=1, class_teacher=TOO_LONG)))) == ["class_teacher"]


def test_a_pupil_needs_a_name():
    assert faults(check_pupil(PupilCard(full_name=" \t"), TODAY)) == {"full_name": "Впишите фамилию, имя и отчество."}
    assert "длиннее" in faults(check_pupil(PupilCard(full_name=TOO_LONG), TODAY))["full_name"]


def test_a_code_is_one_line():
    assert list(faults(check_pupil(PupilCard(full_name="Белова", code=TOO_LONG), TODAY))) == ["code"]


@pytest.mark.parametrize(
    ("born", "accepted"),
    [(date(2021, 12, 31), True), (date(2005, 1, 1), True), (date(2022, 1, 1), False), (date(2004, 12, 31), False)],
)
def test_a_birth_date_is_that_of_a_pupil(born, accepted):
    problems = check_pupil(PupilCard(full_name="Белова Анна", birth_date=born), TODAY)
    assert (problems == []) is accepted


def test_a_consent_is_not_given_tomorrow():
    def checked(day):
        return faults(check_pupil(PupilCard(full_name="Белова Анна", processing_consent=day), TODAY))

    assert checked(TODAY) == {}
    assert "ещё не наступила" in checked(date(2026, 11, 22))["processing_consent"]


def test_a_teacher_needs_a_name_and_a_short_post():
    assert check_teacher(TeacherCard(full_name="Ильин Сергей Петрович", post="учитель")) == []
    assert list(faults(check_teacher(TeacherCard(post=TOO_LONG)))) == ["full_name", "post"]


def test_a_partner_needs_a_name_and_a_category():
    assert list(faults(check_partner(PartnerCard()))) == ["name", "category"]
    assert "Впишите" in faults(check_partner(PartnerCard(name="«»", category=PartnerCategory.INDUSTRY)))["name"]
    assert check_partner(PartnerCard(name="СПК «Нива»", category=PartnerCategory.INDUSTRY)) == []


@pytest.mark.parametrize("field", ["name", "contacts", "agreement"])
def test_texts_of_a_partner_are_one_line(field):
    card = PartnerCard(**{"name": "СПК «Нива»", "category": PartnerCategory.INDUSTRY, field: TOO_LONG})
    assert list(faults(check_partner(card))) == [field]


@pytest.mark.parametrize(
    ("listed", "listed_ovz", "differs"), [(0, 0, False), (24, 2, False), (23, 2, True), (24, 1, True)]
)
def test_a_list_of_names_that_disagrees_with_the_numbers(listed, listed_ovz, differs):
    card = ClassCard(name="5А", enrolment=24, ovz=2, listed=listed, listed_ovz=listed_ovz)
    assert card.differs is differs
