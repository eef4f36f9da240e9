"""Sorting and searching in Python, so that Russian words, numbers and dates each compare as they should."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QSortFilterProxyModel

from ui.tables.rows_model import OBJECT_ROLE, SORT_ROLE, Index, RowsTableModel


def fold(text: str) -> str:
    """Text for comparing: no case, ё as е."""
    return text.casefold().replace("ё", "е")


class SortProxy(QSortFilterProxyModel):
    """Sorts by native values, nothing last in ascending order; shows rows that contain every searched word."""

    def __init__(self, source: RowsTableModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: list[str] = []
        self._accept: Callable[[Any], bool] | None = None
        self._source = source
        self.setSortRole(SORT_ROLE)
        self.setSourceModel(source)

    def search(self, text: str) -> None:
        """Show the rows in whose cells every word of `text` occurs; an empty text shows all."""
        self.beginFilterChange()
        self._words = fold(text).split()
        self.endFilterChange()

    def keep(self, accept: Callable[[Any], bool] | None) -> None:
        """Show only rows that `accept` takes: chosen class, period, kind; None shows all."""
        self.beginFilterChange()
        self._accept = accept
        self.endFilterChange()

    def shown(self) -> list[Any]:
        """The rows on screen, in their order there."""
        return [self.index(place, 0).data(OBJECT_ROLE) for place in range(self.rowCount())]

    def filterAcceptsRow(self, source_row: int, _source_parent: Index) -> bool:
        row = self._source.rows[source_row]
        if self._accept is not None and not self._accept(row):
            return False
        if not self._words:
            return True
        text = fold(" ".join(column.aloud(row) for column in self._source.columns))
        return all(word in text for word in self._words)

    def lessThan(self, left: Index, right: Index) -> bool:
        return bool(_order(left.data(SORT_ROLE)) < _order(right.data(SORT_ROLE)))


def _order(value: Any) -> tuple[bool, Any]:
    if value is None or value == "":
        return (True, 0)
    return (False, fold(value) if isinstance(value, str) else value)
