"""История: what happened to the report, the latest first; and the mark that it is ready."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.vocabulary import ReportStatus
from ui.components.buttons import Button
from ui.components.labels import Hairline, Label
from ui.components.layout import ScrollBody, clear_layout
from ui.pages.days import moment
from ui.pages.report.host import ReportHost, ReportTab
from ui.theme import current

if TYPE_CHECKING:
    from models.rules.report import CampaignReport
    from models.services.confirmation import HistoryLine

_WHAT_NOW = {
    False: "Числа и тексты по-прежнему можно менять.",
    True: "Числа заморожены при подписании: исправленное уйдёт новым пакетом.",
}


class HistoryTab(ReportTab):
    """Confirmed numbers with their reasons, changes of the status."""

    def __init__(self, host: ReportHost) -> None:
        super().__init__(host)
        self._report: CampaignReport | None = None
        self._state = Label("", wrap=True)
        self.mark = Button("", on_click=self._switch)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self._state, 1)
        head.addWidget(self.mark)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._body = ScrollBody(margins=(24, 14, 24, 24), spacing=8)
        self._body.column.setAlignment(Qt.AlignmentFlag(0))
        self._body.column.addLayout(head)
        self._body.column.addWidget(Hairline())
        self._body.column.addLayout(self._lines)
        self._body.column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._body)

    def show_report(self, report: "CampaignReport") -> None:
        """Show the history."""
        from models.services.confirmation import history

        self._report = report
        draft = report.status is ReportStatus.DRAFT
        self._state.setText(
            "Отчёт ещё черновик. Отметьте его готовым, когда всё проверите."
            if draft
            else f"Отчёт {report.status}. {_WHAT_NOW[report.signed is not None]}"
        )
        self.mark.setText("Отметить готовым" if draft else "Вернуть в черновик")
        self.mark.setAccessibleName(self.mark.text())
        self.mark.set_icon("clipboard-check" if draft else "pencil")
        self.mark.setVisible(report.status in (ReportStatus.DRAFT, ReportStatus.READY))
        clear_layout(self._lines)
        lines = history(self.host.context.journal, self.host.campaign)
        for line in lines:
            self._lines.addWidget(self._line(line))
            self._lines.addWidget(Hairline())
        if not lines:
            words = "Здесь появятся подтверждённые числа с причинами и смены статуса."
            self._lines.addWidget(Label(words, "muted", wrap=True))

    def print_paper(self) -> None:
        """The history itself is not handed in: the report is printed."""
        from pathlib import Path

        from exporters.papers import report_pdf

        if self._report is not None:
            name = Path(f"Приложение 3, {self._report.campaign.title}.pdf")
            self.host.preview("Печать отчёта", report_pdf(self._report), name)

    def _line(self, line: "HistoryLine") -> QWidget:
        box = QWidget()
        layout = QHBoxLayout(box)
        layout.setContentsMargins(0, 10, 0, 10)
        layout.setSpacing(16)
        at = Label(moment(line.at, self.host.context.today()), "muted")
        at.setFixedWidth(current().px(170))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(line.what.capitalize(), "strong"))
        words.addWidget(Label(line.text, "second", wrap=True))
        layout.addWidget(at, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)
        return box

    def _switch(self) -> None:
        from models.services.confirmation import set_ready

        assert self._report is not None
        ready = self._report.status is ReportStatus.DRAFT
        if self.host.write(lambda: set_ready(self.host.context.journal, self.host.campaign, ready=ready)):
            self.host.offer_undo("Отчёт отмечен готовым" if ready else "Отчёт снова черновик")
