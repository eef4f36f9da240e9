"""The distribution of the class by leading scale and by level, as bars."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from models.rules.diagnostics.class_figures import SMALLEST_GROUP
from ui.components.bar_chart import BarChart, ChartGroup
from ui.components.labels import Label, SectionTitle
from ui.components.layout import ScrollBody, clear_layout
from ui.components.limited import limited
from ui.pages.diagnostics.host import SessionHost, SessionTab
from ui.pages.diagnostics.result_words import leading_groups, level_groups, mean_groups
from ui.theme import current


class SpreadTab(SessionTab):
    """Percentages are of those tested and may exceed 100 with ties; a small group has none."""

    def __init__(self, host: SessionHost) -> None:
        super().__init__(host)
        self.charts: list[BarChart] = []
        self._body = ScrollBody(margins=(24, 14, 24, 24), spacing=10)
        self._body.column.setAlignment(Qt.AlignmentFlag(0))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._body)
        self.show_sheet()

    def show_sheet(self) -> None:
        figures, instrument = self.host.sheet.figures, self.host.sheet.instrument
        clear_layout(self._body.column)
        self.charts = []
        if instrument.places:
            self._add(
                "Ведущие шкалы", leading_groups(instrument, figures), "Один человек может иметь несколько ведущих шкал."
            )
        self._add("Уровни", level_groups(instrument, figures), "")
        self._add("Баллы", mean_groups(instrument, figures), "")
        if not self.charts:
            self._body.column.addWidget(Label("Распределение появится, когда будут внесены результаты.", "muted"))
        elif figures.small:
            words = f"Прошли меньше {SMALLEST_GROUP} человек: проценты не показываются, чтобы не указывать на людей."
            self._body.column.addWidget(Label(words, "second", wrap=True))
        self._body.column.addStretch(1)

    def take_focus(self) -> None:
        if self.charts:
            self.charts[0].setFocus()

    def _add(self, title: str, groups: tuple[ChartGroup, ...], note: str) -> None:
        if not groups:
            return
        chart = BarChart(f"Распределение: {title.lower()}")
        chart.set_groups(groups)
        self.charts.append(chart)
        self._body.column.addWidget(SectionTitle(title))
        chart.setMaximumWidth(current().px(860))
        self._body.column.addWidget(limited(chart))
        if note:
            self._body.column.addWidget(Label(note, "second"))
        self._body.column.addSpacing(14)
