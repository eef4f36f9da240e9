"""A bar chart drawn by the theme: one bar for each name, its figure in words beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.components.bars import paint_bar
from ui.theme import current
from ui.themed import Themed

_ROW, _HEAD, _BAR, _GAP, _EDGE = 28, 32, 12, 12, 8
_NAMES_SHARE = 0.42
"""Names take at most this part of the width; longer ones are cut and told in a tooltip."""


@dataclass(frozen=True)
class ChartBar:
    """A bar: its name, the part of the chart's width that it fills (0…1), the words after it («7, 28,00 %»)."""

    name: str
    share: float
    words: str


@dataclass(frozen=True)
class ChartGroup:
    """Bars under a title; one group without a title is a plain chart."""

    bars: tuple[ChartBar, ...]
    title: str = ""


class BarChart(Themed, QWidget):
    """Bars from the left, one under another. A screen reader hears the whole chart as sentences."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._groups: tuple[ChartGroup, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # to be heard, and to scroll the page by keys
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.restyle()

    def set_groups(self, groups: Sequence[ChartGroup]) -> None:
        """Show these bars."""
        self._groups = tuple(groups)
        self.setAccessibleDescription(self.in_words)
        self.restyle()
        self.update()

    @property
    def in_words(self) -> str:
        """The chart as text: «Техника: 7, 28,00 %; Природа: 3, 12,00 %»."""
        told = []
        for group in self._groups:
            bars = "; ".join(f"{bar.name}: {bar.words}" for bar in group.bars)
            told.append(f"{group.title}. {bars}" if group.title else bars)
        return ". ".join(told)

    def sizeHint(self) -> QSize:
        return QSize(current().px(360), self.height())

    def restyle(self) -> None:
        theme = current()
        rows = sum(len(group.bars) for group in self._groups)
        heads = sum(bool(group.title) for group in self._groups)
        self.setFixedHeight(rows * theme.px(_ROW) + heads * theme.px(_HEAD) + 2 * theme.px(_EDGE))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = [bar for place, bar in self._places() if place.contains(event.pos())]
            QToolTip.showText(event.globalPos(), f"{found[0].name}: {found[0].words}" if found else "", self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = current()
        names, words = self._widths()
        for title, place in self._titles():
            painter.setFont(theme.font(13, 600))
            painter.setPen(theme.colour("text"))
            shown = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
        for place, bar in self._places():
            self._paint_bar(painter, place, bar, names, words)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)

    def _paint_bar(self, painter: QPainter, place: QRect, bar: ChartBar, names: int, words: int) -> None:
        theme = current()
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(theme.font(14))
        painter.setPen(theme.colour("text"))
        shown = painter.fontMetrics().elidedText(bar.name, Qt.TextElideMode.ElideRight, names)
        painter.drawText(QRect(place.x(), place.y(), names, place.height()), middle, shown)
        left, gap, thick = place.x() + names + theme.px(_GAP), theme.px(_GAP), theme.px(_BAR)
        width = place.right() - left - gap - words
        if width > 0:
            top = place.y() + (place.height() - thick) / 2
            paint_bar(painter, QRectF(left, top, width, thick), bar.share)
        painter.setPen(theme.colour("text" if bar.share else "text2"))
        right = QRect(place.right() - words, place.y(), words, place.height())
        painter.drawText(right, middle | int(Qt.AlignmentFlag.AlignRight), bar.words)

    def _widths(self) -> tuple[int, int]:
        """How wide names and words are."""
        metrics = QFontMetrics(current().font(14))
        bars = [bar for group in self._groups for bar in group.bars]
        names = max((metrics.horizontalAdvance(bar.name) for bar in bars), default=0) + 2
        words = max((metrics.horizontalAdvance(bar.words) for bar in bars), default=0) + 2
        return min(names, round(self.width() * _NAMES_SHARE)), words

    def _titles(self) -> list[tuple[str, QRect]]:
        theme = current()
        edge = theme.px(_EDGE)
        top, found = edge, []
        for group in self._groups:
            if group.title:
                found.append((group.title, QRect(edge, top, self.width() - 2 * edge, theme.px(_HEAD))))
                top += theme.px(_HEAD)
            top += len(group.bars) * theme.px(_ROW)
        return found

    def _places(self) -> list[tuple[QRect, ChartBar]]:
        theme = current()
        edge = theme.px(_EDGE)
        top, found = edge, []
        for group in self._groups:
            top += theme.px(_HEAD) if group.title else 0
            for bar in group.bars:
                found.append((QRect(edge, top, self.width() - 2 * edge, theme.px(_ROW)), bar))
                top += theme.px(_ROW)
        return found
