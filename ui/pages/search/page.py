"""Поиск: one field over the whole journal; arrows choose while the cursor stays in it, Enter opens, Esc goes back."""

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from models.rules.found_words import query_words
from models.rules.russian import in_quotes, plural
from ui.components.controls import SearchEdit
from ui.components.empty_state import EmptyState
from ui.pages.context import PageContext
from ui.pages.search.kinds import KIND_PLACES
from ui.pages.search.results import Found, More, ResultsModel
from ui.pages.search.results_view import ResultsView
from ui.pages_base import Page
from ui.theme import current
from ui.themed import Themed

if TYPE_CHECKING:
    from models.changes import Changes
    from models.services.search import Hits

_TYPING_MS = 60
"""Letters typed faster than this are searched together."""
_OF_A_KIND = 12
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


class SearchPage(Page):
    """`open_at({"from": place})` remembers where Esc leads back to. Kinds without a page of their own are left out."""

    title = "Поиск"

    def __init__(self, context: PageContext, places: Callable[[], Collection[str]]) -> None:
        super().__init__(scrolls=False)
        self._context = context
        self._places = places
        self._from = ""
        self._groups: tuple[Hits, ...] = ()
        self._pause = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._pause.timeout.connect(self.search)
        self.field = SearchLine()
        self.field.edit.textChanged.connect(lambda _text: self._pause.start())
        self.field.edit.stepped.connect(self._step)
        self.field.edit.returnPressed.connect(self._open_current)
        self.model = ResultsModel()
        self.results = ResultsView(self.model)
        self.results.opened.connect(self._open)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.results)
        self._empty: QWidget | None = None
        self.upper.addWidget(self.field)
        self.middle.addWidget(self._stack, 1)

    def load(self) -> None:
        """Show what is found for the words in the field."""
        self.search()

    def reload(self, changes: "Changes | None" = None) -> None:
        """Search anew: the records have changed."""
        self.search()

    def open_at(self, argument: object) -> None:
        """Put the cursor into the field, over the words of the last search."""
        if isinstance(argument, dict) and isinstance(argument.get("from"), str):
            self._from = argument["from"]
        self.find()

    def find(self) -> None:  # type: ignore[override]  # the window's key, not QWidget.find
        """Ctrl+F."""
        self.field.edit.setFocus()
        self.field.edit.selectAll()

    def escape(self) -> bool:
        """Esc leads back to where the search was asked for; in the field it first empties it."""
        if not self._from:
            return False
        self.navigate.emit(self._from, None)
        return True

    def search(self) -> None:
        """Look the words up and show what is found."""
        from models.services.search import search

        self._pause.stop()
        typed = self.field.edit.text()
        places = self._places()
        found = search(self._context.journal, typed, _OF_A_KIND)
        self._groups = tuple(group for group in found if KIND_PLACES[group.kind].place in places)
        self.model.show_found(self._groups, typed)
        self.results.choose_first()
        self._show(typed)

    def _show(self, typed: str) -> None:
        total = sum(group.total for group in self._groups)
        words = plural(total, "запись", "записи", "записей")
        self.header.set_sentence(f"Найдено: {words}" if total else "")
        if self._empty is not None:
            self._stack.removeWidget(self._empty)
            self._empty.deleteLater()
            self._empty = None
        if not total:
            self._empty = _nothing(typed) if query_words(typed) else _first_steps()
            self._stack.addWidget(self._empty)
        self._stack.setCurrentWidget(self._empty or self.results)

    def _step(self, steps: int) -> None:
        if self._pause.isActive():
            self.search()
        self.results.move(steps)

    def _open_current(self) -> None:
        """Enter may come before the pause is over: what is opened is what was typed, not what is still shown."""
        if self._pause.isActive():
            self.search()
        self.results.open_current()

    def _open(self, row: Found | More) -> None:
        argument = row.kind.record(row.number) if isinstance(row, Found) else row.kind.words(self.field.edit.text())
        self.navigate.emit(row.kind.place, argument)


class _Edit(SearchEdit):
    """A search field whose arrows go through the results."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = _STEPS.get(Qt.Key(event.key()))
        if steps is not None:
            self.stepped.emit(steps)
            return
        super().keyPressEvent(event)


class SearchLine(Themed, QWidget):
    """The field, as wide as a line of text is read."""

    def __init__(self) -> None:
        super().__init__()
        self.edit = _Edit("Слово, фамилия, мероприятие, партнёр")
        self.edit.setAccessibleName("Найти в журнале")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.edit)
        self._row.addStretch(1)
        self.restyle()

    def restyle(self) -> None:
        theme = current()
        self.edit.setMaximumWidth(theme.px(640))
        self.edit.setMinimumWidth(theme.px(320))
        self._row.setStretch(0, 10)
        self._row.setStretch(1, 1)
        margin = theme.px(24)
        self._row.setContentsMargins(margin, theme.px(4), margin, theme.px(12))


def _first_steps() -> EmptyState:
    return EmptyState(
        "search",
        "Здесь будет всё, где есть ваши слова",
        "План, журнал работы, консультации, диагностика, обучающиеся, педагоги и партнёры всех учебных лет. "
        "Достаточно начала слова: «вет» найдёт ветеринара. Заглавные буквы, е и ё не различаются.",
        note="Стрелки выбирают запись, Enter открывает её, Esc возвращает на прежнюю страницу. Поиск с любой "
        "страницы: Ctrl+K.",
    )


def _nothing(typed: str) -> EmptyState:
    return EmptyState(
        "search",
        "Ничего не найдено",
        f"Нет записи, в которой есть все слова: {in_quotes(' '.join(typed.split())[:80])}. "
        "Проверьте, нет ли опечатки, или оставьте одно слово, лучше его начало.",
    )
