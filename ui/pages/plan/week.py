"""The plan as a calendar of one week: what runs all week, what is on each day, what is due."""

from datetime import date, timedelta

from models.rules.plan_status import PlannedItem
from models.rules.plan_year import YearPlan
from models.rules.russian import MONTHS_GENITIVE, days_in_words
from ui.pages.plan.board import Board, BoardColumn, BoardRow, Card, Look
from ui.pages.plan.grid import card_of

DAYS = 7
_SHORT = ("Пн", "Вт", "Ср", "Чт", "Пт", "Сб", "Вс")
ROWS = ("Мероприятия", "Идут несколько дней", "Сроки кампании")


def monday_of(day: date) -> date:
    """The first day of the week."""
    return day - timedelta(days=day.weekday())


def week_board(plan: YearPlan, monday: date) -> Board:
    """Seven days. An item stands on each of its days, a done one on those of its records."""
    days = tuple(monday + timedelta(days=number) for number in range(DAYS))
    one_day = tuple(tuple(_card(item, plan) for item in _on(plan, day, several=False)) for day in days)
    several = tuple(tuple(_card(item, plan, day) for item in _on(plan, day, several=True)) for day in days)
    due = tuple(tuple(_due_cards(plan, day)) for day in days)
    rows = [BoardRow(name, name, cells) for name, cells in zip(ROWS, (one_day, several, due), strict=True)]
    shown = [row for row in rows if row.value == ROWS[0] or any(row.cells)]
    return Board(tuple(_column(plan, day) for day in days), tuple(shown))


def _card(item: PlannedItem, plan: YearPlan, day: date | None = None) -> Card:
    """A done item stays on the day of its record, which is the work log's to change."""
    key = item.entry.id if day is None else (item.entry.id, day)
    return card_of(item, plan, key, movable=not item.is_done)


def _column(plan: YearPlan, day: date) -> BoardColumn:
    now = day == plan.today
    running = next((one for one in plan.campaigns if one.calendar.start <= day <= one.calendar.end), None)
    title = f"{_SHORT[day.weekday()]}, {day.day} {MONTHS_GENITIVE[day.month - 1]}"
    begins = running is not None and (day.weekday() == 0 or day == running.calendar.start)
    campaign = f"{running.code.nominative} кампания" if running is not None and begins else ""
    second = "сегодня" if now else campaign
    return BoardColumn(day, title, second, now, (0.0, 1.0) if running is not None else None)


def _on(plan: YearPlan, day: date, *, several: bool) -> list[PlannedItem]:
    return [item for item in plan.items if _covers(item, day, several=several)]


def _covers(item: PlannedItem, day: date, *, several: bool) -> bool:
    days = _days_of(item)
    if days is None or (days[0] != days[1]) is not several:
        return False
    return days[0] <= day <= days[1]


def _days_of(item: PlannedItem) -> tuple[date, date] | None:
    """First and last day; a done item is where its records are, which may be another day than planned."""
    if item.records:
        return item.records[0].start, max(record.end or record.start for record in item.records)
    known = [day for day in (item.entry.start, item.entry.end) if day is not None]
    return (min(known), max(known)) if known else None


def _due_cards(plan: YearPlan, day: date) -> list[Card]:
    cards = []
    for campaign in plan.campaigns:
        name = f"{campaign.code.nominative.capitalize()} кампания"
        due = (
            ("план кампании", campaign.calendar.plan_due),
            ("отчёт кампании", campaign.calendar.school_due),
            ("свод муниципалитета", campaign.calendar.municipality_due),
        )
        cards += [
            Card((str(campaign.code), what), f"Срок: {what}", name, Look.DUE, f"{name}, срок: {what}", movable=False)
            for what, when in due
            if when == day
        ]
    return cards


def week_in_words(monday: date) -> str:
    """«С 5 по 11 октября 2026 г.»."""
    words = days_in_words(monday, monday + timedelta(days=DAYS - 1))
    return words[:1].upper() + words[1:]
