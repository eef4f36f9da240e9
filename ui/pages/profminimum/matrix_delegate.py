"""How the matrix is drawn: sign, «факт / норма», one word; tint only for done and not begun."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from models.rules.profminimum import ClassHours
from models.rules.russian import in_hours
from ui import icons
from ui.components.bars import paint_bar
from ui.pages.profminimum.cell import SIGNS, MatrixCell, cell_of, class_in_words, totals_in_words
from ui.pages.profminimum.matrix_model import CLASS_ROLE, Index, direction_of
from ui.theme import current

_MARGIN, _PADDING, _GAP, _PAGE = 3, 9, 8, 24
_TINTS = {"done": "ok_tint", "not begun": "warn_tint"}


class MatrixDelegate(QStyledItemDelegate):
    """Draws names of classes, cells and the bar of what is counted."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = option.rect
        painter.fillRect(rect, theme.colour("bg"))  # the style has tinted the chosen cell
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), theme.colour("line"))
        one: ClassHours = index.data(CLASS_ROLE)
        direction = direction_of(index.column())
        inner = QRectF(rect).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN - 1)
        if direction is not None:
            paint_cell(painter, inner, cell_of(one.directions[direction]))
        elif index.column():
            self._paint_total(painter, rect, one)
        else:
            self._paint_class(painter, rect, one)
        if option.state & QStyle.StateFlag.State_Selected:
            self._paint_choice(painter, option, inner)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(current().px(100), current().px(54))

    def _paint_choice(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRectF) -> None:
        view = option.widget
        focused = isinstance(view, QAbstractItemView) and view.hasFocus()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(current().colour("accent"), 2 if focused else 1))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)

    def _paint_class(self, painter: QPainter, rect: QRect, one: ClassHours) -> None:
        inner = QRectF(rect.adjusted(current().px(_PAGE), 0, -4, -1))
        _paint_two(painter, inner, class_in_words(one.school_class.name), str(one.level))

    def _paint_total(self, painter: QPainter, rect: QRect, one: ClassHours) -> None:
        theme = current()
        inner = rect.adjusted(_PADDING, 0, -theme.px(_PAGE), -1)
        figures = f"{in_hours(one.counted)} из {one.norm}"
        height = QFontMetrics(theme.font(14, 600)).height()
        top = inner.y() + (inner.height() - height - theme.px(14)) // 2
        line = QRect(inner.x(), top, inner.width(), height)
        painter.setFont(theme.font(14, 600))
        painter.setPen(theme.colour("text"))
        painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), figures)
        taken = painter.fontMetrics().horizontalAdvance(figures) + 12
        painter.setFont(theme.font(13))
        painter.setPen(theme.colour("text2"))
        words = painter.fontMetrics().elidedText(
            totals_in_words(one), Qt.TextElideMode.ElideRight, max(line.width() - taken, 0)
        )
        painter.drawText(line, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), words)
        share = float(one.counted / one.norm) if one.norm else 0.0
        paint_bar(painter, QRectF(inner.x(), top + height + 5, inner.width(), theme.px(8)), share)


def paint_cell(painter: QPainter, rect: QRectF, cell: MatrixCell) -> None:
    """A cell in its rectangle."""
    theme = current()
    if cell.look == "none":
        painter.setFont(theme.font(14))
        painter.setPen(theme.colour("text2"))
        where = rect.adjusted(_PADDING + theme.px(icons.INLINE) + _GAP, 0, 0, 0)
        painter.drawText(where, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), cell.figures)
        return
    tint = _TINTS.get(cell.look)
    if tint is not None:
        painter.setBrush(theme.colour(tint))
        painter.setPen(QPen(theme.colour("edge"), 1) if theme.tokens.outlined else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(rect, 4, 4)
    paint_sign(painter, QPointF(rect.left() + _PADDING, rect.center().y()), cell)
    words = rect.adjusted(_PADDING + theme.px(icons.INLINE) + _GAP, 0, -4, 0)
    _paint_two(painter, words, cell.figures, cell.words, "warn" if cell.look == "not begun" else "text2")


def paint_sign(painter: QPainter, left_middle: QPointF, cell: MatrixCell) -> None:
    """The sign of a cell, its left edge and its middle at the point."""
    theme = current()
    side = theme.px(icons.INLINE)
    where = QPointF(left_middle.x(), left_middle.y() - side / 2)
    if cell.look != "running":
        icon, token = SIGNS[cell.look]
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(where, icons.pixmap(icon, token, icons.INLINE, ratio, 2.0))
        return
    ring = QRectF(where.x(), where.y(), side, side).adjusted(2, 2, -2, -2)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("edge" if theme.tokens.outlined else "track"), 3.2))
    painter.drawEllipse(ring)
    painter.setPen(QPen(theme.colour("bar"), 3.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.drawArc(ring, 90 * 16, -round(360 * 16 * cell.share))


def _paint_two(painter: QPainter, rect: QRectF, first: str, second: str, token: str = "text2") -> None:
    theme = current()
    upper, lower = theme.font(14, 600), theme.font(13)
    heights = QFontMetrics(upper).height(), QFontMetrics(lower).height()
    lines = [(first, upper, "text", heights[0]), (second, lower, token, heights[1])]
    if QFontMetrics(lower).horizontalAdvance(second) > rect.width():
        del lines[1]  # beside a panel: the sign says it too, and half a word says nothing
    top = rect.top() + (rect.height() - sum(height for *_, height in lines)) / 2
    for words, font, colour, height in lines:
        painter.setFont(font)
        painter.setPen(theme.colour(colour))
        room = QRectF(rect.left(), top, rect.width(), height)
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
        top += height
