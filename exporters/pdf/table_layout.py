"""Tables on sheets: repeated headings, merged labels, rows that go on overleaf when no sheet holds them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from exporters import fonts
from exporters.pdf.sheet import MM, Fill, LinePlace, Sheets
from exporters.steps import Steps
from exporters.table_document import Cell, Line, Row, RowGroup, Table, is_total, placed
from exporters.wrapping import Face, WrappedLine, wrap

_PAD_X = 1.4 * MM
_PAD_Y = 0.7 * MM
_LEADING = 1.15
_HEAD_SHARE = 0.6
"""A heading taller than this share of a sheet is not repeated: it would leave no room for rows."""
_WHOLE_SHARE = 0.3
"""A row taller than this share of a sheet goes on overleaf: moved there whole, it would leave a hole behind."""
_LEAST_LINES = 3
"""A row that must be split leaves at least so many lines on either sheet."""


@dataclass(frozen=True, slots=True)
class LaidCell:
    """A cell broken into lines; `x` is measured from the left edge of the table."""

    cell: Cell
    x: float
    width: float
    face: Face
    lines: tuple[tuple[Line, WrappedLine], ...]

    @property
    def leading(self) -> float:
        """Points from line to line."""
        return self.face.size * _LEADING

    @property
    def height(self) -> float:
        """Points that the lines take with the space above and below."""
        return len(self.lines) * self.leading + 2 * _PAD_Y


@dataclass(frozen=True, slots=True)
class LaidRow:
    """The cells of one row of the body."""

    cells: tuple[LaidCell, ...]
    total: bool = False

    @property
    def height(self) -> float:
        """Height of the tallest cell."""
        return max((cell.height for cell in self.cells), default=0.0)

    @property
    def least_height(self) -> float:
        """Points for its first few lines."""
        return min(self.height, _LEAST_LINES * max(cell.leading for cell in self.cells) + 2 * _PAD_Y)

    def split(self, room: float) -> tuple["LaidRow", "LaidRow"]:
        """What fits into `room` points (at least a line), and the rest, which is more than a line or two."""
        first, rest = [], []
        for cell in self.cells:
            fitting = int((room - 2 * _PAD_Y) / cell.leading + 0.001)
            left = len(cell.lines) - fitting
            count = max(fitting - _LEAST_LINES + left if 0 < left < _LEAST_LINES else fitting, 1)
            first.append(replace(cell, lines=cell.lines[:count]))
            rest.append(replace(cell, lines=cell.lines[count:]))
        return LaidRow(tuple(first)), LaidRow(tuple(rest))

    @property
    def empty(self) -> bool:
        """Whether no cell has a line left."""
        return not any(cell.lines for cell in self.cells)


class LaidTable:
    """A table broken into lines for the widths of its columns; `steps` counts each row laid out and each placed."""

    def __init__(self, table: Table, steps: Steps) -> None:
        self.table = table
        self.steps = steps
        self.edges = [0.0]
        for width in table.widths_mm:
            self.edges.append(self.edges[-1] + width * MM)
        self.head = [(at, self._lay(at.cell, at.column, table.head_size)) for at in placed(table.head)]
        self.head_tops = self._head_tops()
        self.groups = [self._lay_group(group) for group in table.groups]
        self.starts_at = 0.0

    @property
    def head_height(self) -> float:
        """Height of all heading rows."""
        return self.head_tops[-1]

    def wanted_height(self, sheets: Sheets) -> float:
        """Points without which the table should not begin on a sheet: the heading, and the first row where it fits."""
        first = next((rows[0] for _, rows in self.groups if rows), None)
        if first is None:
            return self.head_height
        if self.table.together:
            every = self.head_height + sum(row.height for _, rows in self.groups for row in rows)
            if every <= sheets.height:
                return every
        whole = self.head_height + first.height
        return whole if whole <= sheets.height else self.head_height + first.least_height

    def place(self, sheets: Sheets) -> None:
        """Draw it from `sheets.y` on, over as many sheets as it takes."""
        self._draw_head(sheets)
        self.starts_at = sheets.y
        for label, rows in self.groups:
            _GroupOnSheets(self, sheets, label).place(rows)

    def turn(self, sheets: Sheets) -> None:
        """Start a new sheet with the heading on it."""
        sheets.next_sheet()
        if self.head_height <= _HEAD_SHARE * sheets.height:
            self._draw_head(sheets)

    def _lay(self, cell: Cell, column: int, size: float) -> LaidCell:
        x = self.edges[column]
        width = self.edges[min(column + cell.columns, len(self.edges) - 1)] - x
        face = Face(fonts.face(bold=cell.bold), size)
        lines = tuple((line, part) for line in cell.lines for part in wrap(line.text, width - 2 * _PAD_X, face))
        return LaidCell(cell, x, width, face, lines)

    def _lay_group(self, group: RowGroup) -> tuple[LaidCell | None, list[LaidRow]]:
        size = self.table.body_size
        label = self._lay(group.label, 0, size) if group.label else None
        shift = 1 if label else 0
        return label, [self._lay_row(row, shift, size) for row in group.rows]

    def _lay_row(self, row: Row, shift: int, size: float) -> LaidRow:
        self.steps.step()
        cells = []
        column = shift
        for each in row:
            cells.append(self._lay(each, column, size))
            column += each.columns
        return LaidRow(tuple(cells), is_total(row))

    def _head_tops(self) -> list[float]:
        """Where each heading row begins, and where the last one ends: every cell fits into the rows it covers."""
        tops = [0.0] * (len(self.table.head) + 1)
        for row in range(len(self.table.head)):
            ending = [(at, laid) for at, laid in self.head if at.row + at.cell.rows == row + 1]
            tops[row + 1] = max([tops[at.row] + laid.height for at, laid in ending], default=tops[row])
        return tops

    def _draw_head(self, sheets: Sheets) -> None:
        for at, laid in self.head:
            top = self.head_tops[at.row]
            height = self.head_tops[at.row + at.cell.rows] - top
            draw_cell(sheets, laid, sheets.y + top, height, middle=True)
        sheets.y += self.head_height


class _GroupOnSheets:
    """The rows of one group on their way down the sheets, with the label merged over those on one sheet."""

    def __init__(self, table: LaidTable, sheets: Sheets, label: LaidCell | None) -> None:
        self._table = table
        self._sheets = sheets
        self._label = label
        self._segment_top = sheets.y

    def place(self, rows: Sequence[LaidRow]) -> None:
        for number, row in enumerate(rows):
            following = (rows[place] for place in range(number + 1, len(rows)))
            self._keep_with_totals(row, list(takewhile(lambda each: each.total, following)))
            self._place_row(row)
            self._table.steps.step()
        self._close_segment()

    def _keep_with_totals(self, row: LaidRow, totals: list[LaidRow]) -> None:
        """Move the row to a new sheet when the totals of which it is the last one would stand there without it."""
        if row.total or not totals or self._begins_table():
            return
        wanted = self._height(row) + sum(total.height for total in totals)
        if self._sheets.room < wanted <= _WHOLE_SHARE * self._sheets.height:
            self._turn()

    def _place_row(self, row: LaidRow) -> None:
        while not row.empty:
            if self._height(row) <= self._sheets.room + 0.01:
                self._draw_row(row)
                return
            row = self._place_part(row)

    def _place_part(self, row: LaidRow) -> LaidRow:
        """Turn the sheet or fill this one with the row's beginning; what is still to be placed."""
        sheets = self._sheets
        head_only = sheets.y - self._table.head_height <= sheets.top + 0.01
        fits_overleaf = self._height(row) <= min(_WHOLE_SHARE * sheets.height, sheets.height - self._table.head_height)
        tight = sheets.room < row.least_height
        if not head_only and not sheets.at_top and (tight or (fits_overleaf and not self._begins_table())):
            self._turn()
            return row
        first, rest = row.split(sheets.room)
        self._draw_row(first)
        if not rest.empty:
            self._turn()
        return rest

    def _begins_table(self) -> bool:
        """Whether the row would be the first one under the heading: moved away, it would leave the heading alone."""
        return self._sheets.y == self._segment_top and self._table.starts_at == self._segment_top

    def _height(self, row: LaidRow) -> float:
        """A row that begins a sheet or a group makes room for the label too."""
        begins = self._sheets.y == self._segment_top
        return max(row.height, self._label.height) if self._label and begins else row.height

    def _draw_row(self, row: LaidRow) -> None:
        height = min(self._height(row), max(self._sheets.room, row.height))
        for cell in row.cells:
            draw_cell(self._sheets, cell, self._sheets.y, height)
        self._sheets.y += height

    def _turn(self) -> None:
        self._close_segment()
        self._table.turn(self._sheets)
        self._segment_top = self._sheets.y

    def _close_segment(self) -> None:
        height = self._sheets.y - self._segment_top
        if self._label and height > 0:
            draw_cell(self._sheets, self._label, self._segment_top, height)


def draw_cell(sheets: Sheets, laid: LaidCell, top: float, height: float, *, middle: bool = False) -> None:
    """Outline and lines of a cell whose upper edge is at `top`; `middle` centres the lines between both edges."""
    x = sheets.left + laid.x
    if laid.cell.fill:
        sheets.draw(Fill(x, top, laid.width, height, laid.cell.fill))
    sheets.box(x, top, laid.width, height)
    y = top + ((height - laid.height) / 2 if middle else 0) + _PAD_Y
    for line, part in laid.lines:
        place = LinePlace(x + _PAD_X, y, laid.width - 2 * _PAD_X, laid.leading, laid.cell.align)
        sheets.draw_line(line, part, laid.face, place)
        y += laid.leading
