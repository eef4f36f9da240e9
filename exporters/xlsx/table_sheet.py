"""One table and the paragraphs above it on a sheet: widths, merged cells, and heights that show every line.

Excel fits no row with merged cells to its text, so heights are measured here with the metric of Times New Roman.
"""

from copy import copy
from dataclasses import dataclass
from itertools import accumulate
from math import ceil
from typing import TYPE_CHECKING, Any

from exporters import fonts
from exporters.steps import Steps
from exporters.table_document import Cell, Line, Look, Paragraph, Row, RowGroup, Table, placed
from exporters.wrapping import Face, wrap

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

FONT = "Times New Roman"
TEXT_LIMIT = 32_767
_FORMULA_SIGNS = ("=", "+", "-", "@")
_TALLEST_ROW = 400.0
"""Points; Excel shows no row taller than 409.5."""
_SLICE = 61.0
"""A taller row becomes merged rows of this height, between which a page may end."""
_PIXELS_IN_MM = 96 / 25.4
_PIXELS_IN_CHARACTER = 7
_MM = 72 / 25.4
_SIDE_MM = 1.6
_SPARE = 0.96
"""Share of a column's width that is counted on: printers and screens round the widths of letters."""
_LEADING = 1.28
_ABOVE_AND_BELOW = 4.0
_LONG = 40
"""A table of more rows keeps its heading in sight on screen too."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How the text of a sheet's cell is set."""

    look: Look
    bordered: bool = True
    middle: bool = False


class TableSheet:
    """A sheet that is written from the top down; `height` is what its rows take, in points."""

    def __init__(self, sheet: "Worksheet", table: Table, steps: Steps) -> None:
        from openpyxl.utils import get_column_letter

        self._sheet = sheet
        self._table = table
        self._steps = steps
        self._styles = CellStyles()
        self._next = 1
        self.height = 0.0
        for number, width in enumerate(table.widths_mm, start=1):
            letter = get_column_letter(number)
            sheet.column_dimensions[letter].width = round(width * _PIXELS_IN_MM / _PIXELS_IN_CHARACTER, 2)

    def add_paragraph(self, paragraph: Paragraph) -> None:
        """A row merged over the table's width, right of the paragraph's indent."""
        look: Look = paragraph.style.value
        first = self._column_at(look.left_mm)
        columns = len(self._table.widths_mm) - first
        content = Cell((paragraph.content,), columns=columns, align=look.align, bold=look.bold)
        height = self._height(content, first, look.size) + look.before + look.after
        self._write(content, (self._next, first), 1, Setting(look, bordered=False, middle=True))
        self._set_height(self._next, height)
        self._next += 1

    def add_table(self) -> None:
        """The heading rows, which repeat on each page, and the rows below them."""
        top = self._next
        self._add_head()
        self._sheet.print_title_rows = f"{top}:{self._next - 1}"
        if sum(len(group.rows) for group in self._table.groups) > _LONG:
            self._sheet.freeze_panes = f"A{self._next}"
        for group in self._table.groups:
            self._add_group(group)

    def _add_head(self) -> None:
        setting = Setting(Look(self._table.head_size), middle=True)
        rows = len(self._table.head)
        heights = [0.0] * rows
        for at in sorted(placed(self._table.head), key=lambda each: each.cell.rows):
            self._write(at.cell, (self._next + at.row, at.column), at.cell.rows, setting)
            covered = range(at.row, at.row + at.cell.rows)
            wanted = self._height(at.cell, at.column, self._table.head_size)
            heights[covered[-1]] += max(wanted - sum(heights[row] for row in covered), 0)
        for row, height in enumerate(heights):
            self._set_height(self._next + row, height)
        self._next += rows

    def _add_group(self, group: RowGroup) -> None:
        top = self._next
        shift = 1 if group.label else 0
        wanted = self._height(group.label, 0, self._table.body_size) if group.label else 0.0
        heights = [self._row_height(row, shift) for row in group.rows]
        heights[-1] += max(wanted - sum(heights), 0)
        for row, height in zip(group.rows, heights, strict=True):
            self._add_row(row, shift, height)
            self._steps.step()
        if group.label:
            self._write(group.label, (top, 0), self._next - top, self._body)

    @property
    def _body(self) -> Setting:
        return Setting(Look(self._table.body_size))

    def _row_height(self, row: Row, shift: int) -> float:
        return max(self._height(at.cell, at.column + shift, self._table.body_size) for at in placed((row,)))

    def _add_row(self, row: Row, shift: int, height: float) -> None:
        """One row of the paper: several merged rows of the sheet when it is taller than Excel allows."""
        count = ceil(height / _SLICE) if height > _TALLEST_ROW else 1
        for at in placed((row,)):
            self._write(at.cell, (self._next, at.column + shift), count, self._body)
        for number in range(self._next, self._next + count):
            self._set_height(number, height / count)
        self._next += count

    def _set_height(self, row: int, height: float) -> None:
        self._sheet.row_dimensions[row].height = height
        self.height += height

    def _column_at(self, left_mm: float) -> int:
        """The column whose left edge is nearest to `left_mm`."""
        edges = list(accumulate(self._table.widths_mm[:-1], initial=0.0))
        return min(range(len(edges)), key=lambda column: abs(edges[column] - left_mm))

    def _height(self, content: Cell, column: int, size: float) -> float:
        width_mm = sum(self._table.widths_mm[column : column + content.columns]) - _SIDE_MM
        face = Face(fonts.face(bold=content.bold), size)
        lines = sum(len(wrap(line.text, width_mm * _MM * _SPARE, face)) for line in content.lines)
        return lines * size * _LEADING + _ABOVE_AND_BELOW

    def _write(self, content: Cell, place: tuple[int, int], rows: int, setting: Setting) -> None:
        row, column = place[0], place[1] + 1
        last_row, last_column = row + rows - 1, column + content.columns - 1
        target = self._sheet.cell(row, column)
        self._styles.set(target, content, setting)
        put(target, content, setting.look.size)
        for each_row in range(row, last_row + 1):
            for each_column in range(column, last_column + 1):
                if setting.bordered and (each_row, each_column) != (row, column):
                    self._styles.set_border(self._sheet.cell(each_row, each_column))
        if (last_row, last_column) != (row, column):
            self._sheet.merge_cells(start_row=row, start_column=column, end_row=last_row, end_column=last_column)


