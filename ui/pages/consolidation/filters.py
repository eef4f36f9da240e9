"""Between the tabs and the table: search, the head figures that narrow it, keys that wait; and the share of верные."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.components.bars import Bar
from ui.components.buttons import Link
from ui.components.controls import SearchEdit
from ui.components.labels import Label, Sign
from ui.pages.consolidation.status_filter import StatusFilter
from ui.pages.consolidation.words import ORDER
from ui.theme import current
from ui.themed import Themed

if TYPE_CHECKING:
    from models.rules.consolidation import Readiness
    from models.services.office_overview import Overview

_TYPING_MS = 120


class Filters(Themed, QWidget):
    """`changed` when other schools are asked for, `keys_wanted` by the link of the keys that wait."""

    changed = Signal()
    keys_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.search = SearchEdit("Найти школу", width=190)
        self.status = StatusFilter()
        self.status.changed.connect(self.changed)
        self._pause = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._pause.timeout.connect(self.changed.emit)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self._sign = Sign("key-round", "warn", 18)
        self.keys = Link("", self.keys_wanted.emit)
        self._waiting = 0
        self._row = QHBoxLayout(self)
        self._row.setSpacing(8)
        self._row.addWidget(self.search)
        self._row.addWidget(self.status)
        self._row.addStretch(1)
        self._row.addWidget(self._sign)
        self._row.addWidget(self.keys)
        self.restyle()

    @property
    def words(self) -> str:
        """What is searched."""
        return self.search.text().strip()

    @property
    def narrows(self) -> bool:
        """Whether anything is left out of the table."""
        return bool(self.words) or self.status.value is not None

    def reset(self) -> None:
        """Leave nothing out any more; `changed` is sent once."""
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self._pause.stop()
        self.status.set_value(None)
        self.changed.emit()

    def show_overview(self, overview: "Overview") -> None:
        """The head figures, and how many keys wait."""
        self.status.show_figures({status: overview.found.number(status) for status in ORDER})
        self._waiting = len(overview.waiting)
        self.keys.setText(f"Ключей ждёт: {self._waiting}")
        self.keys.setAccessibleName(f"Подтвердить ключи школ, ждёт {self._waiting}")
        self.keys.setToolTip("Пакеты этих школ не учтены, пока ключ не подтверждён")
        self.keys.updateGeometry()

    def arrange(self, *, reports: bool, alone: bool, empty: bool) -> None:
        """Beside a panel the figures have the room; what is searched stays in sight."""
        self.setVisible(not empty)
        self.status.setVisible(reports)
        self.search.setVisible(alone or not reports or bool(self.words))
        for part in (self._sign, self.keys):
            part.setVisible(reports and alone and bool(self._waiting))

    def restyle(self) -> None:
        margin = current().px(24)
        self._row.setContentsMargins(margin, current().px(8), margin, current().px(8))


class Share(Themed, QWidget):
    """«Верных 8 из 12, 66,67 %» with its bar."""

    def __init__(self) -> None:
        super().__init__()
        self._words = Label("", "strong")
        self._bar = Bar(name="Верных отчётов")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 6, 0)
        line.setSpacing(12)
        line.addWidget(self._words)
        line.addWidget(self._bar)
        self.restyle()

    def show_readiness(self, readiness: "Readiness") -> None:
        """Show another свод's."""
        percent = "" if readiness.percent == "—" else f", {readiness.percent} %"
        self._words.setText(f"Верных {readiness.correct} из {readiness.schools}{percent}")
        self._bar.set_value(readiness.correct, readiness.schools)

    def squeeze(self, squeezed: bool) -> None:
        """Beside a panel the words are enough."""
        self._bar.setVisible(not squeezed)

    def restyle(self) -> None:
        self._bar.setFixedWidth(current().px(120))
