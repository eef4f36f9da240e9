"""A cell that refuses a wrong text in place: the editor stays open with what was typed."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStyleOptionViewItem, QTableView, QWidget

from ui.components.controls import LineEdit
from ui.tables.column import Column
from ui.tables.columns_model import COLUMN_ROLE, OBJECT_ROLE, Index
from ui.tables.delegates import TextDelegate
from ui.themed import set_look

Refusal = Callable[[object, Column, str], str]
"""(row, column, text) -> what is wrong with the text, empty when nothing is."""

_DOWN = {Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ACROSS = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}


class CheckedDelegate(TextDelegate):
    """Enter and the arrows write and go down or up, Tab goes to the next column, Esc gives up.

    `refused(sentence)` when a text cannot be taken; `taken` when one was.
    """

    refused = Signal(str)
    taken = Signal()

    def __init__(self, view: QTableView, problem: Refusal, locked: Callable[[object], str]) -> None:
        """`locked(row)` says why a row cannot be edited, empty when it can."""
        super().__init__(view)
        self._view = view
        self._problem = problem
        self._locked = locked
        self._index = QPersistentModelIndex()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        if why := self._locked(index.data(OBJECT_ROLE)):
            self.refused.emit(why)
            return None  # type: ignore[return-value]  # the view takes that for: no editor
        editor = super().createEditor(parent, option, index)
        assert isinstance(editor, LineEdit)
        if index.data(COLUMN_ROLE).at_right:
            editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        editor.textEdited.connect(lambda _text: set_look(editor, problem="false"))
        self._index = QPersistentModelIndex(index)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, LineEdit) and not editor.isModified():
            words = str(index.data())
            editor.setText("" if words == "—" else words)
            editor.selectAll()

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if not isinstance(editor, LineEdit):
            return super().eventFilter(editor, event)
        if event.type() == QEvent.Type.FocusOut and (not self._index.isValid() or self._refuses(editor)):
            return False  # what was typed stays in the open cell; a closing table takes nothing
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _DOWN or key in _ACROSS:
                if not self._refuses(editor):
                    self._take(editor, _DOWN.get(key, 0), _ACROSS.get(key, 0))
                return True
        return super().eventFilter(editor, event)

    def _refuses(self, editor: LineEdit) -> bool:
        index = self._index
        if not index.isValid():
            return False
        sentence = self._problem(index.data(OBJECT_ROLE), index.data(COLUMN_ROLE), editor.text())
        set_look(editor, problem="true" if sentence else "false")
        editor.setAccessibleDescription(sentence)
        editor.setToolTip(sentence)
        if sentence:
            self.refused.emit(sentence)
        return bool(sentence)

    def _take(self, editor: LineEdit, down: int, across: int) -> None:
        place = self._view.currentIndex()
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)
        self._index = QPersistentModelIndex()
        self.taken.emit()
        self._go_on(place.row(), place.column(), down, across)

    def _go_on(self, row: int, column: int, down: int, across: int) -> None:
        """To the next cell that can be edited: below, or across and then in the next row."""
        model = self._view.model()
        row, column = row + down, column + across
        while 0 <= row < model.rowCount():
            while 0 <= column < model.columnCount():
                index = model.index(row, column)
                if index.flags() & Qt.ItemFlag.ItemIsEditable:
                    self._view.setCurrentIndex(index)
                    return
                column += across or 1
            row += across or 1
            column = 0 if across >= 0 else model.columnCount() - 1
