"""The one item model: plain rows in, declared columns out."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal

from models.errors import UserError
from ui.tables.column import Column
from ui.tables.columns_model import ColumnsModel, Index, sort_value
from ui.tables.order import ordered

Command = Callable[[Any, Column, Any], Any]
"""(row, column, parsed value) -> the row as it now is; raises UserError to refuse."""


class RowsTableModel(ColumnsModel):
    """Rows are frozen dataclasses; they change only through `set_rows` or an edit whose command succeeded.

    `key(row)` identifies a row between two `set_rows`, so that the selection and the open editor survive.
    """

    refused = Signal(str)
    """The sentence of a UserError raised by `parse` or by the command of an edit."""

    def __init__(
        self,
        columns: Sequence[Column],
        key: Callable[[Any], Hashable] = id,
        command: Command | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(columns, parent)
        self._key = key
        self._command = command
        self._given: list[Any] = []
        self._rows: list[Any] = []
        self._sorted_by: tuple[Column, bool] | None = None

    @property
    def rows(self) -> tuple[Any, ...]:
        """The rows, in the order of the table."""
        return tuple(self._rows)

    @property
    def rows_list(self) -> Sequence[Any]:
        """The same without a copy, for the proxy that reads it row by row; not to be changed."""
        return self._rows

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows. Rows at either end with the same keys stay; only what lies between is replaced."""
        self._given = list(rows)
        old, new = self._rows, self._arranged()
        head = _same(map(self._key, old), map(self._key, new))
        limit = min(len(old), len(new)) - head
        tail = min(_same(map(self._key, reversed(old)), map(self._key, reversed(new))), limit)
        if len(old) - head - tail:
            self.beginRemoveRows(QModelIndex(), head, len(old) - tail - 1)
            del old[head : len(old) - tail]
            self.endRemoveRows()
        if len(new) - head - tail:
            self.beginInsertRows(QModelIndex(), head, len(new) - tail - 1)
            old[head:head] = new[head : len(new) - tail]
            self.endInsertRows()
        for place, row in enumerate(new):
            if old[place] != row:
                self._replace(place, row)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column, also those set later; column -1 gives back the order of `set_rows`."""
        descending = order == Qt.SortOrder.DescendingOrder
        self._sorted_by = (self.columns[column], descending) if column >= 0 else None
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        held_rows = [self._rows[index.row()] for index in held]
        self._rows = self._arranged()
        places = {id(row): place for place, row in enumerate(self._rows)}
        moved = [self.index(places[id(row)], index.column()) for row, index in zip(held_rows, held, strict=True)]
        self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()

    def row_of(self, key: Hashable) -> int:
        return next((place for place, row in enumerate(self._rows) if self._key(row) == key), -1)

    def row_at(self, place: int) -> Any:
        return self._rows[place]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self._command and self.columns[index.column()].parse:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or self._command is None:
            return False
        column, row = self.columns[index.column()], self._rows[index.row()]
        if column.parse is None:
            return False
        key = self._key(row)
        try:
            changed = self._command(row, column, column.parse(value))
        except UserError as error:
            self.refused.emit(error.message)
            return False
        # the command may have made the page reload, so the row is found by its key again
        place = self.row_of(key)
        if place >= 0:
            self._given = [changed if self._key(known) == key else known for known in self._given]
            self._replace(place, changed)
        return True

    def _arranged(self) -> list[Any]:
        if self._sorted_by is None:
            return list(self._given)
        column, descending = self._sorted_by
        return ordered(self._given, lambda row: sort_value(column, row), descending=descending)

    def _replace(self, place: int, row: Any) -> None:
        self._rows[place] = row
        self.dataChanged.emit(self.index(place, 0), self.index(place, len(self.columns) - 1))


def _same(ones: Any, others: Any) -> int:
    count = 0
    for one, other in zip(ones, others, strict=False):
        if one != other:
            break
        count += 1
    return count
