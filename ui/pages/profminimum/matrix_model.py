"""Classes × directions as an item model; each cell knows its class and direction."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from models.rules.profminimum import ClassHours
from models.rules.russian import in_hours
from models.vocabulary import Direction
from ui.pages.profminimum.cell import SHORT_TITLES, cell_of, class_in_words, spoken, totals_in_words

Index = QModelIndex | QPersistentModelIndex

CLASS_ROLE = Qt.ItemDataRole.UserRole

DIRECTIONS = tuple(Direction)
TOTAL = len(DIRECTIONS) + 1
"""The last column; the first one is the class."""


class MatrixModel(QAbstractTableModel):
    """Rows are classes with a level, in the order of the school."""

    def __init__(self) -> None:
        super().__init__()
        self._classes: tuple[ClassHours, ...] = ()

    @property
    def classes(self) -> tuple[ClassHours, ...]:
        """The rows."""
        return self._classes

    def set_classes(self, classes: Sequence[ClassHours]) -> None:
        """Show these classes."""
        same = [one.school_class.id for one in classes] == [one.school_class.id for one in self._classes]
        if not same:
            self.beginResetModel()
        self._classes = tuple(classes)
        if not same:
            self.endResetModel()
        elif self._classes:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._classes) - 1, TOTAL))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._classes)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else TOTAL + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        one = self._classes[index.row()]
        if role == CLASS_ROLE:
            return one
        if role == Qt.ItemDataRole.DisplayRole:
            return _words(one, index.column())
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return _spoken(one, index.column())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            direction = direction_of(section)
            return SHORT_TITLES[direction] if direction else ("Засчитано" if section else "Класс")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


def direction_of(column: int) -> Direction | None:
    """The direction of a column; None for the class and the total."""
    return DIRECTIONS[column - 1] if 1 <= column < TOTAL else None


def _words(one: ClassHours, column: int) -> str:
    direction = direction_of(column)
    if direction is not None:
        return cell_of(one.directions[direction]).figures
    return f"{in_hours(one.counted)} из {one.norm}" if column else class_in_words(one.school_class.name)


def _spoken(one: ClassHours, column: int) -> str:
    direction = direction_of(column)
    if direction is not None:
        return spoken(one, direction)
    name = f"{class_in_words(one.school_class.name)}, {one.level}"
    return f"{name}: засчитано {in_hours(one.counted)} из {one.norm}, {totals_in_words(one)}" if column else name
