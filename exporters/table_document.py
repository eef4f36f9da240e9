"""A paper made of paragraphs and tables: described once, rendered as docx, xlsx and pdf.

Each paper that is a table (both appendices, the journals) describes itself as a `TableDocument`; the renderers
`exporters.docx.table_document`, `exporters.xlsx.table_document` and `exporters.pdf.table_document` know no paper.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum

from exporters.bar_chart import BarChart

_BREAKS = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_UNPRINTABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ufffe\uffff]")


class Align(Enum):
    """How lines stand between their left and right edges."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "justify"


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph is set: sizes and spaces in points, indents in millimetres."""

    size: float
    bold: bool = False
    italic: bool = False
    align: Align = Align.LEFT
    before: float = 0.0
    after: float = 0.0
    first_line_mm: float = 0.0
    left_mm: float = 0.0
    leading: float = 1.15
    keep_with_next: bool = False
    new_page: bool = False


class Style(Enum):
    """The kinds of paragraph that the papers know."""

    CORNER = Look(size=10, left_mm=180)
    TITLE = Look(size=13, bold=True, align=Align.CENTER, before=4, after=4, keep_with_next=True)
    FIELD = Look(size=11, align=Align.CENTER, before=2, keep_with_next=True)
    HINT = Look(size=7.5, align=Align.CENTER, after=1.5, keep_with_next=True)
    CAPTION = Look(size=11, align=Align.CENTER, before=4, after=3, keep_with_next=True)
    NOTE_TITLE = Look(size=14, bold=True, align=Align.CENTER, after=2, keep_with_next=True)
    NOTE_SUBTITLE = Look(size=14, align=Align.CENTER, after=4, keep_with_next=True)
    ATTACHMENT_TITLE = Look(size=14, bold=True, align=Align.CENTER, after=4, keep_with_next=True, new_page=True)
    HEADING = Look(size=14, bold=True, before=6, after=2, keep_with_next=True)
    TEXT = Look(size=14, align=Align.JUSTIFY, first_line_mm=12.5)
    ASIDE = Look(size=12, before=2)
    SIGNATURE = Look(size=14, before=16)
    APPROVAL = Look(size=11, left_mm=175, before=1)
    LOG_TITLE = Look(size=14, bold=True, align=Align.CENTER, before=2, after=2, keep_with_next=True)
    LOG_HEAD = Look(size=11, align=Align.CENTER, after=1, keep_with_next=True)
    LOG_LAST_HEAD = Look(size=11, align=Align.CENTER, after=6, keep_with_next=True)
    LOG_SECTION = Look(size=12, bold=True, before=10, after=4, keep_with_next=True)
    CHART_TITLE = Look(size=11, bold=True, align=Align.CENTER, before=10, after=6, keep_with_next=True)
    LOG_REMARK = Look(size=9, before=3)
    LOG_END = Look(size=11, before=12, keep_with_next=True)
    LOG_SIGNATURE = Look(size=11, before=8)


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text. `number_key` says which figure of the report it prints, empty for plain words."""

    text: str
    number_key: str = ""
    underline: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of a cell, or a paragraph of the paper: runs without a line break between them."""

    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The words of all runs."""
        if len(self.runs) == 1:  # nearly every line of a journal, asked for again at each step of its layout
            return self.runs[0].text
        return "".join(run.text for run in self.runs)


def line(*parts: str | Run) -> Line:
    """A line of plain words and runs, in characters that every format takes (a line break becomes a space)."""
    return Line(tuple(_on_one_line(Run(part) if isinstance(part, str) else part) for part in parts))


def _on_one_line(run: Run) -> Run:
    text = printable(run.text).replace("\n", " ")
    return run if text == run.text else replace(run, text=text)


def printable(text: str) -> str:
    """The text without what XML refuses: control characters become spaces, lone surrogates a replacement sign."""
    if text.isprintable():
        return text
    return _UNPRINTABLE.sub(" ", _BREAKS.sub("\n", text)).encode("utf-8", "replace").decode()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph outside of tables."""

    content: Line
    style: Style


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of one or more lines; `columns` and `rows` are how many it covers. `number` is what a bare number is.

    `fill` is the colour behind the words («DFF0D8»), never the only mark of what it says.
    """

    lines: tuple[Line, ...]
    columns: int = 1
    rows: int = 1
    align: Align = Align.LEFT
    bold: bool = False
    number: int | Decimal | None = None
    fill: str = ""

    @property
    def text(self) -> str:
        """The lines of the cell, one under another."""
        return "\n".join(part.text for part in self.lines)


