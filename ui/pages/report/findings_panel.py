"""Findings at the right of the report: errors before warnings, each with a link to its cause."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.components.findings import FindingRow, Severity
from ui.components.labels import Hairline, Label, Sign
from ui.components.layout import ScrollBody, clear_layout
from ui.theme import current
from ui.themed import Themed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from models.rules.findings import Finding

WIDTH = 316


class FindingsPanel(Themed, QWidget):
    """`chosen(finding)` when a link is followed."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("look", "side-panel")
        self.setAccessibleName("Замечания")
        self._covering = False
        self._title = Label("Замечания", "section")
        self._body = ScrollBody(margins=(0, 4, 0, 12), spacing=0)
        # an aligned layout never gives wrapped words more than their first guess of a height
        self._body.column.setAlignment(Qt.AlignmentFlag(0))
        self._rows: list[tuple[Finding, FindingRow]] = []
        self._head = QHBoxLayout()
        self._head.addWidget(self._title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head)
        layout.addWidget(Hairline())
        layout.addWidget(self._body, 1)
        self.restyle()

    def show_findings(self, findings: "Sequence[Finding]", link_of: "Callable[[Finding], str]") -> None:
        """Show these findings, each with the words of its link; the panel keeps its place."""
        self._link_of = link_of
        kept = self._body.verticalScrollBar().value()
        clear_layout(self._body.column)
        self._rows = []
        errors = [finding for finding in findings if finding.is_error]
        warnings = [finding for finding in findings if not finding.is_error]
        for title, group in (("Ошибки", errors), ("Предупреждения", warnings)):
            if group:
                self._add_group(f"{title}, {len(group)}", group)
        if not findings:
            self._body.column.addWidget(self._nothing())
        self._body.column.addStretch(1)
        self._body.verticalScrollBar().setValue(kept)

    def set_current(self, finding: "Finding | None") -> None:
        """Tint the finding whose number is open."""
        for one, row in self._rows:
            row.set_current(one == finding)
            if one == finding:
                self._body.ensureWidgetVisible(row)

    def show_first(self, code: str) -> None:
        """Scroll to the first finding of a kind and tint it."""
        self.set_current(next((one for one, _row in self._rows if one.code == code), None))

    def set_covering(self, covering: bool) -> None:
        """Take the whole width in a narrow window."""
        self._covering = covering
        self.restyle()

    def restyle(self) -> None:
        theme = current()
        self._head.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(9))
        if self._covering:
            self.setMinimumWidth(0)
            self.setMaximumWidth(16777215)
        else:
            self.setFixedWidth(theme.px(WIDTH))

    def _add_group(self, title: str, findings: "Sequence[Finding]") -> None:
        theme = current()
        head = Label(title, "head")
        head.setContentsMargins(theme.px(16), theme.px(8), 0, theme.px(3))
        self._body.column.addWidget(head)
        for finding in findings:
            severity: Severity = "err" if finding.is_error else "warn"
            row = FindingRow(severity, finding.message, finding.place, self._link_of(finding))
            row.activated.connect(lambda finding=finding: self.chosen.emit(finding))
            self._rows.append((finding, row))
            self._body.column.addWidget(row)

    def _nothing(self) -> QWidget:
        theme = current()
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), 0)
        line.setSpacing(9)
        line.addWidget(Sign("circle-check", "ok", 18), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Label("Замечаний нет: отчёт можно сдавать.", wrap=True), 1)
        return box
