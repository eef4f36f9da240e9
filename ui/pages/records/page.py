"""A journal as a page: its table, the form of one record beside it, undo, and the way to paper."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from models.errors import UserError
from models.rules.russian import plural
from ui.components.buttons import Button
from ui.components.empty_state import EmptyState
from ui.components.layout import FootBar, SidePanel
from ui.pages.context import PageContext
from ui.pages.job_line import JobLine
from ui.pages.overlay import Overlay
from ui.pages.panels import CardPanel, DraftPanel
from ui.pages.records.filter_row import FilterRow, nothing_found
from ui.pages.records.history_box import add_history
from ui.pages.records.shown import Shown
from ui.pages.year_choice import YearChoice
from ui.pages_base import Page
from ui.tables.column import Column
from ui.tables.paged_model import PagedTableModel
from ui.tables.table_view import TableView

if TYPE_CHECKING:
    from models.changes import Changes


class RecordsPage(Page):
    """A subclass says what its records are, how they are read, filled in and written.

    `open_at({"id": 12})` opens a record's form, `open_at("new")` a blank one.
    """

    nouns = ("запись", "записи", "записей")
    add_words = "Новая запись"
    placeholder = "Найти в журнале"
    draft_key = ""
    record_kind = ""
    """The table of the records, whose history stands under the form."""
    rare: frozenset[int] = frozenset()
    """Columns that give way to an open panel."""

    def __init__(self, context: PageContext, columns: Sequence[Column]) -> None:
        super().__init__(scrolls=False)
        self.context = context
        self.year: int | None = None
        self.shown = Shown((), 0)
        self.order: tuple[str, bool] = ("", False)
        self.overlay = Overlay(self)
        self.job_line = JobLine(context.jobs)
        self.job_line.refused.connect(self.refuse)
        self._edited: Any = None
        self._empty: QWidget | None = None
        self._build_header()
        self.filters = FilterRow(self.placeholder)
        self.filters.changed.connect(self.refresh)
        self.filters.search.returnPressed.connect(self.take_focus)
        self._build_table(columns)
        self.bar = FootBar()
        self.upper.addWidget(self.filters)
        self.middle.addWidget(self._stack, 1)
        self.foot.addWidget(self.job_line)
        self.foot.addWidget(self.bar)

    def _build_header(self) -> None:
        self.years = YearChoice()
        self.years.year_chosen.connect(self._choose_year)
        self.print_button = Button("Печать", "printer", on_click=self.print_page)
        self.add_button = Button(self.add_words, "plus", "primary", on_click=self.new_record)
        for action in (self.years, self.print_button, self.add_button):
            self.header.add_action(action)

    def _build_table(self, columns: Sequence[Column]) -> None:
        self.model = PagedTableModel(columns, self.read_rows)
        self.table = TableView(self.model, name=self.title)
        self.model.sort_wanted.connect(self._sort)  # a new table asks for an order before there is a page
        self.table.opened.connect(lambda row: self.open_record(row.id))
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._remove_current)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)

    # what a subclass says

    def read(self) -> Shown:
        """The records of `self.year` that `self.filters` ask for, in the order `self.order`."""
        raise NotImplementedError

    def read_rows(self, keys: Sequence[int]) -> Mapping[int, Any]:
        """The rows of these records."""
        raise NotImplementedError

    def fill_choices(self) -> None:
        """Fill the combos of the filters for the year."""

    def card(self, key: int) -> Any:
        """What the form of a record is filled with; None when it is gone."""
        raise NotImplementedError

    def new_card(self) -> Any:
        """A blank record; its `id` is None."""
        raise NotImplementedError

    def make_form(self, card: Any) -> Any:
        """A form filled with the card.

        It has `edited`, `content`, `set_content` (for drafts), `card()`, `unreadable`, `show_problems`, `focus_first`.
        """
        raise NotImplementedError

    def heading(self, card: Any) -> str:
        """The title of the form's panel."""
        raise NotImplementedError

    def name_of(self, card: Any) -> str:
        """The record in a message."""
        raise NotImplementedError

    def write(self, card: Any) -> "tuple[Changes, int]":
        """Write the record; its number. FieldsRefusedError for faults of its fields."""
        raise NotImplementedError

    def delete(self, card: Any) -> "Changes":
        """Delete the record."""
        raise NotImplementedError

    def empty_state(self) -> EmptyState:
        """What stands here while there is no record."""
        raise NotImplementedError

    def draft_of(self, card: Any) -> str:
        """Under what name the draft of the card's form is kept."""
        return f"{self.draft_key}/{card.id or f'new-{self.year}'}"

    def hidden_columns(self) -> frozenset[int]:
        """Columns that are not shown now."""
        return self.rare if self.side is not None else frozenset()

    def extend_panel(self, panel: CardPanel, form: Any, card: Any) -> None:
        """Further actions of the form's panel."""

    def print_page(self) -> None:
        """Ctrl+P: the journal as sheets."""

    # the window's calls

    def load(self) -> None:
        """Show the year at hand: the latest, unless another was chosen."""
        self.year = self.years.read(self.context.journal, self.year)
        if self.year is not None:
            self.fill_choices()
        self.refresh()

    def reload(self, changes: "Changes | None" = None) -> None:
        """Read everything again; chosen row and panel stay, a record that is gone takes its panel along."""
        self.flush()
        self.load()
        card = self._edited
        if self.side is not None and card is not None and card.id is not None:
            now = self.card(card.id)
            if now is None:
                self.keep_draft()
            elif now != card:
                self.edit(now)

    def refresh(self) -> None:
        """Ask for the records anew."""
        self.shown = self.read() if self.year is not None else Shown((), 0)
        self.model.set_keys(self.shown.keys)
        self._show_rows()

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
        """Open the form of a record, or a blank one; {"words": …} shows the records that hold the words."""
        if argument == "new":
            self.new_record()
        elif isinstance(argument, dict) and isinstance(argument.get("words"), str):
            self.keep_draft()
            self.filters.search.setText(argument["words"])
            self.take_focus()
        elif isinstance(argument, dict) and isinstance(argument.get("id"), int):
            self.open_record(argument["id"])

    def find(self) -> None:  # type: ignore[override]  # the window's key, not QWidget.find
        """Ctrl+F."""
        self.filters.search.setFocus()
        self.filters.search.selectAll()

    def new_record(self) -> None:
        """Ctrl+N: the form of a new record."""
        if self.year is not None:
            self.edit(self.new_card())

    def escape(self) -> bool:
        """Esc closes the preview, else the panel and keeps a draft, else shows all records again."""
        if self.overlay.upper is not None:
            self.overlay.close()
        elif self.side is not None:
            self.keep_draft()
        elif self.filters.narrows:
            self.filters.reset()
        else:
            return False
        return True

    # the panel

    def open_record(self, key: int) -> None:
        """Open the form of a record; told when it is gone."""
        card = self.card(key)
        if card is None:
            self.say("Этого уже нет в журнале", "warn")
            return
        if self.model.row_of(key) < 0 and self.filters.narrows:
            self.filters.reset()
        self.table.choose(key)
        self.edit(card)

    def edit(self, card: Any) -> None:
        """Open the form of a card."""
        form = self.make_form(card)
        key = self.draft_of(card)
        panel = CardPanel(self.heading(card), form, self.context.journal, key, removable=card.id is not None)
        panel.accepted.connect(lambda: self._accept(panel, form))
        panel.remove_wanted.connect(lambda: self._remove(card))
        self.extend_panel(panel, form, card)
        add_history(panel, self.context, self.record_kind, card)
        if self.show_panel(panel):
            self._edited = card
            form.focus_first()

    def show_panel(self, panel: SidePanel) -> bool:
        """Open a panel beside the table; False when what is typed into the open one can be kept nowhere else."""
        if not self.flush():
            panel.deleteLater()
            return False
        self.strip.clear()
        panel.closed.connect(self.keep_draft)
        if isinstance(panel, DraftPanel):
            panel.given_up.connect(self.close_panel)
        self._edited = None
        self.set_side(panel)
        self._arrange_parts()
        return True

    def close_panel(self) -> None:
        """Close the panel: what it held is written or given up."""
        if isinstance(self.side, DraftPanel):
            self.side.draft.drop()
        self._take_panel_away()

    def keep_draft(self) -> None:
        """Close the panel if one is open; what is typed stays a draft."""
        if isinstance(panel := self.side, DraftPanel):
            try:
                kept = panel.draft.keep()
            except UserError as error:
                self.refuse(error)  # the panel stays: nowhere else is what was typed
                return
            if kept:
                self.say("Не записано, черновик сохранён: он откроется вместе с этой формой", "info")
        if panel is not None:
            self._take_panel_away()

    def take_focus(self) -> None:
        """Put the focus on the table, on its first row when none is chosen."""
        if self.table.current_row is None and self.shown.keys:
            self.table.choose(self.shown.keys[0])
        (self.table if self._empty is None else self._empty).setFocus()

    # inside

    def _accept(self, panel: CardPanel, form: Any) -> None:
        from models.services.refusal import FieldsRefusedError

        if unreadable := form.unreadable:
            form.show_problems(unreadable)
            return
        card = form.card()
        try:
            changes, key = self.write(card)
        except FieldsRefusedError as error:
            for sentence in form.show_problems(error.problems):
                self.refuse(UserError(sentence))
            return
        except UserError as error:
            self.refuse(error)
            return
        if self.side is panel:
            self.close_panel()
        self.refresh()
        self.told(changes, f"Записано: {self.name_of(card)}")
        self.table.choose(key)
        self.after_writing(card, key)

    def after_writing(self, card: Any, key: int) -> None:
        """What follows a record that was written: the focus goes to its row."""
        self.take_focus()

    def _remove_current(self) -> None:
        row = self.table.current_row
        if row is not None and (card := self.card(row.id)) is not None:
            self._remove(card)

    def _remove(self, card: Any) -> None:
        try:
            changes = self.delete(card)
        except UserError as error:
            self.refuse(error)
            return
        if self.side is not None:
            self.close_panel()
        self.refresh()
        self.told(changes, f"В корзине: {self.name_of(card)}", removed=True)
        self.take_focus()

    def _take_panel_away(self) -> None:
        self._edited = None
        self.set_side(None)
        self._arrange_parts()
        self.take_focus()

    def _sort(self, key: str, descending: bool) -> None:
        self.order = (key, descending)
        self.refresh()

    def _choose_year(self, start_year: Any) -> None:
        if start_year != self.year:
            self.keep_draft()
            self.year = start_year
            self.fill_choices()
            self.refresh()

    def _show_rows(self) -> None:
        """The table or the first steps, and the foot."""
        if self._empty is not None:
            self._stack.removeWidget(self._empty)
            self._empty.deleteLater()
            self._empty = None
        if not self.shown.keys:
            narrowed = self.filters.narrows and self.shown.total
            self._empty = nothing_found(self.filters) if narrowed else self.empty_state()
            self._stack.addWidget(self._empty)
        self._stack.setCurrentWidget(self._empty or self.table)
        count = len(self.shown.keys) - self.shown.guests
        words = plural(self.shown.total, *self.nouns)
        self.bar.set_text(words if count == self.shown.total else f"Показано {count} из {words}")
        for name, figure in self.shown.totals:
            self.bar.set_total(name, figure)
        self._arrange_parts()

    def _arrange_parts(self) -> None:
        """One primary button on the screen; rare columns give way to a panel."""
        has_records = bool(self.shown.total)
        self.filters.setVisible(has_records)
        self.filters.reset_link.setVisible(self.filters.narrows)
        self.filters.squeeze(self.side is not None)
        self.bar.setVisible(has_records)
        self.print_button.setVisible(has_records)
        self.add_button.setVisible(has_records and self.side is None)
        hidden = self.hidden_columns()
        for place in range(len(self.model.columns)):
            self.table.setColumnHidden(place, place in hidden)
        self.table.restyle()
        first = self._empty.findChild(Button) if self._empty is not None else None
        if first is not None:
            first.set_variant("plain" if self.side is not None else "primary")
