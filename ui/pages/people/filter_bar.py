"""Between tabs and table: the search, the choice of a class, the way to load a whole workbook."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.components.buttons import Link
from ui.components.controls import Combo, SearchEdit
from ui.theme import current
from ui.themed import Themed


class FilterBar(Themed, QWidget):
    """`load_wanted` by «Загрузить из Excel»; whoever has it listens to `search` itself."""

    load_wanted = Signal()

    def __init__(self, choice: Combo) -> None:
        super().__init__()
        self.search = SearchEdit("Найти", width=260)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(8)
        self._row.addWidget(self.search)
        self._row.addWidget(choice)
        self._row.addStretch(1)
        self._row.addWidget(Link("Загрузить из Excel", self.load_wanted.emit))
        self.restyle()

    def restyle(self) -> None:
        margin = current().px(24)
        self._row.setContentsMargins(margin, current().px(12), margin, current().px(12))
