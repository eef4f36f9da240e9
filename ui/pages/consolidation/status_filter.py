"""The head figures: how many schools have each status; pressing one leaves only those in the table."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from models.rules.consolidation import SchoolStatus
from ui.components.buttons import press_on_enter
from ui.components.chips import STATUSES, chip_size, paint_chip
from ui.pages.consolidation.words import ORDER
from ui.theme import current
from ui.themed import Themed

_PADDING, _GAP = 6, 8


class StatusFilter(QWidget):
    """`changed` when another status, or none, was chosen; `value` is it."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Показать школы со статусом")
        self.buttons = {status: _Figure(status) for status in ORDER}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        for status, button in self.buttons.items():
            line.addWidget(button)
            button.clicked.connect(lambda _checked=False, status=status: self._choose(status))

    @property
    def value(self) -> SchoolStatus | None:
        """The status that is left in the table; None: all."""
        return next((status for status, button in self.buttons.items() if button.isChecked()), None)

    def set_value(self, status: SchoolStatus | None) -> None:
        """Leave this status in the table; `changed` is not sent."""
        for one, button in self.buttons.items():
            button.setChecked(one is status)

    def show_figures(self, figures: Mapping[SchoolStatus, int]) -> None:
        """Show how many schools have each status."""
        for status, button in self.buttons.items():
            button.set_figure(figures[status])

    def _choose(self, status: SchoolStatus) -> None:
        self.set_value(status if self.buttons[status].isChecked() else None)
        self.changed.emit()


class _Figure(Themed, QPushButton):
    """A number and the chip of its status."""

    def __init__(self, status: SchoolStatus) -> None:
        super().__init__()
        self._words = status.words
        self._figure = 0
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setProperty("variant", "quiet")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_figure(0)
        self.restyle()

    def set_figure(self, figure: int) -> None:
        """Show another number."""
        self._figure = figure
        self.setAccessibleName(f"{self._words}: {figure}")
        self.setToolTip("Показать только их; ещё раз — показать все")
        self.restyle()

    def restyle(self) -> None:
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        theme = current()
        chip = chip_size(self._words, theme)
        number = QFontMetrics(theme.font(18, 600)).horizontalAdvance(str(self._figure))
        return QSize(number + _GAP + chip.width() + 2 * _PADDING, theme.px(36))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked() or self.hasFocus()
        if chosen or self.underMouse():
            painter.setPen(QPen(theme.colour("accent" if chosen else "edge"), 2 if self.hasFocus() else 1))
            painter.setBrush(theme.colour("accent_tint") if self.isChecked() else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
        painter.setFont(theme.font(18, 600))
        painter.setPen(theme.colour("text"))
        number = painter.fontMetrics().horizontalAdvance(str(self._figure))
        words = self.rect().adjusted(_PADDING, 0, 0, 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), str(self._figure))
        size = chip_size(self._words, theme)
        box = QRectF(_PADDING + number + _GAP, (self.height() - size.height()) / 2, size.width(), size.height())
        icon, kind = STATUSES[self._words]
        paint_chip(painter, box, self._words, icon, kind, on_tint=self.isChecked())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        press_on_enter(self, event) or super().keyPressEvent(event)
