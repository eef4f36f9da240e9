"""План: one plan in three views, its form, catalogues and papers beside it."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QResizeEvent

from models.errors import UserError
from models.rules.plan_status import state_in_words
from ui.components.buttons import Button
from ui.components.layout import FootBar
from ui.pages.context import PageContext
from ui.pages.job_line import JobLine
from ui.pages.overlay import Overlay
from ui.pages.plan.actions import PlanActions
from ui.pages.plan.empty import empty_state
from ui.pages.plan.legend import Legend
from ui.pages.plan.moving import Moving
from ui.pages.plan.panels import PanelPlace
from ui.pages.plan.period import Period
from ui.pages.plan.toolbar import GRID, LIST, WEEK, PlanToolbar
from ui.pages.plan.views import PlanViews
from ui.pages.year_choice import YearChoice
from ui.pages_base import Page

if TYPE_CHECKING:
    from models.changes import Changes
    from models.rules.plan_year import YearPlan


class PlanPage(Page):
    """`open_at({"id": 12})` opens an item, `"new"` a blank form, `{"campaign": code}` the list of a campaign."""

    title = "План работы"
    areas = frozenset({"school", "years", "classes", "people", "plan", "work_log", "campaign"})

    def __init__(self, context: PageContext) -> None:
        super().__init__(scrolls=False)
        self.context = context
        self.year: int | None = None
        self.plan: YearPlan | None = None
        self.overlay = Overlay(self)
        self.panels = PanelPlace(self)
        self.period = Period()
        self.acts = PlanActions(self)
        self.job_line = JobLine(context.jobs)
        self.job_line.refused.connect(self.refuse)
        self._build_header()
        self._build_views()

    # the window's calls

    def load(self) -> None:
        """Show the latest year, or the one that was chosen."""
        self.year = self.years.read(self.context.journal, self.year)
        self._read()

    def reload(self, changes: "Changes | None" = None) -> None:
        """Read the plan again; what is shown, chosen and typed stays."""
        self.panels.flush()
        self.load()
        self.acts.follow()

    def leave(self) -> bool:
        """What is typed stays in the panel, and as a draft in the journal."""
        self.panels.flush()
        return True

    def open_at(self, argument: object) -> None:
        """Open what another page asks for."""
        if argument == "new":
            self.new_record()
        elif isinstance(argument, dict) and self.plan is not None:
            item_id = argument.get("id", argument.get("plan_item"))
            if isinstance(item_id, int):
                self.acts.open_item(item_id)
            elif isinstance(argument.get("campaign"), str):
                self.toolbar.campaigns.set_value(argument["campaign"])
                self.show_view(LIST)

    def find(self) -> None:  # type: ignore[override]  # the window's key, not QWidget.find
        """Ctrl+F: the search of the list."""
        if self.plan is not None and self.plan.items:
            self.show_view(LIST)
            self.toolbar.search.setFocus()
            self.toolbar.search.selectAll()

    def new_record(self) -> None:
        """Ctrl+N: the form of a new item."""
        if self.plan is not None:
            self.acts.add()

    def print_page(self) -> None:
        """Ctrl+P: the view on screen as sheets, or the sheets to the printer."""
        if self.overlay.upper is not None:
            self.overlay.upper.print_page()
        elif self.plan is not None and self.plan.items:
            self.acts.preview_view()

    def escape(self) -> bool:
        """Esc closes the preview, else the panel and keeps a draft, else empties the search."""
        if self.overlay.upper is not None:
            self.overlay.close()
        elif self.panels.shown is not None:
            self.panels.keep_draft()
        elif self.toolbar.search.text():
            self.toolbar.search.clear()
        else:
            return False
        return True

    # what the parts ask for

    def wrote(self, changes: "Changes", words: str, *, removed: bool = False) -> None:
        """Something was written: the plan is read anew, other pages are told, undo is offered."""
        self._read()
        self.told(changes, words, removed=removed)

    def attempt(self, action: Callable[[], Any]) -> Any:
        """What an action returns; None when it was refused, which is said."""
        try:
            return action()
        except UserError as error:
            self.refuse(error)
            return None

    def show_view(self, view: str) -> None:
        """Show one of the three views."""
        self.toolbar.show_view(view)
        self.refresh()

    def refresh(self) -> None:
        """Show the plan that was read, in the view and for the class that are chosen."""
        if self.plan is None:
            return
        view, plan = self.toolbar.view, self.plan.for_class(self.toolbar.class_name)
        if view == GRID:
            self.grid.set_board(self.period.grid(plan, self._room()))
        elif view == WEEK:
            self.week.set_board(self.period.week_of(plan))
        else:
            self._fill_list(plan)
        self._tell_period()
        self.arrange()

    def arrange(self) -> None:
        """One primary button on the screen; what is rare gives way to a panel."""
        filled = self.plan is not None and bool(self.plan.items)
        view, squeezed = self.toolbar.view, self.side is not None
        if filled:
            self.views.show_view(view)
        else:
            self.views.show_empty(empty_state(self), squeezed=squeezed)
        self.toolbar.setVisible(filled)
        self.toolbar.set_squeezed(squeezed)
        self.legend.setVisible(filled and view != LIST)
        self.bar.setVisible(filled and view == LIST)
        self.legend.set_squeezed(squeezed=squeezed)
        self.list.squeeze(squeezed=squeezed, narrow=self._narrow)
        self._refit()
        self.papers_button.setVisible(filled)
        self.take_button.setVisible(filled and not squeezed)
        self.add_button.setVisible(filled and not squeezed)

    def take_focus(self) -> None:
        """Put the focus on the view."""
        self.views.take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._refit()

    def set_narrow(self, narrow: bool) -> None:
        """In a narrow window the panel covers the plan instead of standing beside it."""
        super().set_narrow(narrow)
        if self.plan is not None:
            self.arrange()

    def _refit(self) -> None:
        """Show as many months as there is room for."""
        if self.plan is not None and self.toolbar.view == GRID and self.period.fits_differently(self._room()):
            self.refresh()

    # inside

    def _build_header(self) -> None:
        self.years = YearChoice()
        self.years.year_chosen.connect(self._choose_year)
        self.papers_button = Button("Печать и файлы", "printer", on_click=self.acts.open_papers)
        self.take_button = Button("Из каталога", on_click=self.acts.open_catalogues)
        self.add_button = Button("Добавить в план", "plus", "primary", on_click=self.new_record)
        for widget in (self.years, self.papers_button, self.take_button, self.add_button):
            self.header.add_action(widget)

    def _build_views(self) -> None:
        self.toolbar = PlanToolbar()
        self.toolbar.stepped.connect(self._step)
        self.toolbar.now_wanted.connect(self._show_now)
        self.toolbar.view_chosen.connect(lambda _view: self.show_view(self.toolbar.view))
        self.toolbar.changed.connect(self.refresh)
        self.views = PlanViews(self.acts, Moving(self, self.acts))
        self.grid, self.week, self.list = self.views.grid, self.views.week, self.views.list
        self.legend, self.bar = Legend(), FootBar()
        self.upper.addWidget(self.toolbar)
        self.middle.addWidget(self.views, 1)
        for widget in (self.job_line, self.legend, self.bar):
            self.foot.addWidget(widget)

    def _read(self) -> None:
        from models.services.plan_year import year_plan

        if self.year is None:
            self.plan = None
            self.header.set_sentence("")
            self.arrange()
            return
        first_time = self.plan is None or self.plan.year.start_year != self.year
        self.plan = year_plan(self.context.journal, self.year, today=self.context.today())
        if first_time:
            self.period.show_day(self.plan, self.plan.today)
        chosen = self.period.campaign_at_hand(self.plan) if first_time else None
        self.toolbar.fill(self.plan.class_names, self.plan.campaigns, chosen)
        self.header.set_sentence(state_in_words(self.plan.items) if self.plan.items else "")
        self.refresh()

    def _room(self) -> int:
        """Pixels for the grid; the stack itself is laid out only after the page."""
        panel = self.side.width() if self.side is not None and not self._narrow else 0
        return self.width() - panel

    def _fill_list(self, plan: "YearPlan") -> None:
        shown = self.list.show_items(plan, self.toolbar.campaign)
        self.list.proxy.search(self.toolbar.search.text())
        self.bar.set_text(self.period.list_words(self.list.proxy.rowCount(), shown))

    def _tell_period(self) -> None:
        if self.plan is not None:
            words, first, last = self.period.in_words(self.plan, self.toolbar.view)
            self.toolbar.set_period(words, first=first, last=last)

    def _step(self, by: int) -> None:
        if self.plan is not None:
            self.period.step(self.plan, self.toolbar.view, by)
            self.refresh()

    def _show_now(self) -> None:
        if self.plan is not None:
            self.show_day(self.plan.today)

    def show_day(self, day: date) -> None:
        """Show the months or the week of a day."""
        assert self.plan is not None
        self.period.show_day(self.plan, day)
        self.refresh()

    def _choose_year(self, start_year: Any) -> None:
        if start_year != self.year:
            self.panels.keep_draft()
            self.year = start_year
            self._read()
