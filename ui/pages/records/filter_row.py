"""Between the title and the table of records: the search and what narrows the table."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.components.buttons import Button, Link
from ui.components.controls import Combo, SearchEdit
from ui.components.empty_state import EmptyState
from ui.theme import current
from ui.themed import Themed

_TYPING_MS = 120
"""The table is asked anew when the user stops typing for so long, not at each letter."""


class FilterRow(Themed, QWidget):
    """`changed` when other records are asked for. Add combos by `add_choice`, the first option being «все»."""

    changed = Signal()

    def __init__(self, placeholder: str) -> None:
        super().__init__()
        self.search = SearchEdit(placeholder, width=230)
        self.kept_beside_panel = 1
        """So many choices have room beside a panel."""
        self._choices: list[Combo] = []
        self._pause = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._pause.timeout.connect(self.changed.emit)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self.reset_link = Link("Показать все", self.reset)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(8)
        self._row.addWidget(self.search)
        self._row.addStretch(1)
        self._row.addWidget(self.reset_link)
        self.restyle()

    @property
    def words(self) -> str:
        """What is searched."""
        return self.search.text().strip()

    @property
    def narrows(self) -> bool:
        """Whether anything is left out of the table."""
        return bool(self.words) or any(choice.currentIndex() > 0 for choice in self._choices)

    def add_choice(self, choice: Combo) -> None:
        """Put a combo behind the search; another choice sends `changed`."""
        self._choices.append(choice)
        self._row.insertWidget(len(self._choices), choice)
        choice.currentIndexChanged.connect(lambda _index: self.changed.emit())

    def squeeze(self, squeezed: bool) -> None:
        """Beside a panel only the first choices are left, and those that leave something out."""
        for place, choice in enumerate(self._choices):
            choice.setVisible(not squeezed or place < self.kept_beside_panel or choice.currentIndex() > 0)

    def reset(self) -> None:
        """Leave nothing out any more; `changed` is sent once."""
        for part in (self.search, *self._choices):
            part.blockSignals(True)
        self.search.clear()
        for choice in self._choices:
            choice.setCurrentIndex(0)
        for part in (self.search, *self._choices):
            part.blockSignals(False)
        self._pause.stop()
        self.changed.emit()

    def restyle(self) -> None:
        margin = current().px(24)
        self._row.setContentsMargins(margin, current().px(8), margin, current().px(12))


def nothing_found(filters: FilterRow) -> EmptyState:
    """What stands in the place of the table when the filters leave nothing of it."""
    return EmptyState(
        "search",
        "Ничего не найдено",
        "Ни одна запись не подходит под то, что выбрано и набрано вверху.",
        Button("Показать все", on_click=filters.reset),
    )
