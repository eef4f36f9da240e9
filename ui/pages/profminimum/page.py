"""Профминимум: what is held against the norm, the Thursday register, what is missing, registration, indicators."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.components.buttons import Button
from ui.components.choices import Tabs
from ui.components.empty_state import EmptyState
from ui.components.layout import SidePanel
from ui.pages.context import PageContext
from ui.pages.overlay import Overlay
from ui.pages.profminimum.acts import ProfminimumActs
from ui.pages.profminimum.gaps_tab import GapsTab
from ui.pages.profminimum.hours_tab import HoursTab
from ui.pages.profminimum.indicators_tab import IndicatorsTab
from ui.pages.profminimum.registration_tab import RegistrationTab
from ui.pages.year_choice import YearChoice
from ui.pages_base import Page

if TYPE_CHECKING:
    from models.changes import Changes
    from models.services.profminimum import Profminimum

HOURS, GAPS, REGISTRATION, INDICATORS = "hours", "gaps", "registration", "indicators"
TABS = (
    (HOURS, "Часы"),
    (GAPS, "Чего не хватает"),
    (REGISTRATION, "Регистрация"),
    (INDICATORS, "Показатели"),
)


class ProfminimumPage(Page):
    """`open_at("gaps")` opens a tab, `open_at({"class": "9А"})` the records of a class."""

    title = "Профминимум"
    areas = frozenset(
        {"school", "years", "classes", "people", "work_log", "plan", "consultations", "diagnostics", "indicators"}
    )

    def __init__(self, context: PageContext) -> None:
        super().__init__(scrolls=False)
        self.context = context
        self.year: int | None = None
        self.found: Profminimum | None = None
        self.overlay = Overlay(self)
        self.acts = ProfminimumActs(self)
        self._no_school: QWidget | None = None
        self._stale: set[str] = set()
        self._build_header()
        self._build_tabs()

    def _build_header(self) -> None:
        self.years = YearChoice()
        self.years.year_chosen.connect(self._choose_year)
        self.levels_button = Button("Уровни классов", on_click=self.acts.open_levels)
        self.calendar_button = Button("Календарь и темы", on_click=self.acts.open_calendar)
        self.lessons_button = Button("Часы на уроках", "plus", on_click=self.acts.open_lesson_hours)
        self.print_button = Button("Печать и файлы", "printer", on_click=self.print_page)
        self.header.set_sentence("Засчитано не больше нормы направления")
        for action in (self.years, self.levels_button, self.calendar_button, self.lessons_button, self.print_button):
            self.header.add_action(action)

    def _build_tabs(self) -> None:
        self.hours = HoursTab(self._empty_hours)
        self.gaps, self.registration, self.indicators = GapsTab(), RegistrationTab(), IndicatorsTab()
        self.hours.register.marked.connect(self.acts.mark_lesson)
        self.hours.register.calendar_wanted.connect(self.acts.open_calendar)
        self.hours.opened.connect(self.acts.open_cell)
        self.gaps.opened.connect(self.acts.open_gap)
        self.registration.class_wanted.connect(self.acts.open_class)
        self.indicators.opened.connect(self.acts.open_indicator)
        self._parts: dict[str, HoursTab | GapsTab | RegistrationTab | IndicatorsTab] = {
            HOURS: self.hours,
            GAPS: self.gaps,
            REGISTRATION: self.registration,
            INDICATORS: self.indicators,
        }
        self.tabs = Tabs(TABS)
        self.tabs.chosen.connect(lambda name: self.open_tab(str(name)))
        self._stack = QStackedWidget()
        for part in self._parts.values():
            self._stack.addWidget(part)
        self.upper.addWidget(self.tabs)
        self.middle.addWidget(self._stack, 1)

    # the window's calls

    def load(self) -> None:
        """Show the latest year, or the one that was chosen."""
        self.year = self.years.read(self.context.journal, self.year)
        self._show_no_school(wanted=self.year is None)
        if self.year is not None:
            self.refresh()

    def reload(self, changes: "Changes | None" = None) -> None:
        """Count anew; the open tab, the chosen cell and the panel stay."""
        self.load()

    def open_at(self, argument: object) -> None:
        """Open a tab, or the records of a class."""
        if isinstance(argument, str) and argument in self._parts:
            self.open_tab(argument)
        elif isinstance(argument, dict) and self.found is not None:
            one = next((one for one in self.found.classes if one.school_class.name == argument.get("class")), None)
            self.open_tab(HOURS)
            if one is not None:
                self.acts.open_cell(one, None)

    def print_page(self) -> None:
        """Ctrl+P: the sheets of the open tab, or the sheets to the printer."""
        if self.overlay.upper is not None:
            self.overlay.upper.print_page()
        elif self.found is not None:
            self.acts.preview(indicators=self.tab == INDICATORS)

    def escape(self) -> bool:
        """Esc closes the preview, else the panel."""
        if self.overlay.upper is not None:
            self.overlay.close()
        elif self.side is not None:
            self.close_panel()
        else:
            return False
        return True

    # what the parts ask for

    @property
    def tab(self) -> str:
        """The open tab."""
        return str(self.tabs.value)

    def open_tab(self, name: str) -> None:
        """Open a tab; a panel of another one closes."""
        if name != self.tab:
            self.tabs.set_value(name)
        if self.side is not None:
            self.close_panel()
        self._stack.setCurrentWidget(self._parts[name])
        self._fill(name)
        self._parts[name].take_focus()

    def refresh(self) -> None:
        """Count the year anew: the open tab at once, the others when they are opened."""
        from models.services.profminimum import profminimum

        self.found = profminimum(self.context.journal, self.year)
        self._stale = set(self._parts)
        self._fill(self.tab)

    def show_panel(self, panel: SidePanel) -> None:
        """Open a panel beside the tab."""
        self.strip.clear()
        panel.closed.connect(self.close_panel)
        self.set_side(panel)
        self._squeeze()
        panel.setFocus()

    def close_panel(self) -> None:
        """Close the panel; the focus goes back to the tab."""
        self.set_side(None)
        self._squeeze()
        self._parts[self.tab].take_focus()

    # inside

    def _squeeze(self) -> None:
        """An open panel takes the room of the header's buttons and of rare columns."""
        squeezed = self.side is not None
        for button in (self.levels_button, self.calendar_button, self.lessons_button):
            button.setVisible(not squeezed)
        self.gaps.squeeze(squeezed=squeezed)
        self.indicators.squeeze(squeezed=squeezed)
        self.hours.squeeze(squeezed=squeezed)

    def _fill(self, name: str) -> None:
        if name not in self._stale or self.found is None or self.year is None:
            return
        self._stale.discard(name)
        journal, today = self.context.journal, self.context.today()
        if name == HOURS:
            from models.services.lesson_register import lesson_register

            self.hours.show_hours(self.found.classes, lesson_register(journal, self.year), today)
        elif name == GAPS:
            from models.services.profminimum_gaps import gap_plan

            self.gaps.show_gaps(gap_plan(journal, today, self.year))
        elif name == REGISTRATION:
            self.registration.show_registration(self.found.registration, self.found.registration_total)
        else:
            self.acts.show_indicators()

    def _choose_year(self, start_year: int) -> None:
        if start_year != self.year:
            self.year = start_year
            if self.side is not None:
                self.close_panel()
            self.refresh()

    def _empty_hours(self) -> EmptyState:
        return EmptyState(
            "layout-grid",
            "Здесь будут часы классов по направлениям",
            "Укажите уровень Профминимума школы или классов 6–11: базовый, основной или продвинутый. "
            "Часы сосчитаются по журналу работы.",
            Button("Указать уровни", "pencil", "primary", on_click=self.acts.open_levels),
        )

    def _show_no_school(self, *, wanted: bool) -> None:
        for part in (self.tabs, self.levels_button, self.calendar_button, self.lessons_button, self.print_button):
            part.setVisible(not wanted)
        if wanted and self._no_school is None:
            self._no_school = EmptyState(
                "layout-grid",
                "Здесь будет Профминимум",
                "Журнал пока пуст. Укажите школу и учебный год или загрузите готовую книгу Excel.",
                Button(
                    "Заполнить карточку школы",
                    "school",
                    "primary",
                    on_click=lambda: self.navigate.emit("settings", "school"),
                ),
            )
            self._stack.addWidget(self._no_school)
        if wanted and self._no_school is not None:
            self._stack.setCurrentWidget(self._no_school)
        elif self._stack.currentWidget() is self._no_school:
            self._stack.setCurrentWidget(self._parts[self.tab])
