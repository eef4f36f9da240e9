"""The faults of a record of the work log as its form fills it in."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from models.rules.periods import CampaignCode, SchoolYear, default_calendar
from models.rules.turnout_checks import ClassNumbers
from models.rules.work_record import (
    BestEvent,
    ClassForTurnout,
    ClassPupil,
    ListedName,
    PartnerOnRecord,
    TurnoutCard,
    WorkRecordCard,
    name_of,
    new_code,
    usual_direction,
)
from models.rules.work_record_checks import (
    HOURS_A_DAY,
    check_work_record,
    hours_in_words,
    turnout_field,
    warn_of_best,
    work_record_warnings,
)
from models.vocabulary import Direction, PartnerCategory, Season, TurnoutKind

LIST, COUNT = TurnoutKind.LIST, TurnoutKind.COUNT
SEVEN = ClassForTurnout(7, 7, ClassNumbers("7", 16, 3), (ClassPupil(1, "Орлова Анна"), ClassPupil(2, "Ёлкин Пётр")))
EIGHT = ClassForTurnout(8, 8, ClassNumbers("8", 19, 1), (ClassPupil(3, "Яшин Семён"),))
CLASSES = {7: SEVEN, 8: EIGHT}
GOOD = WorkRecordCard(
    year=2026, start=date(2027, 3, 16), title="Экскурсия", hours=Decimal("1.5"), turnouts=(TurnoutCard(class_id=7),)
)


def faults(recorded=frozenset(), **changed):
    return check_work_record(replace(GOOD, **changed), CLASSES, recorded)


def test_a_good_record_has_no_fault():
    assert faults() == []
    assert faults(hours=None, end=date(2027, 3, 17)) == []


@pytest.mark.parametrize(
    ("changed", "field", "words"),
    [
        ({"start": None}, "start", "Впишите дату"),
        ({"start": date(1027, 3, 16)}, "start", "Год 1027"),
        ({"end": date(2127, 3, 16)}, "end", "Год 2127"),
        ({"end": date(2027, 3, 15)}, "end", "раньше начала"),
        ({"hours": Decimal(-1)}, "hours", "меньше нуля"),
        ({"hours": Decimal("12.01")}, "hours", "Больше 12 часов за день не бывает"),
        ({"hours": Decimal(25), "end": date(2027, 3, 17)}, "hours", "Больше 24 часов за 2 дня"),
        ({"hours": Decimal("0.333")}, "hours", "не точнее сотых"),
        ({"title": "  "}, "title", "Впишите название"),
        ({"title": "ы" * 1_000_000}, "title", "длиннее 500"),
        ({"place": "ы" * 501}, "place", "длиннее 500"),
        ({"teachers_total": 10_000}, "teachers_total", "не похоже на правду"),
        ({"parents": -1}, "parents", "не похоже на правду"),
        ({"note": "ы" * 20_001}, "note", "длиннее 20000"),
        ({"media_links": ("ы" * 501,)}, "media_links", "Ссылка длиннее"),
        ({"media_links": ("ы" * 400,) * 51}, "media_links", "Ссылки длиннее"),
        ({"teachers": ("ы" * 501,)}, "teachers", "Имя длиннее"),
        ({"partners": (PartnerOnRecord("«»"),)}, "partners", "Впишите название партнёра"),
        ({"partners": (PartnerOnRecord("ы" * 501),)}, "partners", "Название длиннее"),
        ({"partners": (PartnerOnRecord("СПК «Нива»"),)}, "partners", "категорию партнёра «СПК „Нива“»"),
        ({"turnouts": (TurnoutCard(class_id=99),)}, turnout_field(99), "Этого класса в учебном году нет"),
        ({"turnouts": (TurnoutCard(class_id=7),) * 2}, turnout_field(7), "Класс 7 указан дважды"),
        ({"turnouts": (TurnoutCard(class_id=7, kind=LIST),)}, turnout_field(7, "names"), "Отметьте, кто пришёл"),
        ({"turnouts": (TurnoutCard(class_id=7, kind=COUNT, number=17),)}, turnout_field(7, "number"), "Пришло 17"),
        ({"turnouts": (TurnoutCard(class_id=7, kind=COUNT, number=-3),)}, turnout_field(7, "number"), "от 0 до"),
    ],
)
def test_each_fault_names_its_field_in_one_sentence(changed, field, words):
    found = {one.field: one.message for one in faults(**changed)}
    assert words in found[field]
    assert found[field].endswith(".")


def test_hours_are_bounded_for_each_day():
    last = date(2027, 3, 18)
    assert faults(end=last, hours=Decimal(3 * HOURS_A_DAY)) == []
    assert faults(end=last, hours=Decimal(3 * HOURS_A_DAY) + 1)


def test_a_known_partner_has_its_category():
    assert faults(partners=(PartnerOnRecord("СПК «Нива»", PartnerCategory.INDUSTRY),)) == []


def listed(*names):
    return (TurnoutCard(class_id=7, kind=LIST, names=names),)


@pytest.mark.parametrize("stranger", [ListedName("яшин семен"), ListedName("Яшин Семён", 3)])
def test_a_pupil_of_another_class_is_sent_to_that_class(stranger):
    (fault,) = faults(turnouts=listed(ListedName("Орлова Анна", 1), stranger))
    assert fault.field == turnout_field(7, "names")
    assert "учится в 8 классе: отметьте его там." in fault.message


def test_a_pupil_who_moved_since_stays_where_the_record_has_him():
    assert faults(frozenset({(7, "яшин семен")}), turnouts=listed(ListedName("Яшин Семён", 3))) == []


def test_an_unknown_name_is_taken_with_a_warning_and_a_bound():
    turnouts = listed(ListedName("Гость Иван"), ListedName("елкин петр"))
    assert faults(turnouts=turnouts) == []
    (warning,) = work_record_warnings(replace(GOOD, turnouts=turnouts), SchoolYear(2026), CLASSES)
    assert warning.message == "Нет в списке 7 класса: Гость Иван. Проверьте написание."
    assert faults(turnouts=listed(ListedName("ы" * 501)))[0].message.startswith("Имя длиннее")


def test_many_unknown_names_are_told_shortly():
    turnouts = listed(*(ListedName(f"Гость {number}") for number in range(5)))
    (warning,) = work_record_warnings(replace(GOOD, turnouts=turnouts), SchoolYear(2026), CLASSES)
    assert "Гость 0, Гость 1, Гость 2 и ещё 2." in warning.message


def test_days_outside_the_year_are_allowed_with_a_warning():
    card = replace(GOOD, start=date(2027, 8, 31), end=date(2027, 9, 2), turnouts=(TurnoutCard(class_id=99),))
    found = work_record_warnings(card, SchoolYear(2026), CLASSES)
    assert [one.field for one in found] == ["end"]
    assert "не в 2026/2027 учебном году" in found[0].message


def test_pupils_are_there_from_their_day_to_their_day():
    pupil = ClassPupil(1, "Орлова Анна", start=date(2026, 10, 1), end=date(2026, 12, 31))
    assert [pupil.is_there(date(2026, month, 15)) for month in (9, 10, 12)] == [False, True, True]
    assert not pupil.is_there(date(2027, 1, 1))
    assert not pupil.is_there(None)
    assert ClassPupil(1, "Орлова Анна").is_there(None)


def test_codes_go_on_behind_the_highest():
    assert new_code([]) == "М1"
    assert new_code(["М9", "М-0012", "сам", "М"]) == "М13"


def test_forms_have_their_usual_direction():
    assert usual_direction(" Экскурсия ") is Direction.PRACTICE
    assert usual_direction("акция") is None


def test_a_record_is_named_by_title_and_day():
    assert name_of(replace(GOOD, title=" Урок «Цифра» ")) == "«Урок „Цифра“», 16.03"
    assert name_of(replace(GOOD, start=None)) == "«Экскурсия»"


def test_hours_in_words():
    assert [hours_in_words(hours) for hours in (None, Decimal("1.50"), Decimal(10))] == ["", "1,5", "10"]
    assert SEVEN.name == "7"


def test_a_fourth_best_event_of_a_campaign_is_told_of():
    spring = default_calendar(CampaignCode(Season.SPRING, 2027))
    autumn = default_calendar(CampaignCode(Season.AUTUMN, 2026))
    three = [BestEvent(number, date(2027, 3, 15 + number)) for number in (1, 2, 3)]
    card = replace(GOOD, best=True)
    assert "три лучших" in warn_of_best(card, three, [autumn, spring]).message
    assert warn_of_best(card, three[:2], [autumn, spring]) is None
    assert warn_of_best(replace(card, id=2), three, [autumn, spring]) is None
    assert warn_of_best(replace(card, best=False), three, [spring]) is None
    assert warn_of_best(replace(card, start=None), three, [spring]) is None
    assert warn_of_best(replace(card, start=date(2026, 12, 1)), three, [autumn, spring]) is None
