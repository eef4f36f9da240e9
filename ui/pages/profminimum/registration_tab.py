"""«Регистрация»: plan, fact, share, remainder and over-fulfilment of «Билет в будущее» by class."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from models.rules.percent import PlanAndFactTotal, over, percent_hundredths, remainder
from models.rules.profminimum import ClassRegistration
from ui.components.buttons import Button
from ui.components.empty_state import EmptyState
from ui.components.layout import FootBar
from ui.tables.column import Column, Kind
from ui.tables.rows_model import RowsTableModel
from ui.tables.table_view import TableView


def _share(row: ClassRegistration) -> int:
    return percent_hundredths(row.numbers.fact, row.numbers.plan) or 0


COLUMNS = (
    Column("Класс", lambda row: row.class_name, strong=True),
    Column("План", lambda row: row.numbers.plan, Kind.COUNT, 130),
    Column("Зарегистрировано", lambda row: row.numbers.fact, Kind.COUNT, 190),
    Column("%", lambda row: row.numbers.percent, Kind.COUNT, 130, sort_key=_share),
    Column("Осталось", lambda row: remainder(row.numbers), Kind.COUNT, 130),
    Column("Сверх плана", lambda row: over(row.numbers), Kind.COUNT, 150),
)


class RegistrationTab(QWidget):
    """`class_wanted(name)`: the numbers of a class are entered on its card."""

    class_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.model = RowsTableModel(COLUMNS, key=lambda row: row.class_name)
        self.table = TableView(self.model, name="Регистрация по классам")
        self.table.opened.connect(lambda row: self.class_wanted.emit(row.class_name))
        self.bar = FootBar()
        self._empty = EmptyState(
            "user-plus",
            "Здесь будет регистрация в «Билете в будущее»",
            "План и число зарегистрированных указываются в карточке класса; остаток и процент сосчитаются сами.",
            Button("Открыть классы", "users", "primary", on_click=lambda: self.class_wanted.emit("")),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(self.bar)

    def show_registration(self, rows: Sequence[ClassRegistration], total: PlanAndFactTotal) -> None:
        """Show the year's table with its total."""
        self.model.set_rows(rows)
        self._stack.setCurrentWidget(self.table if rows else self._empty)
        self.bar.setVisible(bool(rows))
        self.bar.set_text("Итог каждой графы — сумма её строк")
        for name, figure in (
            ("План", f"{total.plan}"),
            ("Зарегистрировано", f"{total.fact}"),
            ("%", total.percent),
            ("Осталось", f"{total.remainder}"),
            ("Сверх", f"{total.over}"),
        ):
            self.bar.set_total(name, figure)

    def take_focus(self) -> None:
        """Put the focus on the table."""
        (self.table if self.model.rows else self._empty).setFocus()
