"""The plan as a grid: directions × six months."""

from collections.abc import Hashable
from datetime import date

from models.rules.plan_dates import month_name, month_of_day, months_of, moved_by
from models.rules.plan_status import PlannedItem
from models.rules.plan_year import YearPlan, in_full, row_name, second_line
from models.rules.russian import MONTHS_GENITIVE
from ui.pages.plan.board import LOOKS, Board, BoardColumn, BoardRow, Card

MONTHS_SHOWN = 6
NO_TERM = "Без срока"


def grid_board(plan: YearPlan, first: date, count: int = MONTHS_SHOWN) -> Board:
    """So many months from `first`, and a column for what has no term when there is anything like that."""
    months: list[date | None] = [moved_by(first, number) for number in range(count)]
    if plan.has_undated:
        months.append(None)
    cells = plan.by_cell()
    rows = tuple(
        BoardRow(
            direction,
            row_name(direction),
            tuple(tuple(card_of(item, plan) for item in cells.get((direction, month), ())) for month in months),
        )
        for direction in plan.rows()
    )
    return Board(tuple(_column(plan, month) for month in months), rows)


def card_of(item: PlannedItem, plan: YearPlan, key: Hashable | None = None, *, movable: bool = True) -> Card:
    """An item as a card; its key is the item's id unless told otherwise."""
    return Card(
        key if key is not None else item.entry.id,
        item.entry.title,
        second_line(item, plan),
        LOOKS[item.status],
        in_full(item, plan),
        movable,
    )


def _column(plan: YearPlan, month: date | None) -> BoardColumn:
    if month is None:
        return BoardColumn(None, NO_TERM)
    now = month == month_of_day(plan.today)
    title = f"{month_name(month)}, сейчас" if now else month_name(month)
    return BoardColumn(month, title, _campaign_words(plan, month), now, _campaign_bar(plan, month))


def _campaign_words(plan: YearPlan, month: date) -> str:
    """«кампания с 15 марта» in its first month, «до 16 апреля» in its last."""
    for campaign in plan.campaigns:
        start, end = campaign.calendar.start, campaign.calendar.end
        if month_of_day(start) == month:
            words = f"кампания с {_day(start)}"
            return f"{words} по {_day(end)}" if month_of_day(end) == month else words
        if month_of_day(end) == month:
            return f"до {_day(end)}"
    return ""


def _day(day: date) -> str:
    return f"{day.day} {MONTHS_GENITIVE[day.month - 1]}"


def _campaign_bar(plan: YearPlan, month: date) -> tuple[float, float] | None:
    days = (moved_by(month, 1) - month).days
    last = moved_by(month, 1)
    for campaign in plan.campaigns:
        start, end = campaign.calendar.start, campaign.calendar.end
        if start < last and end >= month:
            first_share = max((start - month).days, 0) / days
            last_share = min((end - month).days + 1, days) / days
            return first_share, last_share
    return None


def first_month_shown(plan: YearPlan, wanted: date, count: int = MONTHS_SHOWN) -> date:
    """The month that the grid begins with to have `wanted` in its middle, as far as the school year reaches."""
    return within_year(plan, moved_by(month_of_day(wanted), -(count // 2)), count)


def within_year(plan: YearPlan, first: date, count: int = MONTHS_SHOWN) -> date:
    """The nearest month to begin with that leaves all of them in the school year."""
    months = months_of(plan.year)
    return min(max(first, months[0]), months[-count])


def months_in_words(first: date, count: int = MONTHS_SHOWN) -> str:
    """«Сентябрь 2026 – февраль 2027», «Январь – июнь 2027»."""
    last = moved_by(first, count - 1)
    opening = month_name(first) if first.year == last.year else f"{month_name(first)} {first.year}"
    return f"{opening} – {month_name(last).lower()} {last.year}"
