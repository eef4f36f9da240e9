"""A chart of bars as the XML of a docx: a table without borders whose bars are shaded cells."""

from xml.sax.saxutils import escape

from exporters.bar_chart import INK, Bar, BarChart
from exporters.table_document import printable

_TWIPS_IN_MM = 1440 / 25.4
_STEPS = 60
"""Columns of the grid that bars are made of."""

_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SIZE = 20
_GAP = '<w:top w:val="single" w:sz="24" w:color="FFFFFF"/>', '<w:bottom w:val="single" w:sz="24" w:color="FFFFFF"/>'
"""White borders keep the bars apart."""

_AXIS = '<w:left w:val="single" w:sz="6" w:color="555A64"/>'


def chart_xml(chart: BarChart, width_mm: float) -> str:
    """`w:tbl` of the bars; the title is a paragraph of its own."""
    total = round(width_mm * _TWIPS_IN_MM)
    label = round(total * chart.label_share)
    step = (total - label) // _STEPS
    bars = round(_STEPS * (1 - chart.value_share / (1 - chart.label_share)))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in (label, *(step,) * _STEPS))
    return "".join(
        (
            f'<w:tbl xmlns:w="{_NAMESPACE}"><w:tblPr><w:tblW w:type="dxa" w:w="{label + step * _STEPS}"/>',
            '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="80" w:type="dxa"/>',
            f'<w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>',
            *(_row(chart, bar, (label, step, bars), last=bar is chart.bars[-1]) for bar in chart.bars),
            "</w:tbl>",
        )
    )


def _row(chart: BarChart, bar: Bar, sizes: tuple[int, int, int], *, last: bool) -> str:
    label, step, bars = sizes
    length = round(chart.share(bar) * bars)
    if bar.value > 0 and not length:
        length = 1
    cells = [_cell(label, 1, bar.label, align="right", last=last)]
    if length:
        cells.append(_cell(step * length, length, "", axis=True, fill=INK, last=last))
    rest = _STEPS - length
    cells.append(_cell(step * rest, rest, bar.shown, axis=not length, last=last))
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"


def _cell(
    width: int, columns: int, text: str, *, align: str = "left", axis: bool = False, fill: str = "", last: bool = False
) -> str:
    span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    borders = f"<w:tcBorders>{_GAP[0]}{_AXIS if axis else ''}{_GAP[1]}</w:tcBorders>"
    keep = "" if last else "<w:keepNext/>"
    size = f'<w:sz w:val="{_SIZE}"/>'
    run = f'<w:r><w:rPr>{size}</w:rPr><w:t xml:space="preserve">{escape(printable(text))}</w:t></w:r>' if text else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{width}"/>{span}{borders}{shade}<w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr>{keep}<w:spacing w:after="0"/><w:jc w:val="{align}"/><w:rPr>{size}</w:rPr></w:pPr>{run}</w:p>'
        "</w:tc>"
    )
