"""A chart of bars on a sheet, never parted."""

from exporters import fonts
from exporters.bar_chart import INK, Bar, BarChart
from exporters.pdf.sheet import Fill, LinePlace, Rule, Sheets
from exporters.table_document import Align, Line, Look, Run
from exporters.wrapping import Face, WrappedLine, wrap

_TITLE = Look(size=11, bold=True, before=10, after=6)
_SIZE = 10.0
_LEADING = 12.0
_BAR = 11.0
_GAP = 6.0
_PAD = 5.0


class LaidChart:
    """A chart broken into lines for the width of its sheets."""

    look = _TITLE

    def __init__(self, chart: BarChart, sheets: Sheets) -> None:
        self._chart = chart
        self._left = sheets.width * chart.label_share
        self._room = sheets.width * (1 - chart.label_share - chart.value_share)
        self._face = Face(fonts.face(), _SIZE)
        self._title = Face(fonts.face(bold=True), _TITLE.size)
        self._title_lines = wrap(chart.title, sheets.width, self._title)
        self._labels = [wrap(bar.label, self._left - _PAD, self._face) for bar in chart.bars]

    @property
    def height(self) -> float:
        """Points that the chart takes with the space around it."""
        rows = sum(self._row_height(lines) + _GAP for lines in self._labels)
        return _TITLE.before + len(self._title_lines) * _TITLE.size * _TITLE.leading + _TITLE.after + rows

    @property
    def least_height(self) -> float:
        """All of it: a chart is read as one picture."""
        return self.height

    @staticmethod
    def _row_height(lines: list[WrappedLine]) -> float:
        return max(len(lines) * _LEADING, _BAR)

    def place(self, sheets: Sheets) -> None:
        """Draw it from `sheets.y` on, on a new sheet when this one has no room for it."""
        if not sheets.at_top and sheets.room < self.height:
            sheets.next_sheet()
        sheets.y += _TITLE.before
        content = Line((Run(self._chart.title),))
        leading = _TITLE.size * _TITLE.leading
        for part in self._title_lines:
            place = LinePlace(sheets.left, sheets.y, sheets.width, leading, Align.CENTER)
            sheets.draw_line(content, part, self._title, place)
            sheets.y += leading
        sheets.y += _TITLE.after
        top = sheets.y
        for bar, lines in zip(self._chart.bars, self._labels, strict=True):
            self._draw_bar(sheets, bar, lines)
        axis = sheets.left + self._left
        sheets.draw(Rule(axis, top - _GAP / 2, axis, sheets.y - _GAP / 2))

    def _draw_bar(self, sheets: Sheets, bar: Bar, lines: list[WrappedLine]) -> None:
        height = self._row_height(lines)
        y = sheets.y + (height - len(lines) * _LEADING) / 2
        label = Line((Run(bar.label),))
        for part in lines:
            place = LinePlace(sheets.left, y, self._left - _PAD, _LEADING, Align.RIGHT)
            sheets.draw_line(label, part, self._face, place)
            y += _LEADING
        axis = sheets.left + self._left
        length = self._room * self._chart.share(bar)
        if length:
            sheets.draw(Fill(axis, sheets.y + (height - _BAR) / 2, length, _BAR, INK))
        shown = Line((Run(bar.shown),))
        x = axis + length + _PAD
        room = sheets.left + sheets.width - x
        part = wrap(bar.shown, room, self._face)[0]
        place = LinePlace(x, sheets.y + (height - _LEADING) / 2, room, _LEADING, Align.LEFT)
        sheets.draw_line(shown, part, self._face, place)
        sheets.y += height + _GAP
