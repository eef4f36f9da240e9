"""The table of the schools with the status of each; several rows may be chosen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QStackedWidget, QVBoxLayout, QWidget

from models.rules.consolidation import SchoolStatus
from models.rules.russian import plural
from ui.components.buttons import Button, Link
from ui.components.empty_state import EmptyState
from ui.components.layout import FootBar
from ui.pages.consolidation.columns import RARE, WIDE, columns
from ui.pages.consolidation.words import SCHOOLS
from ui.tables.columns_model import OBJECT_ROLE
from ui.tables.rows_model import RowsTableModel
from ui.tables.table_view import TableView

if TYPE_CHECKING:
    from models.rules.periods import CampaignCalendar
    from models.services.office_overview import Overview, ShownSchool
    from ui.pages.consolidation.page import ConsolidationPage

_PAUSE_MS = 60
"""The panel follows the arrows when they rest: a held key shall not read a package at each row."""


class ReportsTab(QWidget):
    """`selected` when other rows are chosen."""

    selected = Signal()

    def __init__(self, page: "ConsolidationPage") -> None:
        super().__init__()
        self._page = page
        self.model = RowsTableModel(columns(self._calendar), key=lambda one: one.row.sender)
        self.table = TableView(self.model, name="Отчёты школ")
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.foot = FootBar()
        self._remind = Link("Скопировать список не сдавших", self._copy_missing)
        self.foot.add_right(self._remind)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._empty: QWidget | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.selected.emit)
        self.table.selectionModel().selectionChanged.connect(lambda *_changed: self._on_selected())
        self.table.opened.connect(lambda _one: self.selected.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def fill(self, overview: "Overview") -> None:
        """Show the schools; those that are chosen stay so."""
        blocked = self.table.selectionModel().blockSignals(True)
        self.model.set_rows(overview.schools)
        self.table.selectionModel().blockSignals(blocked)
        self._show()

    @property
    def is_empty(self) -> bool:
        """Whether no school is expected."""
        return not self.model.rows

    @property
    def chosen(self) -> "tuple[ShownSchool, ...]":
        """The chosen schools in the order of the table."""
        rows = sorted(self.table.selectionModel().selectedRows(), key=lambda index: index.row())
        return tuple(index.data(OBJECT_ROLE) for index in rows)

    def choose(self, sender: str) -> None:
        """Choose one school; its panel opens at once."""
        if not self.table.choose(sender):
            self._page.filters.reset()
            self.table.choose(sender)
        self._pause.stop()
        self.selected.emit()

    def clear_choice(self) -> None:
        """Choose none; the place of the keyboard stays."""
        self._pause.stop()
        blocked = self.table.selectionModel().blockSignals(True)
        self.table.selectionModel().select(
            self.table.currentIndex(), QItemSelectionModel.SelectionFlag.Clear | QItemSelectionModel.SelectionFlag.Rows
        )
        self.table.selectionModel().blockSignals(blocked)
        self.table.viewport().update()

    def narrow(self, words: str, status: SchoolStatus | None) -> None:
        """Leave the schools with these words and this status."""
        self.table.proxy.search(words)
        self.table.proxy.keep(None if status is None else lambda one: one.row.status is status)
        self._show()

    def squeeze(self, squeezed: bool, *, narrow: bool) -> None:
        """Hide columns while a panel takes their room, or the window is narrow."""
        for place in RARE:
            self.table.setColumnHidden(place, squeezed or (narrow and place in WIDE))
        self.table.restyle()
        self._remind.setVisible(not squeezed and bool(self._missing()))

    def take_focus(self) -> None:
        """Put the focus on the table, or on the first step."""
        (self.table if self._empty is None else self._empty).setFocus()

    def _calendar(self) -> "CampaignCalendar":
        overview = self._page.overview
        assert overview is not None
        return overview.calendar

    def _on_selected(self) -> None:
        if self.table.selectionModel().hasSelection():
            self._pause.start()

    def _show(self) -> None:
        if self._empty is not None:
            self._stack.removeWidget(self._empty)
            self._empty.deleteLater()
            self._empty = None
        shown = self.table.proxy.shown()
        if not shown:
            self._empty = self._first_steps() if self.is_empty else self._nothing_found()
            self._stack.addWidget(self._empty)
        self._stack.setCurrentWidget(self._empty or self.table)
        count = len(self.model.rows)
        words = plural(count, *SCHOOLS)
        self.foot.set_text(f"Ожидается {words}" if len(shown) == count else f"Показано {len(shown)} из {words}")
        told = [one for one in shown if one.participants is not None]
        people = sum(one.participants or 0 for one in told)
        pupils = sum(one.pupils or 0 for one in told)
        self.foot.set_total("Участников", f"{people} из {pupils}" if told else "—")
        self._remind.setVisible(bool(self._missing()))

    def _missing(self) -> list[str]:
        return [one.row.name for one in self.model.rows if one.row.status is SchoolStatus.MISSING]

    def _copy_missing(self) -> None:
        names = self._missing()
        QGuiApplication.clipboard().setText("\n".join(names))
        self._page.say(f"Скопировано, {plural(len(names), *SCHOOLS)}: вставьте список в письмо")

    def _first_steps(self) -> EmptyState:
        return EmptyState(
            "table-2",
            "Здесь будут отчёты школ",
            "Сначала внесите список школ муниципалитета: по нему видно, кто сдал отчёт, а кто ещё нет.",
            Button("Внести список школ", "school", on_click=lambda: self._page.open_tab("schools")),
        )

    def _nothing_found(self) -> EmptyState:
        return EmptyState(
            "search",
            "Таких школ нет",
            "Ни одна школа не подходит под то, что выбрано и набрано вверху.",
            Button("Показать все", on_click=self._page.clear_search),
        )
