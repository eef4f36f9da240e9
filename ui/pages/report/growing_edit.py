"""A text that is as high as what is written in it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent

from ui.components.controls import TextArea


class GrowingEdit(TextArea):
    """Grows with its lines, so that the page scrolls and not the text; Tab leaves it."""

    def __init__(self, text: str, placeholder: str = "") -> None:
        super().__init__(text, placeholder)
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
