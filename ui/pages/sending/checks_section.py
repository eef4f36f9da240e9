"""«Проверка»: findings, errors before warnings, each with a link to its cause."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.components.buttons import Link
from ui.components.findings import FindingRow
from ui.components.labels import Label, SectionTitle, Sign
from ui.components.layout import clear_layout
from ui.pages.finding_link import link_words

if TYPE_CHECKING:
    from models.rules.findings import Finding


class ChecksSection(QWidget):
    """`chosen(finding)` when a link is followed."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._title = SectionTitle("Проверка")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addLayout(self._rows)

    def show_findings(self, findings: "Sequence[Finding]") -> None:
        """Show these findings."""
        clear_layout(self._rows)
        errors = sum(finding.is_error for finding in findings)
        counted = [f"ошибок {errors}" if errors else "", f"предупреждений {len(findings) - errors}"]
        self._title.set_text(f"Проверка: {', '.join(filter(None, counted))}" if findings else "Проверка")
        for finding in findings:
            row = FindingRow("err" if finding.is_error else "warn", finding.message, finding.place, link_words(finding))
            row.activated.connect(lambda finding=finding: self.chosen.emit(finding))
            self._rows.addWidget(row)
        if not findings:
            self._rows.addWidget(_nothing())

    def focus_first(self) -> None:
        """Put the focus on the first link."""
        links = self.findChildren(Link)
        if links:
            links[0].setFocus()


def _nothing() -> QWidget:
    box = QWidget()
    line = QHBoxLayout(box)
    line.setContentsMargins(0, 8, 0, 0)
    line.setSpacing(9)
    line.addWidget(Sign("circle-check", "ok", 18), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(Label("Замечаний нет: можно подписывать.", wrap=True), 1)
    return box
