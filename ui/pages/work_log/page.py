"""Журнал работы: the records of a year as a table, the form of one beside it."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMenu, QTableView, QWidget

from models.errors import UserError
from models.rules.periods import SchoolYear
from models.rules.work_record import WorkRecordCard, name_of
from models.rules.work_record_checks import hours_in_words
from ui.components.buttons import Button
from ui.components.controls import CheckBox
from ui.components.empty_state import EmptyState
from ui.components.layout import SidePanel
from ui.forms.work_record.form import WorkRecordForm
from ui.pages.context import PageContext
from ui.pages.panels import CardPanel
from ui.pages.records.page import RecordsPage
from ui.pages.records.shown import Shown
from ui.pages.work_log.columns import COLUMNS, ChosenColumns
from ui.pages.work_log.copying import Copying
from ui.pages.work_log.draft_row import DraftRow
from ui.pages.work_log.filters import WorkLogFilters
from ui.pages.work_log.photo_intake import PhotoIntake
from ui.pages.work_log.plan_chooser import PlanChooser
from ui.theme import current

if TYPE_CHECKING:
    from models.changes import Changes
    from models.rules.work_record import FormLists
    from models.services.work_log import YearFigures

_GUESTS_SETTING = "work_log.guests"
_NARROW = 1010
"""With less room than this the filters give way."""


class WorkLogPage(RecordsPage):
    """`open_at({"plan_item": 5})` opens a new record that carries out a plan item."""

    title = "Журнал работы"
    areas = frozenset(
        {"work_log", "plan", "classes", "people", "partners", "years", "consultations", "diagnostics", "photos"}
    )
    draft_key = "work_log"
    record_kind = "work_record"

    def __init__(self, context: PageContext) -> None:
        self.columns = ChosenColumns(context.settings)
        self._figures: tuple[tuple[int, int, bool], YearFigures] | None = None
        super().__init__(context, COLUMNS)
        self._narrowing = WorkLogFilters(self.filters)
        self.upper.addWidget(self._narrowing.own)
        self.photos = PhotoIntake(self)
        self.draft_row = DraftRow(self)
        self.table.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.columns_button = Button("Столбцы", "table-2", on_click=self._offer_columns)
        self.copying = Copying(self)
        self.copy_button = Button("Скопировать в Excel", "copy", on_click=self.copying.copy)
        for place, button in enumerate((self.columns_button, self.copy_button)):
            self.header.insert_action(1 + place, button)
        self.guests = CheckBox("С консультациями и диагностикой", bool(context.settings.get(_GUESTS_SETTING, False)))
        self.guests.toggled.connect(self._show_guests)
        self.bar.row.insertWidget(1, self.guests)
        head = self.table.horizontalHeader()
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(lambda place: self._columns_menu().popup(head.mapToGlobal(place)))
        keys = QShortcut(QKeySequence.StandardKey.Copy, self.table)
        keys.setContext(Qt.ShortcutContext.WidgetShortcut)
        keys.activated.connect(self.copying.copy_chosen)

    # what the records are

    def fill_choices(self) -> None:
        from models.services.campaigns import all_campaigns
        from models.services.classes import classes
        from models.services.work_log import forms_used

        assert self.year is not None
        journal = self.context.journal
        listed = [(card.id, card.name) for card in classes(journal, self.year) if card.id is not None]
        year = SchoolYear(self.year)
        campaigns = [(one.code, one.calendar) for one in all_campaigns(journal)[::-1] if one.code.school_year == year]
        self._narrowing.fill(year, campaigns, listed, forms_used(journal, self.year))

    def read(self) -> Shown:
        from models.services.work_log import work_log

        assert self.year is not None
        wanted = self._narrowing.wanted(guests=self.guests.isChecked())
        found = work_log(self.context.journal, self.year, wanted, self.figures, self.order)
        totals = (("Участий", f"{found.attendances}"), ("Часов", hours_in_words(found.hours)))
        return self.draft_row.among(Shown(found.keys, found.of_year, totals, len(found.keys) - found.records))

    @property
    def figures(self) -> "YearFigures":
        """Numbers and участия of the year, read once for each state of the journal."""
        from models.services.work_log import year_figures

        assert self.year is not None
        guests = self.guests.isChecked()
        state = (self.context.journal.revision, self.year, guests)
        if self._figures is None or self._figures[0] != state:
            self._figures = (state, year_figures(self.context.journal, self.year, guests=guests))
        return self._figures[1]

    def read_rows(self, keys: Sequence[int]) -> Mapping[int, Any]:
        from models.services.work_log_rows import work_log_rows

        rows = work_log_rows(self.context.journal, [key for key in keys if key], self.figures)
        return {**rows, 0: self.draft_row.row()} if 0 in keys else rows

    def card(self, key: int) -> WorkRecordCard | None:
        from models.services.work_record import work_record

        return work_record(self.context.journal, key) if key > 0 else None

    def new_card(self) -> WorkRecordCard:
        from models.services.work_record_start import new_work_record

        assert self.year is not None
        return new_work_record(self.context.journal, self.year, self.context.today())

    def write(self, card: Any) -> "tuple[Changes, int]":
        from models.services.work_record import save_work_record

        return save_work_record(self.context.journal, card)

    def delete(self, card: Any) -> "Changes":
        from models.services.work_record import delete_work_record

        return delete_work_record(self.context.journal, card.id)

    def name_of(self, card: Any) -> str:
        return name_of(card)

    def heading(self, card: Any) -> str:
        if card.id is None:
            return "Новая запись"
        number = self.figures.numbers.get(card.id)
        return f"Запись № {number}" if number else "Запись"

    # the form

    def make_form(self, card: Any) -> WorkRecordForm:
        from models.services.photos import content

        form = WorkRecordForm(self._lists(card.year), partial(content, self.context.journal))
        form.set_card(card)
        form.plan_wanted.connect(lambda item: self._take_plan(form, item, with_day=False))
        form.photos_asked.connect(lambda: self.photos.ask(form))
        form.photos_dropped.connect(lambda files: self.photos.take(form, files))
        return form

    def _lists(self, year: int) -> "FormLists":
        from models.services.work_record_start import form_lists

        return form_lists(self.context.journal, year, self.context.today())

    def draft_of(self, card: Any) -> str:
        if card.id is None and card.plan_item_id is not None:
            return f"{self.draft_key}/plan-{card.plan_item_id}"
        return super().draft_of(card)

    def show_panel(self, panel: SidePanel) -> bool:
        opened = super().show_panel(panel)
        if opened:
            self.draft_row.follow(DraftRow.form_of(panel))
        return opened

    def show_rows(self, shown: Shown) -> None:
        """Show these rows, which are known already."""
        self.shown = shown
        self.model.set_keys(shown.keys)
        self._show_rows()

    def _take_panel_away(self) -> None:
        self.draft_row.follow(None)
        super()._take_panel_away()

    def extend_panel(self, panel: CardPanel, form: Any, card: Any) -> None:
        if card.id is None:
            chooser = Button("Из плана", on_click=lambda: self._choose_plan(chooser, form))
            like = Button("Как в прошлый раз", on_click=lambda: self._take_like(form))
            chooser.setEnabled(bool(form.plan_items))
            chooser.setToolTip("" if form.plan_items else "В плане этого года ещё нет пунктов")
            for button in (chooser, like):
                panel.add_action(button)

    def _choose_plan(self, button: QWidget, form: WorkRecordForm) -> None:
        popover = PlanChooser(self, form.plan_items)
        popover.taken.connect(lambda item: self._take_plan(form, item, with_day=True))
        popover.closed.connect(popover.deleteLater)
        under = button.mapTo(self, QPoint(0, button.height() + 8)).y()
        left = self.side.x() if self.side is not None else 0
        popover.open_at(QRect(left + current().px(8), under, 1, 1), form.control("title"))
        popover.search.setFocus()

    def _take_plan(self, form: WorkRecordForm, item: int, *, with_day: bool) -> None:
        from models.services.work_record_start import from_plan_item

        try:
            card = from_plan_item(self.context.journal, item, self.context.today())
        except UserError as error:
            self.refuse(error)
            return
        form.take_plan(card, with_day=with_day)
        form.focus_first()

    def _take_like(self, form: WorkRecordForm) -> None:
        from models.services.work_record_start import like_last_time

        assert self.year is not None
        typed = form.head.values["form"]
        card = like_last_time(self.context.journal, self.year, typed, self.context.today())
        if card is None:
            self.say("В этом году ещё нет записей: копировать нечего", "info")
            return
        form.take_like(card)
        form.focus_first()

    # the window's calls

    def open_at(self, argument: object) -> None:
        item = argument.get("plan_item") if isinstance(argument, dict) else None
        if not isinstance(item, int):
            super().open_at(argument)
            return
        from models.services.work_record_start import from_plan_item

        try:
            card = from_plan_item(self.context.journal, item, self.context.today())
        except UserError as error:
            self.refuse(error)
            return
        self.years.set_value(card.year)
        self.edit(card)

    def open_record(self, key: int) -> None:
        """A record opens its form, wherever its year; a row of another journal leads there."""
        from models.services.work_log import record_year
        from models.services.work_log_guests import origin_of

        if key == 0:
            form = DraftRow.form_of(self.side)
            if form is not None:
                form.focus_first()
            return
        if key < 0:
            origin, number = origin_of(key)
            self.navigate.emit(origin, {"id": number})
            return
        year = record_year(self.context.journal, key)
        if year is not None:
            self.years.set_value(year)
        super().open_record(key)

    def hidden_columns(self) -> frozenset[int]:
        return self.columns.hidden(beside_form=self.side is not None)

    def _arrange_parts(self) -> None:
        super()._arrange_parts()
        has_records = bool(self.shown.total)
        beside = self.side is not None
        for button in (self.columns_button, self.copy_button):
            button.setVisible(has_records and not beside)
        self.guests.setVisible(not beside or self.guests.isChecked())
        self._narrow_filters()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._narrow_filters()

    def _narrow_filters(self) -> None:
        room = self.width() - (self.side.width() if self.side is not None else 0)
        self._narrowing.set_narrow(room < current().px(_NARROW))

    # columns and guests

    def _offer_columns(self) -> None:
        corner = self.columns_button.mapToGlobal(QPoint(0, self.columns_button.height() + 2))
        self._columns_menu().popup(corner)

    def _columns_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, words, shown in self.columns.choices:
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(shown)
            action.toggled.connect(lambda on, name=name: self._show_column(name, shown=on))
        return menu

    def _show_column(self, name: str, *, shown: bool) -> None:
        self.columns.set_shown(name, shown=shown)
        self._arrange_parts()

    def _show_guests(self, shown: bool) -> None:
        self.context.settings.set(_GUESTS_SETTING, shown)
        self.refresh()

    # paper and the first step

    def print_page(self) -> None:
        """Ctrl+P: the journal as sheets."""
        from models.rules.log_options import LogKind
        from ui.pages.log_print import open_log_print

        if self.year is not None and self.overlay.upper is None:
            open_log_print(self, LogKind.WORK, self.year)

    def empty_state(self) -> EmptyState:
        load = self.context.load_workbook
        if self.year is None:
            return EmptyState(
                "notebook-pen",
                "Здесь будут мероприятия",
                "Журнал пока пуст. Укажите школу, учебный год и классы: тогда есть что записывать.",
                Button("Заполнить карточку школы", "school", on_click=lambda: self.navigate.emit("settings", "school")),
                Button("Загрузить из Excel", "file-up", on_click=load) if load is not None else None,
            )
        return EmptyState(
            "notebook-pen",
            "Здесь будут мероприятия",
            "Каждое записывается один раз: из записей складываются отчёт кампании, часы Профминимума и показатели.",
            Button("Записать мероприятие", "plus", on_click=self.new_record),
            Button("Загрузить из Excel", "file-up", on_click=load) if load is not None else None,
        )
