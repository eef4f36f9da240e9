"""The matrix class × direction: arrows move, Enter opens the records behind a cell."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from ui.pages.profminimum.matrix_delegate import MatrixDelegate
from ui.pages.profminimum.matrix_model import CLASS_ROLE, TOTAL, Index, MatrixModel, direction_of
from ui.theme import current
from ui.themed import Themed

_CLASS_WIDTH, _LEAST_CELL, _LEAST_TOTAL = 118, 96, 150
_CELL_SHARE = 0.115
"""Of the width that classes leave, for each direction; the total takes the rest."""


class Matrix(Themed, QTableView):
    """`opened(class hours, direction)`: a cell was opened; direction None means the class as a whole."""

    opened = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.rows = MatrixModel()
        self.setModel(self.rows)
        self.setItemDelegate(MatrixDelegate(self))
        self.setAccessibleName("Часы по классам и направлениям")
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.clicked.connect(self._open)
        self.restyle()

    def take_focus(self) -> None:
        """Put the focus on the chosen cell, the first one when none is."""
        if not self.currentIndex().isValid() and self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(0, 1))
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _open(self, index: Index) -> None:
        if index.isValid():
            self.opened.emit(index.data(CLASS_ROLE), direction_of(index.column()))

    def restyle(self) -> None:
        theme = current()
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(theme.px(54))
        self.horizontalHeader().setFixedHeight(theme.px(48))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Cells share the room; in a narrow window the total keeps its figures and loses its words."""
        theme = current()
        names = theme.px(_CLASS_WIDTH)
        room = self.viewport().width() - names
        cell = max(theme.px(_LEAST_CELL), int(room * _CELL_SHARE))
        self.setColumnWidth(0, names)
        for column in range(1, TOTAL):
            self.setColumnWidth(column, cell)
        self.setColumnWidth(TOTAL, max(theme.px(_LEAST_TOTAL), room - cell * (TOTAL - 1)))
