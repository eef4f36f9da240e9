"""«Диагностика»: the sessions of a year; Enter opens one over the list."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from models.rules.diagnostics.session import SessionCard, likely_stage
from models.rules.russian import in_quotes
from models.vocabulary import DiagnosticsStage
from ui.components.buttons import Button, Link, row
from ui.components.controls import Combo
from ui.components.empty_state import EmptyState
from ui.pages.context import PageContext
from ui.pages.diagnostics.columns import session_columns
from ui.pages.panels import CardPanel
from ui.pages.records.page import RecordsPage
from ui.pages.records.shown import Shown
from ui.pages_base import UpperPage

if TYPE_CHECKING:
    from models.changes import Changes
    from ui.forms.diagnostics_session import SessionForm


class DiagnosticsPage(RecordsPage):
    """The list; over it a session, the methods, the summary of a class."""

    title = "Диагностика"
    areas = frozenset({"diagnostics", "people", "classes", "years"})
    nouns = ("диагностика", "диагностики", "диагностик")
    add_words = "Новая диагностика"
    placeholder = "Методика, класс, фамилия"
    draft_key = "diagnostics"
    record_kind = "diagnostics_session"
    rare = frozenset({3, 6, 7})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, session_columns())
        self._opened: int | None = None
        """The diagnostics whose form was opened from its view: it is returned to."""
        self.classes = Combo(name="Класс")
        self.methods = Combo(name="Методика")
        self.methods.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.methods.setMinimumContentsLength(16)
        self.stages = Combo([(None, "Все этапы"), *((stage, stage.value) for stage in DiagnosticsStage)], name="Этап")
        for choice in (self.classes, self.methods, self.stages):
            self.filters.add_choice(choice)
        self.criteria_button = Button("Сводка класса", "table-2", on_click=self.show_criteria)
        self.methods_button = Button("Методики", "book-open", on_click=self.show_methods)
        for action in (self.criteria_button, self.methods_button, self.print_button, self.add_button):
            self.header.add_action(action)
        key = QShortcut(QKeySequence(Qt.Key.Key_F2), self.table)
        key.setContext(Qt.ShortcutContext.WidgetShortcut)
        key.activated.connect(self.edit_current)

    # the list

    def read(self) -> Shown:
        from models.services.diagnostics import SessionsWanted, sessions

        journal = self.context.journal
        wanted = SessionsWanted(
            text=self.filters.words,
            class_id=_number(self.classes.value),
            instrument_id=_number(self.methods.value),
            stage=DiagnosticsStage(str(self.stages.value)) if self.stages.value else None,
        )
        keys = sessions(journal, self.year, wanted, self.order if self.order[0] else ("day", True))
        total = len(sessions(journal, self.year)) if self.filters.narrows else len(keys)
        return Shown(keys, total)

    def read_rows(self, keys: Sequence[int]) -> Mapping[int, Any]:
        from models.services.diagnostics import session_rows

        return session_rows(self.context.journal, keys)

    def fill_choices(self) -> None:
        from models.services.diagnostics_instruments import instruments

        self.classes.set_options([(None, "Все классы"), *self._classes()])
        used = [one for one in instruments(self.context.journal) if one.sessions and one.id is not None]
        self.methods.set_options([(None, "Все методики"), *((one.id, one.instrument.name) for one in used)])

    def _classes(self) -> list[tuple[int, str]]:
        from models.services.classes import classes

        return [(card.id, card.name) for card in classes(self.context.journal, self.year) if card.id is not None]

    # the form

    def card(self, key: int) -> SessionCard | None:
        from models.services.diagnostics import session_card

        return session_card(self.context.journal, key)

    def new_card(self) -> SessionCard:
        today = self.context.today()
        return SessionCard(class_id=_number(self.classes.value), day=today, stage=likely_stage(today))

    def make_form(self, card: SessionCard) -> "SessionForm":
        from models.services.diagnostics_instruments import instruments
        from ui.forms.diagnostics_session import SessionForm

        assert self.year is not None
        names = [one.instrument.name for one in instruments(self.context.journal)]
        form = SessionForm(names, self._classes(), self.year)
        form.set_card(card)
        return form

    def extend_panel(self, panel: CardPanel, form: "SessionForm", card: SessionCard) -> None:
        """A method that the list lacks is made on the way; the form stays a draft."""
        panel.add_below(row(Link("Нет нужной методики? Задайте свою", self.make_method)))

    def make_method(self) -> None:
        """The form of a method of the school's own."""
        self.show_methods()
        if (make := self._on_top("new_record")) is not None:
            make()

    def heading(self, card: SessionCard) -> str:
        return "Диагностика" if card.id is not None else self.add_words

    def name_of(self, card: SessionCard) -> str:
        day = f", {card.day:%d.%m.%Y}" if card.day is not None else ""
        return f"{in_quotes(card.instrument)}{day}"

    def write(self, card: SessionCard) -> "tuple[Changes, int]":
        from models.services.diagnostics import save_session

        return save_session(self.context.journal, card)

    def after_writing(self, card: SessionCard, key: int) -> None:
        """A new diagnostics is opened at once, its sheets lie on the desk; so is one whose form its view opened."""
        if card.id in (None, self._opened):
            self.open_record(key)
        else:
            self.take_focus()

    def delete(self, card: SessionCard) -> "Changes":
        from models.services.diagnostics import delete_session

        assert card.id is not None
        return delete_session(self.context.journal, card.id)

    def edit_current(self) -> None:
        """F2: the form of the chosen diagnostics."""
        self._opened = None
        row = self.table.current_row
        card = self.card(row.id) if row is not None else None
        if card is not None:
            self.edit(card)

    def empty_state(self) -> EmptyState:
        if self.year is None or not self._classes():
            return EmptyState(
                "clipboard-list",
                "Здесь будут диагностики классов",
                "Сначала нужны классы и их списки: по ним вносятся бланки и считается, сколько прошли.",
                Button("Открыть «Люди и классы»", "users", on_click=lambda: self.navigate.emit("people", "classes")),
            )
        return EmptyState(
            "clipboard-list",
            "Здесь будут диагностики классов",
            "Выберите методику и класс, внесите бланки с клавиатуры: баллы, ведомость и справка составятся сами.",
            Button(self.add_words, "plus", on_click=self.new_record),
            Button("Методики", "book-open", on_click=self.show_methods),
            note="Участие добровольное: отказ отмечается без причины и отдельно от отсутствия.",
        )

    # what opens over the list

    def open_record(self, key: int) -> None:
        """Open a session over the list; told when it is gone."""
        from ui.pages.diagnostics.session_view import SessionView

        if self.card(key) is None:
            self.say("Этого уже нет в журнале", "warn")
            return
        if self.model.row_of(key) < 0 and self.filters.narrows:
            self.filters.reset()
        self.table.choose(key)
        self._opened = None

        def edit() -> None:
            if view.flush():
                self.overlay.close()
                self.edit_current()
                self._opened = key

        view = SessionView(self.context, key)
        view.edit_wanted.connect(edit)
        self._open_upper(view)

    def show_methods(self) -> None:
        """Open the list of methods."""
        from ui.pages.diagnostics.methods_view import MethodsView

        self._open_upper(MethodsView(self.context))

    def show_criteria(self) -> None:
        """Open the summary of a class along Таблица 2."""
        from ui.pages.diagnostics.criteria_view import CriteriaView

        row = self.table.current_row
        self._open_upper(CriteriaView(self.context, self._classes(), row.class_id if row is not None else None))

    def _open_upper(self, upper: UpperPage) -> None:
        if self.side is not None:
            self.keep_draft()
            if self.side is not None:
                return
        if self.overlay.upper is not None:
            self.flush()
            self.overlay.close()
        upper.committed.connect(self._upper_committed)
        upper.undo_wanted.connect(self.undo_wanted)
        upper.redo_wanted.connect(self.redo_wanted)
        upper.navigate.connect(self.navigate)
        self.overlay.open(upper)

    def _upper_committed(self, changes: "Changes") -> None:
        self.fill_choices()
        self.refresh()
        self.committed.emit(changes)

    # the window's calls go to what stands on top

    def _on_top(self, name: str) -> Callable[[], Any] | None:
        return getattr(self.overlay.upper, name, None) if self.overlay.upper is not None else None

    def print_page(self) -> None:
        """Ctrl+P: the open view's paper, else the log of the year."""
        from models.rules.log_options import LogKind
        from ui.pages.log_print import open_log_print

        if (above := self._on_top("print_page")) is not None:
            above()
        elif self.year is not None:
            open_log_print(self, LogKind.DIAGNOSTICS, self.year)

    def new_record(self) -> None:
        if (above := self._on_top("new_record")) is not None:
            above()
        elif self.overlay.upper is None:
            super().new_record()

    def find(self) -> None:  # type: ignore[override]  # the window's key, not QWidget.find
        if self.overlay.upper is None:
            super().find()

    def escape(self) -> bool:
        if self.overlay.upper is not None:
            return self.overlay.upper.escape()
        return super().escape()

    def say(self, text: str, tone: Any = "ok", action: str = "", do: Callable[[], object] | None = None) -> None:
        """A message is shown on top."""
        (self.overlay.upper.say if self.overlay.upper is not None else super().say)(text, tone, action, do)

    def refuse(self, error: Exception, action: str = "", do: Callable[[], object] | None = None) -> None:
        """A refusal is shown on top."""
        (self.overlay.upper.refuse if self.overlay.upper is not None else super().refuse)(error, action, do)

    def reload(self, changes: "Changes | None" = None) -> None:
        super().reload(changes)
        if self.overlay.upper is not None:
            self.overlay.upper.reload(changes)

    def flush(self) -> bool:
        above = self._on_top("flush")
        return bool(super().flush() and (above is None or above()))

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        if self.overlay.upper is not None:
            self.overlay.upper.set_narrow(narrow)

    def _arrange_parts(self) -> None:
        super()._arrange_parts()
        for button in (self.criteria_button, self.methods_button):
            button.setVisible(bool(self.shown.total) and self.side is None)


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None
