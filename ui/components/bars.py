"""Bars and progress: a share drawn as a line, with its words beside it."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.components.buttons import Link
from ui.components.labels import Label
from ui.theme import current
from ui.themed import Themed


def paint_bar(painter: QPainter, rect: QRectF, share: float) -> None:
    """Draw a track and its filled part, `share` from 0 to 1, into `rect` with round ends."""
    theme = current()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius = rect.height() / 2
    outline = QPen(theme.colour("edge"), 1) if theme.tokens.outlined else Qt.PenStyle.NoPen
    painter.setPen(outline)
    painter.setBrush(theme.colour("track"))
    track = rect.adjusted(0.5, 0.5, -0.5, -0.5) if theme.tokens.outlined else rect
    painter.drawRoundedRect(track, radius, radius)
    if share > 0:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("bar"))
        width = max(rect.height(), rect.width() * min(share, 1.0))
        painter.drawRoundedRect(QRectF(rect.x(), rect.y(), width, rect.height()), radius, radius)
    painter.restore()


class Bar(Themed, QWidget):
    """A horizontal bar filled by `value` of `maximum`; `thickness` in layout units (10 beside a key figure)."""

    def __init__(self, value: float = 0, maximum: float = 1, *, thickness: int = 10, name: str = "") -> None:
        super().__init__()
        self._thickness = thickness
        self._name = name
        self._maximum = maximum
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_value(value, maximum)
        self.restyle()

    def set_value(self, value: float, maximum: float | None = None) -> None:
        """Fill the bar anew; more than the maximum fills it wholly, a maximum of nothing leaves it empty."""
        self._value = value
        self._maximum = maximum if maximum is not None else self._maximum
        self.setAccessibleName(f"{self._name} {value:g} из {self._maximum:g}".strip())
        self.update()

    @property
    def share(self) -> float:
        """The filled part from 0 to 1."""
        return min(max(self._value / self._maximum, 0.0), 1.0) if self._maximum > 0 else 0.0

    def restyle(self) -> None:
        self.setFixedHeight(current().px(self._thickness))

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_bar(QPainter(self), QRectF(self.rect()), self.share)


class ProgressLine(QWidget):
    """Progress of long work: bar, «7 из 12», a second line, and «Остановить» when `on_stop` is given."""

    def __init__(self, on_stop: Callable[[], object] | None = None) -> None:
        super().__init__()
        self._bar = Bar(name="Выполнено")
        self._count = Label("", "strong")
        self._note = Label("", "second")
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self._bar, 1)
        line.addWidget(self._count)
        if on_stop is not None:
            line.addWidget(Link("Остановить", on_stop))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(line)
        layout.addWidget(self._note)

    def set_progress(self, done: int, total: int, note: str = "") -> None:
        """Show `done` of `total` steps and what is going on."""
        self._bar.set_value(done, total)
        self._count.setText(f"{done} из {total}" if total else "")
        self._note.setText(note)
