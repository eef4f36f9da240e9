"""A table that is as high as its rows, so that the page scrolls and not the table."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QScrollArea

from ui.tables.column import Column
from ui.tables.columns_model import Index
from ui.tables.rows_model import RowsTableModel
from ui.tables.table_view import TableView
from ui.theme import current

_MARGIN = 4


class FittedTable(TableView):
    """For short tables among other parts of a page."""

    def __init__(self, columns: Sequence[Column], name: str) -> None:
        self.short_rows = RowsTableModel(columns)
        super().__init__(self.short_rows, name=name, sortable=False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_rows(self, rows: Sequence[object]) -> None:
        """Show these rows."""
        self.short_rows.set_rows(rows)
        self._fit()

    def currentChanged(self, new: Index, previous: Index) -> None:
        super().currentChanged(new, previous)
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        content = around.widget() if isinstance(around, QScrollArea) else None
        if isinstance(around, QScrollArea) and content is not None and new.isValid():
            place = self.visualRect(new).center()
            where = self.viewport().mapTo(content, place)
            around.ensureVisible(where.x(), where.y(), 0, self.rowHeight(new.row()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def restyle(self) -> None:
        super().restyle()
        if hasattr(self, "short_rows"):
            self._fit()

    def _fit(self) -> None:
        rows = self.short_rows.rowCount() * self.verticalHeader().defaultSectionSize()
        across = self.horizontalScrollBar()
        bar = across.sizeHint().height() if across.maximum() > 0 else 0
        height = self.horizontalHeader().height() + rows + bar + current().px(_MARGIN)
        if height != self.height():
            self.setFixedHeight(height)
