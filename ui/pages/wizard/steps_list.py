"""The list of steps at the left of the wizard: done, current, to come."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui import icons
from ui.components.labels import Label
from ui.theme import current
from ui.themed import Themed

WIDTH = 260
_ROW = 42
_CIRCLE = 22


class StepsList(Themed, QWidget):
    """Title, a sentence, the steps, a line at the foot."""

    def __init__(self, title: str, sentence: str, words: Sequence[str], foot: str) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("look", "sidebar")
        self.setAccessibleName("Шаги")
        self._lines = [StepLine(number, word) for number, word in enumerate(words, start=1)]
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(0)
        self._layout.addWidget(Label(title, "title", wrap=True))
        self._layout.addSpacing(4)
        self._layout.addWidget(Label(sentence, "muted", wrap=True))
        self._layout.addSpacing(20)
        for line in self._lines:
            self._layout.addWidget(line)
        self._layout.addStretch(1)
        self._layout.addWidget(Label(foot, "second", wrap=True))
        self.restyle()

    def set_current(self, place: int) -> None:
        """Mark the step at `place`; those before it are done."""
        for index, line in enumerate(self._lines):
            line.set_state("done" if index < place else "now" if index == place else "later")

    def restyle(self) -> None:
        theme = current()
        self.setFixedWidth(theme.px(WIDTH))
        self._layout.setContentsMargins(theme.px(28), theme.px(26), theme.px(20), theme.px(18))


class StepLine(Themed, QWidget):
    """A circle with a number or a tick, and the step's word."""

    def __init__(self, number: int, word: str) -> None:
        super().__init__()
        self._number, self._word = number, word
        self._state = "later"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_state("later")
        self.restyle()

    def set_state(self, state: str) -> None:
        """`done`, `now` or `later`."""
        self._state = state
        spoken = {"done": "пройден", "now": "текущий", "later": "впереди"}[state]
        self.setAccessibleName(f"Шаг {self._number}, {self._word}: {spoken}")
        self.update()

    def restyle(self) -> None:
        self.setFixedHeight(current().px(_ROW))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(current().px(180), current().px(_ROW))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(_CIRCLE)
        circle = QRectF(1.5, (self.height() - side) / 2 + 0.5, side, side)
        self._paint_circle(painter, circle)
        painter.setFont(theme.font(14, 600 if self._state == "now" else 400))
        painter.setPen(theme.colour("text"))
        words = self.rect().adjusted(theme.px(38), 0, 0, 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self._word)

    def _paint_circle(self, painter: QPainter, circle: QRectF) -> None:
        theme = current()
        now = self._state == "now"
        done = self._state == "done"
        painter.setPen(QPen(theme.colour("ok" if done else "fill" if now else "edge"), 1 if not done else 2))
        painter.setBrush(theme.colour("fill") if now else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(circle)
        if done:
            tick = icons.pixmap("check", "ok", 12, self.devicePixelRatioF(), 3.0)
            half = theme.px(12) / 2
            painter.drawPixmap(circle.center() - QPointF(half, half), tick)
            return
        painter.setFont(theme.font(13, 600))
        painter.setPen(theme.colour("on_fill" if now else "text"))
        painter.drawText(circle, int(Qt.AlignmentFlag.AlignCenter), str(self._number))
