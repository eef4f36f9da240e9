"""Отправка: sign a campaign's report or plan, take it to a stick or into letters, keep what left and what came back."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from models.errors import EnvironmentProblemError
from models.packages.kinds import PackageKind
from ui.components.buttons import Button
from ui.components.choices import Tabs
from ui.components.controls import Combo
from ui.components.question import Question
from ui.pages.context import PageContext
from ui.pages.job_line import JobLine
from ui.pages.note_length import remembered_length
from ui.pages.overlay import Overlay
from ui.pages.reading_order import go_on
from ui.pages.report.areas import REPORT_AREAS
from ui.pages.sending.acts import SendingActs
from ui.pages.sending.causes import show_cause, show_figure
from ui.pages.sending.empty import without_school
from ui.pages.sending.hand_in_tab import HandInTab, may_sign, wants_signature
from ui.pages.sending.packages_tab import PackagesTab
from ui.pages.sending.receipts import Receipts, dropped_packages
from ui.pages.sending.words import due_sentence
from ui.pages_base import Page

if TYPE_CHECKING:
    from models.changes import Changes
    from models.services.campaigns import CampaignState
    from models.services.outbox import Outbox
    from models.services.sent_packages import SentPackage
    from ui.components.empty_state import EmptyState
    from ui.pages.sending.head_paper import HeadPaper

PACKAGES = "packages"
_TABS = [(PackageKind.REPORT.value, "Отчёт"), (PackageKind.PLAN.value, "План"), (PACKAGES, "Пакеты")]


class SendingPage(Page):
    """Shows one campaign; counts it anew after each change of the journal."""

    title = "Отправка"
    areas = REPORT_AREAS | {"indicators", "packages", "received"}

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.context = context
        self.outbox: Outbox | None = None
        self.head: HeadPaper | None = None
        self._campaigns: tuple[CampaignState, ...] = ()
        self._empty: EmptyState | None = None
        self._measure_note = remembered_length(context.settings)
        self.overlay = Overlay(self)
        self.job_line = JobLine(context.jobs)
        self.job_line.refused.connect(self._refused)
        self.foot.addWidget(self.job_line)
        self.acts = SendingActs(self)
        self.receipts = Receipts(self)
        self.setAcceptDrops(True)
        self._build_header()
        self._build_body()

    def _build_header(self) -> None:
        self.campaign_box = Combo(name="Кампания")
        self.campaign_box.currentIndexChanged.connect(self._campaign_chosen)
        self.card_button = Button("Карточка ключа", "key-round", on_click=self.acts.show_card)
        self.sign_button = Button("Подписать и сохранить", "file-check", "primary", on_click=self.acts.sign)
        for action in (self.campaign_box, self.card_button, self.sign_button):
            self.header.add_action(action)
        self.tabs = Tabs(_TABS)
        self.tabs.chosen.connect(lambda _name: self._show())
        self.upper.addWidget(self.tabs)

    def _build_body(self) -> None:
        self.hand_in = HandInTab(self.context.settings)
        self.hand_in.contents.shown.connect(self._show_in_report)
        self.hand_in.contents.attach.connect(self.acts.attach_head)
        self.hand_in.contents.detach.connect(lambda: self.set_head(None))
        self.hand_in.checks.chosen.connect(lambda finding: show_cause(self, finding))
        self.hand_in.answer.asked.connect(self.receipts.ask)
        self.hand_in.answer.figure_chosen.connect(lambda figure: show_figure(self, figure))
        self.hand_in.way.changed.connect(self._tell_actions)
        self.hand_in.answered.connect(self._tell_actions)
        self.hand_in.sent.connect(self.acts.mark_sent)
        self.hand_in.saved.folder_wanted.connect(self.acts.open_folder)
        self.hand_in.saved.sent.connect(self._mark_saved)
        self.hand_in.saved.copied.connect(self.say)
        self.packages = PackagesTab()
        self.packages.again.connect(lambda package, letters: self.acts.save_again(package, letters=letters))
        self.packages.sent.connect(self.acts.mark_sent)
        # an aligned layout never gives wrapped words more than their first guess of a height
        self.column.setAlignment(Qt.AlignmentFlag(0))
        self.column.addWidget(self.hand_in)
        self.column.addWidget(self.packages)
        self.column.addStretch(1)

    @property
    def campaign(self) -> str:
        """The chosen campaign, `autumn-2026`."""
        return str(self.campaign_box.value)

    @property
    def kind(self) -> PackageKind:
        """What the open tab hands in; the report on the tab of packages."""
        return PackageKind.PLAN if self.tabs.value == PackageKind.PLAN.value else PackageKind.REPORT

    def load(self) -> None:
        """Choose the campaign at hand; before it begins the plan is what is handed in."""
        from models.services.campaigns import all_campaigns, campaign_at_hand

        self.strip.stand_behind(self.sign_button)
        first = self.outbox is None
        self._campaigns = all_campaigns(self.context.journal)
        at_hand = campaign_at_hand(self._campaigns, self.context.today())
        self.campaign_box.set_options([(str(one.code), one.code.title) for one in self._campaigns])
        self._show_empty(at_hand is None)
        if at_hand is None:
            self.outbox = None
            return
        if first:
            self._choose(str(at_hand.code))
        self._read()
        if first and self._is_before():
            self.tabs.set_value(PackageKind.PLAN.value)
        self._show()

    def reload(self, changes: "Changes | None" = None) -> None:
        """Count anew; the chosen campaign and the open tab stay."""
        self.load()

    def leave(self) -> bool:
        """What is typed of the letters is remembered."""
        self.hand_in.way.keep()
        return True

    def open_at(self, argument: object) -> None:
        """Show what another page asks for: `{"campaign": code, "tab": report, plan or packages, "packages": files}`."""
        wanted = argument if isinstance(argument, dict) else {}
        if self.outbox is None:
            return
        if files := wanted.get("packages"):
            self.receipts.take([Path(file) for file in files])
        if campaign := wanted.get("campaign"):
            self.campaign_box.set_value(campaign)
        if tab := wanted.get("tab"):
            self.tabs.set_value(str(tab))
            self._show()

    def print_page(self) -> None:
        """Ctrl+P: the card of the key, or its sheet when it is shown already."""
        if self.overlay.upper is not None:
            self.overlay.upper.print_page()
        elif self.outbox is not None:
            self.acts.show_card()

    def escape(self) -> bool:
        """Esc closes the card, then the question."""
        if self.overlay.upper is not None:
            return self.overlay.upper.escape()
        if self.hand_in.question is not None:
            self.close_question()
            return True
        return False

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_packages(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.receipts.take(dropped_packages(event))

    def set_narrow(self, narrow: bool) -> None:
        """The sentence needs the room that the long words of the button take."""
        super().set_narrow(narrow)
        self._tell_actions()

    def focusNextPrevChild(self, forward: bool) -> bool:
        if self.overlay.upper is not None or self.outbox is None or self.body is None:
            return super().focusNextPrevChild(forward)
        parts = [self.header, self.tabs, self.body, self.strip, self.job_line]
        return go_on(parts, forward=forward, out_of=self) or super().focusNextPrevChild(forward)

    # what the acts ask for

    def ask(self, question: Question) -> None:
        """Show a question; its safe answer is the primary button of the screen meanwhile."""
        if self.tabs.value == PACKAGES:
            self.tabs.set_value(PackageKind.REPORT.value)
            self._show()
        self.sign_button.set_variant("plain")
        self.hand_in.ask(question)
        if self.body is not None:
            self.body.verticalScrollBar().setValue(0)

    def close_question(self) -> None:
        """Take the question away; the focus goes back to the button that asked."""
        if self.hand_in.question is not None:
            self.hand_in.drop_question()
            self.sign_button.setFocus()

    def show_checks(self) -> None:
        """Bring the findings into sight, the focus on the first link."""
        assert self.body is not None
        self.body.ensureWidgetVisible(self.hand_in.checks)
        self.hand_in.checks.focus_first()

    def set_head(self, head: "HeadPaper | None") -> None:
        """Take a head's signature for the next package, or none."""
        self.head = head
        self._show()

    def show_campaign(self, campaign: str) -> None:
        """Show a campaign anew, with its report."""
        self._choose(campaign)
        if self.tabs.value == PACKAGES:
            self.tabs.set_value(PackageKind.REPORT.value)
        self.load()

    def show_package(self, package: "SentPackage") -> None:
        """A package was signed or saved: show its tab with how it went."""
        self.tabs.set_value(package.kind.value)
        self.load()
        if self.body is not None:
            self.body.verticalScrollBar().setValue(0)

    # inside

    def _choose(self, campaign: str) -> None:
        self.campaign_box.blockSignals(True)
        self.campaign_box.set_value(campaign)
        self.campaign_box.blockSignals(False)

    def _campaign_chosen(self) -> None:
        if self.campaign_box.value is not None:
            self.hand_in.drop_question()
            self.hand_in.saved.show_saved(None)
            self.head = None
            self._read()
            self._show()

    def _read(self) -> None:
        from models.services.outbox import outbox

        journal, today = self.context.journal, self.context.today()
        self.outbox = outbox(journal, self.campaign, today, self._measure_note)

    def _is_before(self) -> bool:
        assert self.outbox is not None
        return self.context.today() < self.outbox.report.calendar.start

    def _show(self) -> None:
        if self.outbox is None:
            return
        today, packages = self.context.today(), self.tabs.value == PACKAGES
        self.tabs.set_words(PACKAGES, f"Пакеты, {len(self.outbox.packages)}" if self.outbox.packages else "Пакеты")
        self.header.set_sentence(due_sentence(self.outbox, self.kind, today))
        self.hand_in.setVisible(not packages)
        self.packages.setVisible(packages)
        self.hand_in.drop_question()
        self.hand_in.show_outbox(self.outbox, self.kind, self.head, today)
        self.packages.show_outbox(self.outbox, today)
        self._tell_actions()

    def _tell_actions(self) -> None:
        if self.outbox is None:
            return
        signed = self.outbox.latest(self.kind) is not None
        words = "Подписать и подготовить письма" if self.hand_in.way.by_mail else "Подписать и сохранить"
        words = "Подписать заново" if signed else words
        self.sign_button.setText("Подписать" if self.is_narrow and not signed else words)
        self.sign_button.setAccessibleName(words)
        self.sign_button.updateGeometry()
        primary = wants_signature(self.outbox, self.kind) and self.hand_in.question is None
        self.sign_button.set_variant("primary" if primary else "plain")
        self.sign_button.setVisible(may_sign(self.outbox, self.kind) and self.tabs.value != PACKAGES)

    def _show_in_report(self, tab: str) -> None:
        self.navigate.emit("report", {"campaign": self.campaign, "tab": tab})

    def _mark_saved(self) -> None:
        saved = self.hand_in.saved.saved
        if saved is not None:
            self.acts.mark_sent(saved.package)

    def _refused(self, error: Exception) -> None:
        from models.services.package_names import NamesInPackageError

        if isinstance(error, EnvironmentProblemError) and self.acts.again is not None:
            self.refuse(error, "Другая папка", self.acts.again)
            return
        if not isinstance(error, NamesInPackageError):
            self.refuse(error)
            return
        tab = {"справка": "note", "лучшие мероприятия": "best", "план": "plan"}.get(error.place, "paper")
        self.refuse(error, "Открыть это место", lambda: self._show_in_report(tab))

    def _show_empty(self, empty: bool) -> None:
        for widget in (self.campaign_box, self.card_button, self.sign_button, self.tabs):
            widget.setVisible(not empty)
        if empty:
            self.hand_in.hide()
            self.packages.hide()
            self.header.set_sentence("")
        if empty and self._empty is None:
            self._empty = without_school(self.context, self.navigate.emit)
            self.column.insertWidget(0, self._empty, 1)
        if self._empty is not None:
            self._empty.setVisible(empty)
