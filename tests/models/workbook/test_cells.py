from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.inn import check_digit
from models.rules.periods import CampaignCode
from models.vocabulary import FORMS, PartnerCategory, ProfminimumLevel, Season, TurnoutKind
from models.workbook.cells import CellError, clean_line, is_blank, read_cell
from models.workbook.sheets import Column, Kind


def column(kind, **more):
    return Column("Столбец", "field", kind, **more)


def read(kind, value, **more):
    return read_cell(column(kind, **more), value)


@pytest.mark.parametrize(
    ("kind", "value", "meaning"),
    [
        (Kind.TEXT, "  МБОУ \u00a0 «СОШ»\n№ 1 ", "МБОУ «СОШ» № 1"),
        (Kind.TEXT, 5.0, "5"),
        (Kind.TEXT, 2.5, "2,5"),
        (Kind.TEXT, datetime(2026, 10, 5), "05.10.2026"),
        (Kind.TEXT, "от\u200bкрыто\ufeff", "открыто"),
        (Kind.LONG_TEXT, " первая  строка \r\n вторая ", "первая строка\nвторая"),
        (Kind.WHOLE, " 12 ", 12),
        (Kind.WHOLE, "5.0", 5),
        (Kind.WHOLE, "5,00", 5),
        (Kind.WHOLE, 5.0, 5),
        (Kind.WHOLE, "1\u00a0200", 1200),
        (Kind.WHOLE, 0, 0),
        (Kind.NUMBER, "1,5", Decimal("1.5")),
        (Kind.NUMBER, 0.1 + 0.2, Decimal("0.3")),
        (Kind.NUMBER, "−12", Decimal(-12)),
        (Kind.NUMBER, 3, Decimal(3)),
        (Kind.DAY, date(2026, 10, 5), date(2026, 10, 5)),
        (Kind.DAY, datetime(2026, 10, 5, 0, 0), date(2026, 10, 5)),
        (Kind.DAY, "05.10.2026", date(2026, 10, 5)),
        (Kind.DAY, " 5.10.26 г. ", date(2026, 10, 5)),
        (Kind.DAY, "5. 3. 2014", date(2014, 3, 5)),
        (Kind.DAY, "2026-10-05", date(2026, 10, 5)),
        (Kind.TIME, "9:05", "09:05"),
        (Kind.TIME, "14.30", "14:30"),
        (Kind.TIME, time(8, 0), "08:00"),
        (Kind.TIME, datetime(1900, 1, 1, 14, 30), "14:30"),
        (Kind.YES_NO, " ДА ", True),
        (Kind.YES_NO, "Нет", False),
        (Kind.CLASS, ' 7 "A" ', "7А"),
        (Kind.CLASS, 5.0, "5"),
        (Kind.INN, 7059565941, "7059565941"),
        (Kind.INN, 7059565941.0, "7059565941"),
        (Kind.INN, "70 5956 5941", "7059565941"),
        (Kind.SCHOOL_YEAR, "2026 / 2027", 2026),
        (Kind.CAMPAIGN, " Autumn-2026 ", CampaignCode(Season.AUTUMN, 2026)),
        (Kind.CAMPAIGN, "Весна 2027", CampaignCode(Season.SPRING, 2027)),
    ],
)
def test_careless_spellings_mean_what_was_meant(kind, value, meaning):
    assert read(kind, value) == meaning


@pytest.mark.parametrize(
    ("choices", "value", "meaning"),
    [
        (ProfminimumLevel, " Основной ", ProfminimumLevel.MAIN),
        (TurnoutKind, "ВЕСЬ  КЛАСС", TurnoutKind.WHOLE_CLASS),
        (PartnerCategory, "предприниматели, бизнес–сообщество", PartnerCategory.BUSINESS),
    ],
)
def test_closed_lists_take_any_case_space_and_dash(choices, value, meaning):
    assert read(Kind.CHOICE, value, choices=choices) is meaning


def test_lists_count_a_repeated_name_once_and_keep_its_first_spelling():
    assert read(Kind.LIST, "Фёдоров Пётр ; орлов Ян;; ФЕДОРОВ ПЕТР ;Орлов Ян") == ("Фёдоров Пётр", "орлов Ян")
    assert read(Kind.LIST, "Иванов Пётр\nОрлова Мария") == ("Иванов Пётр", "Орлова Мария")


def test_partners_in_a_list_are_one_whatever_their_quotes():
    partners = Column("Партнёры", "partners", Kind.LIST)
    assert read_cell(partners, 'ООО «Север»; ООО "СЕВЕР"; ооо север') == ("ООО «Север»",)


