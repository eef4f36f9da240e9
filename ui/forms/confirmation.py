"""The form «Указать точное число»: a number inside the range that the records allow, and its reason."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.rules.confirmation import check_confirmation
from models.rules.unique import UniqueRange
from ui.components.buttons import Button, row
from ui.components.controls import NumberEdit, TextArea
from ui.components.field import Field


class ConfirmationForm(QWidget):
    """`accepted` when both fields are filled; whoever writes the number calls `refuse` when it is not taken."""

    accepted = Signal()
    cancelled = Signal()
    height_changed = Signal()
    edited = Signal()

    def __init__(self, bounds: UniqueRange) -> None:
        super().__init__()
        self._bounds = bounds
        self._number = NumberEdit(bounds.lowest, 0, 9999)
        self._reason = TextArea(placeholder="Например: сверено с классным руководителем по списку", lines=2)
        self.number_field = Field(f"Точное число, от {bounds.lowest} до {bounds.highest}", self._number)
        self.reason_field = Field("Откуда известно", self._reason)
        self.save = Button("Подтвердить число", "check", "primary", small=True, on_click=self.submit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.number_field)
        layout.addWidget(self.reason_field)
        layout.addWidget(row(self.save, Button("Отмена", variant="quiet", small=True, on_click=self.cancelled.emit)))
        self._number.valueChanged.connect(self._mended)
        self._reason.textChanged.connect(self._mended)

    def load(self, number: int, reason: str) -> None:
        """Show a number and its reason."""
        self._number.setValue(number)
        self._reason.setPlainText(reason)

    @property
    def value(self) -> tuple[int, str]:
        """The number and the reason as typed."""
        return self._number.value(), self._reason.toPlainText()

    @property
    def content(self) -> dict[str, Any]:
        """What is typed as JSON can hold it: for a draft."""
        number, reason = self.value
        return {"number": number, "reason": reason}

    def set_content(self, content: Mapping[str, Any]) -> None:
        """Fill in a draft."""
        self.load(int(content["number"]), str(content["reason"]))

    def submit(self) -> None:
        """Send `accepted`, or name the field that is wrong and stay."""
        number, reason = self.value
        problems = check_confirmation(self._bounds, number, reason)
        if problems:
            self.refuse(problems[0].message)
        else:
            self.accepted.emit()

    def refuse(self, problem: str) -> None:
        """Show why the number was not taken, at the field that it concerns."""
        wrong_number = not self._bounds.holds(self._number.value())
        field = self.number_field if wrong_number else self.reason_field
        field.set_problem(problem)
        field.control.setFocus()
        self.height_changed.emit()

    def _mended(self) -> None:
        for field in (self.number_field, self.reason_field):
            if field.problem:
                field.clear_problem()
                self.height_changed.emit()
        self.edited.emit()

    def start(self) -> None:
        """Put the focus on the number."""
        self._number.setFocus()
        self._number.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submit()
            return
        super().keyPressEvent(event)
