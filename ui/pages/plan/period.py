"""Which months and which week are on screen."""

from datetime import date, timedelta

from models.rules.plan_dates import month_of_day, months_of, moved_by
from models.rules.plan_year import YearPlan
from models.rules.russian import plural
from ui.pages.plan.board import Board
from ui.pages.plan.board_view import LEAST, NAMES
from ui.pages.plan.grid import MONTHS_SHOWN, first_month_shown, grid_board, months_in_words, within_year
from ui.pages.plan.toolbar import GRID, LIST
from ui.pages.plan.week import DAYS, monday_of, week_board, week_in_words
from ui.theme import current

FEW = 3
"""Months shown while a panel leaves no room for six."""


class Period:
    """Remembers the day that is to be in sight; the months follow from it and from the room there is."""

    def __init__(self) -> None:
        self._first = date(2000, 9, 1)
        self._monday = date(2000, 9, 4)
        self._count = MONTHS_SHOWN

    def show_day(self, plan: YearPlan, day: date) -> None:
        """Have the month and the week of a day in sight; a day of another year stands for the nearest of this one."""
        inside = min(max(day, plan.year.start), plan.year.end)
        self._first = first_month_shown(plan, inside, self._count)
        self._monday = monday_of(inside)

    def show_month(self, plan: YearPlan, month: date) -> None:
        """Have a month in sight without moving more than needed."""
        last = moved_by(self._first, self._count - 1)
        if not self._first <= month <= last:
            self._first = first_month_shown(plan, month, self._count)

    def grid(self, plan: YearPlan, room: int) -> Board:
        """The months that have room."""
        count = _months_in(room)
        if count != self._count:
            middle = moved_by(self._first, self._count // 2)
            self._count = count
            self._first = first_month_shown(plan, middle, count)
        return grid_board(plan, self._first, self._count)

    def fits_differently(self, room: int) -> bool:
        """Whether the room is for more or fewer months than are shown."""
        return _months_in(room) != self._count

    def week_of(self, plan: YearPlan) -> Board:
        """The week."""
        return week_board(plan, self._monday)

    def step(self, plan: YearPlan, view: str, by: int) -> None:
        """Go on by a screen of months or by a week."""
        if view == GRID:
            self._first = within_year(plan, moved_by(self._first, by * self._count), self._count)
        else:
            self._monday += timedelta(days=DAYS * by)

    def in_words(self, plan: YearPlan, view: str) -> tuple[str, bool, bool]:
        """The period's name, and whether nothing of the school year lies before or behind it."""
        if view == LIST:
            return "", False, False
        if view == GRID:
            months = months_of(plan.year)
            first, last = self._first <= months[0], moved_by(self._first, self._count - 1) >= months[-1]
            return months_in_words(self._first, self._count), first, last
        begins, ends = self._monday <= plan.year.start, self._monday + timedelta(days=DAYS) > plan.year.end
        return week_in_words(self._monday), begins, ends

    @staticmethod
    def campaign_at_hand(plan: YearPlan) -> str:
        """The campaign that is running or comes next, else the year's last one; empty without any."""
        due = [one for one in plan.campaigns if plan.today <= one.calendar.municipality_due]
        chosen = due[:1] or plan.campaigns[-1:]
        return str(chosen[0].code) if chosen else ""

    @staticmethod
    def list_words(shown: int, of_all: int) -> str:
        """«14 пунктов», «Показано 3 из 14 пунктов»."""
        words = plural(of_all, "пункт", "пункта", "пунктов")
        return words if shown == of_all else f"Показано {shown} из {words}"

    def holds(self, month: date | None) -> bool:
        """Whether the grid shows the month."""
        return month is None or self._first <= month_of_day(month) <= moved_by(self._first, self._count - 1)


def _months_in(room: int) -> int:
    theme = current()
    return MONTHS_SHOWN if room >= theme.px(NAMES) + MONTHS_SHOWN * theme.px(LEAST) else FEW
