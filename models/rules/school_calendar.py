"""The school's calendar of lessons: terms, days without lessons, and the Thursdays of «Россия — мои горизонты»."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from models.rules.periods import SchoolYear
from models.rules.school_checks import FieldProblem

LESSONS_A_YEAR = 34
"""Занятий курса за год (slides, p. 2: внеурочная деятельность, 34 часа)."""

THURSDAY = 3
"""Of `date.weekday()`: the course is held on Thursdays."""

_MOST_TERMS = 12
_MOST_FREE_DAYS = 120


class Division(StrEnum):
    """How the school divides its year."""

    QUARTERS = "четверти"
    TRIMESTERS = "триместры"


@dataclass(frozen=True, slots=True)
class Term:
    """A term, both days included."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class SchoolCalendar:
    """Terms in their order, and single days without lessons within them: holidays, карантин."""

    division: Division
    terms: tuple[Term, ...]
    free_days: frozenset[date] = frozenset()

    def has_lessons(self, day: date) -> bool:
        """Whether the school teaches on that day, weekends aside."""
        return day not in self.free_days and any(term.start <= day <= term.end for term in self.terms)


_QUARTERS = (((9, 1), (10, 25)), ((11, 5), (12, 29)), ((1, 11), (3, 21)), ((4, 1), (5, 26)))
_TRIMESTERS = (((9, 1), (11, 16)), ((11, 24), (2, 16)), ((2, 24), (5, 26)))
_HOLIDAYS = ((11, 4), (2, 23), (3, 8), (5, 1), (5, 9), (6, 12), *((1, day) for day in range(1, 9)))


def usual_calendar(year: SchoolYear, division: Division = Division.QUARTERS) -> SchoolCalendar:
    """What many schools have: a start for the school's own, which the coordinator looks over."""
    terms = _QUARTERS if division is Division.QUARTERS else _TRIMESTERS
    return SchoolCalendar(
        division,
        tuple(Term(_day(year, *start), _day(year, *end)) for start, end in terms),
        frozenset(_day(year, *day) for day in _HOLIDAYS),
    )


def _day(year: SchoolYear, month: int, day: int) -> date:
    return date(year.start_year if month >= 9 else year.start_year + 1, month, day)


def thursdays(calendar: SchoolCalendar, year: SchoolYear) -> tuple[date, ...]:
    """The Thursdays of the year on which the school teaches."""
    first = year.start + timedelta((THURSDAY - year.start.weekday()) % 7)
    days = (first + timedelta(weeks=week) for week in range(53))
    return tuple(day for day in days if year.holds(day) and calendar.has_lessons(day))


def missing_thursdays(days: Iterable[date]) -> int:
    """How many Thursdays the calendar lacks for the 34 lessons of the course; 0 when there are enough."""
    return max(LESSONS_A_YEAR - len(tuple(days)), 0)


def check_calendar(calendar: SchoolCalendar, year: SchoolYear) -> list[FieldProblem]:
    """The faults that keep a calendar from being written; fields are `terms/0` … and `free_days`."""
    found: list[FieldProblem] = []
    if not 1 <= len(calendar.terms) <= _MOST_TERMS:
        return [FieldProblem("terms/0", f"Укажите учебные периоды: от 1 до {_MOST_TERMS}.")]
    for number, term in enumerate(calendar.terms):
        field = f"terms/{number}"
        if term.end < term.start:
            found.append(FieldProblem(field, "Последний день раньше первого: поменяйте их местами."))
        elif not (year.holds(term.start) and year.holds(term.end)):
            found.append(FieldProblem(field, f"Период выходит за {year} учебный год: проверьте годы."))
        elif number and term.start <= calendar.terms[number - 1].end:
            found.append(FieldProblem(field, "Период начинается раньше, чем кончился предыдущий."))
    if len(calendar.free_days) > _MOST_FREE_DAYS:
        found.append(FieldProblem("free_days", f"Дней без уроков больше {_MOST_FREE_DAYS}: исправьте учебные периоды."))
    return found
