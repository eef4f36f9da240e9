"""Russian grammar that sentences with numbers need."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

MONTHS_GENITIVE = (
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip


def plural_word(number: int, one: str, few: str, many: str) -> str:
    """The form of the noun that the number wants: 1 класс, 2 класса, 5 классов, 11 классов."""
    tens, units = number % 100, number % 10
    if 11 <= tens <= 14:
        return many
    if units == 1:
        return one
    return few if 2 <= units <= 4 else many


def plural(number: int, one: str, few: str, many: str) -> str:
    """The number with its noun: «21 класс»."""
    return f"{number} {plural_word(number, one, few, many)}"


def day_in_words(day: date) -> str:
    """«8 апреля 2027 г.»."""
    return f"{day.day} {MONTHS_GENITIVE[day.month - 1]} {day.year} г."


def days_in_words(start: date, end: date | None) -> str:
    """«8 апреля 2027 г.», «с 8 по 12 апреля 2027 г.», «с 30 марта по 2 апреля 2027 г.»."""
    if end is None or end == start:
        return day_in_words(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"с {start.day} по {day_in_words(end)}"
    if start.year == end.year:
        return f"с {start.day} {MONTHS_GENITIVE[start.month - 1]} по {day_in_words(end)}"
    return f"с {day_in_words(start)} по {day_in_words(end)}"


def listed(words: Sequence[str]) -> str:
    """«а, б и в»."""
    if len(words) < 2:
        return "".join(words)
    return ", ".join(words[:-1]) + " и " + words[-1]


def in_quotes(title: str) -> str:
    """The title in «ёлочки»; quotes inside it become „лапки“, as Russian typography wants."""
    return f"«{title.replace('«', '„').replace('»', '“')}»"


def in_hours(hours: Decimal | int) -> str:
    """Hours as papers and screens print them: «2», «1,5»."""
    return f"{Decimal(hours).normalize():f}".replace(".", ",")
