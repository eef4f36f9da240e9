"""When a plan item is: its words for the paper, its month in the grid, and what moving it to another month does.

A month is written as its first day; None stands for «без срока».
"""

import calendar
import re
from dataclasses import replace
from datetime import date, timedelta

from models.rules.events import PlanEntry
from models.rules.periods import SchoolYear
from models.rules.russian import MONTHS_GENITIVE

MONTHS = (
    "Январь", "Февраль", "Март", "Апрель", "Май", "Июнь",
    "Июль", "Август", "Сентябрь", "Октябрь", "Ноябрь", "Декабрь",
)  # fmt: skip

_STEMS = ("январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр")
_MONTH_WORD = re.compile(
    r"\b(январ|феврал|март|апрел|ма(?=[йяею]\b)|июн|июл|август|сентябр|октябр|ноябр|декабр)[а-яё]{0,3}\b", re.IGNORECASE
)
_DAY_NUMBERS = re.compile(
    r"(?<![\d.])(?:[12]\d|3[01]|0?[1-9])\.(0[1-9]|1[0-2])(?:\.(?:20)?\d{2}(?:\s*г\.?)?)?(?![\d.]\d)"
)
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_DAYS_BEFORE = re.compile(r"(?:\b(?:до|с|по|в)\s+)?(?:\d{1,2}\s*(?:[–—-]\s*\d{1,2})?\s*)?$", re.IGNORECASE)
_WORD = re.compile(r"[а-яёa-z]{3}", re.IGNORECASE)
_EDGES = " ,.;:–—-"


def month_of_day(day: date) -> date:
    """The month that the day lies in."""
    return day.replace(day=1)


def months_of(year: SchoolYear) -> tuple[date, ...]:
    """The twelve months of a school year, September first."""
    return tuple(moved_by(year.start, number) for number in range(12))


def month_name(month: date) -> str:
    """«Апрель»."""
    return MONTHS[month.month - 1]


def moved_by(day: date, months: int) -> date:
    """The same day so many months on; the last day of a month that is too short for it."""
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def dates_in_words(start: date | None, end: date | None) -> str:
    """As 394-р words days: «18 марта 2027 г.», «18–25 марта 2027 г.», «до 19 марта 2027 г.»; empty without any."""
    if start is None or end is None or start == end:
        day = start or end
        if day is None:
            return ""
        return ("" if start else "до ") + _day(day)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{_day(end)}"
    year = "" if start.year == end.year else f" {start.year} г."
    return f"{start.day} {MONTHS_GENITIVE[start.month - 1]}{year} – {_day(end)}"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS_GENITIVE[day.month - 1]} {day.year} г."


def is_made_of(text: str, start: date | None, end: date | None) -> bool:
    """Whether the words say nothing but these days, so that they follow when the days move."""
    return not text.strip() or text.strip() == dates_in_words(start, end)


def months_named(text: str) -> tuple[int, ...]:
    """The months that the words name, in their order: «Март–апрель» names 3 and 4, «до 20.03» names 3."""
    found = [(word.start(), _number_of(word[1])) for word in _MONTH_WORD.finditer(text)]
    found += [(numbers.start(), int(numbers[1])) for numbers in _DAY_NUMBERS.finditer(text)]
    return tuple(number for _, number in sorted(found))


def _number_of(stem: str) -> int:
    return _STEMS.index(stem.casefold()) + 1


def month_of(item: PlanEntry, year: SchoolYear) -> date | None:
    """The item's month in the grid: of its first day, else of its last, else the first month that its words name.

    A day outside of the school year stands in the year's nearest month, so that no item is out of sight.
    """
    day = item.start or item.end
    if day is not None:
        return month_of_day(min(max(day, year.start), year.end))
    named = months_named(item.dates_text)
    return _in_year(named[0], year) if named else None


def _in_year(month: int, year: SchoolYear) -> date:
    return date(year.start_year + (month < 9), month, 1)


