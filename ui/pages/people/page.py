"""Люди и классы: whom the school has, from whom every number of the papers is counted."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from models.errors import UserError
from models.rules.pasted_classes import is_table
from ui.components.buttons import Button
from ui.components.choices import Tabs
from ui.components.empty_state import EmptyState
from ui.components.layout import SidePanel
from ui.pages.context import PageContext
from ui.pages.panels import DraftPanel
from ui.pages.people.classes_tab import ClassesTab
from ui.pages.people.filter_bar import FilterBar
from ui.pages.people.header_actions import HeaderActions
from ui.pages.people.partners_tab import PartnersTab
from ui.pages.people.pupils_tab import PupilsTab
from ui.pages.people.tab import PeopleTab
from ui.pages.people.teachers_tab import TeachersTab
from ui.pages.people.ways_in import TABS_OF_CARDS, card_asked_for, year_of_card
from ui.pages_base import Page

if TYPE_CHECKING:
    from models.changes import Changes


class PeoplePage(Page):
    """Four tabs, one search, one panel. `open_at("pupils")`, `open_at({"class": 12})`, `open_at(("pupil", 7))`."""

    title = "Люди и классы"
    areas = frozenset({"school", "years", "classes", "people", "partners", "work_log"})

    def __init__(self, context: PageContext) -> None:
        super().__init__(scrolls=False)
        self.context = context
        self.year: int | None = None
        self._latest: int | None = None
        self._has_school = False
        self.classes, self.pupils = ClassesTab(self), PupilsTab(self)
        self.teachers, self.partners = TeachersTab(self), PartnersTab(self)
        self.tabs: dict[str, PeopleTab] = {
            "classes": self.classes,
            "pupils": self.pupils,
            "teachers": self.teachers,
            "partners": self.partners,
        }
        self.head_actions = HeaderActions(self.header)
        self.head_actions.year_chosen.connect(self._choose_year)
        self.head_actions.paste_wanted.connect(self._open_paste)
        self.head_actions.add_wanted.connect(self.new_record)
        self._build_tabs()
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(self._paste_clipboard)

    # the window's calls

    def load(self) -> None:
        """Show the latest year, or the one that was chosen; a year that has begun meanwhile takes over."""
        from models.services.years import school_years

        years = school_years(self.context.journal)
        starts = [year.start_year for year in years]
        if self.year not in starts or self.year == self._latest:
            self.year = next(iter(starts), None)
        self._latest = next(iter(starts), None)
        self.head_actions.show_years(years, self.year)
        self._has_school = bool(years)
        if years:
            for tab in self.tabs.values():
                tab.fill()
        self._arrange_parts()

    def reload(self, changes: "Changes | None" = None) -> None:
        """Read everything again; tab, chosen row and panel stay."""
        self.flush()
        self.load()
        for tab in self.tabs.values():
            tab.follow(self.side)

    def leave(self) -> bool:
        """What is typed stays in the panel, and as a draft in the journal."""
        self.flush()
        return True

    def flush(self) -> bool:
        """Keep what is typed, before the window closes; False when it was refused, which is said."""
        if isinstance(self.side, DraftPanel):
            try:
                self.side.draft.keep()
            except UserError as error:
                self.refuse(error)
                return False
        return True

    def open_at(self, argument: object) -> None:
        """Show what another page asks for: a tab, or one card by `{"class": id}` or `("pupil", id)`."""
        if isinstance(argument, str) and argument in self.tabs:
            self.open_tab(argument)
        elif isinstance(argument, dict) and "words" in argument:
            self.open_tab(str(argument["tab"]))
            self._filters.search.setText(str(argument["words"]))
            self._take_focus()
        elif (wanted := card_asked_for(argument)) is not None and self._has_school:
            self._show_card(*wanted)

    def find(self) -> None:  # type: ignore[override]
        """Ctrl+F: the search field."""
        self._filters.search.setFocus()
        self._filters.search.selectAll()

    def new_record(self) -> None:
        """Ctrl+N: the form of a new card of the open tab."""
        if self._has_school:
            self.tab.add()

    def escape(self) -> bool:
        """Esc closes the panel and keeps a draft, else empties the search."""
        if self.side is not None:
            self.keep_draft()
            return True
        if self._filters.search.text():
            self.clear_search()
            return True
        return False

    # the tabs' calls

    @property
    def tab(self) -> PeopleTab:
        """The open tab."""
        return self.tabs[str(self._tabs.value)]

    def open_tab(self, key: str) -> None:
        """Open a tab; a panel of another tab is closed, its draft kept."""
        if key != self._tabs.value:
            self.keep_draft()
            self._tabs.set_value(key)
        self._search_in_tab(self._filters.search.text())
        self._arrange_parts()

    def show_panel(self, panel: SidePanel) -> None:
        """Open a panel beside the table, unless what is typed into the open one can be kept nowhere else."""
        if not self.flush():
            panel.deleteLater()
            return
        self.strip.clear()
        panel.closed.connect(self.keep_draft)
        if isinstance(panel, DraftPanel):
            panel.given_up.connect(self.close_panel)
        self.set_side(panel)
        self._arrange_parts()

    def close_panel(self) -> None:
        """Close the panel: what it held is written or given up."""
        if isinstance(self.side, DraftPanel):
            self.side.draft.drop()
        self._take_panel_away()

    def keep_draft(self) -> None:
        """Close the panel if one is open; what is typed stays a draft."""
        panel = self.side
        if not isinstance(panel, DraftPanel):
            return
        try:
            kept = panel.draft.keep()
        except UserError as error:
            self.refuse(error)  # the panel stays: nowhere else is what was typed
            return
        if kept:
            self.say("Не записано, черновик сохранён: он откроется вместе с этой формой", "info")
        self._take_panel_away()

    def wrote(self, changes: "Changes", words: str, *, removed: bool = False) -> None:
        """Fill the tables anew, tell the other pages, offer undo."""
        self.load()
        self.told(changes, words, removed=removed)

    def wrote_for_good(self, changes: "Changes") -> None:
        """Fill the tables anew, tell the other pages; there is nothing to undo."""
        self.load()
        self.committed.emit(changes)

    def show_class_list(self, class_id: int) -> None:
        """Open the list of names of a class."""
        self.open_tab("pupils")
        self._filters.search.clear()
        self.pupils.choose_class(class_id)
        self.pupils.take_focus()

    def clear_search(self) -> None:
        """Show all rows again."""
        self._filters.search.clear()
        self.tab.take_focus()

    def load_button(self) -> Button:
        """«Загрузить из Excel» for empty tabs."""
        return Button("Загрузить из Excel", "file-up", on_click=self._open_import)

    # inside

    def _build_tabs(self) -> None:
        self._tabs = Tabs([(key, tab.title) for key, tab in self.tabs.items()])
        self._tabs.chosen.connect(lambda key: self._chose_tab(str(key)))
        self._filters = FilterBar(self.pupils.choice)
        self._filters.search.textChanged.connect(self._search_in_tab)
        self._filters.search.returnPressed.connect(self._take_focus)
        self._filters.load_wanted.connect(self._open_import)
        self._stack, self._feet = QStackedWidget(), QStackedWidget()
        self._no_school: QWidget | None = None
        for tab in self.tabs.values():
            self._stack.addWidget(tab)
            self._feet.addWidget(tab.foot)
            tab.shown_changed.connect(self._arrange_parts)
        self.upper.addWidget(self._tabs)
        self.upper.addWidget(self._filters)
        self.middle.addWidget(self._stack, 1)
        self.foot.addWidget(self._feet)

    def _arrange_parts(self) -> None:
        """Show what belongs to the open tab: actions, filters, foot; one primary button on the page."""
        tab = self.tab
        for key, one in self.tabs.items():
            self._tabs.set_words(key, f"{one.title}, {one.counted}")
        self._show_no_school()
        working = self._has_school and not tab.is_empty
        alone = self.side is None
        self._tabs.setVisible(self._has_school)
        self._filters.setVisible(working or (tab is self.pupils and bool(tab.cards)))
        self.pupils.choice.setVisible(tab is self.pupils)
        self._feet.setVisible(working)
        self.head_actions.show_for(tab, active=working and alone)
        tab.squeeze(not alone)
        self._feet.setCurrentWidget(tab.foot)
        self._stack.setCurrentWidget(tab if self._has_school else cast("QWidget", self._no_school))

    def _show_no_school(self) -> None:
        if self._has_school or self._no_school is not None:
            return
        self._no_school = EmptyState(
            "users",
            "Здесь будут классы, обучающиеся, педагоги и партнёры",
            "Журнал пока пуст. Укажите школу и учебный год или загрузите готовую книгу Excel.",
            Button("Заполнить карточку школы", "school", on_click=lambda: self.navigate.emit("settings", "school")),
            self.load_button(),
        )
        self._stack.addWidget(self._no_school)

    def _take_panel_away(self) -> None:
        self.set_side(None)
        self._arrange_parts()
        self._take_focus()

    def _take_focus(self) -> None:
        self.tab.take_focus()

    def _chose_tab(self, key: str) -> None:
        self.keep_draft()
        self._search_in_tab(self._filters.search.text())
        self._arrange_parts()

    def _search_in_tab(self, text: str) -> None:
        self.tab.search(text)

    def _choose_year(self, start_year: int) -> None:
        if start_year != self.year:
            self.keep_draft()
            self.year = start_year
            self.pupils.choose_class(None)
            self.load()

    def _show_card(self, kind: str, key: int) -> None:
        year = year_of_card(self.context.journal, kind, key)
        if year is not None and year != self.year:
            self.year = year
            self.load()
        self._filters.search.clear()
        self.open_tab(TABS_OF_CARDS[kind])
        if kind == "pupil":
            self.pupils.choose_class_of(key)
        if not self.tab.show_card(key):
            self.say("Этого уже нет в журнале", "warn")

    def _paste_clipboard(self) -> None:
        text = QApplication.clipboard().text()
        if self._has_school and self.side is None and self.tab.can_paste and (is_table(text) or self.tab.is_empty):
            self.tab.paste(text)

    def _open_paste(self) -> None:
        self.tab.paste()

    def _open_import(self) -> None:
        self.navigate.emit("settings", "import")
