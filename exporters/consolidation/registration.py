"""Registration in «Билет в будущее» by school, with the traffic light of the slides (p. 6)."""

from collections.abc import Sequence
from decimal import Decimal

from exporters.bar_chart import Bar, BarChart
from exporters.consolidation.lights import RULE, light_cells
from exporters.official_head import campaign_words
from exporters.table_document import (
    LANDSCAPE,
    Align,
    Paragraph,
    Row,
    RowGroup,
    Style,
    Table,
    TableDocument,
    cell,
    line,
    number_cell,
)
from models.rules.consolidation import Registration, registration_total
from models.rules.percent import percent_hundredths
from models.services.consolidation_papers import ConsolidatedReport

TITLE = "Регистрация в проекте «Билет в будущее»"
_HEAD = ("Школа", "План", "Зарегистрировано", "%", "Зона", "Осталось", "Сверх плана")
_WIDTHS = (94.0, 27.0, 38.0, 25.0, 33.0, 25.0, 25.0)


def registration_document(report: ConsolidatedReport) -> TableDocument:
    """A row for each school that told its registration, the total of all, the chart."""
    rows = [school.registration for school in report.schools if school.registration is not None]
    chart = BarChart(
        "Зарегистрировано, % плана",
        tuple(_bar(row) for row in rows if row.plan),
        "%",
        full=Decimal(100),
        name="Диаграмма",
        labels="Школа",
    )
    return TableDocument(
        title=TITLE,
        page=LANDSCAPE,
        blocks=(
            Paragraph(line(TITLE), Style.TITLE),
            Paragraph(line(f"{report.found.office}, {report.found.campaign.title.lower()}"), Style.LOG_HEAD),
            Paragraph(line(RULE), Style.LOG_LAST_HEAD),
            registration_table(rows),
            *((chart,) if chart.bars else ()),
        ),
        footer=campaign_words(report.found.campaign),
    )


def registration_table(rows: Sequence[Registration]) -> Table:
    """The rows and their total, each column the sum of its rows."""
    listed = [_row(row) for row in rows]
    if listed:
        listed.append(_row(registration_total(rows), bold=True))
    empty = (cell("Школы не передали план регистрации", columns=len(_HEAD)),)
    head = tuple(cell(text, align=Align.CENTER, bold=True) for text in _HEAD)
    return Table(_WIDTHS, (head,), (RowGroup(tuple(listed) or (empty,)),), name="Регистрация")


def _row(row: Registration, *, bold: bool = False) -> Row:
    return (
        cell(row.name, bold=bold),
        number_cell(row.plan, bold=bold),
        number_cell(row.fact, bold=bold),
        *light_cells(row.percent, row.light, bold=bold),
        number_cell(row.remainder, bold=bold),
        number_cell(row.over, bold=bold),
    )


def _bar(row: Registration) -> Bar:
    share = Decimal(percent_hundredths(row.fact, row.plan) or 0) / 100
    return Bar(row.name, share, f"{row.fact} из {row.plan}, {row.percent} %")
