"""What every item model of the program has: declared columns over rows of any kind."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.tables.column import Column

Index = QModelIndex | QPersistentModelIndex

SORT_ROLE = Qt.ItemDataRole.UserRole
OBJECT_ROLE = Qt.ItemDataRole.UserRole + 1
COLUMN_ROLE = Qt.ItemDataRole.UserRole + 2
SECOND_ROLE = Qt.ItemDataRole.UserRole + 3


class ColumnsModel(QAbstractTableModel):
    """Reads each cell from its row and its column. A subclass knows the rows."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Other columns of the same kinds and widths over the same rows: a second section of a log."""
        assert [column.kind for column in columns] == [column.kind for column in self.columns]
        self.columns = tuple(columns)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(columns) - 1)

    def row_at(self, place: int) -> Any:
        """The row at a place of the table; None when it is gone meanwhile."""
        raise NotImplementedError

    def row_of(self, key: Hashable) -> int:
        """The place of the row with this key, -1 when there is none."""
        raise NotImplementedError

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        reader = _READERS.get(role) if index.isValid() else None
        if reader is None:
            return None
        row = self.row_at(index.row())
        if row is None and role not in _WITHOUT_ROW:
            return "" if role in _WORDS else None
        return reader(self.columns[index.column()], row)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.title.replace("\n", " ")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        return None


def sort_value(column: Column, row: Any) -> Any:
    """What the column sorts a row by."""
    return column.sort_key(row) if column.sort_key else column.value(row)


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.at_right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


_WORDS = (Qt.ItemDataRole.DisplayRole, SECOND_ROLE)
_WITHOUT_ROW = (Qt.ItemDataRole.TextAlignmentRole, COLUMN_ROLE)

_READERS: dict[int, Callable[[Column, Any], Any]] = {
    Qt.ItemDataRole.DisplayRole: lambda column, row: column.words(row),
    Qt.ItemDataRole.EditRole: lambda column, row: column.value(row),
    Qt.ItemDataRole.TextAlignmentRole: lambda column, _row: _alignment(column),
    Qt.ItemDataRole.AccessibleTextRole: lambda column, row: column.aloud(row),
    Qt.ItemDataRole.ToolTipRole: lambda column, row: column.tooltip(row) if column.tooltip else None,
    SORT_ROLE: sort_value,
    OBJECT_ROLE: lambda _column, row: row,
    COLUMN_ROLE: lambda column, _row: column,
    SECOND_ROLE: lambda column, row: column.second(row) if column.second else "",
}
