"""Numbers of rows on paper: what was printed keeps its number, what came later goes on after it.

A sewn journal is never rewritten. Rows stand by date until they are printed; a record entered afterwards with an
earlier date gets the next free number, stands with the new rows under the month they stand in, and is marked
«внесено позднее». A deleted record leaves a gap: its row is still on the paper.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, Protocol, TypeVar

from models.rules.log_options import Month


class Dated(Protocol):
    """A row of a journal: a key that is its own for good, and its day."""

    @property
    def key(self) -> str:
        """«w12»: the journal's letter and the record's number in it."""

    @property
    def day(self) -> date:
        """The day that the row stands under."""


RowT = TypeVar("RowT", bound=Dated)
RowT_co = TypeVar("RowT_co", bound=Dated, covariant=True)


@dataclass(frozen=True, slots=True)
class NumberedRow(Generic[RowT_co]):
    """A row with its number on paper, the month whose totals it counts for, and whether it came late."""

    row: RowT_co
    number: int
    month: Month
    late: bool
    printed: bool


@dataclass(frozen=True, slots=True)
class PrintedLog:
    """What of a journal of one year stands on paper: pages, and by section the number of each printed row."""

    pages: int = 0
    numbers: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    day: date | None = None

    @property
    def rows(self) -> int:
        """Rows on the printed pages."""
        return sum(len(section) for section in self.numbers.values())

    def last_number(self, section: str) -> int:
        """The number after which the section's new rows go on."""
        return max(self.numbers.get(section, {}).values(), default=0)


NOTHING_PRINTED = PrintedLog()


def numbered(rows: Iterable[RowT], printed: Mapping[str, int]) -> tuple[NumberedRow[RowT], ...]:
    """All rows of a section in the order of their numbers: printed ones as on paper, new ones after them by date."""
    by_date = sorted(rows, key=lambda row: row.day)
    kept = sorted((row for row in by_date if row.key in printed), key=lambda row: printed[row.key])
    following = max(printed.values(), default=0) + 1
    new = [row for row in by_date if row.key not in printed]
    pairs = [
        *((row, printed[row.key]) for row in kept),
        *((row, number) for number, row in enumerate(new, start=following)),
    ]
    found: list[NumberedRow[RowT]] = []
    latest = date.min
    for row, number in pairs:
        late = row.day < latest
        latest = max(latest, row.day)
        found.append(NumberedRow(row, number, Month.of(latest), late, row.key in printed))
    return tuple(found)


def after_printing(
    before: PrintedLog, sections: Mapping[str, Sequence[NumberedRow[Dated]]], pages: int, day: date, *, only_new: bool
) -> PrintedLog:
    """What is on paper once these rows were printed on `pages` sheets: added to what was, or in its place."""
    numbers = {name: dict(section) for name, section in before.numbers.items()} if only_new else {}
    for name, rows in sections.items():
        numbers.setdefault(name, {}).update({each.row.key: each.number for each in rows})
    return PrintedLog((before.pages if only_new else 0) + pages, numbers, day)
