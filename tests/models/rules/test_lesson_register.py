from datetime import date

import pytest

from models.errors import UserError
from models.rules.lesson_register import MOST_TOPICS, code_of, day_of, parse_topics, title_of, topic_of


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
