from datetime import date
from decimal import Decimal

import pytest

from models.errors import UserError
from models.rules.lesson_register import (
    MOST_TOPICS,
    code_of,
    day_of,
    is_week_of_course,
    names_course,
    parse_topics,
    title_of,
    topic_of,
)


def test_a_code_names_its_thursday():
    day = date(2026, 10, 1)
    assert day_of(code_of(day)) == day
    assert [day_of(code) for code in ("М-1", "РМГ-2026-13-01", "РМГ-2026-10-1")] == [None, None, None]


def test_the_title_tells_number_and_topic():
    assert title_of(5, "") == "«Россия — мои горизонты», занятие 5"
    assert title_of(5, "Кто я?") == "«Россия — мои горизонты», занятие 5: Кто я?"


def test_topics_are_pasted_a_line_each():
    text = "1. Моя Россия\n\n Занятие 2: Тема 15\n3\tРоссия индустриальная\n1С и профессии"
    topics = parse_topics(text)
    assert topics == ("Моя Россия", "Тема 15", "Россия индустриальная", "1С и профессии")
    assert (topic_of(topics, 4), topic_of(topics, 5)) == ("1С и профессии", "")
    assert parse_topics(" \n") == ()


@pytest.mark.parametrize("text", ["т\n" * (MOST_TOPICS + 1), "тема\n2.\n", "щ" * 301])
def test_what_is_no_list_of_topics(text):
    with pytest.raises(UserError):
        parse_topics(text)


def test_a_lesson_that_came_another_way_is_known_by_its_name():
    thursday, friday = date(2026, 10, 1), date(2026, 10, 2)
    assert names_course("«россия - МОИ Горизонты»: тема")
    assert is_week_of_course("Россия — мои горизонты, занятие 5", thursday, None, Decimal(1))
    assert is_week_of_course("Россия — мои горизонты", thursday, thursday, Decimal(1))
    for title, start, end, hours in (
        ("Экскурсия", thursday, None, Decimal(1)),
        ("Россия — мои горизонты", friday, None, Decimal(1)),
        ("Россия — мои горизонты", thursday, friday, Decimal(1)),
        ("Россия — мои горизонты", thursday, None, Decimal(7)),
        ("Россия — мои горизонты", thursday, None, None),
    ):
        assert not is_week_of_course(title, start, end, hours)
