"""«Готовность отчёта»: one key figure, a bar, the three gaps that matter most."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.rules.russian import plural, plural_word
from ui.components.bars import Bar
from ui.components.buttons import stack
from ui.components.findings import FindingRow
from ui.components.labels import Hairline, Label, SectionTitle
from ui.pages.finding_link import link_words
from ui.theme import current

if TYPE_CHECKING:
    from models.services.home_state import Gap, ReportState

Navigate = Callable[[str, object], object]


def report_section(state: "ReportState", navigate: Navigate) -> QWidget:
    """How far the report is, and links to the gaps."""
    title = f"Готовность отчёта {state.campaign.adjective} кампании"
    rows = [_gap_row(gap, state, navigate) for gap in state.gaps]
    return stack(SectionTitle(title, line=False), _figure(state), Hairline(), *rows)


def _figure(state: "ReportState") -> QWidget:
    box = QWidget()
    line = QHBoxLayout(box)
    line.setContentsMargins(0, 8, 0, 8)
    line.setSpacing(16)
    percent = Label(f"{state.percent} %", "key")
    percent.setMinimumWidth(current().px(64))
    line.addWidget(percent, 0, Qt.AlignmentFlag.AlignVCenter)
    words = QVBoxLayout()
    words.setSpacing(6)
    words.addStretch(1)
    words.addWidget(Bar(state.done, state.parts, name="Готовность отчёта, частей"))
    words.addWidget(Label(_summary(state), "second", wrap=True))
    words.addStretch(1)
    line.addLayout(words, 1)
    return box


def _summary(state: "ReportState") -> str:
    ready = plural_word(state.done, "Готова", "Готовы", "Готово")
    done = f"{ready} {plural(state.done, 'часть', 'части', 'частей')} из {state.parts}."
    if not state.errors and not state.warnings:
        return f"{done} Если сдавать сегодня: замечаний нет"
    errors = plural(state.errors, "ошибка", "ошибки", "ошибок") if state.errors else ""
    warnings = plural(state.warnings, "предупреждение", "предупреждения", "предупреждений") if state.warnings else ""
    return f"{done} Если сдавать сегодня: {' и '.join(filter(None, (errors, warnings)))}"


def _gap_row(gap: "Gap", state: "ReportState", navigate: Navigate) -> QWidget:
    finding = gap.finding
    more = ", и ещё одно такое же" if gap.more == 1 else f", и ещё {gap.more} таких же" if gap.more else ""
    row = FindingRow(
        "err" if finding.is_error else "warn",
        finding.message,
        f"{finding.place}{more}",
        "Показать все" if gap.more else link_words(finding) or "Показать",
        wide=True,
    )
    target = {"campaign": str(state.campaign), "finding": finding.code if gap.more else finding}
    row.activated.connect(lambda: navigate("report", target))
    return row
