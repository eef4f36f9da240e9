"""Сводка: the schools that are expected, what each handed in, and the way of a package into the свод."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget

from models.errors import UserError
from models.rules.pasted_classes import is_table
from ui.components.buttons import Button
from ui.components.choices import Tabs
from ui.components.layout import SidePanel
from ui.pages.consolidation.decisions import Decisions
from ui.pages.consolidation.filters import Filters, Share
from ui.pages.consolidation.header_actions import HeaderActions
from ui.pages.consolidation.papers import open_papers
from ui.pages.consolidation.receiving import Receiving
from ui.pages.consolidation.reports_tab import ReportsTab
from ui.pages.consolidation.schools_tab import SchoolsTab
from ui.pages.consolidation.words import due_words
from ui.pages.context import PageContext
from ui.pages.job_line import JobLine
from ui.pages.overlay import Overlay
from ui.pages.panels import DraftPanel
from ui.pages_base import Page

if TYPE_CHECKING:
    from models.changes import Changes
    from models.services.office_overview import Overview

REPORTS, SCHOOLS = "reports", "schools"


class ConsolidationPage(Page):
    """`open_at({"school": sender})` opens a school, "schools" the list, "keys" the keys that wait, "receive" asks
    for files, {"status": SchoolStatus} narrows the table.
    """

    title = "Сводка"
    areas = frozenset({"expected", "received", "school", "years", "campaign"})

    def __init__(self, context: PageContext) -> None:
        super().__init__(scrolls=False)
        self.context = context
        self.campaign = ""
        self.campaign_words = ""
        self.year: int | None = None
        self.overview: Overview | None = None
        self.overlay = Overlay(self)
        self.decisions, self.receiving = Decisions(self), Receiving(self)
        self.job_line = JobLine(context.jobs)
        self.job_line.refused.connect(self.refuse)
        self.reports, self.schools = ReportsTab(self), SchoolsTab(self)
        self.head_actions = HeaderActions(self.header)
        self.head_actions.bind(
            self._choose_campaign,
            papers=lambda: open_papers(self),
            folder=self.receiving.ask_folder,
            receive=self.receiving.ask_files,
            paste=self.schools.paste,
            add=self.new_record,
        )
        self.reports.selected.connect(self.show_chosen)
        self._build_parts()
        self.setAcceptDrops(True)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(self._paste_clipboard)

    def _build_parts(self) -> None:
        self.tabs = Tabs([(REPORTS, "Отчёты школ"), (SCHOOLS, SchoolsTab.title)])
        self.tabs.chosen.connect(lambda _key: self._chose_tab())
        self.share = Share()
        self.filters = Filters()
        self.filters.changed.connect(self._narrow_rows)
        self.filters.keys_wanted.connect(self.decisions.ask_key)
        self.filters.search.returnPressed.connect(self.take_focus)
        self._stack, self._feet = QStackedWidget(), QStackedWidget()
        for tab in (self.reports, self.schools):
            self._stack.addWidget(tab)
            self._feet.addWidget(tab.foot)
        self.schools.shown_changed.connect(self._arrange_parts)
        self.tabs.add_right(self.share)
        self.upper.addWidget(self.tabs)
        self.upper.addWidget(self.filters)
        self.middle.addWidget(self._stack, 1)
        self.foot.addWidget(self.job_line)
        self.foot.addWidget(self._feet)

    # the window's calls

    def load(self) -> None:
        """Show the campaign at hand, or the one that was chosen."""
        from models.services.campaigns import all_campaigns, campaign_at_hand
        from models.services.office_overview import overview

        campaigns = all_campaigns(self.context.journal)
        known = {str(one.code): one for one in campaigns}
        if self.campaign not in known:
            at_hand = campaign_at_hand(campaigns, self.context.today())
            assert at_hand is not None, "a journal of an office has a card, and so its campaigns"
            self.campaign = str(at_hand.code)
        code = known[self.campaign].code
        self.campaign_words, self.year = code.title, code.school_year.start_year
        self.head_actions.show_campaigns(campaigns, self.campaign)
        self.overview = overview(self.context.journal, self.campaign, today=self.context.today())
        self.header.set_sentence(due_words(self.overview.calendar, self.context.today()))
        self.reports.fill(self.overview)
        self.schools.fill()
        self.filters.show_overview(self.overview)
        self.share.show_readiness(self.overview.found.readiness)
        self._arrange_parts()

    def reload(self, changes: "Changes | None" = None) -> None:
        """Read everything again; tab, chosen rows and panel stay."""
        self.flush()
        self.load()
        self.schools.follow(self.side)

    def leave(self) -> bool:
        """What is typed stays in the panel, and as a draft in the journal."""
        self.flush()
        return True

    def flush(self) -> bool:
        """Keep what is typed; False when it was refused, which is said."""
        if isinstance(self.side, DraftPanel):
            try:
                self.side.draft.keep()
            except UserError as error:
                self.refuse(error)
                return False
        return True

    def open_at(self, argument: object) -> None:
        """Show what another page asks for."""
        if argument == SCHOOLS:
            self.open_tab(SCHOOLS)
            return
        self.open_tab(REPORTS)
        if argument == "keys":
            self.decisions.ask_key()
        elif argument == "receive":
            self.receiving.ask_files()
        elif isinstance(argument, dict) and "packages" in argument:
            self.receiving.receive([Path(file) for file in argument["packages"]])
        elif isinstance(argument, dict) and "school" in argument:
            self.choose(str(argument["school"]))
        elif isinstance(argument, dict) and "status" in argument:
            self.filters.status.set_value(argument["status"])
            self._narrow_rows()
            self.take_focus()

    def set_narrow(self, narrow: bool) -> None:
        """Rare columns give way in a narrow window."""
        super().set_narrow(narrow)
        if self.overview is not None:
            self._arrange_parts()

    def find(self) -> None:  # type: ignore[override]  # the window's key, not QWidget.find
        """Ctrl+F: the search field."""
        self.filters.search.show()
        self.filters.search.setFocus()
        self.filters.search.selectAll()

    def new_record(self) -> None:
        """Ctrl+N: a new school on the list."""
        self.open_tab(SCHOOLS)
        self.schools.add()

    def print_page(self) -> None:
        """Ctrl+P: the papers of the свод."""
        open_papers(self)

    def escape(self) -> bool:
        """Esc closes what lies over the page, else the panel and keeps a draft, else shows all schools again."""
        if self.overlay.upper is not None:
            self.overlay.upper.escape()
        elif self.side is not None:
            self.keep_draft()
        elif self.filters.narrows:
            self.filters.reset()
        else:
            return False
        return True

    # receiving

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.overlay.upper is None and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.receiving.receive([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    # panels, as the tabs ask for them too

    def open_tab(self, key: str) -> None:
        """Open a tab."""
        if key != self.tabs.value:
            self.tabs.set_value(key)
            self._chose_tab()

    def choose(self, sender: str) -> None:
        """Choose a school, which opens its panel."""
        self.reports.choose(sender)

    def show_chosen(self) -> None:
        """The panel of the chosen schools; without any nothing changes."""
        if (chosen := self.reports.chosen) and self.flush():
            self.decisions.show(chosen)

    def show_panel(self, panel: SidePanel) -> bool:
        """Open a panel beside the table; False when what is typed into the open one can be kept nowhere else."""
        if not self.flush():
            panel.deleteLater()
            return False
        self.strip.clear()
        panel.closed.connect(self.keep_draft)
        if isinstance(panel, DraftPanel):
            panel.given_up.connect(self.close_panel)
        self.set_side(panel)
        self._arrange_parts()
        return True

    def close_panel(self, *, forget: bool = True) -> None:
        """Close the panel: what it held is written or given up."""
        if forget and isinstance(self.side, DraftPanel):
            self.side.draft.drop()
        self._take_panel_away()

    def keep_draft(self) -> None:
        """Close the panel if one is open; what is typed stays a draft."""
        kept = False
        if isinstance(self.side, DraftPanel):
            try:
                kept = self.side.draft.keep()
            except UserError as error:
                self.refuse(error)  # the panel stays: nowhere else is what was typed
                return
        if self.side is not None:
            self.reports.clear_choice()
            self._take_panel_away()
        if kept:
            self.say("Не записано, черновик сохранён: он откроется вместе с этой формой", "info")

    def wrote(self, changes: "Changes", words: str, *, removed: bool = False) -> None:
        """Fill the tables anew, tell the other pages, offer undo."""
        self.load()
        self.told(changes, words, removed=removed)

    def wrote_for_good(self, changes: "Changes") -> None:
        """The same for what the journal's undo does not know."""
        self.load()
        self.committed.emit(changes)

    def clear_search(self) -> None:
        """Show all rows again."""
        self.filters.reset()
        self.take_focus()

    def show_class_list(self, class_id: int) -> None:
        """A municipality has no classes."""

    def load_button(self) -> Button:
        """Leads to where a whole workbook is loaded."""
        return Button("Загрузить из Excel", "file-up", on_click=lambda: self.navigate.emit("settings", "import"))

    def refuse_busy(self) -> bool:
        """Say that something is being done already; True when it is."""
        if self.job_line.is_busy:
            self.say("Сначала закончится начатая работа: она видна внизу страницы", "warn")
        return self.job_line.is_busy

    def take_focus(self) -> None:
        """Put the focus into the open tab's table."""
        (self.reports if self.tabs.value == REPORTS else self.schools).take_focus()

    # inside

    def _choose_campaign(self) -> None:
        wanted = str(self.head_actions.campaigns.value)
        if wanted != self.campaign:
            self.keep_draft()
            self.campaign = wanted
            self.load()

    def _chose_tab(self) -> None:
        self.keep_draft()
        self._narrow_rows()
        self._arrange_parts()

    def _narrow_rows(self) -> None:
        if self.tabs.value == REPORTS:
            self.reports.narrow(self.filters.words, self.filters.status.value)
        else:
            self.schools.search(self.filters.words)

    def _take_panel_away(self) -> None:
        self.set_side(None)
        self._arrange_parts()
        self.take_focus()

    def _arrange_parts(self) -> None:
        """What belongs to the open tab; one primary button on the screen."""
        reports, alone = self.tabs.value == REPORTS, self.side is None
        tab = self.reports if reports else self.schools
        empty = tab.is_empty
        self.tabs.set_words(SCHOOLS, f"{SchoolsTab.title}, {len(self.schools.cards)}")
        self.head_actions.show_for(reports=reports, alone=alone, empty=empty)
        self.filters.arrange(reports=reports, alone=alone, empty=empty)
        self.share.setVisible(reports and not empty)
        self.share.squeeze(not alone)
        self.reports.squeeze(not alone, narrow=self.is_narrow)
        self.schools.squeeze(not alone)
        self._feet.setVisible(not empty)
        self._feet.setCurrentWidget(tab.foot)
        self._stack.setCurrentWidget(tab)

    def _paste_clipboard(self) -> None:
        text = QApplication.clipboard().text()
        if self.tabs.value == SCHOOLS and self.side is None and (is_table(text) or self.schools.is_empty):
            self.schools.paste(text)
