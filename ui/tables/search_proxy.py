"""Searching and narrowing a table in Python; sorting is the source model's, one pass instead of thousands of calls."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QSortFilterProxyModel, Qt

from ui.tables.columns_model import OBJECT_ROLE, Index
from ui.tables.order import fold
from ui.tables.rows_model import RowsTableModel


class SearchProxy(QSortFilterProxyModel):
    """Shows the rows that contain every searched word and that `keep` accepts, in the order of the source."""

    def __init__(self, source: RowsTableModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: list[str] = []
        self._accept: Callable[[Any], bool] | None = None
        self._texts: dict[int, tuple[Any, str]] = {}
        self._source = source
        self.setSourceModel(source)

    def search(self, text: str) -> None:
        """Show the rows in whose cells every word of `text` occurs; an empty text shows all."""
        self.beginFilterChange()
        self._words = fold(text).split()
        if not self._words:
            self._texts.clear()
        self.endFilterChange()

    def keep(self, accept: Callable[[Any], bool] | None) -> None:
        """Show only rows that `accept` takes: chosen class, period, kind; None shows all."""
        self.beginFilterChange()
        self._accept = accept
        self.endFilterChange()

    def shown(self) -> list[Any]:
        """The rows on screen, in their order there."""
        return [self.index(place, 0).data(OBJECT_ROLE) for place in range(self.rowCount())]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort the source; column -1 gives back the order of `set_rows`."""
        self._source.sort(column, order)

    def filterAcceptsRow(self, source_row: int, _source_parent: Index) -> bool:
        row = self._source.rows_list[source_row]
        if self._accept is not None and not self._accept(row):
            return False
        return not self._words or all(word in self._text(row) for word in self._words)

    def _text(self, row: Any) -> str:
        """What is searched in a row, made once while the user types; holding the row keeps its id its own."""
        known = self._texts.get(id(row))
        if known is None:
            text = fold(" ".join(column.aloud(row) for column in self._source.columns))
            known = self._texts[id(row)] = (row, text)
        return known[1]
