"""The register of «Россия — мои горизонты»: each week of the course is one record of an hour (domain, section 5)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from models.errors import UserError
from models.rules.names import fold_partner
from models.rules.school_calendar import THURSDAY

COURSE = "Россия — мои горизонты"
FORM = "внеурочное занятие"
HOURS = Decimal(1)

LONGEST_TOPIC = 300
MOST_TOPICS = 60

_CODE = re.compile(r"РМГ-(\d{4})-(\d{2})-(\d{2})")
_NUMBER = re.compile(r"^\s*(?:занятие\s*)?\d{1,2}\s*[.)\t:–—-]+\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Lesson:
    """One Thursday of the register: its place in the course, its topic, and which classes had it.

    `record_id` is the work record behind it, None while no class had it.
    """

    day: date
    number: int
    topic: str
    record_id: int | None
    class_ids: frozenset[int]


@dataclass(frozen=True, slots=True)
class BulkRecord:
    """A record of the course that is no single week («занятия сентября и октября», 7 часов)."""

    id: int
    title: str
    day: date
    hours: Decimal


def names_course(title: str) -> bool:
    """Whether a record's title names the course, whatever its quotes, dashes and case."""
    return fold_partner(COURSE) in fold_partner(title)


def is_week_of_course(title: str, start: date, end: date | None, hours: Decimal | None) -> bool:
    """Whether a record that has no code of the register is one week's lesson all the same: an hour on a Thursday."""
    return names_course(title) and hours == HOURS and end in (None, start) and start.weekday() == THURSDAY


def code_of(day: date) -> str:
    """The code of the week's record: one Thursday has one, so nothing is counted twice."""
    return f"РМГ-{day:%Y-%m-%d}"


def day_of(code: str) -> date | None:
    """The Thursday that a record's code names; None for other records."""
    found = _CODE.fullmatch(code)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def title_of(number: int, topic: str) -> str:
    """«Россия — мои горизонты», занятие 5: «Кто я?»."""
    words = f"«{COURSE}», занятие {number}"
    return f"{words}: {topic}" if topic else words


def topic_of(topics: Sequence[str], number: int) -> str:
    """The topic of the lesson with that number, counted from 1; empty when the list is shorter."""
    return topics[number - 1] if number <= len(topics) else ""


def parse_topics(text: str) -> tuple[str, ...]:
    """A pasted list of topics, one a line; a number in front («1.», «Занятие 2:») goes.

    `UserError` for more lines than a year has weeks and for a line that is no topic.
    """
    lines = [line.strip() for line in text.splitlines()]
    topics = [_NUMBER.sub("", line).strip() for line in lines if line]
    if len(topics) > MOST_TOPICS:
        raise UserError(f"Строк {len(topics)}, а недель в году не больше {MOST_TOPICS}: оставьте по строке на занятие.")
    for number, topic in enumerate(topics, 1):
        if not topic or len(topic) > LONGEST_TOPIC:
            raise UserError(f"Строка {number} не похожа на тему: нужно от 1 до {LONGEST_TOPIC} знаков.")
    return tuple(topics)
