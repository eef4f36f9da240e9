"""«Часы»: the Thursday register, the matrix under it, what its signs mean."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from ui import icons
from ui.components.labels import Label
from ui.pages.profminimum.cell import LEGEND, MatrixCell
from ui.pages.profminimum.matrix import Matrix
from ui.pages.profminimum.matrix_delegate import paint_sign
from ui.pages.profminimum.register_bar import RegisterBar
from ui.theme import current
from ui.themed import Themed

if TYPE_CHECKING:
    from models.rules.profminimum import ClassHours
    from models.services.lesson_register import LessonRegister
    from ui.components.empty_state import EmptyState


class HoursTab(QWidget):
    """`opened(class hours, direction)` from the matrix; `make_empty` is asked for what stands without levels."""

    opened = Signal(object, object)

    def __init__(self, make_empty: "Callable[[], EmptyState]") -> None:
        super().__init__()
        self._make_empty = make_empty
        self._empty: QWidget | None = None
        self.register = RegisterBar()
        self.matrix = Matrix()
        self.matrix.opened.connect(self.opened)
        self._legend = _Legend()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.matrix)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.register)
        column.addWidget(self._stack, 1)
        column.addWidget(self._legend)

    def show_hours(self, classes: "tuple[ClassHours, ...]", register: "LessonRegister", today: date) -> None:
        """Show the year."""
        self.register.setVisible(bool(register.classes))
        self.register.show_register(register, today)
        self.matrix.rows.set_classes(classes)
        self._legend.setVisible(bool(classes))
        if not classes and self._empty is None:
            self._empty = self._make_empty()
            self._stack.addWidget(self._empty)
        self._stack.setCurrentWidget(self._empty if not classes and self._empty is not None else self.matrix)

    def squeeze(self, *, squeezed: bool) -> None:
        """The register gives way to an open panel: the matrix stays."""
        self.register.set_squeezed(squeezed=squeezed)

    def take_focus(self) -> None:
        """Put the focus on the matrix."""
        if self.matrix.rows.rowCount():
            self.matrix.take_focus()
        elif self._empty is not None:
            self._empty.setFocus()


class _Legend(Themed, QWidget):
    """The signs of the matrix with their words."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setSpacing(6)
        for number, (look, words) in enumerate(LEGEND):
            if number:
                self._row.addSpacing(16)
            self._row.addWidget(_SignOfCell(MatrixCell(look, "—", "", share=0.7)))
            self._row.addWidget(Label(words, "second"))
        self._row.addStretch(1)
        self.restyle()

    def restyle(self) -> None:
        theme = current()
        self._row.setContentsMargins(theme.px(24), 0, theme.px(24), 0)
        self.setFixedHeight(theme.px(40))


class _SignOfCell(Themed, QWidget):
    """The sign of a cell, as the matrix draws it."""

    def __init__(self, cell: MatrixCell) -> None:
        super().__init__()
        self._cell = cell
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.restyle()

    def restyle(self) -> None:
        self.setFixedSize(current().px(icons.INLINE), current().px(icons.INLINE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._cell.look == "none":
            painter.setPen(current().colour("text2"))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), "—")
        else:
            paint_sign(painter, QPointF(0, self.height() / 2), self._cell)
