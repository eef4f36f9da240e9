"""The plan items that a new record can carry out: a few letters and Enter take one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QWidget

from models.rules.plan_status import PlannedItem, PlanStatus
from models.rules.russian import days_in_words
from ui.components.controls import SearchEdit
from ui.components.labels import Label
from ui.components.popover import Popover
from ui.components.suggest_edit import found
from ui.theme import current

_ROW, _MOST_ROWS = 48, 7


class PlanChooser(Popover):
    """`taken(item id)`."""

    taken = Signal(int)

    def __init__(self, host: QWidget, items: Sequence[PlannedItem]) -> None:
        super().__init__(host, "Что проведено по плану", width=420)
        self._items = items
        self.search = _Search("Найти в плане")
        self.search.textChanged.connect(lambda _text: self._fill())
        self.search.entered.connect(lambda: self._take(self.list.item(max(self.list.currentRow(), 0))))
        self.search.stepped.connect(self._step)
        self.list: QListWidget = QListWidget()
        self.list.setProperty("look", "choices")
        self.list.setItemDelegate(QStyledItemDelegate(self.list))
        self.list.setAccessibleName("Пункты плана")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the arrows of the search move in it
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.itemClicked.connect(self._take)
        self._nothing = Label("В плане такого нет", "muted")
        for widget in (self.search, self.list, self._nothing):
            self.column.addWidget(widget)
        self._fill()

    def _fill(self) -> None:
        self.list.clear()
        titles = set(found([one.entry.title for one in self._items], self.search.text()))
        for one in self._items:
            if one.entry.title in titles:
                item = QListWidgetItem(f"{one.entry.title}\n{_second(one)}")
                item.setData(Qt.ItemDataRole.UserRole, one.entry.id)
                item.setToolTip(one.entry.title)
                self.list.addItem(item)
        count = self.list.count()
        self.list.setCurrentRow(0 if count else -1)
        self.list.setVisible(count > 0)
        self._nothing.setVisible(not count)
        self.list.setFixedHeight(current().px(_ROW) * min(count, _MOST_ROWS) + 10)
        self.adjustSize()

    def _step(self, step: int) -> None:
        self.list.setCurrentRow(max(0, min(self.list.currentRow() + step, self.list.count() - 1)))

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            number = item.data(Qt.ItemDataRole.UserRole)
            self.dismiss()
            self.taken.emit(number)


class _Search(SearchEdit):
    entered = Signal()
    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)


def _second(item: PlannedItem) -> str:
    entry = item.entry
    first, last = entry.start or entry.end, entry.end or entry.start
    days = entry.dates_text or (days_in_words(first, last) if first else "без срока")
    return days if item.status is PlanStatus.OPEN else f"{days}, {item.status}"
