"""The teachers of an event: found by a few letters, new ones are added to the school's list."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout

from ui.components.chips_edit import ChipsEdit
from ui.forms.content_edit import ContentEdit


class TeachersEdit(ContentEdit):
    """Chips with the names."""

    def __init__(self, known: Sequence[str]) -> None:
        super().__init__()
        self.chips = ChipsEdit("Добавить педагога", known)
        self.chips.changed.connect(self.edited)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.chips)
        self.setFocusProxy(self.chips.line)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.chips.setAccessibleName(name)

    def setProperty(self, name: str, value: object) -> bool:
        """A problem outlines the line."""
        if name == "problem":
            self.chips.setProperty(name, value)
        return super().setProperty(name, value)

    @property
    def names(self) -> tuple[str, ...]:
        """The names; what is typed and not added yet is one, too."""
        self.chips.finish()
        return self.chips.names

    @property
    def content(self) -> list[str]:
        """The names, as they stand."""
        typed = self.chips.line.text().strip()
        return [*self.chips.names, *([typed] if typed else [])]

    def set_content(self, content: Sequence[str]) -> None:
        """Show these names."""
        self.chips.set_names(content)
