"""Items moved by the mouse and the keys: in the grid to another month and direction, in the week to another day."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from models.rules.plan_dates import month_name, month_of, months_of, moved_by
from models.rules.plan_year import GRID_ROWS, row_name
from models.rules.russian import in_quotes
from models.vocabulary import Direction

if TYPE_CHECKING:
    from models.rules.plan_year import YearPlan
    from ui.pages.plan.actions import PlanActions
    from ui.pages.plan.page import PlanPage


class Moving:
    """Every move is one service call that undo takes back; the moved card stays chosen and in sight."""

    def __init__(self, page: "PlanPage", acts: "PlanActions") -> None:
        self._page = page
        self._acts = acts

    @property
    def _plan(self) -> "YearPlan":
        plan = self._page.plan
        assert plan is not None
        return plan

    def move_to(self, item_id: int, direction: Any, month: date | None) -> None:
        """Move an item into a cell of the grid."""
        from models.services.plan_items import move_plan_item

        page, planned = self._page, self._acts.item(item_id)
        if planned is None or (
            month == month_of(planned.entry, self._plan.year) and direction is planned.entry.direction
        ):
            return
        wanted = Direction(direction) if direction else None
        done = page.attempt(lambda: move_plan_item(page.context.journal, item_id, month, wanted))
        if done is None:
            return
        where = f"в {month_name(month).lower()}" if month is not None else "без срока"
        if wanted is not planned.entry.direction:
            where += f", {row_name(wanted).lower()}"
        page.wrote(done[0], f"Перенесено {where}: {in_quotes(planned.entry.title)}")
        if (moved := self._acts.item(item_id)) is not None:
            self._acts.show_item(moved)
        self._acts.follow()
        if page.panels.shown is None:
            page.grid.setFocus()

    def move_by(self, item_id: int, rows: int, columns: int) -> None:
        """Move an item by Ctrl and an arrow: to the next month, to the next direction."""
        planned = self._acts.item(item_id)
        if planned is None:
            return
        months = months_of(self._plan.year)
        month = month_of(planned.entry, self._plan.year)
        if columns and month is None:
            month = months[0] if columns > 0 else months[-1]
        elif columns and month is not None:
            month = moved_by(month, columns)
        if month is not None and month not in months:
            self._page.say("Дальше — другой учебный год", "info")
            return
        place = GRID_ROWS.index(planned.entry.direction) + rows
        if 0 <= place < len(GRID_ROWS):
            self.move_to(item_id, GRID_ROWS[place], month)

    def move_to_day(self, key: Any, day: date) -> None:
        """Move the item of a card of the week to another day; of a longer one the day that was taken hold of."""
        planned = self._acts.item(key[0] if isinstance(key, tuple) else key)
        if planned is not None:
            held: date = key[1] if isinstance(key, tuple) else planned.entry.start or planned.entry.end or day
            self.move_by_days(key, (day - held).days)

    def move_by_days(self, key: Any, days: int) -> None:
        """Move the item of a card of the week by days."""
        from models.services.plan_items import shift_plan_item

        page, item_id = self._page, key[0] if isinstance(key, tuple) else key
        planned = self._acts.item(item_id)
        if planned is None or planned.is_done or not days:
            return
        done = page.attempt(lambda: shift_plan_item(page.context.journal, item_id, days))
        if done is None:
            return
        first = done[1].start or done[1].end
        page.wrote(done[0], f"Перенесено на {first:%d.%m}: {in_quotes(planned.entry.title)}")
        page.show_day(key[1] + timedelta(days=days) if isinstance(key, tuple) else first)
        page.week.choose((item_id, key[1] + timedelta(days=days)) if isinstance(key, tuple) else item_id)
        page.week.setFocus()
