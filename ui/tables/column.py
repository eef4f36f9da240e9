"""A column of a table, declared as data: what it shows, how wide, how it sorts, how it is edited."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """How a value is drawn and edited: one delegate for each, never one for a screen."""

    TEXT = "text"
    COUNT = "count"
    DATE = "date"
    CHIP = "chip"
    MARK = "mark"
    CHOICE = "choice"


@dataclass(frozen=True)
class Column:
    """One column over rows of any kind.

    `value(row)` gives the native value: str, int, date, or for CHIP a status, for MARK a severity of a finding
    ("err", "warn", None). `second(row)` is a second line under it. `show(value)` turns a value into words (dates and
    None are known already). `width` is in layout units; the column without one takes the rest. `token` names the
    colour of the text. `parse(input)` makes the column editable: it returns the value for the command or raises a
    UserError; `options` are the choices of a CHOICE column as (value, words).
    """

    title: str
    value: Callable[[Any], Any]
    kind: Kind = Kind.TEXT
    width: int | None = None
    second: Callable[[Any], str] | None = None
    show: Callable[[Any], str] | None = None
    sort_key: Callable[[Any], Any] | None = None
    spoken: Callable[[Any], str] | None = None
    tooltip: Callable[[Any], str] | None = None
    token: Callable[[Any], str] | None = None
    strong: bool = False
    parse: Callable[[Any], Any] | None = None
    options: Callable[[], Sequence[tuple[Any, str]]] | None = None
    key: str = ""

    @property
    def at_right(self) -> bool:
        """Counts stand at the right under a head at the right."""
        return self.kind is Kind.COUNT

    def words(self, row: Any) -> str:
        """What the cell shows; an em dash for nothing."""
        value = self.value(row)
        if value is None or value == "":
            return "" if self.kind is Kind.MARK else "—"
        if self.show is not None:
            return self.show(value)
        if self.kind is Kind.DATE:
            return f"{value:%d.%m.%Y}"
        return str(value)

    def aloud(self, row: Any) -> str:
        """What a screen reader says of the cell."""
        if self.spoken is not None:
            return self.spoken(row)
        second = self.second(row) if self.second is not None else ""
        words = ", ".join(part for part in (self.words(row), second) if part)
        return f"{self.title}: {words}" if self.title else words
