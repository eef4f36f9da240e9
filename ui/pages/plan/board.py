"""What a board shows: cards in cells of rows and columns, as plain data; the grid and the week are boards."""

from collections.abc import Hashable
from dataclasses import dataclass
from enum import Enum

from models.rules.plan_status import PlanStatus


class Look(Enum):
    """How a card is drawn: (icon, its token, fill, border, whether the title is bold)."""

    DONE = ("circle-check", "ok", "panel", "panel", False)
    OPEN = ("circle", "text2", "bg", "line", True)
    TODAY = ("circle", "accent", "accent_tint", "accent", True)
    LATE = ("triangle-alert", "warn", "warn_tint", "warn", True)
    DUE = ("calendar", "accent", "bg", "accent", True)

    @property
    def icon(self) -> str:
        """The sign before the second line: colour is never the only mark."""
        return self.value[0]

    @property
    def token(self) -> str:
        """The colour of the sign."""
        return self.value[1]

    @property
    def fill(self) -> str:
        """The card's colour."""
        return self.value[2]

    @property
    def border(self) -> str:
        """The outline's colour."""
        return self.value[3]

    @property
    def bold(self) -> bool:
        """What is still to be done stands out."""
        return self.value[4]


LOOKS = {
    PlanStatus.DONE: Look.DONE,
    PlanStatus.OPEN: Look.OPEN,
    PlanStatus.TODAY: Look.TODAY,
    PlanStatus.OVERDUE: Look.LATE,
}


@dataclass(frozen=True, slots=True)
class Card:
    """A card: `key` is what opening it asks for, `spoken` the whole of it in words; a fixed one cannot be moved."""

    key: Hashable
    title: str
    second: str
    look: Look
    spoken: str
    movable: bool = True


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """A column: its head in one or two lines; `bar` is the share of its width that the campaign covers, from and to."""

    value: Hashable
    title: str
    second: str = ""
    now: bool = False
    bar: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A row: its name and the cards of each column."""

    value: Hashable
    title: str
    cells: tuple[tuple[Card, ...], ...]

    @property
    def lanes(self) -> int:
        """How many cards stand one under another in its fullest cell."""
        return max((len(cards) for cards in self.cells), default=0) or 1


@dataclass(frozen=True, slots=True)
class Board:
    """Columns and rows."""

    columns: tuple[BoardColumn, ...]
    rows: tuple[BoardRow, ...]


@dataclass(frozen=True, slots=True)
class Lane:
    """One line of cards of a row: the table's row. `first` and `last` tell where the board's row begins and ends."""

    row: BoardRow
    number: int

    @property
    def first(self) -> bool:
        """Whether the row's name stands here."""
        return self.number == 0

    @property
    def last(self) -> bool:
        """Whether the hairline stands under it."""
        return self.number == self.row.lanes - 1

    def card(self, column: int) -> Card | None:
        """The card in a column, None where the cell has none at this height."""
        cards = self.row.cells[column]
        return cards[self.number] if self.number < len(cards) else None


def lanes_of(board: Board) -> tuple[Lane, ...]:
    """All lines of cards from the top."""
    return tuple(Lane(row, number) for row in board.rows for number in range(row.lanes))