class CellStyles:
    """The looks of a sheet's cells, each made once: openpyxl compares a look anew for every cell that gets it."""

    def __init__(self) -> None:
        self._made: dict[tuple[object, ...], Any] = {}

    def set(self, target: Any, content: Cell, setting: Setting) -> None:
        """Font, alignment and border of a cell that holds something."""
        underlined = all(run.underline for line in content.lines for run in line.runs)
        key = (setting, content.align, content.bold, content.fill, underlined)
        if key not in self._made:
            self._make(target, content, setting, underlined=underlined)
            self._made[key] = target._style  # noqa: SLF001 - openpyxl's own word for the look of a cell
        target._style = copy(self._made[key])  # noqa: SLF001

    def set_border(self, target: Any) -> None:
        """The border alone, of a cell that is covered by another."""
        if () not in self._made:
            target.border = _border()
            self._made[()] = target._style  # noqa: SLF001
        target._style = copy(self._made[()])  # noqa: SLF001

    def _make(self, target: Any, content: Cell, setting: Setting, *, underlined: bool) -> None:
        from openpyxl.styles import Alignment, Font, PatternFill

        size = setting.look.size
        target.font = Font(name=FONT, size=size, bold=content.bold, underline="single" if underlined else None)
        vertical = "center" if setting.middle else "top"
        target.alignment = Alignment(horizontal=content.align.value, vertical=vertical, wrap_text=True)
        if setting.bordered:
            target.border = _border()
        if content.fill:
            target.fill = PatternFill("solid", fgColor=content.fill)


def _border() -> Any:
    from openpyxl.styles import Border, Side

    side = Side(style="thin")
    return Border(side, side, side, side)


def put(target: Any, content: Cell, size: float) -> None:
    """The number, or the text as text whatever sign it begins with."""
    if content.number is not None:
        target.value = content.number
        return
    text = content.text[:TEXT_LIMIT]
    target.value = _partly_underlined(content.lines, size) or text
    if not text:
        target.value = None
        return
    target.data_type = "s" if target.value == text else target.data_type
    target.number_format = "@"
    target.quotePrefix = text.startswith(_FORMULA_SIGNS)


def _partly_underlined(lines: tuple[Line, ...], size: float) -> Any:
    """The text with its runs, when some are underlined and some are not."""
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont

    runs = [run for line in lines for run in line.runs]
    if len({run.underline for run in runs}) < 2:
        return None
    blocks = (
        TextBlock(InlineFont(rFont=FONT, sz=size, u="single" if run.underline else None), run.text) for run in runs
    )
    return CellRichText(*blocks)
