"""A table as the XML of a docx, written in one piece: python-docx walks the whole table for each cell asked for."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape

from exporters.steps import Steps
from exporters.table_document import Align, Cell, Line, Row, RowGroup, Table, is_total, placed

_TWIPS_IN_MM = 1440 / 25.4
_POINTS_IN_MM = 72 / 25.4
_LEADING = 1.15
_PAD_MM = 1.4
_PAD_Y_TWIPS = 20
_TALLEST_WHOLE_MM = 50
"""A taller row goes on overleaf: kept whole, it would leave a hole behind."""
_LETTER_SHARE = 0.5
"""Width of a letter, as a share of the size."""
_ALIGN = {Align.LEFT: "left", Align.CENTER: "center", Align.RIGHT: "right", Align.JUSTIFY: "both"}
_UNDERLINE = '<w:u w:val="single"/>'
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@dataclass(frozen=True, slots=True)
class _Setting:
    """How the cells of a row are set."""

    size: float
    middle: bool = False
    keep_with_next: bool = False


@dataclass(frozen=True, slots=True)
class _Place:
    """A cell of the grid: what it holds, or, for one that is covered from above, nothing."""

    cell: Cell
    column: int
    merge: str = ""
    """`restart` for the uppermost cell of a merged column, `continue` for those below it."""


def table_xml(table: Table, steps: Steps) -> str:
    """`w:tbl` with fixed widths, heading rows repeated on each page, rows whole where `whole_rows` asks for it."""
    widths = [round(width * _TWIPS_IN_MM) for width in table.widths_mm]
    pad = round(_PAD_MM * _TWIPS_IN_MM)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return "".join(
        (
            f'<w:tbl xmlns:w="{_NAMESPACE}"><w:tblPr><w:tblStyle w:val="TableGrid"/>',
            f'<w:tblW w:type="dxa" w:w="{sum(widths)}"/><w:tblLayout w:type="fixed"/><w:tblCellMar>',
            f'<w:top w:w="{_PAD_Y_TWIPS}" w:type="dxa"/><w:left w:w="{pad}" w:type="dxa"/>',
            f'<w:bottom w:w="{_PAD_Y_TWIPS}" w:type="dxa"/><w:right w:w="{pad}" w:type="dxa"/></w:tblCellMar>',
            '<w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" ',
            f'w:noHBand="0" w:noVBand="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>',
            *_head_rows(table, widths),
            *_body_rows(table, widths, steps),
            "</w:tbl>",
        )
    )


def _head_rows(table: Table, widths: list[int]) -> Iterator[str]:
    rows: list[list[_Place]] = [[] for _ in table.head]
    for at in placed(table.head):
        merged = at.cell.rows > 1
        rows[at.row].append(_Place(at.cell, at.column, "restart" if merged else ""))
        for below in range(at.row + 1, at.row + at.cell.rows):
            rows[below].append(_Place(Cell((), at.cell.columns), at.column, "continue"))
    setting = _Setting(table.head_size, middle=True, keep_with_next=True)
    for row in rows:
        yield _row_xml(row, widths, setting, "<w:cantSplit/><w:tblHeader/>")


def _body_rows(table: Table, widths: list[int], steps: Steps) -> Iterator[str]:
    for group in table.groups:
        for number, row in enumerate(group.rows):
            before_total = number + 1 < len(group.rows) and is_total(group.rows[number + 1])
            last = group is table.groups[-1] and number == len(group.rows) - 1
            keep = before_total or (table.together and not last)
            setting = _Setting(table.body_size, keep_with_next=keep)
            places = _places(group, number, row)
            whole = table.whole_rows and _height_mm(places, table) <= _TALLEST_WHOLE_MM
            yield _row_xml(places, widths, setting, "<w:cantSplit/>" if whole else "")
            steps.step()


def _height_mm(places: list[_Place], table: Table) -> float:
    """About how tall the row will be: nobody but Word knows it."""
    letter_mm = _LETTER_SHARE * table.body_size / _POINTS_IN_MM
    lines = 0.0
    for place in places:
        width_mm = sum(table.widths_mm[place.column : place.column + place.cell.columns]) - 2 * _PAD_MM
        lines = max(lines, sum(1 + len(line.text) * letter_mm // width_mm for line in place.cell.lines))
    return lines * table.body_size * _LEADING / _POINTS_IN_MM


def _places(group: RowGroup, number: int, row: Row) -> list[_Place]:
    places = []
    column = 0
    if group.label is not None:
        first = _Place(group.label, 0, "restart" if len(group.rows) > 1 else "")
        places.append(first if number == 0 else _Place(Cell(()), 0, "continue"))
        column = 1
    for each in row:
        places.append(_Place(each, column))
        column += each.columns
    return places


def _row_xml(places: list[_Place], widths: list[int], setting: _Setting, marks: str) -> str:
    """The row, with empty cells where it names none."""
    parts = [f"<w:tr><w:trPr>{marks}</w:trPr>" if marks else "<w:tr>"]
    column = 0
    for place in sorted(places, key=lambda each: each.column):
        parts.extend(_cell_xml(_Place(Cell(()), empty), widths, setting) for empty in range(column, place.column))
        parts.append(_cell_xml(place, widths, setting))
        column = place.column + place.cell.columns
    parts.extend(_cell_xml(_Place(Cell(()), empty), widths, setting) for empty in range(column, len(widths)))
    parts.append("</w:tr>")
    return "".join(parts)


def _cell_xml(place: _Place, widths: list[int], setting: _Setting) -> str:
    cell = place.cell
    width = sum(widths[place.column : place.column + cell.columns])
    span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    merge = f'<w:vMerge w:val="{place.merge}"/>' if place.merge else ""
    middle = '<w:vAlign w:val="center"/>' if setting.middle else ""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{cell.fill}"/>' if cell.fill else ""
    lines = "".join(_paragraph_xml(line, cell, setting) for line in cell.lines or (Line(()),))
    return f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{width}"/>{span}{merge}{shade}{middle}</w:tcPr>{lines}</w:tc>'


def _paragraph_xml(line: Line, cell: Cell, setting: _Setting) -> str:
    """The paragraph's mark has the size too: it counts for the height of the last line."""
    size = f'<w:sz w:val="{round(setting.size * 2)}"/>'
    bold = "<w:b/>" if cell.bold else ""
    keep = "<w:keepNext/>" if setting.keep_with_next else ""
    runs = "".join(
        f"<w:r><w:rPr>{bold}{size}{_UNDERLINE if run.underline else ''}</w:rPr>"
        f'<w:t xml:space="preserve">{escape(run.text)}</w:t></w:r>'
        for run in line.runs
    )
    align = _ALIGN[cell.align]
    return f'<w:p><w:pPr>{keep}<w:spacing w:after="0"/><w:jc w:val="{align}"/><w:rPr>{size}</w:rPr></w:pPr>{runs}</w:p>'
