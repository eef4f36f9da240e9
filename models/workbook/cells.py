"""What one cell means: a typed value, or a Russian sentence that says why not (contract, section 3)."""

import math
import re
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TypeVar

from models.rules.classes import ClassNameError, parse_class_name
from models.rules.inn import problem_of_inn
from models.rules.names import fold_name, fold_partner, tidy
from models.rules.periods import CampaignCode, parse_campaign_code, parse_school_year
from models.vocabulary import Season
from models.workbook.problems import quoted
from models.workbook.raw import CellValue
from models.workbook.sheets import Column, Kind

Value = str | int | bool | Decimal | date | tuple[str, ...] | StrEnum | CampaignCode | None
"""What a cell may mean. A time of day is its text «14:30», a school year the year it starts in."""

Number = TypeVar("Number", int, Decimal)

LARGEST = 1_000_000
"""No count of a school is larger; a larger one is a slip of the hand."""

_INVISIBLE: dict[int, str | None] = {ord(mark): None for mark in "\u200b\u200c\u200d\u2060\ufeff\u00ad"}
_UNSEEN = _INVISIBLE | {code: " " for code in (*range(32), 127) if chr(code) not in "\t\n\r"}
_EXCEL_ERROR = re.compile(
    r"#(?:REF|ССЫЛКА|DIV/0|ДЕЛ/0|VALUE|ЗНАЧ|NUM|ЧИСЛО|NULL|ПУСТО|SPILL|ПЕРЕНОС|CALC|ВЫЧИСЛ|FIELD|ПОЛЕ)!"
    r"|#(?:NAME|ИМЯ)\?|#(?:N/A|Н/Д|GETTING_DATA)"
)
_DAY = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})(?:\s*(?:г\.?|года))?")
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[ T]00:00(?::00)?)?")
_TIME = re.compile(r"(\d{1,2})[:.](\d{2})(?::\d{2})?")
_WHOLE = re.compile(r"\d+(?:[.,]0+)?", re.ASCII)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?", re.ASCII)
_CAMPAIGN = re.compile(r"(осень|весна)\s+(\d{4})")
_YEARS = range(1900, 2101)


class CellError(ValueError):
    """The cell holds what its column cannot take; the message says so in Russian."""


def clean_line(text: str) -> str:
    """A text of one line as it is kept: no invisible characters, single spaces, no edges."""
    return tidy(_visible(text))


