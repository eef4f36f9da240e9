"""Drawing and editing of cells: one delegate for each kind of value."""

from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from ui import icons
from ui.components.chips import STATUSES, chip_size, paint_chip
from ui.components.controls import Combo, DateEdit, LineEdit, NumberEdit
from ui.components.findings import SIGNS
from ui.tables.column import Column, Kind
from ui.tables.columns_model import COLUMN_ROLE, OBJECT_ROLE, SECOND_ROLE, Index
from ui.theme import current

PADDING, PAGE_MARGIN, LAST_MARGIN, BAR = 8, 24, 20, 3


class CellDelegate(QStyledItemDelegate):
    """Background of a row, hairline, bar of the selected one, and one or two lines of words."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        self._paint_row(painter, option, index)
        self._paint_value(painter, option, index)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        column = _column(index)
        theme = current()
        first = QFontMetrics(_first_font(column)).horizontalAdvance(str(index.data()))
        second = QFontMetrics(theme.font(13)).horizontalAdvance(str(index.data(SECOND_ROLE)))
        room = _words_rect(option.rect, index, self.parent())
        margins = option.rect.width() - room.width()
        return QSize(max(first, second) + margins, option.rect.height())

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """The column's own tooltip, else the whole text when the cell shows only a part of it."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        text = index.data(Qt.ItemDataRole.ToolTipRole) or self._cut_off(option, index)
        QToolTip.showText(event.globalPos(), str(text or ""), view)
        return bool(text)

    def _cut_off(self, option: QStyleOptionViewItem, index: Index) -> str:
        if self.sizeHint(option, index).width() <= option.rect.width():
            return ""
        return "\n".join(part for part in (str(index.data()), str(index.data(SECOND_ROLE))) if part)

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = current()
        rect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(rect, theme.colour("accent_tint"))
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), theme.colour("line"))
        if selected and index.column() == 0:
            painter.fillRect(QRect(rect.x(), rect.y(), BAR, rect.height()), theme.colour("bar"))
        if option.state & QStyle.StateFlag.State_HasFocus and index.flags() & Qt.ItemFlag.ItemIsEditable:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))

    def _paint_value(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = current()
        column = _column(index)
        rect = _words_rect(option.rect, index, self.parent())
        first, second = str(index.data()), str(index.data(SECOND_ROLE) or "")
        font = _first_font(column)
        token = column.token(index.data(OBJECT_ROLE)) if column.token else "text2" if first == "—" else "text"
        upper, lower = _two_lines(rect, font) if second else (rect, rect)
        _draw_line(painter, upper, first, font, token, index)
        if second:
            _draw_line(painter, lower, second, theme.font(13), "text2", index)


class CountDelegate(CellDelegate):
    """Whole numbers: at the right; edited in a number field."""

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = NumberEdit(width=0, name=_column(index).title)
        editor.setParent(parent)
        return _freed(editor)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, NumberEdit):
            editor.setValue(index.data(Qt.ItemDataRole.EditRole) or 0)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, NumberEdit):
            editor.interpretText()
            model.setData(index, editor.value())


class TextDelegate(CellDelegate):
    """Words; edited in a line."""

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = LineEdit()
        editor.setAccessibleName(_column(index).title)
        editor.setParent(parent)
        return _freed(editor)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, LineEdit):
            value = index.data(Qt.ItemDataRole.EditRole)
            editor.setText("" if value is None else str(value))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, LineEdit):
            model.setData(index, editor.text())


class DateDelegate(CellDelegate):
    """Days; edited in a date field."""

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = DateEdit(width=0, name=_column(index).title)
        editor.setParent(parent)
        return _freed(editor)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        value = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, DateEdit) and isinstance(value, date):
            editor.set_value(value)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, DateEdit):
            editor.interpretText()
            model.setData(index, editor.value)


class ChoiceDelegate(CellDelegate):
    """One of the column's options; edited in a combo box."""

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = _column(index)
        editor = Combo(column.options() if column.options else (), name=column.title)
        editor.setParent(parent)
        return _freed(editor)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, Combo):
            editor.set_value(index.data(Qt.ItemDataRole.EditRole))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, Combo):
            model.setData(index, editor.value)


class ChipDelegate(CellDelegate):
    """A status as a chip; on a selected row it is filled with the page's colour."""

    def _paint_value(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        text = str(index.data())
        if text == "—":
            super()._paint_value(painter, option, index)
            return
        rect = _words_rect(option.rect, index, self.parent())
        size = chip_size(text, current())
        icon, kind = STATUSES.get(text, ("info", "mute"))
        box = QRectF(rect.x(), rect.y() + (rect.height() - size.height()) / 2, size.width(), size.height())
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        paint_chip(painter, box, text, icon, kind, on_tint=selected)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(chip_size(str(index.data()), current()).width() + 2 * PADDING, option.rect.height())


class MarkDelegate(CellDelegate):
    """The sign of a finding, or of a draft, in the last column; its words are in the tooltip."""

    def _paint_value(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        value = index.data(Qt.ItemDataRole.EditRole)
        if not value:
            return
        icon, token = SIGNS.get(value, ("pencil", "text2"))
        side = current().px(icons.INLINE)
        rect = option.rect
        where = QPointF(rect.x() + PADDING, rect.y() + (rect.height() - side) / 2)
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(where, icons.pixmap(icon, token, icons.INLINE, ratio, 2.0))

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(current().px(icons.INLINE) + 2 * PADDING, option.rect.height())


DELEGATES: dict[Kind, type[CellDelegate]] = {
    Kind.TEXT: TextDelegate,
    Kind.COUNT: CountDelegate,
    Kind.DATE: DateDelegate,
    Kind.CHOICE: ChoiceDelegate,
    Kind.CHIP: ChipDelegate,
    Kind.MARK: MarkDelegate,
}


def _column(index: Index) -> Column:
    column: Any = index.data(COLUMN_ROLE)
    assert isinstance(column, Column)
    return column


def _first_font(column: Column) -> QFont:
    return current().font(14, 600 if column.strong else 400)


def _words_rect(rect: QRect, index: Index, view: QObject | None) -> QRect:
    """Where words may stand: the first column starts on the page margin, a count ends before the next column."""
    left = current().px(PAGE_MARGIN) if index.column() == 0 else PADDING
    return rect.adjusted(left, 0, -(current().px(LAST_MARGIN) if _is_last(index, view) else PADDING), -1)


def _is_last(index: Index, view: QObject | None) -> bool:
    """Whether no column that is shown follows."""
    following = range(index.column() + 1, index.model().columnCount())
    return all(isinstance(view, QTableView) and view.isColumnHidden(place) for place in following)


def _two_lines(rect: QRect, font: QFont) -> tuple[QRect, QRect]:
    upper = QFontMetrics(font).height()
    lower = QFontMetrics(current().font(13)).height()
    top = rect.y() + (rect.height() - upper - lower) // 2
    return QRect(rect.x(), top, rect.width(), upper), QRect(rect.x(), top + upper, rect.width(), lower)


def _draw_line(painter: QPainter, rect: QRect, text: str, font: QFont, token: str, index: Index) -> None:
    painter.setFont(font)
    painter.setPen(current().colour(token))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, int(index.data(Qt.ItemDataRole.TextAlignmentRole)), shown)


def _freed(editor: QWidget) -> QWidget:
    """Let the view size the editor to its cell."""
    editor.setMinimumSize(0, 0)
    editor.setMaximumSize(16777215, 16777215)
    return editor
