"""One line of the table of figures, and how it is measured."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

RUNS = 5


@dataclass(frozen=True)
class Figure:
    """A measured value beside the bare libraries' one, and the goal: a ratio to it, or a bound when `bare` is None."""

    what: str
    value: float
    unit: str
    goal: float
    bare: float | None = None

    @property
    def compared(self) -> float:
        """What the goal bounds."""
        return self.value / self.bare if self.bare else self.value

    @property
    def met(self) -> bool:
        return self.compared <= self.goal

    def row(self) -> tuple[str, ...]:
        """The figure as the cells of the table."""
        bare = f"{self.bare:.3g} {self.unit}" if self.bare else ""
        goal = f"≤ {self.goal:g} ×" if self.bare else f"≤ {self.goal:g} {self.unit}"
        ratio = f"{self.compared:.2f} ×" if self.bare else ""
        return self.what, f"{self.value:.3g} {self.unit}", bare, ratio, goal, "yes" if self.met else "NO"


HEAD = ("what", "measured", "bare", "ratio", "goal", "met")


def seconds(run: Callable[[], object], runs: int = RUNS) -> float:
    """The median of `runs` runs after one that fills the caches."""
    run()
    return statistics.median(_timed(run) for _ in range(runs))


def _timed(run: Callable[[], object]) -> float:
    started = time.perf_counter()
    run()
    return time.perf_counter() - started


def table(figures: list[Figure]) -> str:
    """The figures as a table of Markdown."""
    rows = [HEAD, *(figure.row() for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)
