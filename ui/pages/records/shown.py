"""What a journal's page shows."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shown:
    """What the table shows: the keys in their order, how many records there are in all, totals for the foot."""

    keys: Sequence[int]
    total: int
    totals: tuple[tuple[str, str], ...] = ()
    guests: int = 0
    """Rows among the keys that come from another journal: they are shown and not counted."""
