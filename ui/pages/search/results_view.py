"""The list of what was found: found words on a tint, arrows pass over headings, Enter opens."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from models.rules.found_words import marks
from ui import icons
from ui.pages.search.results import ROW_ROLE, Found, Heading, More, ResultsModel, Row
from ui.theme import current
from ui.themed import Themed

_MARGIN, _BAR, _ICON_ROOM, _GAP = 24, 3, 34, 6
_HEIGHTS = {Heading: 44, Found: 52, More: 40}

Index = QModelIndex | QPersistentModelIndex


class ResultsView(Themed, QListView):
    """`opened(row)` by Enter, a click or a tap on a record or on «Показать все»."""

    opened = Signal(object)

    def __init__(self, model: ResultsModel) -> None:
        super().__init__()
        self._results = model
        self.setModel(model)
        self.setItemDelegate(_RowPainter(model, self))
        self.setAccessibleName("Результаты поиска")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("look", "page")
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.clicked.connect(self._open)
        self.restyle()

    def choose_first(self) -> None:
        """Choose the first record."""
        self._choose(next((at for at, row in enumerate(self._results.rows) if not isinstance(row, Heading)), -1))

    def move(self, steps: int) -> None:  # type: ignore[override]  # of the choice, not of the widget
        """Choose another record so many further down; the ends stay the ends."""
        places = [at for at, row in enumerate(self._results.rows) if not isinstance(row, Heading)]
        if places:
            now = self.currentIndex().row()
            at = places.index(now) if now in places else -1
            self._choose(places[max(0, min(len(places) - 1, at + steps))])

    def open_current(self) -> None:
        """Open what is chosen."""
        self._open(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_current()
            return
        super().keyPressEvent(event)

    def _choose(self, place: int) -> None:
        if place < 0:
            return
        index = self._results.index(place, 0)
        self.setCurrentIndex(index)
        if place == 1:
            self.scrollToTop()  # with the heading above it

    def _open(self, index: Index) -> None:
        row = index.data(ROW_ROLE) if index.isValid() else None
        if isinstance(row, Found | More):
            self.opened.emit(row)

    def restyle(self) -> None:
        if hasattr(self, "_results"):
            self.scheduleDelayedItemsLayout()
            self.viewport().update()


class _RowPainter(QStyledItemDelegate):
    def __init__(self, model: ResultsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        row: Row = index.data(ROW_ROLE)
        return QSize(0, current().px(_HEIGHTS[type(row)]))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW_ROLE)
        painter.save()
        if isinstance(row, Heading):
            self._paint_heading(painter, option.rect, row)
        else:
            self._paint_ground(painter, option)
            if isinstance(row, Found):
                self._paint_found(painter, option.rect, row)
            else:
                self._paint_more(painter, option.rect, row)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, row: Heading) -> None:
        theme = current()
        painter.setFont(theme.font(16, 600))
        painter.setPen(theme.colour("text"))
        words = rect.adjusted(theme.px(_MARGIN), 0, -theme.px(_MARGIN), -theme.px(_GAP))
        painter.drawText(words, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom), row.words)
        _hairline(painter, rect)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        theme = current()
        rect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("accent_tint"))
            painter.fillRect(QRect(rect.x(), rect.y(), _BAR, rect.height()), theme.colour("bar"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("hover"))
        _hairline(painter, rect)

    def _paint_found(self, painter: QPainter, rect: QRect, row: Found) -> None:
        theme = current()
        side = theme.px(icons.INLINE)
        sign = icons.pixmap(row.kind.icon, "text2", icons.INLINE, painter.device().devicePixelRatioF(), 2.0)
        painter.drawPixmap(QPointF(rect.x() + theme.px(_MARGIN), rect.y() + (rect.height() - side) / 2), sign)
        left = theme.px(_MARGIN + _ICON_ROOM)
        words = rect.adjusted(left, 0, -theme.px(_MARGIN), -1)
        first, second = theme.font(14), theme.font(13)
        upper, lower = QFontMetrics(first).height(), QFontMetrics(second).height()
        height = upper + (lower if row.second else 0)
        top = words.y() + (words.height() - height) / 2
        self._draw_words(painter, QPointF(words.x(), top), words.width(), row.title, first, "text")
        if row.second:
            self._draw_words(painter, QPointF(words.x(), top + upper), words.width(), row.second, second, "text2")

    def _paint_more(self, painter: QPainter, rect: QRect, row: More) -> None:
        theme = current()
        painter.setFont(theme.font(14))
        painter.setPen(theme.colour("link"))
        words = rect.adjusted(theme.px(_MARGIN + _ICON_ROOM), 0, -theme.px(_MARGIN), -1)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), row.words)

    def _draw_words(self, painter: QPainter, at: QPointF, width: int, text: str, font: QFont, token: str) -> None:
        """One line, cut to the width, the found words in bold on the colour of a warning's ground."""
        theme = current()
        # bold words are wider: cut as if all were bold, so that the end is never lost unseen
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(font)
        shown = text.replace("\n", " ")
        found = marks(shown, self._model.words)
        extra = sum(
            QFontMetrics(bold).horizontalAdvance(shown[place : place + letters])
            - metrics.horizontalAdvance(shown[place : place + letters])
            for place, letters in found
        )
        shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, width - extra)
        layout = QTextLayout(shown, font)
        mark = QTextCharFormat()
        mark.setFontWeight(QFont.Weight.DemiBold)
        mark.setForeground(theme.colour("text"))
        mark.setBackground(theme.colour("warn_tint"))
        ranges = []
        for place, letters in marks(shown, self._model.words):
            one = QTextLayout.FormatRange()
            one.start, one.length, one.format = place, letters, mark
            ranges.append(one)
        layout.setFormats(ranges)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(100_000)
        layout.endLayout()
        painter.setPen(theme.colour(token))
        layout.draw(painter, at)


def _hairline(painter: QPainter, rect: QRect) -> None:
    painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), current().colour("line"))
