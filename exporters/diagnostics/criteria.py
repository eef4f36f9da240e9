"""Таблица 2 of the recommendations for a class: criterion → indicator → instrument, start and end of the year."""

from itertools import groupby

from exporters.diagnostics.sheet import signature
from exporters.log_content import LogContent
from exporters.log_paper import LogColumn, LogPaper, LogSection
from exporters.table_document import cell
from models.rules.campaign import SchoolHead
from models.rules.diagnostics.criteria import CriterionRow, in_words
from models.rules.log_options import LogKind, LogOptions

_COLUMNS = (
    LogColumn("Критерий", 34),
    LogColumn("Показатель", 66),
    LogColumn("Средство измерения", 40),
    LogColumn("Начало года", 63),
    LogColumn("Конец года", 63),
)


def criteria_content(rows: tuple[CriterionRow, ...], class_name: str, head: SchoolHead, year: int) -> LogContent:
    """The summary of one class; it names nobody."""
    options = LogOptions(year)
    written = []
    for criterion, group in groupby(rows, key=lambda row: row.criterion):
        for place, row in enumerate(group):
            written.append(
                (
                    cell(criterion if place == 0 else ""),
                    cell(row.indicator),
                    cell(row.instrument),
                    cell("\n".join(in_words(row.start))),
                    cell("\n".join(in_words(row.end))),
                )
            )
    paper = LogPaper(
        title="Критерии и показатели профессионального самоопределения обучающихся",
        school=head.short_name,
        heads=(f"{class_name} класс, {options.school_year} учебный год",),
        sections=(LogSection("Таблица 2", _COLUMNS, tuple(written), column_numbers=False),),
        after=signature(head),
    )
    return LogContent(LogKind.DIAGNOSTICS, options, paper)
