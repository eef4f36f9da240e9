"""A field of several lines that is as high as what is written in it, up to a bound."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent

from ui.components.controls import TextArea


class GrowingArea(TextArea):
    """Grows from `lines` to `most` lines, then scrolls; Tab leaves it."""

    def __init__(self, text: str = "", placeholder: str = "", *, lines: int = 2, most: int = 12) -> None:
        self._most = most
        super().__init__(text, placeholder, lines=lines)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.restyle())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.restyle()

    def restyle(self) -> None:
        written = round(self.document().size().height())
        lines = min(max(written, self._lines), self._most)
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if written > self._most else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if bar != self.verticalScrollBarPolicy():
            self.setVerticalScrollBarPolicy(bar)
        height = self.fontMetrics().lineSpacing() * lines + 26
        if height != self.height():
            self.setFixedHeight(height)
