"""How a card is drawn, and how high it is."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import icons
from ui.pages.plan.board import Card, Lane
from ui.pages.plan.board_model import CARD_ROLE, LANE_ROLE, Index
from ui.theme import Theme, current

MARGIN, BETWEEN, SIDE, TOP = 6, 4, 8, 5
TITLE_LINES = 2
_RIGHT = Qt.TextElideMode.ElideRight
NAME_LEFT = 24


class CardDelegate(QStyledItemDelegate):
    """Names of rows at the left, cards right of them, hairlines between."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        lane: Lane = index.data(LANE_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        over = getattr(option.widget, "over", None) == (lane.row, index.column())
        # the style has tinted the chosen cell; only where a card is held over is a tint wanted
        painter.fillRect(option.rect, current().colour("accent_tint" if over else "bg"))
        if not index.column():
            self._paint_name(painter, option.rect, lane)
        else:
            self._paint_lines(painter, option.rect, lane)
            self._paint_cell(painter, option, index, lane)
        painter.restore()

    def _paint_cell(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, lane: Lane) -> None:
        card: Card | None = index.data(CARD_ROLE)
        view = option.widget
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = chosen and isinstance(view, QAbstractItemView) and view.hasFocus()
        if card is not None:
            rect = card_rect(option.rect, lane, card_height(card, option.rect.width(), current()))
            paint_card(painter, QRectF(rect), card, chosen=chosen, focused=focused)
        elif focused:
            self._paint_empty(painter, QRectF(card_rect(option.rect, lane, least_height(current()))))

    def _paint_empty(self, painter: QPainter, rect: QRectF) -> None:
        """The chosen empty cell, with the plus that N stands for."""
        theme = current()
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 4, 4)
        side = theme.px(icons.INLINE)
        where = QPointF(rect.center().x() - side / 2, rect.center().y() - side / 2)
        painter.drawPixmap(where, icons.pixmap("plus", "accent", icons.INLINE, _ratio(painter), 2.0))

    def _paint_lines(self, painter: QPainter, rect: QRect, lane: Lane) -> None:
        line = current().colour("line")
        painter.fillRect(QRect(rect.left() - 1, rect.top(), 1, rect.height() + 1), line)
        painter.fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), line)
        if lane.last:
            painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), line)

    def _paint_name(self, painter: QPainter, rect: QRect, lane: Lane) -> None:
        theme = current()
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.colour("line"))
        painter.fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), theme.colour("line"))
        painter.setFont(theme.font(14, 600))
        painter.setPen(theme.colour("text"))
        inner = name_rect(rect, theme)
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap), lane.row.title)


def paint_card(painter: QPainter, rect: QRectF, card: Card, *, chosen: bool, focused: bool) -> None:
    """A card in a rectangle: title in at most two lines, then its sign and the second line."""
    theme, look = current(), card.look
    width = 2 if focused else 1
    border = "accent" if chosen else ("edge" if theme.tokens.outlined else look.border)
    painter.setBrush(theme.colour(look.fill))
    painter.setPen(QPen(theme.colour(border), width))
    half = width / 2
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), 4, 4)
    font = title_font(theme, bold=look.bold)
    painter.setFont(font)
    painter.setPen(theme.colour("warn" if look.token == "warn" else "text"))
    height, room = QFontMetrics(font).height(), int(rect.width()) - 2 * SIDE
    y = rect.top() + TOP
    for line in title_lines(card.title, font.key(), room, theme.base, bold=look.bold):
        painter.drawText(QRectF(rect.left() + SIDE, y, room, height), int(Qt.AlignmentFlag.AlignVCenter), line)
        y += height
    _paint_second(painter, QRectF(rect.left() + SIDE, y, room, height), card)


def _paint_second(painter: QPainter, rect: QRectF, card: Card) -> None:
    theme = current()
    side = theme.px(icons.INLINE)
    pixmap = icons.pixmap(card.look.icon, card.look.token, icons.INLINE, _ratio(painter), 2.0)
    painter.drawPixmap(QPointF(rect.left(), rect.top() + (rect.height() - side) / 2), pixmap)
    painter.setFont(theme.font(13))
    painter.setPen(theme.colour("warn" if card.look.token == "warn" else "text2"))
    words = rect.adjusted(side + 5, 0, 0, 0)
    metrics, room = painter.fontMetrics(), int(words.width())
    fits = metrics.horizontalAdvance(card.second) <= room
    shown = metrics.elidedText(card.second if fits else card.second.removesuffix(" кл."), _RIGHT, room)
    painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)


def title_font(theme: Theme, *, bold: bool) -> QFont:
    """The font of a card's title."""
    return theme.font(13, 600 if bold else 400)


@lru_cache(maxsize=4000)
def title_lines(text: str, font_key: str, room: int, base: float, *, bold: bool) -> tuple[str, ...]:
    """The title in at most two lines, the last cut with an ellipsis; `font_key` and `base` only tell fonts apart."""
    metrics = QFontMetrics(title_font(current(), bold=bold))
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < TITLE_LINES - 1:
        taken = 1
        while taken < len(words) and metrics.horizontalAdvance(" ".join(words[: taken + 1])) <= room:
            taken += 1
        lines.append(" ".join(words[:taken]))
        words = words[taken:]
    lines.append(" ".join(words))
    return tuple(metrics.elidedText(line, Qt.TextElideMode.ElideRight, room) for line in lines if line)


def card_height(card: Card, cell_width: int, theme: Theme) -> int:
    """How high a card is in a cell of that width."""
    font = title_font(theme, bold=card.look.bold)
    room = cell_width - 1 - 2 * MARGIN - 2 * SIDE
    lines = len(title_lines(card.title, font.key(), room, theme.base, bold=card.look.bold))
    return 2 * TOP + (lines + 1) * QFontMetrics(font).height()


def least_height(theme: Theme) -> int:
    """The height of a card with one line of title."""
    return 2 * TOP + 2 * QFontMetrics(title_font(theme, bold=True)).height()


def lane_margins(lane: Lane) -> tuple[int, int]:
    """Pixels above and below the cards of a line."""
    return MARGIN if lane.first else BETWEEN // 2, MARGIN + 1 if lane.last else BETWEEN // 2


def card_rect(cell: QRect, lane: Lane, height: int) -> QRect:
    """Where a card of that height stands in its cell."""
    above, _below = lane_margins(lane)
    return QRect(cell.left() + MARGIN, cell.top() + above, cell.width() - 1 - 2 * MARGIN, height)


def name_rect(cell: QRect, theme: Theme) -> QRect:
    """Where a row's name stands: on the page's margin."""
    return cell.adjusted(theme.px(NAME_LEFT), MARGIN + 4, -8, -4)


def name_height(title: str, width: int, theme: Theme) -> int:
    """How high a row's name is."""
    room = QRect(0, 0, width - theme.px(NAME_LEFT) - 8, 10_000)
    bound = QFontMetrics(theme.font(14, 600)).boundingRect(room, int(Qt.TextFlag.TextWordWrap), title)
    return bound.height() + MARGIN + 12


def _ratio(painter: QPainter) -> float:
    return painter.device().devicePixelRatioF()


def size_of_cell(lane: Lane, column: int, width: int, theme: Theme) -> QSize:
    """The least size of a cell in a line of cards."""
    card = lane.card(column)
    above, below = lane_margins(lane)
    height = card_height(card, width, theme) if card is not None else least_height(theme)
    return QSize(width, height + above + below)
