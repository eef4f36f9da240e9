"""The year's indicators as a paper: 1027/р, Приложение 4, Таблица 3, projects; one text for all files."""

from collections.abc import Iterable

from exporters.table_document import (
    PORTRAIT,
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
from models.rules.indicator_rows import IndicatorRow
from models.services.indicators import Indicators

TITLE = "Показатели профориентационной работы"
_WIDTHS = (12.0, 78.0, 20.0, 20.0, 35.0)


def indicators_document(found: Indicators) -> TableDocument:
    """The tables of one school year, each under its name."""
    return TableDocument(
        title=f"{TITLE}, {found.year} учебный год",
        page=PORTRAIT,
        blocks=(
            Paragraph(line(TITLE), Style.TITLE),
            Paragraph(line(f"{found.head.name}, {found.year} учебный год"), Style.FIELD),
            Paragraph(line("Показатели мониторинга (распоряжение 1027/р), X = A · 100 / B"), Style.CAPTION),
            _project(found),
            Paragraph(line("Показатели рекомендаций (Приложение 4)"), Style.CAPTION),
            _rows(found.appendix4, "Приложение 4"),
            Paragraph(line("Результативность работы координатора (Таблица 3)"), Style.CAPTION),
            _rows(found.table3, "Таблица 3"),
            Paragraph(line("Проекты: уникальные участники и накопительный итог"), Style.CAPTION),
            _projects(found),
        ),
        footer=f"{found.head.short_name}, {found.year} учебный год",
    )


def _heading(*words: str) -> tuple[Row, ...]:
    return (tuple(cell(text, align=Align.CENTER, bold=True) for text in words),)


def _project(found: Indicators) -> Table:
    rows = tuple(
        (
            cell(one.code),
            cell(one.title),
            number_cell(one.a),
            number_cell(one.b),
            cell(one.percent, align=Align.CENTER),
        )
        for one in found.project
    )
    return Table(_WIDTHS, _heading("№", "Показатель", "A", "B", "X, %"), (RowGroup(rows),), name="1027-р")


def _rows(rows: Iterable[IndicatorRow], name: str) -> Table:
    lines: list[Row] = []
    section = ""
    for row in rows:
        if row.section != section:
            section = row.section
            lines.append((cell(section, columns=5, bold=True),))
        lines.append(_row(row))
    heading = _heading("№", "Показатель", "Значение", "в т. ч. ОВЗ", "Доля, документ")
    return Table(_WIDTHS, heading, (RowGroup(tuple(lines)),), name=name)


def _row(row: IndicatorRow) -> Row:
    value = f"{row.value} из {row.base}" if row.computed and row.base is not None else row.value or "—"
    forms = ", ".join(f"{form}: {count}" for form, count in (row.by_form or {}).items())
    share = f"{row.percent} %" if row.percent else forms or row.document
    return (
        cell(row.code),
        cell(row.title),
        cell(value, align=Align.CENTER),
        cell("" if row.ovz is None else str(row.ovz), align=Align.CENTER),
        cell(share),
    )


def _projects(found: Indicators) -> Table:
    rows = tuple(
        (cell(one.name), number_cell(len(one.records)), number_cell(one.unique), number_cell(one.cumulative))
        for one in found.projects
    )
    empty = (cell("В записях года проекты не названы", columns=4),)
    heading = _heading("Проект", "Мероприятий", "Уникальных", "Накопительный итог")
    return Table((75.0, 30.0, 30.0, 30.0), heading, (RowGroup(rows or (empty,)),), name="Проекты")
