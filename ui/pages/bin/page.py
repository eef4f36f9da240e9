"""Корзина: what was deleted, when and by whom; it comes back with everything that hung on it."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from models.errors import UserError
from models.rules.russian import plural
from ui.components.buttons import Button
from ui.components.empty_state import EmptyState
from ui.components.layout import FootBar
from ui.components.limited import limited
from ui.components.question import Question
from ui.pages.context import PageContext
from ui.pages.days import moment
from ui.pages.records.kind_words import KIND_WORDS
from ui.pages_base import Page
from ui.tables.column import Column
from ui.tables.rows_model import RowsTableModel
from ui.tables.table_view import TableView
from ui.theme import current

if TYPE_CHECKING:
    from models.changes import Changes
    from models.services.actions import BinEntry

_RECORDS = ("запись", "записи", "записей")


class BinPage(Page):
    """A table of what was deleted. «Вернуть» takes the chosen row, «Очистить корзину» asks first."""

    title = "Корзина"

    def __init__(self, context: PageContext) -> None:
        super().__init__(scrolls=False)
        self._context = context
        self.question: Question | None = None
        self._question_row: QWidget | None = None
        self._empty: QWidget | None = None
        self.empty_button = Button("Очистить корзину", "trash-2", on_click=self.ask)
        self.restore_button = Button("Вернуть", "undo-2", "primary", on_click=self.restore)
        self.header.add_action(self.empty_button)
        self.header.add_action(self.restore_button)
        columns = (
            Column(
                "Что удалено",
                lambda entry: entry.title,
                strong=True,
                second=lambda entry: KIND_WORDS.get(entry.kind, ""),
            ),
            Column("Когда", lambda entry: entry.deleted, width=210, show=self._moment),
            Column("Кто", lambda entry: entry.who, width=260),
        )
        self.model = RowsTableModel(columns, key=lambda entry: entry.action_id)
        self.table = TableView(self.model, name=self.title)
        self.table.opened.connect(lambda _entry: self.restore())
        self.table.chosen.connect(lambda entry: self.restore_button.setEnabled(entry is not None))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self.bar = FootBar()
        self.middle.addWidget(self._stack, 1)
        self.foot.addWidget(self.bar)

    def load(self) -> None:
        """Show what stands in the bin; the first is chosen."""
        from models.services.actions import bin_entries

        entries = bin_entries(self._context.journal)
        self.model.set_rows(entries)
        if entries and self.table.current_row is None:
            self.table.choose(entries[0].action_id)
        self._show(len(entries))

    def reload(self, changes: "Changes | None" = None) -> None:
        """Show what stands in the bin now."""
        self.load()

    def leave(self) -> bool:
        """A question that was not answered is answered by leaving: nothing is emptied."""
        self._close_question()
        return True

    def escape(self) -> bool:
        """Esc takes the question back."""
        if self.question is None:
            return False
        self._close_question()
        return True

    def restore(self) -> None:
        """Bring the chosen record back."""
        from models.services.actions import restore

        entry: BinEntry | None = self.table.current_row
        if entry is None:
            return
        self._close_question()
        try:
            taken = restore(self._context.journal, entry.action_id)
        except UserError as error:
            self.refuse(error)
            return
        self.load()
        self.told(taken.changes, f"Возвращено: {taken.title}")
        (self.table if self.model.rows else self).setFocus()

    def ask(self) -> None:
        """Ask before the bin is emptied."""
        if self.question is not None:
            return
        words = ("запись будет стёрта", "записи будут стёрты", "записей будет стёрто")
        count = plural(len(self.model.rows), *words)
        self.question = Question(
            "Очистить корзину?",
            f"{count} вместе с фотографиями и всем, что к ним относится. Отменить это нельзя. "
            "В резервных копиях, которые уже сделаны, стёртое останется.",
            safe="Оставить в корзине",
            risky="Стереть навсегда",
            cancel="",
        )
        self.question.safe_chosen.connect(self._close_question)
        self.question.cancelled.connect(self._close_question)
        self.question.risky_chosen.connect(self._empty_bin)
        self._question_row = limited(self.question)
        margin = current().px(24)
        self._question_row.setContentsMargins(margin, 0, margin, current().px(12))
        self.upper.addWidget(self._question_row)
        self.empty_button.setEnabled(False)
        self.restore_button.set_variant("plain")

    def _empty_bin(self) -> None:
        from models.changes import Changes
        from models.services.actions import empty_bin

        self._close_question()
        try:
            count = empty_bin(self._context.journal)
        except UserError as error:
            self.refuse(error)
            return
        self.load()
        self.committed.emit(Changes())
        self.say(f"Корзина очищена: {plural(count, *_RECORDS)}", "mute")

    def _close_question(self) -> None:
        if self._question_row is not None:
            self.upper.removeWidget(self._question_row)
            self._question_row.hide()
            self._question_row.deleteLater()
            self.question = self._question_row = None
            self.empty_button.setEnabled(True)
            self.restore_button.set_variant("primary")
            self.table.setFocus()

    def _show(self, count: int) -> None:
        if self._empty is not None:
            self._stack.removeWidget(self._empty)
            self._empty.deleteLater()
            self._empty = None
        if not count:
            self._empty = EmptyState(
                "trash-2",
                "Корзина пуста",
                "Сюда попадает всё, что удалено из журнала: записи, консультации, диагностика, люди, фотографии. "
                "Вернуть можно в любой день, пока корзина не очищена.",
                note="Последнее действие отменяет Ctrl+Z на любой странице.",
            )
            self._stack.addWidget(self._empty)
        self._stack.setCurrentWidget(self._empty or self.table)
        for part in (self.empty_button, self.restore_button, self.bar):
            part.setVisible(count > 0)
        self.bar.set_text(plural(count, *_RECORDS))

    def _moment(self, value: object) -> str:
        from datetime import datetime

        return moment(value, self._context.today()) if isinstance(value, datetime) else ""
