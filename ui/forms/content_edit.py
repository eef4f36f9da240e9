"""A control of a form that holds more than a line: chips, photos."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class ContentEdit(QWidget):
    """`edited` when the user changes it; `content` is what JSON can hold, for drafts."""

    edited = Signal()

    @property
    def content(self) -> Any:
        """What it holds."""
        raise NotImplementedError

    def set_content(self, content: Any) -> None:
        """Fill it; `edited` may be sent."""
        raise NotImplementedError