def moved_to(item: PlanEntry, month: date | None, year: SchoolYear) -> PlanEntry:
    """The item in another month of the grid; None takes its days, and the months in its words, away.

    Days keep their number where the month has it, an item over several months keeps their count. Сроки follows where it
    was made from the days; months that it names in words of its own are moved as far («Март–апрель» → «Апрель–май»),
    other words are kept behind the month («Май, по согласованию»).
    """
    there = month_of(item, year)
    if there == month:
        return item
    if month is None:
        kept = "" if is_made_of(item.dates_text, item.start, item.end) else _without_months(item.dates_text)
        return replace(item, start=None, end=None, dates_text=kept)
    if item.start is None and item.end is None:
        return replace(item, dates_text=_text_moved(item.dates_text, there, month))
    first = item.start or item.end
    assert first is not None
    by = _months_between(month_of_day(first), month)
    start = moved_by(item.start, by) if item.start else None
    end = moved_by(item.end, by) if item.end else None
    if is_made_of(item.dates_text, item.start, item.end):
        text = dates_in_words(start, end) if item.dates_text.strip() else ""
    else:
        text = _months_moved(item.dates_text, by)
    return replace(item, start=start, end=end, dates_text=text)


def shifted(item: PlanEntry, days: int) -> PlanEntry:
    """The item so many days on; Сроки follows where it was made from the days. One without days stays as it is."""
    by = timedelta(days=days)
    start = item.start + by if item.start else None
    end = item.end + by if item.end else None
    made = item.dates_text.strip() and is_made_of(item.dates_text, item.start, item.end)
    return replace(item, start=start, end=end, dates_text=dates_in_words(start, end) if made else item.dates_text)


def _months_between(one: date, other: date) -> int:
    return (other.year - one.year) * 12 + other.month - one.month


def _text_moved(text: str, there: date | None, month: date) -> str:
    if there is not None:
        return _months_moved(text, _months_between(there, month))
    words = text.strip()
    return f"{month_name(month)}, {words[:1].lower()}{words[1:]}" if words else month_name(month)


def _months_moved(text: str, by: int) -> str:
    """The words with every month that stands in them so many months on; a day in figures keeps its day."""

    def moved_word(found: "re.Match[str]") -> str:
        number = (_number_of(found[1]) - 1 + by) % 12
        return _in_form_of(found[0], number)

    def moved_figures(found: "re.Match[str]") -> str:
        number = (int(found[1]) - 1 + by) % 12 + 1
        head = found.start(1) - found.start()
        return f"{found[0][:head]}{number:02}{found[0][head + 2 :]}"

    return _DAY_NUMBERS.sub(moved_figures, _MONTH_WORD.sub(moved_word, text))


def _in_form_of(word: str, number: int) -> str:
    """The month with the capital of the word it replaces, and in its case where that is the genitive."""
    genitive = word.casefold() in MONTHS_GENITIVE
    name = MONTHS_GENITIVE[number] if genitive else MONTHS[number].lower()
    return name.capitalize() if word[:1].isupper() else name


def _without_months(text: str) -> str:
    """The words without the months, days and years in them: «Март, по согласованию» is «По согласованию»."""
    rest = _DAY_NUMBERS.sub("", text)
    while found := _MONTH_WORD.search(rest):
        rest = _DAYS_BEFORE.sub("", rest[: found.start()]) + rest[found.end() :]
    rest = re.sub(r"\s*(?<!\d)20\d\d(?!\d)\s*(?:г\.|года?\b)?", "", rest).strip(_EDGES)
    return rest[:1].upper() + rest[1:] if _WORD.search(rest) else ""


def same_day_in(day: date, year: SchoolYear) -> date:
    """The day of that number and month in another school year; 29 February becomes the 28th where there is none."""
    target = year.start_year + (day.month < 9)
    return date(target, day.month, min(day.day, calendar.monthrange(target, day.month)[1]))


def with_years_moved(text: str, by: int) -> str:
    """The words with every year that stands in them as four figures so many years on."""
    return _YEAR.sub(lambda found: str(int(found[0]) + by), text)


def dated_in(text: str, year: SchoolYear) -> str:
    """The words with every year that they spell put into a school year, by the month named before it.

    «до 19 марта 2021 г.; до 17 сентября 2021 г.» is «до 19 марта 2027 г.; до 17 сентября 2026 г.» in 2026/2027.
    """
    return _YEAR.sub(lambda found: str(_year_behind(text[: found.start()], year)), text)


def _year_behind(words: str, year: SchoolYear) -> int:
    named = months_named(words)
    return year.start_year + (bool(named) and named[-1] < 9)
