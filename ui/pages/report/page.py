"""Отчёт кампании: the paper on the desk, its findings, and everything that is handed in with it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget

from models.errors import UserError
from ui.components.choices import Tabs
from ui.components.empty_state import EmptyState
from ui.pages.context import PageContext
from ui.pages.finding_link import link_words
from ui.pages.job_line import JobLine
from ui.pages.note_length import remembered_length
from ui.pages.overlay import Overlay
from ui.pages.reading_order import go_on
from ui.pages.report.actions import ReportActions
from ui.pages.report.areas import REPORT_AREAS
from ui.pages.report.beside import Beside
from ui.pages.report.causes import go_to, show_wanted
from ui.pages.report.frozen_line import FrozenLine
from ui.pages.report.host import ReportTab
from ui.pages.report.paper_tab import PaperTab
from ui.pages.report.plan_tab import PlanTab
from ui.pages.report.saving import save_papers
from ui.pages.report.words import combo_words, state_sentence, tab_words
from ui.pages_base import Page
from ui.theme import current

if TYPE_CHECKING:
    from models.changes import Changes
    from models.rules.findings import Finding
    from models.rules.report import CampaignReport
    from models.services.campaigns import CampaignState

_CHIP_FROM = 780
PAUSE_MS = 1500
"""After texts were kept the report is counted anew when the user pauses so long."""


class ReportPage(Page):
    """Shows one campaign; counts it anew after each change of the journal."""

    title = "Отчёт кампании"
    areas = REPORT_AREAS

    def __init__(self, context: PageContext) -> None:
        super().__init__(scrolls=False)
        self.context = context
        self.report: CampaignReport | None = None
        self._campaigns: tuple[CampaignState, ...] = ()
        self.overlay = Overlay(self)
        self.job_line = JobLine(context.jobs)
        self.job_line.refused.connect(self.refuse)
        self.foot.addWidget(self.job_line)
        self._measure_note = remembered_length(context.settings)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._recount)
        self._build_header()
        self._build_tabs()

    @property
    def campaign(self) -> str:
        """The chosen campaign, `autumn-2026`."""
        return str(self.buttons.campaign.value)

    def load(self) -> None:
        """Choose the campaign at hand and show its report."""
        from models.services.campaigns import all_campaigns, campaign_at_hand

        self.strip.stand_behind(self.buttons.save)
        self._campaigns = all_campaigns(self.context.journal)
        at_hand = campaign_at_hand(self._campaigns, self.context.today())
        chosen = str(at_hand.code) if at_hand is not None and self.report is None else ""
        self.buttons.set_campaigns([(str(one.code), combo_words(one)) for one in self._campaigns], chosen)
        self._show_empty(at_hand is None)
        if at_hand is not None:
            self._recount()

    def reload(self, changes: "Changes | None" = None) -> None:
        """Count anew; the chosen campaign and the open tab stay."""
        self.load()

    def leave(self) -> bool:
        """Nothing typed is lost: it is kept before another place opens."""
        self._keep()
        return True

    def open_at(self, argument: object) -> None:
        """Show what another page asks for: `{"campaign": code, "tab": name, "finding": Finding or its kind}`."""
        show_wanted(self, argument)

    def open_tab(self, name: str) -> None:
        """Open a tab: paper, note, best, photos, plan or history."""
        if self.report is None:
            return
        self._keep()
        self._tabs.set_value(name)
        tab = self._tab(name)
        self._stack.setCurrentWidget(tab)
        tab.show_report(self.report)
        self._tell_state()

    # what the tabs ask for

    def wrote(self, changes: "Changes", *, at_once: bool = True) -> None:
        """Something was written: other pages are told; the report is counted at once, or when the user pauses."""
        self.committed.emit(changes)
        if at_once:
            self._recount()
        else:
            self._pause.start()

    def write(self, action: "Callable[[], Changes]", *, at_once: bool = True) -> bool:
        """Do one service call and show what it changed; a refusal is said in the strip, then False."""
        try:
            changes = action()
        except UserError as refusal:
            self.refuse(refusal)
            return False
        self.wrote(changes, at_once=at_once)
        return True

    def open_record(self, record_id: int) -> None:
        """Show the card of a record in place of the findings."""
        if self.record.open(record_id) and isinstance(self._tab_shown(), PaperTab):
            self._tab_shown().keep()

    def change_record(self, record_id: int) -> None:
        """Open the form of a record in the work log."""
        self.navigate.emit("work_log", {"id": record_id})

    def preview(self, title: str, pdf: bytes, suggested: Path) -> None:
        """Show sheets for print over the page."""
        from ui.printing import PrintPreview

        self.overlay.open(PrintPreview(title, pdf, self.context.messages, suggested))

    # keys of the window

    def print_page(self) -> None:
        """Ctrl+P: the paper of the open tab, or the sheets when they are shown already."""
        if self.overlay.upper is not None:
            self.overlay.upper.print_page()
        elif self.report is not None:
            self._guarded(self._tab_shown().print_paper)

    def escape(self) -> bool:
        """Esc closes the preview, the passport, the card, in this order."""
        if self.overlay.upper is not None:
            self.overlay.close()
            return True
        tab = self._tab_shown()
        if isinstance(tab, PaperTab) and tab.popover is not None:
            tab.popover.dismiss()
            return True
        if self.record.panel is not None:
            self.record.close()
            tab.setFocus()
            return True
        return False

    def focusNextPrevChild(self, forward: bool) -> bool:
        tab = self._tab_shown() if self.report is not None else None
        if self.overlay.upper is not None:
            return super().focusNextPrevChild(forward)
        if isinstance(tab, PaperTab) and tab.popover is not None:
            return go_on([tab.popover], forward=forward, around=True) or super().focusNextPrevChild(forward)
        parts = [self.header, self._tabs, self.frozen_line, self._stack, self.beside.shown, self.strip, self.job_line]
        return go_on(parts, forward=forward, out_of=self) or super().focusNextPrevChild(forward)

    def set_narrow(self, narrow: bool) -> None:
        """Below 1300 units the findings become a button with a count."""
        super().set_narrow(narrow)
        self._tell_state()
        self.beside.set_narrow(narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_status()

    # inside

    def _build_header(self) -> None:
        self.buttons = ReportActions(self.header)
        self.buttons.campaign_chosen.connect(self._campaign_chosen)
        self.buttons.print_asked.connect(self.print_page)
        self.buttons.save_asked.connect(self._save_papers)

    def _build_tabs(self) -> None:
        self._tabs = Tabs(tab_words(None))
        self._tabs.chosen.connect(lambda name: self.open_tab(str(name)))
        self.upper.addWidget(self._tabs)
        self.frozen_line = FrozenLine()
        self.frozen_line.anew.connect(
            lambda: self.navigate.emit("sending", {"campaign": self.campaign, "tab": "report"})
        )
        self.upper.addWidget(self.frozen_line)
        self._stack = QStackedWidget()
        self._made: dict[str, ReportTab] = {}
        self._empty: EmptyState | None = None
        self.middle.addWidget(self._stack, 1)
        self.beside = Beside(self, self._stack, self.middle)
        self.findings, self.record = self.beside.findings, self.beside.record
        self.findings.chosen.connect(self.follow)
        self.buttons.findings_asked.connect(self.beside.toggle_findings)

    def _tab(self, name: str) -> ReportTab:
        """The tab, made when it is first opened."""
        if name not in self._made:
            from ui.pages.report.tabs import make_tab

            tab = make_tab(name, self)
            if isinstance(tab, PaperTab):
                tab.number_shown.connect(self.findings.set_current)
                tab.form_shown.connect(self.buttons.yield_primary)
                tab.class_chosen.connect(lambda class_id: self.navigate.emit("people", {"class": class_id}))
            elif isinstance(tab, PlanTab):
                tab.edit_wanted.connect(lambda: self.navigate.emit("plan", {"campaign": self.campaign}))
            self._made[name] = tab
            self._stack.addWidget(tab)
        return self._made[name]

    def _tab_shown(self) -> ReportTab:
        return self._tab(str(self._tabs.value))

    def _campaign_chosen(self) -> None:
        if self.buttons.campaign.value is not None:
            self._keep()
            self.record.close()
            self._recount()

    def _recount(self) -> None:
        from models.services.campaign_report import build

        self._pause.stop()
        report = build(self.context.journal, self.campaign, today=self.context.today(), measure_note=self._measure_note)
        self.report = report
        self.frozen_line.show_report(report)
        self.record.show_changes()
        self._tell_status()
        for name, words in tab_words(report):
            self._tabs.set_words(name, words)
        self.findings.show_findings(report.findings, link_words)
        self.beside.arrange()
        self._stack.setCurrentWidget(self._tab_shown())
        self._tab_shown().show_report(report)
        self._tell_state()

    def _tell_state(self) -> None:
        if self.report is not None:
            self.header.set_sentence(state_sentence(self.report, self.context.today(), short=self._narrow))
            plan = self._tabs.value == "plan"
            self.buttons.show_state(len(self.report.findings), plan=plan, narrow=self._narrow)

    def _tell_status(self) -> None:
        """The chip gives way to the buttons in the narrowest windows; the history tells the status too."""
        has_room = self.width() >= current().px(_CHIP_FROM)
        self.header.set_chip(str(self.report.status) if self.report is not None and has_room else None)

    def _keep(self) -> None:
        for tab in self._made.values():
            tab.keep()
        self.record.keep()
        if self._pause.isActive():
            self._guarded(self._recount)

    def follow(self, finding: "Finding") -> None:
        """Go to the cause of a finding."""
        self.beside.show_tab()
        go_to(self, finding)

    def open_number(self, key: str) -> None:
        """Open the passport of a number on the paper."""
        self.open_tab("paper")
        cast("PaperTab", self._tab("paper")).open_number(key)

    def show_item(self, record_id: int | None) -> None:
        """Bring the part of the open tab about one record into sight."""
        if record_id is not None:
            self._tab_shown().show_item(record_id)

    def show_kind(self, code: str) -> None:
        """Bring the first finding of a kind into sight."""
        self.beside.show_findings()
        self.findings.show_first(code)

    def _save_papers(self) -> None:
        self._keep()
        if self.job_line.is_busy:
            self.say("Сначала закончится начатая работа: она видна внизу страницы", "warn")
        elif self.report is not None:
            save_papers(self, self.report, plan=self._tabs.value == "plan")

    def _guarded(self, action: Callable[[], object]) -> None:
        try:
            action()
        except UserError as refusal:
            self.refuse(refusal)

    def _show_empty(self, empty: bool) -> None:
        self.buttons.set_visible(not empty)
        self._tabs.setVisible(not empty)
        if empty and self._empty is None:
            from ui.pages.report.words import empty_state

            self._empty = empty_state(self.context, self.navigate.emit)
            self._stack.addWidget(self._empty)
        if empty and self._empty is not None:
            self.report = None
            self.frozen_line.show_report(None)
            self.header.set_sentence("")
            self.header.set_chip(None)
            self._stack.setCurrentWidget(self._empty)
        self.beside.arrange()
