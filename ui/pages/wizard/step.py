"""What every step of the wizard is, and the body it stands in."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from models.rules.russian import plural
from ui.components.labels import Label
from ui.components.layout import ScrollBody
from ui.theme import current
from ui.themed import Themed

MAIN_WIDTH, SIDE_WIDTH, GAP = 624, 320, 24


class Step(ScrollBody):
    """A step: title, sentence, `main` at the left, `side` (words, another way) at the right or below."""

    word = ""
    """In the list of steps."""
    title = ""
    sentence = ""
    next_words = "Дальше"

    edited = Signal()
    entered = Signal()
    """Enter in the last field: go on."""

    def __init__(self) -> None:
        super().__init__(margins=(40, 24, 40, 24), spacing=4)
        self.column.addWidget(Label(self.title, "title"))
        self.column.addWidget(Label(self.sentence, "muted", wrap=True))
        self.column.addSpacing(8)
        self.main = QVBoxLayout()
        self.main.setSpacing(12)
        self.side = QVBoxLayout()
        self.side.setSpacing(8)
        self.column.addWidget(Sides(self.main, self.side))

    def check(self) -> int:
        """Show what is wrong; how many faults keep the user here."""
        return 0

    def recheck(self) -> int:
        """After typing: how many of the faults said before are still there; steps that check late say none."""
        return 0

    def faults_in_words(self, faults: int) -> str:
        """«Исправьте одно поле, чтобы продолжить»."""
        number = "одно поле" if faults == 1 else plural(faults, "поле", "поля", "полей")
        return f"Исправьте {number}, чтобы продолжить"

    def content(self) -> Mapping[str, Any]:
        """What the draft keeps of this step."""
        return {}

    def restore(self, kept: Mapping[str, Any]) -> None:
        """Fill the step from a draft."""

    def arrive(self) -> None:
        """The step is on screen: put the cursor where typing begins."""


class Sides(Themed, QWidget):
    """Two columns, one under the other where they do not fit side by side."""

    def __init__(self, main: QVBoxLayout, side: QVBoxLayout) -> None:
        super().__init__()
        self._left, self._right = QWidget(), QWidget()
        for box, column in ((self._left, main), (self._right, side)):
            column.setContentsMargins(0, 0, 0, 0)
            outer = QVBoxLayout(box)
            outer.setContentsMargins(0, 0, 0, 0)
            outer.addLayout(column)
            outer.addStretch(1)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self._left)
        self._layout.addWidget(self._right)
        self._layout.addStretch(1)
        self.restyle()

    def restyle(self) -> None:
        theme = current()
        self._left.setFixedWidth(theme.px(MAIN_WIDTH))
        self._right.setFixedWidth(theme.px(SIDE_WIDTH))
        self._layout.setSpacing(theme.px(GAP))

    def heightForWidth(self, width: int) -> int:
        left, right = (_height(box) for box in (self._left, self._right))
        return max(left, right) if self._fits(width) else left + self._layout.spacing() + right

    def minimumSizeHint(self) -> QSize:
        return QSize(self._left.maximumWidth(), self.heightForWidth(self.width()))

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wanted = QBoxLayout.Direction.LeftToRight if self._fits(self.width()) else QBoxLayout.Direction.TopToBottom
        if self._layout.direction() != wanted:
            self._layout.setDirection(wanted)
            self.updateGeometry()

    def _fits(self, width: int) -> bool:
        return width >= self._left.maximumWidth() + self._layout.spacing() + self._right.maximumWidth()


def _height(box: QWidget) -> int:
    """The height of a column of fixed width: its wrapped words decide."""
    return box.heightForWidth(box.maximumWidth()) if box.hasHeightForWidth() else box.sizeHint().height()
