"""«Чего не хватает»: each shortfall with where the pace leads; Enter offers what could close it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from models.rules.profminimum_gaps import Gap
from models.rules.russian import in_hours
from ui.components.empty_state import EmptyState
from ui.components.layout import FootBar
from ui.pages.profminimum.cell import class_in_words
from ui.tables.column import Column, Kind
from ui.tables.rows_model import RowsTableModel
from ui.tables.table_view import TableView

if TYPE_CHECKING:
    from models.services.profminimum_gaps import GapPlan


def _spoken(gap: Gap) -> str:
    return f"не хватит {in_hours(gap.short)}" if gap.short else "при нынешнем темпе хватит"


COLUMNS = (
    Column("Класс", lambda gap: class_in_words(gap.class_name), strong=True, width=130),
    Column("Направление", lambda gap: gap.direction.value),
    Column("Проведено", lambda gap: gap.fact, Kind.COUNT, 120, show=in_hours),
    Column("Норма", lambda gap: gap.norm, Kind.COUNT, 100),
    Column("Осталось", lambda gap: gap.missing, Kind.COUNT, 120, show=in_hours),
    Column("К концу года", lambda gap: gap.forecast, Kind.COUNT, 140, show=in_hours),
    Column("Не хватит", lambda gap: gap.short, Kind.COUNT, 120, show=in_hours),
    Column("", lambda gap: "warn" if gap.short else None, Kind.MARK, 48, spoken=_spoken),
)


class GapsTab(QWidget):
    """`opened(gap)`: suggestions are asked for."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.model = RowsTableModel(COLUMNS, key=lambda gap: (gap.class_id, gap.direction))
        self.table = TableView(self.model, name="Чего не хватает до нормы")
        self.table.opened.connect(self.opened)
        self.bar = FootBar()
        self._empty = EmptyState(
            "circle-check",
            "До нормы хватает всего",
            "У каждого класса с уровнем все направления выполнены, или уровни классов ещё не указаны.",
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(self.bar)

    def show_gaps(self, plan: "GapPlan") -> None:
        """Show the year's shortfalls, the largest of its end first."""
        self.model.set_rows(plan.gaps)
        self._stack.setCurrentWidget(self.table if plan.gaps else self._empty)
        self.bar.setVisible(bool(plan.gaps))
        self.bar.set_text(f"Прошло {plan.passed} из {plan.of} учебных дней. Enter показывает, чем закрыть")
        falling = {gap.class_name for gap in plan.gaps if gap.short}
        self.bar.set_total("Классов не успевает", f"{len(falling)}")

    def squeeze(self, *, squeezed: bool) -> None:
        """Rare columns give way to an open panel."""
        for place in (2, 3, 5):
            self.table.setColumnHidden(place, squeezed)
        self.table.restyle()

    def take_focus(self) -> None:
        """Put the focus on the table, on its first row when none is chosen."""
        if self.table.current_row is None and self.model.rows:
            first = self.model.rows[0]
            self.table.choose((first.class_id, first.direction))
        (self.table if self.model.rows else self._empty).setFocus()
