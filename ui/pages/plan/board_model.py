"""The board as an item model: a row of the table is one line of cards, so that arrows go from card to card."""

from collections.abc import Hashable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal

from ui.pages.plan.board import Board, BoardColumn, Card, Lane, lanes_of

Index = QModelIndex | QPersistentModelIndex
CARD_ROLE = Qt.ItemDataRole.UserRole
LANE_ROLE = Qt.ItemDataRole.UserRole + 1
MIME = "application/x-profjournal-plan-card"


class BoardModel(QAbstractTableModel):
    """Column 0 names the rows; the others hold cards. `dropped(key, row value, column value)` when a card is let go."""

    dropped = Signal(object, object, object)

    def __init__(self) -> None:
        super().__init__()
        self.board = Board((), ())
        self.lanes: tuple[Lane, ...] = ()

    def set_board(self, board: Board) -> None:
        """Show another board."""
        self.beginResetModel()
        self.board, self.lanes = board, lanes_of(board)
        self.endResetModel()

    def place_of(self, key: Hashable) -> QModelIndex:
        """Where the card of that key stands; an invalid index when it is not on the board."""
        for row, lane in enumerate(self.lanes):
            for column in range(len(self.board.columns)):
                card = lane.card(column)
                if card is not None and card.key == key:
                    return self.index(row, column + 1)
        return QModelIndex()

    def cell_of(self, row_value: object, column_value: object) -> QModelIndex:
        """The first line of a cell, by the values of its row and column."""
        columns = [column.value for column in self.board.columns]
        for row, lane in enumerate(self.lanes):
            if lane.first and lane.row.value == row_value and column_value in columns:
                return self.index(row, columns.index(column_value) + 1)
        return QModelIndex()

    def card(self, index: Index) -> Card | None:
        """The card at an index."""
        return self.lanes[index.row()].card(index.column() - 1) if index.isValid() and index.column() else None

    def column(self, index: Index) -> BoardColumn:
        """The column of an index right of the names."""
        return self.board.columns[index.column() - 1]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lanes)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.board.columns) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        lane, card = self.lanes[index.row()], self.card(index)
        if role == LANE_ROLE:
            return lane
        if role == CARD_ROLE:
            return card
        if role == Qt.ItemDataRole.DisplayRole:
            return lane.row.title if not index.column() else card.title if card else ""
        if role == Qt.ItemDataRole.ToolTipRole:
            return card.spoken if card else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._aloud(lane, card, index)
        return None

    def _aloud(self, lane: Lane, card: Card | None, index: Index) -> str:
        if not index.column():
            return lane.row.title
        place = f"{lane.row.title}, {self.column(index).title}"
        return f"{place}: {card.spoken}" if card is not None else f"{place}: пусто"

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.board.columns[section - 1].title if 0 < section <= len(self.board.columns) else ""

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or not index.column():
            return Qt.ItemFlag.NoItemFlags
        card, flags = self.card(index), Qt.ItemFlag
        result = flags.ItemIsEnabled | flags.ItemIsSelectable | flags.ItemIsDropEnabled
        return result | flags.ItemIsDragEnabled if card is not None and card.movable else result

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        data = QMimeData()
        card = next((card for index in indexes if (card := self.card(index)) is not None), None)
        if card is not None:
            data.setData(MIME, str(card.key).encode())
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        return data.hasFormat(MIME) and parent.isValid() and parent.column() > 0

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        written = bytes(data.data(MIME).data()).decode()
        key = next((card.key for card in self._cards() if str(card.key) == written), None)
        if key is None:
            return False
        self.dropped.emit(key, self.lanes[parent.row()].row.value, self.column(parent).value)
        return True

    def _cards(self) -> list[Card]:
        return [card for row in self.board.rows for cards in row.cells for card in cards]