def cell(text: str, *, columns: int = 1, rows: int = 1, align: Align = Align.LEFT, bold: bool = False) -> Cell:
    """A cell of plain text; each line of the text becomes a line of the cell."""
    return Cell(tuple(line(part) for part in printable(text).split("\n")), columns, rows, align, bold)


def number_cell(number: int, key: str = "", *, bold: bool = False) -> Cell:
    """A cell that holds a number and nothing else."""
    return Cell((line(Run(str(number), key)),), align=Align.CENTER, bold=bold, number=number)


def decimal_cell(number: Decimal, *, bold: bool = False) -> Cell:
    """A cell that holds a number with a decimal comma: «1,5», a whole one without it."""
    text = f"{number.normalize():f}".replace(".", ",")
    return Cell((line(text),), align=Align.CENTER, bold=bold, number=number)


Row = tuple[Cell, ...]


def is_total(row: Row) -> bool:
    """Whether the row adds up those above it, all of it being bold: no page begins with it."""
    return all(each.bold for each in row)


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows of a table. A `label` stands in the first column, merged over all rows, which then lack that column."""

    rows: tuple[Row, ...]
    label: Cell | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Widths of the columns in millimetres, the heading rows (repeated on each page) and the rows in groups.

    `whole_rows` moves a row that a page has no room for to the next page; without it the row goes on overleaf.
    `together` keeps a table that a page holds from being parted. `name` is the sheet's in a workbook.
    """

    widths_mm: tuple[float, ...]
    head: tuple[Row, ...]
    groups: tuple[RowGroup, ...]
    head_size: float = 8.5
    body_size: float = 10.0
    whole_rows: bool = True
    name: str = "Таблица"
    together: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet of A4 and its margins in millimetres."""

    landscape: bool
    left_mm: float
    right_mm: float
    top_mm: float = 15.0
    bottom_mm: float = 15.0

    @property
    def width_mm(self) -> float:
        """Width of the sheet."""
        return 297.0 if self.landscape else 210.0

    @property
    def height_mm(self) -> float:
        """Height of the sheet."""
        return 210.0 if self.landscape else 297.0

    @property
    def text_width_mm(self) -> float:
        """Width between the margins."""
        return self.width_mm - self.left_mm - self.right_mm


LANDSCAPE = Page(landscape=True, left_mm=15, right_mm=15, top_mm=10, bottom_mm=13)
PORTRAIT = Page(landscape=False, left_mm=30, right_mm=15, top_mm=20, bottom_mm=20)

Block = Paragraph | Table | BarChart


@dataclass(frozen=True, slots=True)
class TableDocument:
    """A paper: `title` is its name in the file's properties, `footer` stands at the foot of each page.

    `first_page` is the number of its first page, above 1 for a paper that goes on after printed sheets.
    """

    title: str
    page: Page
    blocks: tuple[Block, ...]
    footer: str = ""
    first_page: int = 1

    @property
    def row_count(self) -> int:
        """Rows of all tables below their headings: the measure of the work that a renderer has with it."""
        return sum(len(group.rows) for table in self.tables for group in table.groups)

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables in their order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))

    @property
    def charts(self) -> tuple[BarChart, ...]:
        """The charts in their order."""
        return tuple(block for block in self.blocks if isinstance(block, BarChart))


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A cell and the place of its upper left corner, from 0."""

    cell: Cell
    row: int
    column: int


def placed(rows: Sequence[Row]) -> Iterator[PlacedCell]:
    """Each cell with its place, given the cells above and to the left that cover more than one row or column."""
    taken: set[tuple[int, int]] = set()
    for row_number, row in enumerate(rows):
        column = 0
        for each in row:
            while (row_number, column) in taken:
                column += 1
            yield PlacedCell(each, row_number, column)
            taken.update(
                (row_number + down, column + right) for down in range(each.rows) for right in range(each.columns)
            )
            column += each.columns
