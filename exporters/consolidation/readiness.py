"""«Готовность»: who handed in what, in percent of the list, with the traffic light of the slides (p. 4)."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from exporters.bar_chart import Bar, BarChart
from exporters.consolidation.lights import RULE, light_cells
from exporters.official_head import campaign_words
from exporters.table_document import (
    LANDSCAPE,
    Align,
    Block,
    Cell,
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
from models.rules.consolidation import Readiness, SchoolRow, SchoolStatus, readiness_of, readiness_total
from models.services.consolidation_papers import ConsolidatedReport

TITLE = "Готовность отчётов"
_HEAD = ("Территория", "Школ по списку", "Верных", "Неверных", "Не предоставлено", "% верных", "Зона")
_WIDTHS = (87.0, 30.0, 27.0, 27.0, 36.0, 27.0, 33.0)
_SCHOOLS_HEAD = ("№", "Школа", "ИНН", "Отчёт", "В срок", "Пересдач", "Ошибок", "Предупреждений", "Решение")
_SCHOOLS_WIDTHS = (10.0, 82.0, 27.0, 33.0, 20.0, 20.0, 18.0, 30.0, 27.0)


def readiness_document(report: ConsolidatedReport) -> TableDocument:
    """The table of territories with its total, the schools one by one, the chart."""
    rows = territories(report)
    return TableDocument(
        title=f"{TITLE}. {campaign_words(report.found.campaign)}",
        page=LANDSCAPE,
        blocks=tuple(_blocks(report, rows)),
        footer=campaign_words(report.found.campaign),
    )


def territories(report: ConsolidatedReport) -> tuple[Readiness, ...]:
    """The rows of the table: a municipality has its own alone, the region one for each and one for its ОГОО."""
    offices = [school for school in report.schools if not school.row.inn]
    if not offices:
        return (report.found.readiness,)
    rows = [school.readiness or Readiness(school.row.name, 0, 0, 0) for school in offices]
    state = [school.row for school in report.schools if school.row.inn]
    return (*rows, *((readiness_of("ОГОО", state),) if state else ()))


def _blocks(report: ConsolidatedReport, rows: Sequence[Readiness]) -> Iterator[Block]:
    yield Paragraph(line(TITLE), Style.TITLE)
    yield Paragraph(line(f"{report.found.office}, {report.found.campaign.title.lower()}"), Style.LOG_HEAD)
    yield Paragraph(line(RULE), Style.LOG_LAST_HEAD)
    yield readiness_table(rows)
    yield Paragraph(line("По школам"), Style.LOG_SECTION)
    yield _schools([school.row for school in report.schools])
    yield _statuses(report)


def readiness_table(rows: Sequence[Readiness]) -> Table:
    """Territories and their total, which is the sum of the rows."""
    listed = [_row(row) for row in rows]
    if len(rows) > 1:
        listed.append(_row(readiness_total(rows), bold=True))
    return Table(_WIDTHS, (_heading(_HEAD),), (RowGroup(tuple(listed)),), name="Готовность")


def _heading(words: Sequence[str]) -> Row:
    return tuple(cell(text, align=Align.CENTER, bold=True) for text in words)


def _row(row: Readiness, *, bold: bool = False) -> Row:
    numbers = (row.schools, row.correct, row.incorrect, row.missing)
    return (
        cell(row.name, bold=bold),
        *(number_cell(number, bold=bold) for number in numbers),
        *light_cells(row.percent, row.light, bold=bold),
    )


def _schools(rows: Sequence[SchoolRow]) -> Table:
    listed = tuple(_school(number, row) for number, row in enumerate(rows, start=1))
    empty = (cell("Список школ пуст", columns=len(_SCHOOLS_HEAD)),)
    return Table(_SCHOOLS_WIDTHS, (_heading(_SCHOOLS_HEAD),), (RowGroup(listed or (empty,)),), name="Школы")


_FILLS = {
    SchoolStatus.MISSING: "F6C4C0",
    SchoolStatus.INCORRECT: "FFEDA6",
    SchoolStatus.CORRECT: "C6E7C8",
    SchoolStatus.ACCEPTED: "C6E7C8",
}


def _school(number: int, row: SchoolRow) -> Row:
    there = row.status is not SchoolStatus.MISSING
    errors = sum(finding.is_error for finding in row.findings)
    status = Cell(cell(row.status.words).lines, align=Align.CENTER, fill=_FILLS[row.status])
    return (
        number_cell(number),
        cell(row.name),
        cell(row.inn, align=Align.CENTER),
        status,
        cell(("да" if row.on_time else "нет") if there else "—", align=Align.CENTER),
        number_cell(row.resubmissions) if there else cell("—", align=Align.CENTER),
        number_cell(errors) if there else cell("—", align=Align.CENTER),
        number_cell(len(row.findings) - errors) if there else cell("—", align=Align.CENTER),
        cell(_decision(row), align=Align.CENTER),
    )


def _decision(row: SchoolRow) -> str:
    if row.returned:
        return "на доработку"
    return "принят" if row.status is SchoolStatus.ACCEPTED else "—"


def _statuses(report: ConsolidatedReport) -> BarChart:
    bars = tuple(
        Bar(status.words, Decimal(number), f"{number}")
        for status in (SchoolStatus.ACCEPTED, SchoolStatus.CORRECT, SchoolStatus.INCORRECT, SchoolStatus.MISSING)
        for number in (report.found.number(status),)
    )
    return BarChart("Отчёты школ", bars, "Школ", name="Диаграмма", labels="Отчёт")
