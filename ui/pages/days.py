"""Days and moments in the words of the pages."""

from datetime import date, datetime, timedelta

from models.rules.russian import MONTHS_GENITIVE, plural

_WEEKDAYS = ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье")


def day_and_month(day: date) -> str:
    """«8 апреля»."""
    return f"{day.day} {MONTHS_GENITIVE[day.month - 1]}"


def weekday_and_day(day: date) -> str:
    """«Четверг, 8 апреля»."""
    return f"{_WEEKDAYS[day.weekday()].capitalize()}, {day_and_month(day)}"


def span(start: date, end: date) -> str:
    """«15 марта – 16 апреля 2027»; the year of both stands once."""
    first = day_and_month(start) if start.year == end.year else f"{day_and_month(start)} {start.year}"
    return f"{first} – {day_and_month(end)} {end.year}"


def days_left(days: int) -> str:
    """«сегодня», «8 дней»; for a day that is over «3 дня назад»."""
    if days == 0:
        return "сегодня"
    words = plural(abs(days), "день", "дня", "дней")
    return words if days > 0 else f"{words} назад"


def moment(at: datetime, today: date) -> str:
    """«Сегодня в 14:32», «Вчера в 15:47», «8 апреля в 9:05», with the year when it is another one."""
    clock = f"в {at.hour}:{at:%M}"
    if at.date() == today:
        return f"Сегодня {clock}"
    if at.date() == today - timedelta(days=1):
        return f"Вчера {clock}"
    year = "" if at.year == today.year else f" {at.year} г."
    return f"{day_and_month(at)}{year} {clock}"
