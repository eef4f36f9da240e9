"""A new password, typed twice."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.components.controls import LineEdit
from ui.components.field import Field


def password_edit() -> LineEdit:
    """A field that hides what is typed."""
    edit = LineEdit()
    edit.setEchoMode(LineEdit.EchoMode.Password)
    return edit


class NewPasswordFields(QWidget):
    """Password and repetition side by side; both empty mean no password where `required` is not set."""

    edited = Signal()
    entered = Signal()
    """Enter was pressed in the second field."""

    def __init__(self, *, required: bool, label: str = "Пароль") -> None:
        super().__init__()
        self._required = required
        self.edits = (password_edit(), password_edit())
        self.first = Field(label, self.edits[0])
        self.second = Field("Ещё раз", self.edits[1])
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        for field, edit in zip((self.first, self.second), self.edits, strict=True):
            line.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
            edit.textEdited.connect(lambda _text: self._on_edited())
        self.edits[0].returnPressed.connect(self.edits[1].setFocus)
        self.edits[1].returnPressed.connect(self.entered)

    @property
    def password(self) -> str | None:
        """What was typed in the first field; None while it is empty."""
        return self.edits[0].text() or None

    def check(self) -> bool:
        """Say what is wrong; True when the password may be taken."""
        typed, repeated = (edit.text() for edit in self.edits)
        if self._required and not typed:
            self.first.set_problem("Введите новый пароль")
        elif typed != repeated:
            self.second.set_problem("Пароли не совпадают: введите пароль ещё раз")
        else:
            return True
        return False

    def clear(self) -> None:
        """Forget what was typed."""
        for edit in self.edits:
            edit.clear()
        self.first.clear_problem()
        self.second.clear_problem()

    def _on_edited(self) -> None:
        self.first.clear_problem()
        self.second.clear_problem()
        self.edited.emit()
