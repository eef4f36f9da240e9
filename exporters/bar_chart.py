"""A chart of horizontal bars as a block of a paper: drawn in PDF, shaded cells in docx, a native chart in xlsx."""

from dataclasses import dataclass
from decimal import Decimal

INK = "24509E"
"""The fill of the bars: dark enough for a printer without colours."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: the words before it, its number, the words after it («4 чел., 66,67 %»)."""

    label: str
    value: Decimal
    shown: str


@dataclass(frozen=True, slots=True)
class BarChart:
    """Bars under a title. `full` is the value of a bar that takes the whole width, None: the largest of the bars.

    `name` is the sheet's in a workbook, `labels` and `unit` head its columns.
    """

    title: str
    bars: tuple[Bar, ...]
    unit: str
    full: Decimal | None = None
    name: str = "Диаграмма"
    labels: str = "Шкала"
    label_share: float = 0.3
    """Of the width, what the words before the bars take."""

    value_share: float = 0.22

    def share(self, bar: Bar) -> float:
        """The length of a bar as a part of the room for bars."""
        full = self.full if self.full is not None else max((one.value for one in self.bars), default=Decimal(0))
        return float(min(max(bar.value / full, Decimal(0)), Decimal(1))) if full > 0 else 0.0
