"""The methods: those of the program, and the school's own, made, loaded and changed here."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from models.errors import UserError
from models.rules.diagnostics.own_instrument import InstrumentCard, card_of_instrument
from models.rules.russian import in_quotes, plural
from ui.components.buttons import Button
from ui.components.layout import FootBar, SidePanel
from ui.pages.context import PageContext
from ui.pages.diagnostics.method_panel import MethodPanel
from ui.pages.diagnostics.method_words import METHOD_COLUMNS, fits_form
from ui.pages.panels import CardPanel, DraftPanel
from ui.pages_base import UpperPage
from ui.tables.rows_model import RowsTableModel
from ui.tables.table_view import TableView

if TYPE_CHECKING:
    from models.changes import Changes
    from models.services.diagnostics_instruments import KnownInstrument
    from ui.forms.instrument_form import InstrumentForm

FILES = "Описание методики (*.json)"


class MethodsView(UpperPage):
    """Enter opens a method: its form when it is the school's own, its key when it is the program's."""

    def __init__(self, context: PageContext) -> None:
        super().__init__("Методики", scrolls=False)
        self.context = context
        self.header.set_back("Диагностика", self.go_back)
        self.load_button = Button("Загрузить из файла", "file-up", on_click=self.load_file)
        self.add_button = Button("Новая методика", "plus", "primary", on_click=self.new_record)
        for action in (self.load_button, self.add_button):
            self.header.add_action(action)
        self.model = RowsTableModel(METHOD_COLUMNS, key=lambda row: row.instrument.name)
        self.table = TableView(self.model, name="Методики")
        self.table.opened.connect(self.open_method)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._remove_current)
        self.bar = FootBar()
        self.middle.addWidget(self.table, 1)
        self.foot.addWidget(self.bar)

    # the page's calls

    def load(self) -> None:
        self._read()

    def reload(self, changes: "Changes | None" = None) -> None:
        """Read everything again; the open form stays."""
        self._read()

    def flush(self) -> bool:
        """Keep what is typed; False when it was refused, which is said."""
        if isinstance(self.side, DraftPanel):
            try:
                self.side.draft.keep()
            except UserError as error:
                self.refuse(error)
                return False
        return True

    def escape(self) -> bool:
        """Esc closes the panel, its draft kept, else the view."""
        if self.side is not None:
            self.close_panel()
        else:
            self.go_back()
        return True

    def go_back(self) -> None:
        """Close the view, unless what is typed can be kept nowhere else."""
        if self.flush():
            self.closed.emit()

    def new_record(self) -> None:
        """Ctrl+N: the form of a new method."""
        self.edit(InstrumentCard())

    # methods

    def open_method(self, known: "KnownInstrument") -> None:
        """The form of the school's own, as far as the form knows all of it; the key of any other."""
        self.table.choose(known.instrument.name)
        if known.own and fits_form(known.instrument):
            self.edit(card_of_instrument(known.instrument, known.id), known)
        else:
            self._show(MethodPanel(known, lambda: self.take_as_pattern(known), lambda: self.save_file(known)))

    def take_as_pattern(self, known: "KnownInstrument") -> None:
        """A method of one's own that begins as this one; one without scales is filled in under its name."""
        from dataclasses import replace

        card = card_of_instrument(known.instrument)
        if known.instrument.scales:
            card = replace(card, name=f"{known.instrument.name}, наша редакция")
        self.edit(replace(card, version=1))

    def edit(self, card: InstrumentCard, known: "KnownInstrument | None" = None) -> None:
        """Open the form of a card."""
        from ui.forms.instrument_form import InstrumentForm

        form: Any = InstrumentForm()
        form.set_card(card)
        title = "Методика" if card.id is not None else "Новая методика"
        key = f"diagnostics/method-{card.id or 'new'}"
        panel = CardPanel(title, form, self.context.journal, key, removable=known is not None)
        if known is not None:
            save = Button("В файл", "download", small=True, on_click=lambda: self.save_file(known))
            panel.add_action(save)
            if known.sessions:
                panel.note.setText(f"Редакция {known.instrument.version}")
        panel.accepted.connect(lambda: self._accept(panel, form))
        if known is not None:
            panel.remove_wanted.connect(lambda: self._remove(known))
        panel.given_up.connect(self._give_up)
        if self._show(panel):
            form.focus_first()

    def load_file(self) -> None:
        """Take a method from a definition file; the form of what it became is opened."""
        from models.services.diagnostics_instruments import load_instrument

        path = self.context.messages.ask_open_file("Загрузить методику", FILES)
        if path is None:
            return
        try:
            changes, number = load_instrument(self.context.journal, path)
        except UserError as error:
            self.refuse(error, "Другой файл", self.load_file)
            return
        self._read()
        known = next(one for one in self.model.rows if one.id == number)
        self.told(changes, f"Загружена методика {in_quotes(known.instrument.name)}")
        self.table.choose(known.instrument.name)
        self.take_focus()

    def save_file(self, known: "KnownInstrument") -> None:
        """Write the definition for another school."""
        from models.journal.atomic import write_atomically
        from models.rules.diagnostics.definition import write_definition

        name = known.instrument.name.translate(str.maketrans("", "", '«»"/\\:*?<>|'))
        path = self.context.messages.ask_save_file("Сохранить методику", Path(f"{name}.json"), FILES)
        if path is None:
            return
        try:
            write_atomically(path, write_definition(known.instrument).encode())
        except UserError as error:
            self.refuse(error, "Другая папка", lambda: self.save_file(known))
            return
        self.say(f"Сохранено: {path.name}")

    # inside

    def _read(self) -> None:
        from models.services.diagnostics_instruments import instruments

        known = instruments(self.context.journal)
        self.model.set_rows(known)
        own = sum(one.own for one in known)
        self.bar.set_text(f"{plural(len(known), 'методика', 'методики', 'методик')}, своих {own}")

    def _accept(self, panel: CardPanel, form: "InstrumentForm") -> None:
        from models.services.diagnostics_instruments import save_instrument
        from models.services.refusal import FieldsRefusedError

        if unreadable := form.unreadable:
            form.show_problems(unreadable)
            return
        card = form.card()
        try:
            changes, number = save_instrument(self.context.journal, card)
        except FieldsRefusedError as error:
            for sentence in form.show_problems(error.problems):
                self.refuse(UserError(sentence))
            return
        except UserError as error:
            self.refuse(error)
            return
        panel.draft.drop()
        self.set_side(None)
        self._arrange_actions()
        self._read()
        known = next(one for one in self.model.rows if one.id == number)
        self.told(
            changes, f"Записано: методика {in_quotes(known.instrument.name)}, редакция {known.instrument.version}"
        )
        self.table.choose(known.instrument.name)
        self.take_focus()

    def _remove_current(self) -> None:
        known = self.table.current_row
        if known is not None and known.own:
            self._remove(known)

    def _remove(self, known: "KnownInstrument") -> None:
        from models.services.diagnostics_instruments import delete_instrument

        try:
            changes = delete_instrument(self.context.journal, cast("int", known.id))
        except UserError as error:
            self.refuse(error)
            return
        if isinstance(self.side, DraftPanel):
            self.side.draft.drop()
        self.set_side(None)
        self._arrange_actions()
        self._read()
        self.told(changes, f"В корзине: методика {in_quotes(known.instrument.name)}", removed=True)
        self.take_focus()

    def _show(self, panel: SidePanel) -> bool:
        if not self.flush():
            panel.deleteLater()
            return False
        self.strip.clear()
        panel.closed.connect(self.close_panel)
        self.set_side(panel)
        self._arrange_actions()
        return True

    def close_panel(self) -> None:
        """Close the panel; what is typed stays a draft."""
        if not self.flush():
            return
        self.set_side(None)
        self._arrange_actions()
        self.take_focus()

    def _give_up(self) -> None:
        if isinstance(self.side, DraftPanel):
            self.side.draft.drop()
        self.close_panel()

    def _arrange_actions(self) -> None:
        """One primary button on the screen."""
        for button in (self.load_button, self.add_button):
            button.setVisible(self.side is None)
        for place in (2, 4):
            self.table.setColumnHidden(place, self.side is not None)
        self.table.restyle()

    def take_focus(self) -> None:
        """The table, on its first row when none is chosen."""
        if self.table.current_row is None and self.model.rows:
            self.table.choose(self.model.rows[0].instrument.name)
        self.table.setFocus()
