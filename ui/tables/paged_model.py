"""A table over tens of thousands of records that holds only what is on screen."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from ui.tables.column import Column
from ui.tables.columns_model import ColumnsModel, Index

PAGE = 64
"""Rows that are read at once: two screens of them."""

_PAGES_HELD = 12

Fetch = Callable[[Sequence[int]], Mapping[int, Any]]
"""Keys -> the rows of those that are still there."""


class PagedTableModel(ColumnsModel):
    """Knows the keys of all rows in their order and reads rows in pages when they are drawn.

    Order and choice of rows are the service's (SQL): a click on a head asks for them by `sort_wanted(column key,
    descending)`, an empty key meaning the service's own order. Columns without a `key` do not sort.
    """

    sort_wanted = Signal(str, bool)

    def __init__(self, columns: Sequence[Column], fetch: Fetch, parent: QObject | None = None) -> None:
        super().__init__(columns, parent)
        self._fetch = fetch
        self._keys: tuple[int, ...] = ()
        self._pages: OrderedDict[int, Mapping[int, Any]] = OrderedDict()

    @property
    def keys(self) -> tuple[int, ...]:
        """The keys of all rows, in the order of the table."""
        return self._keys

    def set_keys(self, keys: Sequence[int]) -> None:
        """Show the rows of these keys, read anew."""
        self.beginResetModel()
        self._keys = tuple(keys)
        self._pages.clear()
        self.endResetModel()

    def row_at(self, place: int) -> Any:
        """The row, None when it was deleted since the keys were read."""
        number = place // PAGE
        page = self._pages.get(number)
        if page is None:
            page = self._pages[number] = self._fetch(self._keys[number * PAGE : (number + 1) * PAGE])
            if len(self._pages) > _PAGES_HELD:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        return page.get(self._keys[place])

    def put(self, key: int, row: Any) -> None:
        """Show another row for a key, without asking for it; nothing when the row is not held now."""
        place = self.row_of(key)
        page = self._pages.get(place // PAGE) if place >= 0 else None
        if page is not None:
            self._pages[place // PAGE] = {**page, key: row}
            self.dataChanged.emit(self.index(place, 0), self.index(place, self.columnCount() - 1))

    def row_of(self, key: Hashable) -> int:
        return self._keys.index(key) if isinstance(key, int) and key in self._keys else -1

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._keys)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask for the order of a column; column -1 asks for the service's own."""
        key = self.columns[column].key if column >= 0 else ""
        if key or column < 0:
            self.sort_wanted.emit(key, order == Qt.SortOrder.DescendingOrder)
