"""A text that is as high as what is written in it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from ui.themed import Themed


class GrowingEdit(Themed, QPlainTextEdit):
    """Grows with its lines, so that the page scrolls and not the text; Tab leaves it."""

    def __init__(self, text: str, placeholder: str = "") -> None:
        super().__init__(text)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.restyle())
        self.restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.restyle()

    def restyle(self) -> None:
        lines = max(round(self.document().size().height()), 2)
        height = self.fontMetrics().lineSpacing() * lines + 26
        if height != self.height():
            self.setFixedHeight(height)
