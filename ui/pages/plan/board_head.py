"""The head of a board: months or days, the one that is now, and the campaign as a bar under them."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.pages.plan.board_model import BoardModel
from ui.theme import current

HEIGHT, BAR, LEFT = 52, 3, 12


class BoardHead(QHeaderView):
    """Two lines of words for each column."""

    def __init__(self, model: BoardModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model = model
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), current().px(HEIGHT))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme = current()
        painter.save()
        painter.fillRect(rect, theme.colour("panel"))
        painter.fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), theme.colour("line"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.colour("line"))
        if 0 < section <= len(self._model.board.columns):
            self._paint_words(painter, rect, section - 1)
            self._paint_bar(painter, rect, section - 1)
        painter.restore()

    def _paint_words(self, painter: QPainter, rect: QRect, place: int) -> None:
        theme, column = current(), self._model.board.columns[place]
        room = rect.adjusted(LEFT, 0, -4, 0)
        lines = [(column.title, theme.font(14, 600), "accent" if column.now else "text")]
        if column.second:
            lines.append((column.second, theme.font(13), "text2"))
        y = rect.top() + theme.px(7)
        for words, font, token in lines:
            painter.setFont(font)
            painter.setPen(theme.colour(token))
            metrics = painter.fontMetrics()
            line = QRect(room.left(), y, room.width(), metrics.height())
            fits = metrics.horizontalAdvance(words) <= room.width()
            shorter = words if fits else words.removeprefix("кампания ")  # the bar below says it too
            shown = metrics.elidedText(shorter, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
            y += metrics.height()

    def _paint_bar(self, painter: QPainter, rect: QRect, place: int) -> None:
        bar = self._model.board.columns[place].bar
        if bar is not None:
            first, last = (rect.left() + round(rect.width() * share) for share in bar)
            painter.fillRect(QRect(first, rect.bottom() - BAR, last - first, BAR + 1), current().colour("bar"))