def clean_text(text: str) -> str:
    """A text of several lines as it is kept: each line tidied, no blank lines around."""
    lines = _visible(text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(tidy(line) for line in lines).strip("\n")


def _visible(text: str) -> str:
    return text if text.isprintable() else text.translate(_UNSEEN)


def is_blank(value: CellValue) -> bool:
    """Whether the cell holds nothing that can be seen."""
    return value is None or (isinstance(value, str) and not _visible(value).strip())


def read_cell(column: Column, value: CellValue) -> Value:
    """What the cell means in its column; None (of a list: (), of a yes/no: its default) when it is blank.

    CellError when it cannot be read. A blank required cell is the caller's to find.
    """
    if is_blank(value):
        return _blank(column)
    if isinstance(value, bool):
        raise CellError("В ячейке логическое значение ИСТИНА или ЛОЖЬ: впишите вместо него обычную запись.")
    if isinstance(value, float) and not math.isfinite(value):
        raise CellError(f"{quoted(value)} не число, которое можно записать: исправьте значение.")
    if isinstance(value, str) and _EXCEL_ERROR.fullmatch(value.strip().upper()):
        raise CellError(f"В ячейке ошибка Excel {quoted(value)}: исправьте формулу или впишите значение.")
    return _READERS[column.kind](column, value)


def _blank(column: Column) -> Value:
    if column.kind is Kind.YES_NO:
        return column.blank_is
    return () if column.kind is Kind.LIST else None


def as_text(value: CellValue) -> str:
    """A cell's value as one reads it on the sheet: 5.0 is «5», 2.5 is «2,5», a date is «05.10.2026»."""
    if isinstance(value, datetime | date):
        return value.strftime("%d.%m.%Y")
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{Decimal(repr(value)):f}".replace(".", ",")
    return str(value)


def _line(_: Column, value: CellValue) -> str:
    return clean_line(as_text(value))


def _text(_: Column, value: CellValue) -> str:
    return clean_text(as_text(value))


def _offered(column: Column, value: CellValue) -> str:
    text = _line(column, value)
    folded = fold_name(text)
    return next((word for word in column.offered if fold_name(word) == folded), text)


def _whole(_: Column, value: CellValue) -> int:
    if isinstance(value, date | time):
        raise CellError(
            f"Здесь нужно целое число, а записана дата или время {quoted(as_text(value))}: исправьте ячейку."
        )
    bare = _bare_number(value)
    if bare.startswith("-") and _NUMBER.fullmatch(bare[1:]):
        raise CellError(f"Число {quoted(as_text(value))} меньше нуля: запишите 0 или больше.")
    if not _WHOLE.fullmatch(bare):
        raise CellError(f"{quoted(as_text(value))} не целое число: запишите одно число цифрами, например 25.")
    return _bounded(int(Decimal(bare.replace(",", "."))), value)


def _number(_: Column, value: CellValue) -> Decimal:
    if isinstance(value, date | time):
        raise CellError(
            f"Здесь нужно число, а записана дата или время {quoted(as_text(value))}: запишите, например, 1,5."
        )
    bare = _bare_number(value)
    sign, digits = (-1, bare[1:]) if bare.startswith("-") else (1, bare)
    if not _NUMBER.fullmatch(digits):
        raise CellError(f"{quoted(as_text(value))} не число: запишите его цифрами, например 1,5.")
    try:
        # A sheet keeps 0,1 + 0,2 as 0,30000000000000004.
        number = round(Decimal(digits.replace(",", ".")), 6)
    except InvalidOperation:
        raise CellError(f"Число {quoted(as_text(value))} слишком большое: проверьте значение.") from None
    if number != round(number, 2):
        raise CellError(f"В числе {quoted(as_text(value))} больше двух знаков после запятой: округлите до сотых.")
    return sign * _bounded(round(number, 2), value)


def _bare_number(value: CellValue) -> str:
    text = repr(value) if isinstance(value, float) else str(value)
    if "e" in text and isinstance(value, float):
        text = f"{Decimal(text):f}"
    return re.sub(r"\s", "", text.translate(_INVISIBLE)).replace("−", "-").removeprefix("+")


def _bounded(number: Number, value: CellValue) -> Number:
    if number > LARGEST:
        raise CellError(f"Число {quoted(as_text(value))} слишком большое: проверьте значение.")
    return number


def _day(_: Column, value: CellValue) -> date:
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return _in_reach(value)
    if not isinstance(value, str):
        raise CellError(f"{quoted(as_text(value))} не дата: запишите день, месяц и год, например 05.10.2026.")
    text = re.sub(r"\s*([./-])\s*", r"\1", clean_line(value))
    if found := _DAY.fullmatch(text):
        day, month, year = (int(part) for part in found.groups())
        if len(found[3]) == 2:
            year += 2000 if year < 70 else 1900
    elif found := _ISO_DAY.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    else:
        raise CellError(f"{quoted(value)} не дата: запишите день, месяц и год, например 05.10.2026.")
    try:
        return _in_reach(date(year, month, day))
    except ValueError as error:
        if isinstance(error, CellError):
            raise
        raise CellError(f"Дня {quoted(value)} нет в календаре: исправьте дату.") from None


def _in_reach(day: date) -> date:
    if day.year not in _YEARS:
        raise CellError(f"Год даты {day:%d.%m}.{day.year} неправдоподобен: исправьте дату.")
    return day


def _time(_: Column, value: CellValue) -> str:
    if isinstance(value, datetime):
        value = value.time()
    if isinstance(value, time):
        return value.strftime("%H:%M")
    found = _TIME.fullmatch(clean_line(value)) if isinstance(value, str) else None
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        raise CellError(f"{quoted(as_text(value))} не время: запишите часы и минуты, например 14:30.")
    return f"{int(found[1]):02}:{found[2]}"


def _yes_no(_: Column, value: CellValue) -> bool:
    word = fold_name(as_text(value))
    if word not in {"да", "нет"}:
        raise CellError(f"{quoted(as_text(value))} не понятно: запишите «да» или «нет».")
    return word == "да"


def _fold_of(column: Column) -> Callable[[str], str]:
    if column.field == "media_links":
        return str
    return fold_partner if column.field == "partners" else fold_name


def _list(column: Column, value: CellValue) -> tuple[str, ...]:
    fold = _fold_of(column)
    items: dict[str, str] = {}
    for part in re.split(r"[;\r\n]", as_text(value)):
        if item := clean_line(part):
            items.setdefault(fold(item), item)
    return tuple(items.values())


def _class(_: Column, value: CellValue) -> str:
    try:
        return str(parse_class_name(clean_line(as_text(value))))
    except ClassNameError as error:
        raise CellError(str(error)) from None


def _choice(column: Column, value: CellValue) -> StrEnum:
    if column.choices is None:
        raise TypeError(f"{column.heading}: a closed list without choices")
    folded = fold_name(clean_line(as_text(value)))
    for member in column.choices:
        if fold_name(member.value) == folded:
            return member
    allowed = ", ".join(f"«{member.value}»" for member in column.choices)
    raise CellError(f"{quoted(as_text(value))} нет в списке: выберите одно из {allowed}.")


def _inn(_: Column, value: CellValue) -> str:
    text = re.sub(r"\s", "", as_text(value).translate(_INVISIBLE))
    if not isinstance(value, str) and len(text) == 9:
        text = f"0{text}"  # a number cell loses the leading zero
    if problem := problem_of_inn(text):
        raise CellError(problem)
    return text


def _school_year(_: Column, value: CellValue) -> int:
    year = parse_school_year(clean_line(as_text(value)))
    if year is None or year.start_year not in _YEARS:
        raise CellError(f"{quoted(as_text(value))} не учебный год: запишите его как 2026/2027.")
    return year.start_year


def _campaign(_: Column, value: CellValue) -> CampaignCode:
    text = clean_line(as_text(value)).casefold()
    if found := _CAMPAIGN.fullmatch(text):
        return CampaignCode(Season.AUTUMN if found[1] == "осень" else Season.SPRING, int(found[2]))
    code = parse_campaign_code(text)
    if code is None:
        raise CellError(f"{quoted(as_text(value))} не кампания: запишите её как autumn-2026 или spring-2027.")
    return code


_READERS: dict[Kind, Callable[[Column, CellValue], Value]] = {
    Kind.TEXT: lambda column, value: _offered(column, value) if column.offered else _line(column, value),
    Kind.LONG_TEXT: _text,
    Kind.WHOLE: _whole,
    Kind.NUMBER: _number,
    Kind.DAY: _day,
    Kind.TIME: _time,
    Kind.YES_NO: _yes_no,
    Kind.LIST: _list,
    Kind.CLASS: _class,
    Kind.CHOICE: _choice,
    Kind.INN: _inn,
    Kind.SCHOOL_YEAR: _school_year,
    Kind.CAMPAIGN: _campaign,
}
