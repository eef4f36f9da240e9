"""One tab of «Люди и классы»: a table of cards, its foot, what stands there while it is empty, and its panel."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from models.errors import UserError
from models.rules.russian import plural
from ui.components.buttons import Button
from ui.components.empty_state import EmptyState
from ui.components.layout import FootBar, SidePanel
from ui.pages.panels import CardPanel, PastePanel
from ui.pages.people.host import PeopleHost
from ui.pages.records.history_box import add_history
from ui.tables.column import Column
from ui.tables.rows_model import RowsTableModel
from ui.tables.table_view import TableView

if TYPE_CHECKING:
    from models.changes import Changes


class PeopleTab(QWidget):
    """What the four tabs share. A subclass says what its cards are and how they are written."""

    title = ""
    add_words = ""
    nouns = ("", "", "")
    """The word of a card with 1, 2, 5."""
    record_kind = ""
    """The table of the cards."""
    can_paste = False
    rare: frozenset[int] = frozenset()
    """Columns that give way to an open panel."""
    shown_changed = Signal()

    def __init__(self, host: PeopleHost, columns: Sequence[Column]) -> None:
        super().__init__()
        self.host = host
        self.cards: tuple[Any, ...] = ()
        self.model = RowsTableModel(columns, key=lambda card: card.id)
        self.table = TableView(self.model, name=self.title)
        self.table.opened.connect(self.edit)
        self.foot = FootBar()
        self.squeezed = False
        self._search = ""
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._empty: QWidget | None = None
        self._edited: tuple[CardPanel | None, Any] = (None, None)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self._stack, 1)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._remove_current)

    # what a subclass says

    def read(self) -> tuple[Any, ...]:
        """The cards of the year."""
        raise NotImplementedError

    def new_card(self) -> Any:
        """A blank card."""
        raise NotImplementedError

    def make_form(self, card: Any) -> Any:
        """The form for the card: `CardFields` with `card()` and `set_card()`."""
        raise NotImplementedError

    def heading(self, card: Any) -> str:
        """The title of the card's panel."""
        raise NotImplementedError

    def name_of(self, card: Any) -> str:
        """The card in a message."""
        raise NotImplementedError

    def write(self, card: Any) -> "Changes":
        """Write the card."""
        raise NotImplementedError

    def delete(self, card: Any) -> "Changes":
        """Delete the card."""
        raise NotImplementedError

    def empty_state(self) -> EmptyState:
        """What stands here while there is nothing."""
        raise NotImplementedError

    def paste_panel(self) -> PastePanel:
        """The panel for pasted lines."""
        raise NotImplementedError

    def write_pasted(self, cards: tuple[Any, ...]) -> "tuple[Changes, str]":
        """Write what was pasted; the sentence that tells it."""
        raise NotImplementedError

    def fill_foot(self) -> None:
        """Totals under the table."""

    def extend_panel(self, panel: CardPanel, form: Any, card: Any) -> None:
        """Further actions for a written card."""

    # what the page uses

    @property
    def counted(self) -> int:
        """The number in the tab's words."""
        return len(self.cards)

    @property
    def is_empty(self) -> bool:
        """Whether the tab shows its first steps instead of a table."""
        return not self.cards

    def fill(self) -> None:
        """Read the cards and show them; the chosen row stays."""
        self.cards = self.read()
        self.model.set_rows(self.cards)
        self.show_rows()

    def show_rows(self) -> None:
        """Table or first steps, and the foot."""
        if self._empty is not None:
            self._stack.removeWidget(self._empty)
            self._empty.deleteLater()
            self._empty = None
        if self.is_empty:
            self._empty = self.empty_state()
        elif not self.table.proxy.rowCount():
            self._empty = self._nothing_found()
        if self._empty is not None:
            self._stack.addWidget(self._empty)
            self._yield_primary()
        self._stack.setCurrentWidget(self._empty or self.table)
        self.foot.set_text(self._shown_words())
        self.fill_foot()
        self.shown_changed.emit()

    def search(self, text: str) -> None:
        """Show the rows that contain every word."""
        if text != self._search:
            self._search = text
            self.table.proxy.search(text)
            self.show_rows()

    def squeeze(self, squeezed: bool) -> None:
        """Hide rare columns while a panel takes their room."""
        self.squeezed = squeezed
        for place in self.rare:
            self.table.setColumnHidden(place, squeezed)
        self.table.restyle()
        self._yield_primary()

    def take_focus(self) -> None:
        """Put the focus on the table, on its first row when none is chosen."""
        if self.table.current_row is None and (shown := self.table.proxy.shown()):
            self.table.choose(shown[0].id)
        (self.table if self._empty is None else self._empty).setFocus()

    def show_card(self, card_id: int) -> bool:
        """Choose a card and open its panel; False when it is not there."""
        card = next((one for one in self.cards if one.id == card_id), None)
        if card is None:
            return False
        self.edit(card)
        return True

    def add(self) -> None:
        """Open the form of a new card."""
        self.edit(self.new_card())

    def edit(self, card: Any) -> None:
        """Open the form of a card."""
        if card.id is not None:
            self.table.choose(card.id)
        form = self.make_form(card)
        form.set_card(card)
        journal, key = self.host.context.journal, self._draft_key(card)
        panel = CardPanel(self.heading(card), form, journal, key, removable=card.id is not None)
        self._edited = (panel, card)
        panel.accepted.connect(lambda: self._accept(form))
        panel.remove_wanted.connect(lambda: self._remove(card))
        if card.id is not None:
            self.extend_panel(panel, form, card)
        add_history(panel, self.host.context, self.record_kind, card)
        self.host.show_panel(panel)
        form.focus_first()

    def follow(self, open_panel: SidePanel | None) -> None:
        """Show the card of an open panel as the journal has it now; a card that is gone takes its panel along."""
        panel, card = self._edited
        if open_panel is None or panel is not open_panel or card.id is None:
            return
        now = next((one for one in self.cards if one.id == card.id), None)
        if now is None:
            self.host.keep_draft()
        elif now != card:
            self.edit(now)

    def paste(self, text: str = "") -> None:
        """Open the panel for pasted lines, with what is on the clipboard."""
        panel = self.paste_panel()
        if text:
            panel.form.set_text(text)
        panel.accepted.connect(lambda: self._accept_pasted(panel))
        self.host.show_panel(panel)
        panel.form.focus_first()

    # inside

    def _accept(self, form: Any) -> None:
        from models.services.refusal import FieldsRefusedError

        if unreadable := form.unreadable:
            form.show_problems(unreadable)
            return
        known = {card.id for card in self.read()}
        card = form.card()
        try:
            changes = self.write(card)
        except FieldsRefusedError as error:
            for sentence in form.show_problems(error.problems):
                self.host.refuse(UserError(sentence))
            return
        except UserError as error:
            self.host.refuse(error)
            return
        self.host.close_panel()
        written = next((one for one in self.read() if (one.id == card.id if card.id else one.id not in known)), card)
        self.host.wrote(changes, f"Записано: {self.name_of(written)}")
        self.table.choose(written.id)
        self.take_focus()

    def _accept_pasted(self, panel: PastePanel) -> None:
        if not panel.form.check():
            return
        try:
            changes, words = self.write_pasted(panel.form.preview.result)
        except UserError as error:
            self.host.refuse(error)
            return
        self.host.close_panel()
        self.host.wrote(changes, words)
        self.take_focus()

    def _remove_current(self) -> None:
        if (card := self.table.current_row) is not None:
            self._remove(card)

    def _remove(self, card: Any) -> None:
        from models.services.drafts import drop_draft

        try:
            changes = self.delete(card)
        except UserError as error:
            self.host.refuse(error)
            return
        self.host.keep_draft()
        drop_draft(self.host.context.journal, self._draft_key(card))
        self.host.wrote(changes, f"В корзине: {self.name_of(card)}", removed=True)

    def _yield_primary(self) -> None:
        """One primary button on the screen: an open panel's takes it over from the first step."""
        first = self._empty.findChild(Button) if self._empty is not None else None
        if first is not None:
            first.set_variant("plain" if self.squeezed else "primary")

    def _draft_key(self, card: Any) -> str:
        return f"people/{type(card).__name__}/{card.id or f'new-{self.host.year}'}"

    def _shown_words(self) -> str:
        shown = self.table.proxy.rowCount()
        return f"Показано {shown} из {self.counted}" if shown != self.counted else plural(shown, *self.nouns)

    def _nothing_found(self) -> EmptyState:
        return EmptyState(
            "search",
            "Ничего не найдено",
            f"Ни в одной строке нет слов «{self._search}».",
            Button("Показать все", on_click=self.host.clear_search),
        )
