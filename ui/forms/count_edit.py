"""A count that may still be unknown: an empty field is None, not nought."""

from PySide6.QtGui import QValidator

from ui.components.controls import NumberEdit

_UNKNOWN = -1


class CountEdit(NumberEdit):
    """A whole number from 0 up, or nothing; the arrows start at 0."""

    def __init__(self, high: int = 9999, *, small: bool = False, width: int = 76, name: str = "") -> None:
        super().__init__(_UNKNOWN, _UNKNOWN, high, small=small, width=width, name=name)

    @property
    def count(self) -> int | None:
        """What is typed; None while the field is empty."""
        return None if self.value() == _UNKNOWN else self.value()

    def set_count(self, count: int | None) -> None:
        """Fill or empty the field."""
        self.setValue(_UNKNOWN if count is None else count)

    def textFromValue(self, value: int) -> str:
        return "" if value == _UNKNOWN else str(value)

    def valueFromText(self, text: str) -> int:
        return int(text) if text.strip().isdigit() else _UNKNOWN

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        bare = text.strip()
        if not bare or (bare.isascii() and bare.isdigit() and int(bare) <= self.maximum()):
            return QValidator.State.Acceptable, text, position
        return QValidator.State.Invalid, text, position
