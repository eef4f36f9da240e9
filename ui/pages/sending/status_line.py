"""The way of a report in one calm line: what is behind, where it is now, what comes."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.vocabulary import ReportStatus
from ui.components.chips import StatusChip
from ui.components.labels import Label, Sign
from ui.components.layout import clear_layout


class StatusLine(QWidget):
    """Steps from left to right; the present one is a chip, those behind it have a tick."""

    def __init__(self) -> None:
        super().__init__()
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(8)

    def show_status(self, chain: Sequence[ReportStatus], status: ReportStatus) -> None:
        """Show where it is; «на доработку» stands in the place of «принят»."""
        steps = [*chain[:-1], status] if status is ReportStatus.RETURNED else list(chain)
        clear_layout(self._line)
        at = steps.index(status)
        for place, step in enumerate(steps):
            if place:
                self._line.addWidget(Sign("chevron-right", "text2"))
            if place == at:
                self._line.addWidget(StatusChip(str(step)))
            else:
                if place < at:
                    self._line.addWidget(Sign("check", "ok"))
                self._line.addWidget(Label(str(step), "second"))
        self._line.addStretch(1)
        self.setAccessibleName(f"Статус: {status}. Путь: {', '.join(map(str, steps))}")
