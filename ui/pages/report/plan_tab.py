"""План: Приложение 2 of the campaign on the desk, as it is printed and saved."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from exporters.appendix2_content import appendix2
from models.rules.russian import plural
from ui.components.buttons import Link
from ui.components.labels import Label
from ui.pages.report.host import ReportHost, ReportTab
from ui.pages.report.paper_browser import PaperBrowser
from ui.theme import current
from ui.themed import Themed

if TYPE_CHECKING:
    from models.rules.report import CampaignPlan, CampaignReport


class PlanTab(Themed, ReportTab):
    """The plan as it stands in the journal today. `edit_wanted` by the link to where it is kept."""

    edit_wanted = Signal()

    def __init__(self, host: ReportHost) -> None:
        super().__init__(host)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("look", "desk")
        self._plan: CampaignPlan | None = None
        self._words = Label("", "second")
        self.paper = PaperBrowser("Приложение 2, сводный план")
        self._line = QHBoxLayout()
        self._line.addWidget(self._words, 1)
        self._line.addWidget(Link("Править в плане", self.edit_wanted.emit))
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(0)
        self._layout.addLayout(self._line)
        self._layout.addWidget(self.paper, 1)
        self.restyle()

    def show_report(self, report: "CampaignReport") -> None:
        """Show the plan of the report's campaign."""
        from models.services.plan import campaign_plan

        self._plan = campaign_plan(self.host.context.journal, str(report.campaign))
        items = len(self._plan.items)
        due = f"{report.calendar.plan_due:%d.%m.%Y}"
        number = plural(items, "мероприятие", "мероприятия", "мероприятий") if items else "пока пуст"
        self._words.setText(f"Приложение 2, {number}. Срок сдачи плана {due}")
        self.paper.show_paper(appendix2(self._plan))

    def print_paper(self) -> None:
        """Show the sheets of the PDF."""
        from exporters.papers import plan_pdf

        if self._plan is not None:
            name = Path(f"Приложение 2, {self._plan.campaign.title}.pdf")
            self.host.preview("Печать плана", plan_pdf(self._plan), name)

    def restyle(self) -> None:
        theme = current()
        self._line.setContentsMargins(theme.px(2), theme.px(14), theme.px(2), theme.px(11))
        self._layout.setContentsMargins(theme.px(18), 0, theme.px(18), 0)
