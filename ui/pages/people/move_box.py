"""«Перевести в другой класс»: which one, and from which day."""

from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from models.rules.school_checks import FieldProblem
from ui.components.buttons import Button, row
from ui.components.controls import Combo, DateEdit
from ui.components.field import Field
from ui.components.layout import Expander


class MoveBox(Expander):
    """Sends `wanted` by its button; `show_problems` when the move is refused."""

    wanted = Signal()

    def __init__(self, classes: Sequence[tuple[int, str]], today: date) -> None:
        super().__init__("Перевести в другой класс")
        self._class, self._day = Combo(classes), DateEdit(today, width=0)
        self._fields = {"to_class": Field("В класс", self._class), "day": Field("С какого дня", self._day)}
        line = QHBoxLayout()
        line.setSpacing(12)
        for field in self._fields.values():
            line.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(line)
        self.column.addWidget(row(Button("Перевести", small=True, on_click=self.wanted.emit)))

    @property
    def class_id(self) -> int:
        """The class to move to."""
        value = self._class.value
        assert isinstance(value, int)
        return value

    @property
    def day(self) -> date:
        """The first day in the new class."""
        return self._day.value

    def choose(self, class_id: int, day: date) -> None:
        """Fill in where to and from when."""
        self._class.set_value(class_id)
        self._day.set_value(day)

    def show_problems(self, problems: Iterable[FieldProblem]) -> None:
        """Show each problem under its field."""
        wrong = {problem.field: problem.message for problem in problems}
        for name, field in self._fields.items():
            if name in wrong:
                field.set_problem(wrong[name])
                field.control.setFocus()
            else:
                field.clear_problem()
