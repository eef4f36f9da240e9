"""Text, hairlines and section titles."""

from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui import icons
from ui.theme import current
from ui.themed import Themed, set_look

Role = Literal["text", "title", "section", "strong", "second", "muted", "label", "head", "key", "error"]


class Label(QLabel):
    """Plain text in one of the roles of the type scale; `wrap` lets it run over several lines."""

    def __init__(self, text: str = "", role: Role = "text", *, wrap: bool = False) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setWordWrap(wrap)

    def set_role(self, role: Role) -> None:
        """Change the role of a label already shown."""
        set_look(self, role=role)


class ElidedLabel(Label):
    """One line that ends in an ellipsis when there is no room, with the whole text in its tooltip."""

    def __init__(self, text: str = "", role: Role = "text") -> None:
        super().__init__(text, role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setToolTip(self.text() if self._shown() != self.text() else "")

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(text if self._shown() != text else "")

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawText(self.contentsRect(), int(self.alignment()), self._shown())

    def _shown(self) -> str:
        metrics = QFontMetrics(self.font())
        return metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())


class Sign(Themed, QLabel):
    """A small icon in a token's colour; decoration beside words, hidden from screen readers by having no name."""

    def __init__(self, name: str, token: str = "text2", size: int = icons.INLINE, stroke: float = 2.0) -> None:
        super().__init__()
        self._spec = (name, token, size, stroke)
        self.restyle()

    def set_icon(self, name: str, token: str = "text2") -> None:
        """Show another icon at the same size."""
        self._spec = (name, token, *self._spec[2:])
        self.restyle()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.restyle()
        return super().event(event)

    def restyle(self) -> None:
        name, token, size, stroke = self._spec
        self.setPixmap(icons.pixmap(name, token, size, self.devicePixelRatioF(), stroke))
        self.setFixedSize(current().px(size), current().px(size))


class Hairline(QFrame):
    """A line of one pixel, horizontal unless told otherwise."""

    def __init__(self, *, vertical: bool = False) -> None:
        super().__init__()
        self.setProperty("look", "hairline-vertical" if vertical else "hairline")
        if vertical:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)


class SectionTitle(QWidget):
    """A 16/600 title over a hairline; `line=False` leaves the hairline out. Widgets may be put at its right."""

    def __init__(self, text: str, *, line: bool = True) -> None:
        super().__init__()
        self._label = Label(text, "section")
        self._row = QHBoxLayout()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._label)
        self._row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._row)
        if line:
            layout.addWidget(Hairline())

    def set_text(self, text: str) -> None:
        """Change the words of the title."""
        self._label.setText(text)

    def add_right(self, widget: QWidget) -> None:
        """Put a link or a count at the right end of the title's line."""
        self._row.addWidget(widget)
