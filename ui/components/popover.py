"""The passport of a number: a panel beside the number, closed by Esc; the focus returns to the number."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.components.buttons import IconButton
from ui.components.labels import Hairline, Label
from ui.theme import current
from ui.themed import Themed

_GAP = 8


class Popover(Themed, QFrame):
    """A panel over the page, inside the window (no floating window). Fill `column`, then `open_at`."""

    closed = Signal()

    def __init__(self, host: QWidget, caption: str = "", *, width: int = 372) -> None:
        super().__init__(host)
        self.setProperty("look", "popover")
        self.setAccessibleName(caption)
        self._host = host
        self._width = width
        self._return_to: QWidget | None = None
        self.caption = Label(caption, "muted")
        self.close_button = IconButton("x", "Закрыть", on_click=self.dismiss)
        head = QHBoxLayout()
        head.addWidget(self.caption, 1)
        head.addWidget(self.close_button)
        self.column = QVBoxLayout()
        self.column.setSpacing(8)
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(4)
        self._layout.addLayout(head)
        self._layout.addLayout(self.column)
        self.restyle()
        self.hide()

    def add_figure(self, figure: str, words: str = "") -> None:
        """The key figure with its range beside it, and a hairline."""
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(Label(figure, "key"))
        line.addWidget(Label(words, wrap=True), 1)
        self.column.addLayout(line)
        self.column.addWidget(Hairline())

    def add_pair(self, words: str, figure: str) -> None:
        """One line of how it was counted: words at the left, a bold figure at the right."""
        line = QHBoxLayout()
        line.addWidget(Label(words, wrap=True), 1)
        line.addWidget(Label(figure, "strong"))
        self.column.addLayout(line)

    def open_at(self, anchor: QRect, return_to: QWidget | None = None) -> None:
        """Show it right of `anchor` (in the host's coordinates), where there is room; else left of it.

        The focus goes to the cross, and back to `return_to` when the popover closes.
        """
        self._return_to = return_to or QApplication.focusWidget()
        self.adjustSize()
        self.move(self._place(anchor))
        self.show()
        self.raise_()
        self.close_button.setFocus()
        _application().installEventFilter(self)

    def dismiss(self) -> None:
        """Close and give the focus back."""
        if self.isHidden():
            return
        _application().removeEventFilter(self)
        self.hide()
        if self._return_to is not None and isValid(self._return_to):
            self._return_to.setFocus()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # else the press goes on to the page, which closes the popover

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.MouseButtonPress
            and isinstance(event, QMouseEvent)
            and isinstance(watched, QWidget)
            and watched.window() is self.window()
            and not self.isAncestorOf(watched)
            and watched is not self
        ):
            self.dismiss()
        return False

    def _place(self, anchor: QRect) -> QPoint:
        host = self._host.rect()
        left = anchor.right() + _GAP
        if left + self.width() > host.right():
            left = anchor.left() - _GAP - self.width()
        left = max(_GAP, min(left, host.right() - self.width() - _GAP))
        top = max(_GAP, min(anchor.top(), host.bottom() - self.height() - _GAP))
        return QPoint(left, top)

    def restyle(self) -> None:
        theme = current()
        self.setFixedWidth(theme.px(self._width))
        self._layout.setContentsMargins(theme.px(18), theme.px(12), theme.px(12), theme.px(16))


def _application() -> QCoreApplication:
    app = QCoreApplication.instance()
    assert app is not None
    return app
