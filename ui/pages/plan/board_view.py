"""The board on screen: arrows go from card to card, Enter opens, N adds, Ctrl with arrows or the mouse move a card."""

from collections.abc import Hashable

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView

from ui.pages.plan.board import Board, BoardRow
from ui.pages.plan.board_head import HEIGHT, BoardHead
from ui.pages.plan.board_model import BoardModel
from ui.pages.plan.card_delegate import CardDelegate, name_height, size_of_cell
from ui.theme import current
from ui.themed import Themed

NAMES, LEAST = 174, 112
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ADD = (Qt.Key.Key_N, Qt.Key.Key_Insert, 0x0422)
"""The key N, which types «т» when the layout is Russian."""
_ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class BoardView(Themed, QTableView):
    """`opened(key)`, `add_wanted(row, column)`, `moved(key, row, column)`; `stepped(key, rows, columns)` by keys."""

    opened = Signal(object)
    add_wanted = Signal(object, object)
    moved = Signal(object, object, object)
    stepped = Signal(object, int, int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.cards = BoardModel()
        self._over: tuple[BoardRow, int] | None = None
        self.setModel(self.cards)
        self.setAccessibleName(name)
        self.setItemDelegate(CardDelegate(self))
        self.setHorizontalHeader(BoardHead(self.cards, self))
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)  # the delegate tints the cell
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDragDropOverwriteMode(True)
        self.cards.dropped.connect(self.moved)
        self.doubleClicked.connect(self._open)
        self.restyle()

    def set_board(self, board: Board) -> None:
        """Show another board; the chosen card stays chosen where it is still there, else the chosen cell."""
        key = self.chosen_key
        cell = (self.currentIndex().row(), self.currentIndex().column())
        self.cards.set_board(board)
        self.clearSpans()
        place = 0
        for row in board.rows:
            if row.lanes > 1:
                self.setSpan(place, 0, row.lanes, 1)
            place += row.lanes
        self._lay_out()
        if key is not None and self.choose(key):
            return
        if cell[0] >= 0:
            self._choose_index(self.cards.index(min(cell[0], len(self.cards.lanes) - 1), cell[1]))

    @property
    def chosen_key(self) -> Hashable | None:
        """The key of the chosen card."""
        card = self.cards.card(self.currentIndex())
        return card.key if card is not None else None

    def choose(self, key: Hashable) -> bool:
        """Choose a card and bring it into sight; False when it is not on the board."""
        return self._choose_index(self.cards.place_of(key))

    def choose_cell(self, row_value: object, column_value: object) -> bool:
        """Choose a cell by the values of its row and its column."""
        return self._choose_index(self.cards.cell_of(row_value, column_value))

    def _choose_index(self, index: QModelIndex) -> bool:
        if not index.isValid():
            return False
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)
        return True

    def take_focus(self) -> None:
        """Put the focus on the board, on its first cell when none is chosen."""
        if not self.currentIndex().isValid() or not self.currentIndex().column():
            self._choose_index(self.cards.index(0, 1))
        self.setFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason and not self.currentIndex().isValid():
            self._choose_index(self.cards.index(0, 1))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and event.key() in _ARROWS:
            if (key := self.chosen_key) is not None:
                self.stepped.emit(key, *_ARROWS[Qt.Key(event.key())])
        elif event.key() in _ENTER:
            self._open(index)
        elif event.key() in _ADD and not control:
            self._add_at(index)
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if (card := self.cards.card(index)) is not None:
            self.opened.emit(card.key)
        else:
            self._add_at(index)

    def _add_at(self, index: QModelIndex) -> None:
        if index.isValid() and index.column():
            self.add_wanted.emit(self.cards.lanes[index.row()].row.value, self.cards.column(index).value)

    @property
    def over(self) -> tuple[BoardRow, int] | None:
        """The cell that a dragged card would be let go in: its row and its column."""
        return self._over

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)  # scrolls near the edges
        index = self.indexAt(event.position().toPoint())
        taken = self.cards.canDropMimeData(event.mimeData(), event.dropAction(), -1, -1, index)
        event.setAccepted(taken)
        self._set_over((self.cards.lanes[index.row()].row, index.column()) if taken else None)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._set_over(None)

    def dropEvent(self, event: QDropEvent) -> None:
        self.stopAutoScroll()
        self.setState(QTableView.State.NoState)
        self._set_over(None)
        index = self.indexAt(event.position().toPoint())
        event.setAccepted(self.cards.dropMimeData(event.mimeData(), event.dropAction(), -1, -1, index))

    def _set_over(self, cell: tuple[BoardRow, int] | None) -> None:
        if cell != self._over:
            self._over = cell
            self.viewport().update()

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """The card follows the mouse; the model tells where it was let go, nothing else is taken away here."""
        index = self.currentIndex()
        card = self.cards.card(index)
        if card is None or not card.movable:
            return
        rect = self.visualRect(index)
        drag = QDrag(self)
        drag.setMimeData(self.cards.mimeData([index]))
        drag.setPixmap(self.viewport().grab(rect))
        drag.setHotSpot(rect.center() - rect.topLeft())
        drag.exec(Qt.DropAction.MoveAction)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def restyle(self) -> None:
        if hasattr(self, "cards"):
            self.horizontalHeader().setFixedHeight(current().px(HEIGHT))
            self._lay_out()
            self.viewport().update()

    def _lay_out(self) -> None:
        """Columns share the width; a line of cards is as high as its highest card; a name has room for its words."""
        count = len(self.cards.board.columns)
        if not count:
            return
        theme = current()
        names = theme.px(NAMES)
        self.setColumnWidth(0, names)
        room = max(self.viewport().width() - names, count * theme.px(LEAST))
        for place in range(count):
            share = room // count + (1 if place < room % count else 0)
            self.setColumnWidth(place + 1, share)
        left = 0
        for number, lane in enumerate(self.cards.lanes):
            if lane.first:
                left = name_height(lane.row.title, names, theme)
            height = max(
                size_of_cell(lane, place, self.columnWidth(place + 1), theme).height() for place in range(count)
            )
            height = max(height, left) if lane.last else height
            left -= height
            self.setRowHeight(number, height)
