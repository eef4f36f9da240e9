"""«Часы»: the Thursday register, the matrix under it, what its signs mean."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from models.vocabulary import PROFMINIMUM_GRADES, ProfminimumLevel
from ui import icons
from ui.components.controls import Combo
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

_FEW = 6
"""So many classes are seen at once: no filter is offered for them."""


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
        self._classes: tuple[ClassHours, ...] = ()
        self.levels = Combo([("", "Все уровни")], name="Уровень", small=True)
        self.grades = Combo([("", "Все параллели")], name="Параллель", small=True)
        for choice in (self.levels, self.grades):
            choice.currentIndexChanged.connect(lambda _index: self._show_chosen())
        self._choices = _Choices(self.levels, self.grades)
        self._legend = _Legend()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.matrix)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.register)
        column.addWidget(self._choices)
        column.addWidget(self._stack, 1)
        column.addWidget(self._legend)

    def show_hours(self, classes: "tuple[ClassHours, ...]", register: "LessonRegister", today: date) -> None:
        """Show the year."""
        self.register.setVisible(bool(register.classes))
        self.register.show_register(register, today)
        self._classes = classes
        _offer(self.levels, "Все уровни", [(str(level), str(level)) for level in ProfminimumLevel], classes, _level_of)
        grades = [(str(grade), f"{grade} классы") for grade in PROFMINIMUM_GRADES]
        _offer(self.grades, "Все параллели", grades, classes, _grade_of)
        self._choices.setVisible(len(classes) > _FEW)
        self._show_chosen()
        self._legend.setVisible(bool(classes))
        if not classes and self._empty is None:
            self._empty = self._make_empty()
            self._stack.addWidget(self._empty)
        self._stack.setCurrentWidget(self._empty if not classes and self._empty is not None else self.matrix)

    def _show_chosen(self) -> None:
        """The classes of the chosen level and grade."""
        level, grade = self.levels.value, self.grades.value
        self.matrix.rows.set_classes(
            [one for one in self._classes if level in ("", _level_of(one)) and grade in ("", _grade_of(one))]
        )

    def squeeze(self, *, squeezed: bool) -> None:
        """The register gives way to an open panel: the matrix stays."""
        self.register.set_squeezed(squeezed=squeezed)

    def take_focus(self) -> None:
        """Put the focus on the matrix."""
        if self.matrix.rows.rowCount():
            self.matrix.take_focus()
        elif self._empty is not None:
            self._empty.setFocus()


def _level_of(one: "ClassHours") -> str:
    return str(one.level)


def _grade_of(one: "ClassHours") -> str:
    return str(one.school_class.grade)


def _offer(
    choice: Combo,
    everything: str,
    options: list[tuple[str, str]],
    classes: "tuple[ClassHours, ...]",
    value_of: "Callable[[ClassHours], str]",
) -> None:
    """Offer what the classes have; the choice stays when it is still there."""
    there = {value_of(one) for one in classes}
    kept, blocked = choice.value, choice.blockSignals(True)
    choice.set_options([("", everything), *((value, words) for value, words in options if value in there)])
    choice.set_value(kept if kept in there else "")
    choice.blockSignals(blocked)


class _Choices(Themed, QWidget):
    """The filters of the matrix, for a school with more classes than a screen shows."""

    def __init__(self, *choices: Combo) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setSpacing(8)
        for choice in choices:
            self._row.addWidget(choice)
        self._row.addStretch(1)
        self.restyle()

    def restyle(self) -> None:
        margin = current().px(24)
        self._row.setContentsMargins(margin, current().px(6), margin, current().px(6))


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
