"""What the window asks of the settings; `desktop.settings` provides it."""

from typing import Protocol


class Settings(Protocol):
    """Remembered preferences by key. Values are what JSON can hold: str, int, float, bool, list, dict, None."""

    def get(self, key: str, default: object = None) -> object:
        """The value kept under the key, or the default."""

    def set(self, key: str, value: object) -> None:
        """Keep a value under the key."""


class MemorySettings:
    """Settings that last as long as the program: for a start without a settings folder, and for tests."""

    def __init__(self, values: dict[str, object] | None = None) -> None:
        self._values = dict(values or {})

    def get(self, key: str, default: object = None) -> object:
        """The value kept under the key, or the default."""
        return self._values.get(key, default)

    def set(self, key: str, value: object) -> None:
        """Keep a value under the key."""
        self._values[key] = value