def test_a_known_form_takes_the_papers_spelling_and_another_stays():
    assert read(Kind.TEXT, " Мастер-Класс", offered=FORMS) == "мастер-класс"
    assert read(Kind.TEXT, "Квест", offered=FORMS) == "Квест"


@pytest.mark.parametrize(
    ("kind", "blank"),
    [(Kind.TEXT, None), (Kind.WHOLE, None), (Kind.DAY, None), (Kind.LIST, ()), (Kind.YES_NO, False)],
)
@pytest.mark.parametrize("value", [None, "", "  ", "\u00a0", "\u200b"])
def test_a_blank_cell_is_blank(kind, blank, value):
    assert is_blank(value)
    assert read(kind, value) == blank


def test_a_blank_yes_no_may_mean_yes():
    assert read(Kind.YES_NO, None, blank_is=True) is True


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        (Kind.DAY, "31.02.2027", "нет в календаре"),
        (Kind.DAY, "скоро", "не дата"),
        (Kind.DAY, 46266, "не дата"),
        (Kind.DAY, "05.10.0026", "неправдоподобен"),
        (Kind.DAY, date(1800, 1, 1), "неправдоподобен"),
        (Kind.WHOLE, -3, "меньше нуля"),
        (Kind.WHOLE, "-3", "меньше нуля"),
        (Kind.WHOLE, 2.5, "не целое"),
        (Kind.WHOLE, "20 чел.", "не целое"),
        (Kind.WHOLE, "²", "не целое"),
        (Kind.WHOLE, float("nan"), "не число"),
        (Kind.WHOLE, float("inf"), "не число"),
        (Kind.WHOLE, 1e300, "слишком большое"),
        (Kind.WHOLE, "9" * 5000, "слишком большое"),
        (Kind.WHOLE, datetime(2026, 1, 1), "дата или время"),
        (Kind.NUMBER, "полтора", "не число"),
        (Kind.NUMBER, time(1, 30), "1,5"),
        (Kind.NUMBER, 1.234, "двух знаков"),
        (Kind.NUMBER, 1e300, "слишком большое"),
        (Kind.TIME, "25:00", "не время"),
        (Kind.TIME, "после уроков", "не время"),
        (Kind.TIME, 0.5, "не время"),
        (Kind.YES_NO, "возможно", "«да» или «нет»"),
        (Kind.CLASS, "12А", "не похоже на класс"),
        (Kind.CLASS, "5–6", "отдельными классами"),
        (Kind.INN, "7059565940", "не сходится"),
        (Kind.INN, "705956594", "10 цифр"),
        (Kind.SCHOOL_YEAR, "2026", "учебный год"),
        (Kind.SCHOOL_YEAR, "2026/2028", "учебный год"),
        (Kind.CAMPAIGN, "summer-2026", "не кампания"),
        (Kind.TEXT, True, "логическое"),
        (Kind.WHOLE, False, "логическое"),
        (Kind.TEXT, "#REF!", "ошибка Excel"),
        (Kind.DAY, "#Н/Д", "ошибка Excel"),
        (Kind.NUMBER, "#ДЕЛ/0!", "ошибка Excel"),
        (Kind.TEXT, "#ВЫЧИСЛ!", "ошибка Excel"),
    ],
)
def test_what_cannot_be_read_is_refused_in_russian(kind, value, words):
    with pytest.raises(CellError, match=r"\.$") as refusal:
        read(kind, value)
    assert words in str(refusal.value)


def test_a_number_cell_that_lost_its_leading_zero_is_still_an_inn():
    assert read(Kind.INN, int(f"10000000{check_digit('010000000')}")) == f"010000000{check_digit('010000000')}"


def test_a_value_outside_a_closed_list_names_the_list():
    with pytest.raises(CellError, match="«базовый», «основной», «продвинутый»"):
        read(Kind.CHOICE, "средний", choices=ProfminimumLevel)


def test_a_title_that_begins_with_a_hash_is_no_error_of_excel():
    assert read(Kind.TEXT, "#Проектория") == "#Проектория"


@given(st.sampled_from(list(Kind)), st.one_of(st.text(), st.floats(), st.integers(), st.booleans(), st.datetimes()))
def test_any_cell_is_read_or_refused_and_never_breaks(kind, value):
    try:
        read(kind, value, choices=TurnoutKind)
    except CellError as refusal:
        assert str(refusal).endswith(".")


@given(st.text())
def test_tidying_a_text_twice_changes_nothing(text):
    assert clean_line(clean_line(text)) == clean_line(text)
