"""The three views of the plan in one place, and what stands there while there is no plan."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.components.buttons import Button
from ui.pages.plan.board_view import BoardView
from ui.pages.plan.list_view import PlanList
from ui.pages.plan.toolbar import GRID, LIST, WEEK

if TYPE_CHECKING:
    from ui.components.empty_state import EmptyState
    from ui.pages.plan.actions import PlanActions
    from ui.pages.plan.moving import Moving


class PlanViews(QStackedWidget):
    """Grid, list and week; what the user does in them goes to the actions."""

    def __init__(self, acts: "PlanActions", moving: "Moving") -> None:
        super().__init__()
        self.grid, self.week, self.list = BoardView("Сетка плана"), BoardView("Неделя плана"), PlanList()
        self._by_name: dict[str, QWidget] = {GRID: self.grid, LIST: self.list, WEEK: self.week}
        self._empty: EmptyState | None = None
        self.grid.moved.connect(moving.move_to)
        self.grid.stepped.connect(moving.move_by)
        self.grid.add_wanted.connect(acts.add_to_cell)
        self.week.add_wanted.connect(lambda _row, day: acts.add(start=day))
        self.week.moved.connect(lambda key, _row, day: moving.move_to_day(key, day))
        self.week.stepped.connect(lambda key, _rows, days: moving.move_by_days(key, days))
        self.grid.opened.connect(acts.open_card)
        self.week.opened.connect(acts.open_card)
        self.list.opened.connect(lambda item: acts.open_item(item.entry.id))
        for view in self._by_name.values():
            self.addWidget(view)
            delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), view)
            delete.setContext(Qt.ShortcutContext.WidgetShortcut)
            delete.activated.connect(acts.remove_chosen)

    @property
    def empty(self) -> "EmptyState | None":
        """The first steps, while they are shown."""
        return self._empty

    @property
    def chosen_id(self) -> int | None:
        """The plan item that is chosen in the view on screen."""
        shown = self.currentWidget()
        if shown is self.list:
            row = self.list.current_row
            return None if row is None else int(row.entry.id)
        key = shown.chosen_key if isinstance(shown, BoardView) else None
        number = key[0] if isinstance(key, tuple) else key
        return number if isinstance(number, int) else None

    def show_view(self, view: str) -> None:
        """Show one of the three in place of the first steps."""
        self._drop_empty()
        self.setCurrentWidget(self._by_name[view])

    def show_empty(self, state: "EmptyState", *, squeezed: bool) -> None:
        """Show the first steps; an open panel takes the primary button over."""
        self._drop_empty()
        self._empty = state
        self.addWidget(state)
        self.setCurrentWidget(state)
        first = state.findChild(Button)
        if first is not None and squeezed:
            first.set_variant("plain")

    def take_focus(self) -> None:
        """Put the focus on what is shown, on its first card or row when none is chosen."""
        shown = self.currentWidget()
        if isinstance(shown, BoardView):
            shown.take_focus()
            return
        if shown is self.list and self.list.current_row is None and (rows := self.list.proxy.shown()):
            self.list.choose(rows[0].entry.id)
        if shown is not None:
            shown.setFocus()

    def _drop_empty(self) -> None:
        if self._empty is not None:
            self.removeWidget(self._empty)
            self._empty.deleteLater()
            self._empty = None
