"""Журнал диагностик of a school year: a line for each session; with names, the ведомости behind it."""

from collections.abc import Iterator, Sequence

from exporters.diagnostics.figures import people
from exporters.diagnostics.sheet import sections as of_sheet
from exporters.log_content import (
    LATE,
    Codes,
    LogContent,
    NameWriter,
    first_page,
    heads,
    new_only,
    rows_with_totals,
    signer,
    wants_whole_total,
)
from exporters.log_paper import LogColumn, LogPaper, LogSection, total_row
from exporters.table_document import Align, Row, cell, number_cell
from models.rules.diagnostics.log_year import DiagnosticsLogRow, DiagnosticsYear
from models.rules.diagnostics.raw_scores import shown_score
from models.rules.diagnostics.sheet import SessionSheet
from models.rules.log_numbering import NumberedRow, numbered
from models.rules.log_options import LogKind, LogOptions, Names
from models.rules.percent import DASH

COLUMNS = (
    LogColumn("№", 10, Align.CENTER),
    LogColumn("Дата", 21, Align.CENTER),
    LogColumn("Класс", 15, Align.CENTER),
    LogColumn("Методика", 62),
    LogColumn("Этап", 22),
    LogColumn("по списку", 15, group="Обучающихся"),
    LogColumn("обследо-вано", 16, group="Обучающихся"),
    LogColumn("%", 14, group="Обучающихся"),
    LogColumn("отказ", 13, group="Обучающихся"),
    LogColumn("отсут-ствовал", 16, group="Обучающихся"),
    LogColumn("Основные результаты", 63),
)
_FIRST_COUNT = 5
_MOST_RESULTS = 3


def diagnostics_log(year: DiagnosticsYear, options: LogOptions, codes: Codes) -> LogContent:
    """The log as paper; `options.section` narrows it to one method. `codes` are for `names=coded`."""
    writer = NameWriter(options.names, codes)
    rows = [
        each
        for each in numbered(year.rows, year.printed.numbers.get("", {}))
        if options.holds(each.row.day) and options.section in {"", each.row.sheet.instrument.name}
    ]
    shown = new_only(rows, options)
    paper = LogPaper(
        title=LogKind.DIAGNOSTICS.heading,
        school=year.head.short_name,
        heads=heads(options, options.section),
        sections=(_list(rows, shown, options), *_sheets(shown, options, writer)),
        signer=signer(options, year.head),
        first_page=first_page(options, year.printed),
    )
    return LogContent(LogKind.DIAGNOSTICS, options, paper, {"": shown}, writer.coded)


def methods(year: DiagnosticsYear) -> tuple[str, ...]:
    """The methods of the year, by the alphabet: the sections to choose from."""
    return tuple(sorted({row.sheet.instrument.name for row in year.rows}))


def _list(
    rows: Sequence[NumberedRow[DiagnosticsLogRow]], shown: Sequence[NumberedRow[DiagnosticsLogRow]], options: LogOptions
) -> LogSection:
    written: tuple[Row, ...]
    if options.monthly_totals:
        written = rows_with_totals(rows, shown, _row, _total)
    else:
        written = tuple(_row(each) for each in shown)
    if shown and wants_whole_total(rows, options):
        written = (*written, _total("Всего", [each.row for each in rows]))
    return LogSection("Журнал", COLUMNS, written)


def _row(each: NumberedRow[DiagnosticsLogRow]) -> Row:
    sheet = each.row.sheet
    figures = sheet.figures
    results = "; ".join(_results(sheet))
    return (
        cell(str(each.number), align=Align.CENTER),
        cell(f"{sheet.day:%d.%m.%Y}", align=Align.CENTER),
        cell(sheet.class_name, align=Align.CENTER),
        cell(sheet.instrument.name),
        cell(sheet.stage.value if sheet.stage else ""),
        number_cell(figures.on_list),
        number_cell(figures.tested),
        cell(figures.tested_percent, align=Align.CENTER),
        number_cell(figures.refused),
        number_cell(figures.absent),
        cell("; ".join(text for text in (results, LATE if each.late else "") if text)),
    )


def _results(sheet: SessionSheet) -> Iterator[str]:
    """The most frequent leading scales, else of each scale the most frequent level or the mean."""
    figures = sheet.figures
    led = sorted((one for one in figures.by_leading if one.number), key=lambda one: -one.number)
    yield from (f"{one.name} – {people(one)}" for one in led[:_MOST_RESULTS])
    if led:
        return
    for scale in figures.scales:
        most = max(scale.levels, key=lambda one: one.number, default=None)
        if most is not None and most.number:
            yield f"{scale.name}: {most.name} – {people(most)}"
        elif scale.mean is not None:
            yield f"{scale.name}: среднее {shown_score(scale.mean)}"


def _total(title: str, rows: Sequence[DiagnosticsLogRow]) -> Row:
    """Участия: whoever was tested by two methods counts twice."""
    tested = sum(row.sheet.figures.tested for row in rows)
    refused = sum(row.sheet.figures.refused for row in rows)
    absent = sum(row.sheet.figures.absent for row in rows)
    counts = {
        _FIRST_COUNT + 1: number_cell(tested),
        _FIRST_COUNT + 2: cell(DASH, align=Align.CENTER),
        _FIRST_COUNT + 3: number_cell(refused),
        _FIRST_COUNT + 4: number_cell(absent),
        _FIRST_COUNT + 5: cell(f"диагностик: {len(rows)}"),
    }
    return total_row(len(COLUMNS), title, counts)


def _sheets(
    shown: Sequence[NumberedRow[DiagnosticsLogRow]], options: LogOptions, writer: NameWriter
) -> Iterator[LogSection]:
    if options.names is Names.NONE:
        return
    for each in shown:
        sheet = each.row.sheet
        title = f"№ {each.number}. {sheet.class_name} класс, {sheet.instrument.name}, {sheet.day:%d.%m.%Y}"
        yield from of_sheet(sheet, options.names, writer, title=title)
