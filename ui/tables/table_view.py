"""The table of the program: hairlines, one chosen row, sorting by the head, Enter opens."""

from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from ui.tables.columns_model import OBJECT_ROLE, ColumnsModel, Index
from ui.tables.delegates import DELEGATES
from ui.tables.paged_model import PagedTableModel
from ui.tables.rows_model import RowsTableModel
from ui.tables.search_proxy import SearchProxy
from ui.theme import current
from ui.themed import Themed

LEAST = 180
"""Width of a stretching column that a small window leaves it."""


class TableView(Themed, QTableView):
    """Shows a `RowsTableModel` through a `SearchProxy`, or a `PagedTableModel` as it is. Speaks in rows.

    `opened(row)`: Enter or a double click; `chosen(row)`: another row became current (None: none is).
    """

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(self, model: ColumnsModel, *, name: str, sortable: bool = True) -> None:
        super().__init__()
        self.rows = model
        self._proxy = SearchProxy(model, self) if isinstance(model, RowsTableModel) else None
        self._chosen_key: int | None = None
        self._scrolled = 0
        self.setModel(model if self._proxy is None else self._proxy)
        if isinstance(model, PagedTableModel):
            model.modelAboutToBeReset.connect(self._note_place)
            model.modelReset.connect(self._return_to_place)
        self.setAccessibleName(name)
        self._plain()
        self._two_line = any(column.second for column in model.columns)
        for place, column in enumerate(model.columns):
            self.setItemDelegateForColumn(place, DELEGATES[column.kind](self))
        head = self.horizontalHeader()
        head.setSortIndicatorClearable(True)
        head.setTextElideMode(Qt.TextElideMode.ElideRight)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(sortable)
        editable = any(column.parse for column in model.columns)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked
            if editable
            else triggers.NoEditTriggers
        )
        self.doubleClicked.connect(self._open)
        self.restyle()

    def _plain(self) -> None:
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)

    @property
    def proxy(self) -> SearchProxy:
        """What narrows a table of plain rows; a paged one has none."""
        assert self._proxy is not None, "a paged table is narrowed by its service"
        return self._proxy

    @property
    def current_row(self) -> Any:
        """The chosen row, None when there is none."""
        index = self.currentIndex()
        return index.data(OBJECT_ROLE) if index.isValid() else None

    def choose(self, key: object) -> bool:
        """Choose the row with this key and scroll to it; False when it is not shown."""
        place = self.rows.row_of(key)
        index = self.rows.index(place, 0) if place >= 0 else QModelIndex()
        if self._proxy is not None:
            index = self._proxy.mapFromSource(index)
        if not index.isValid():
            return False
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)
        return True

    def _note_place(self) -> None:
        """A paged table is filled anew at each change: the chosen record and what is on screen shall stay."""
        model, index = self.rows, self.currentIndex()
        assert isinstance(model, PagedTableModel)
        self._chosen_key = model.keys[index.row()] if index.isValid() else None
        self._scrolled = self.verticalScrollBar().value()

    def _return_to_place(self) -> None:
        self.updateGeometries()
        self.verticalScrollBar().setValue(self._scrolled)
        place = self.rows.row_of(self._chosen_key) if self._chosen_key is not None else -1
        if place >= 0:
            flags = QItemSelectionModel.SelectionFlag
            index = self.rows.index(place, 0)
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.verticalScrollBar().setValue(self._scrolled)

    def currentChanged(self, new: Index, previous: Index) -> None:
        super().currentChanged(new, previous)
        if new.row() != previous.row() or new.isValid() != previous.isValid():
            self.chosen.emit(new.data(OBJECT_ROLE) if new.isValid() else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.state() != QAbstractItemView.State.EditingState:
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _open(self, index: Index) -> None:
        if index.isValid() and not index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.opened.emit(index.data(OBJECT_ROLE))

    def restyle(self) -> None:
        if not hasattr(self, "_two_line"):
            return
        theme = current()
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(theme.px(52 if self._two_line else 40))
        head = self.horizontalHeader()
        head.setMinimumSectionSize(theme.px(28))
        head.setFixedHeight(theme.px(48 if any("\n" in c.title for c in self.rows.columns) else 34))
        for place, column in enumerate(self.rows.columns):
            if column.width is not None:
                self.setColumnWidth(place, theme.px(column.width))
        self._stretch()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stretch()

    def _stretch(self) -> None:
        """Give columns without a width what the others leave, never less than a few words: then the table scrolls."""
        columns = self.rows.columns
        free = [
            place for place, column in enumerate(columns) if column.width is None and not self.isColumnHidden(place)
        ]
        taken = sum(self.columnWidth(place) for place in range(len(columns)) if place not in free)
        least = current().px(LEAST)
        for number, place in enumerate(free):
            left = self.viewport().width() - taken - sum(self.columnWidth(done) for done in free[:number])
            self.setColumnWidth(place, max(least, left // (len(free) - number)))
