"""Hours of an event: «1», «1,5», or nothing."""

from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from models.rules.work_record_checks import hours_in_words
from ui.components.controls import LineEdit

_LONGEST = 12


class HoursEdit(LineEdit):
    """One line that holds hours, nothing, or something that is no number; the arrows step by an hour."""

    def __init__(self, *, width: int = 0) -> None:
        super().__init__(width=width)
        self.setMaxLength(_LONGEST)

    @property
    def hours(self) -> Decimal | None:
        """The hours, None when there are none or they cannot be read."""
        try:
            found = Decimal(self.text().strip().replace(",", ".").replace("−", "-"))
        except InvalidOperation:
            return None
        return found if found.is_finite() else None

    @property
    def problem(self) -> str:
        """What is wrong with the text, empty when it is hours or nothing."""
        if not self.text().strip() or self.hours is not None:
            return ""
        return "Впишите часы числом, например 1,5."

    def set_hours(self, hours: Decimal | None) -> None:
        """Show hours or nothing."""
        self.setText(hours_in_words(hours))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is None or self.problem:
            super().keyPressEvent(event)
            return
        self.set_hours(max((self.hours or Decimal(0)) + step, Decimal(0)))
