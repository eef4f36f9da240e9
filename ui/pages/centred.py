"""A page that is a single calm column in the middle: before any journal is open."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.components.layout import ScrollBody
from ui.theme import current
from ui.themed import Themed


class CentredPage(Themed, QWidget):
    """`content` is the column's layout; it scrolls when the window is low."""

    def __init__(self, *, width: int = 560) -> None:
        super().__init__()
        self._width = width
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("look", "bg")
        self._box = QWidget()
        self.content = QVBoxLayout(self._box)
        self.content.setContentsMargins(0, 0, 0, 0)
        self.content.setSpacing(8)
        self._body = ScrollBody(margins=(24, 64, 24, 24))
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self._box)
        line.addStretch(1)
        self._body.column.addLayout(line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._body)
        self.restyle()

    def restyle(self) -> None:
        self._box.setFixedWidth(current().px(self._width))
