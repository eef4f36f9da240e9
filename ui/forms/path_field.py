"""A field for a file or a folder, typed or chosen."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.components.buttons import Button
from ui.components.controls import LineEdit
from ui.components.field import Field
from ui.themed import Themed


class PathField(Themed, QWidget):
    """A field with «Выбрать» beside it. `edited` is sent when the user types or chooses."""

    edited = Signal()

    def __init__(self, label: str, choose: Callable[[Path | None], Path | None], *, hint: str = "") -> None:
        """`choose(current)` opens a dialog of the system and gives what was chosen."""
        super().__init__()
        self._choose = choose
        self.edit = LineEdit()
        self.field = Field(label, self.edit, hint=hint)
        self.button = Button("Выбрать", "folder-open", on_click=self._on_choose)
        self.edit.textEdited.connect(lambda _text: self._on_edited())
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._layout.addWidget(self.field, 1)
        self._side = QHBoxLayout()
        self._side.addWidget(self.button)
        self._layout.addLayout(self._side)
        self._layout.setAlignment(self._side, Qt.AlignmentFlag.AlignTop)
        self.restyle()

    @property
    def path(self) -> Path | None:
        """The path in the field; None while it is empty."""
        text = self.edit.text().strip()
        return Path(text).expanduser() if text else None

    def set_path(self, path: Path | None) -> None:
        """Fill the field; `edited` is not sent."""
        self.edit.setText(str(path) if path else "")
        self.field.clear_problem()

    def restyle(self) -> None:
        self._side.setContentsMargins(0, self.field.label.sizeHint().height() + 4, 0, 0)

    def _on_choose(self) -> None:
        chosen = self._choose(self.path)
        if chosen is not None:
            self.set_path(chosen)
            self.edited.emit()

    def _on_edited(self) -> None:
        self.field.clear_problem()
        self.edited.emit()
