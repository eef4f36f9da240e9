"""How the campaigns of an office compare: one column for each, the change against the one before."""

from collections.abc import Callable
from typing import Any

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
from models.rules.consolidation import Consolidation
from models.rules.percent import percent
from models.services.consolidation_papers import ConsolidatedReport

TITLE = "Динамика по кампаниям"
_NAME_MM, _ALL_MM = 87.0, 267.0
_SHOWN = 6
"""Columns that a page takes; the latest campaigns stand."""

_Number = Callable[[Consolidation], Any]
_NUMBERS: dict[str, _Number] = {
    "Школ по списку": lambda one: len(one.schools),
    "Отчётов верных": lambda one: one.readiness.correct,
    "Школ с мероприятиями": lambda one: one.total["schools_involved"],
    "Мероприятий": lambda one: one.total["events"],
    "Обучающихся на списке": lambda one: one.total["students_total"],
    "Участников (уникальные)": lambda one: one.total["participants"]["total"],
    "Участий (накопительный итог)": lambda one: one.total["participants"]["cumulative"],
    "Обучающихся с ОВЗ на списке": lambda one: one.total["students_ovz_total"],
    "Участников с ОВЗ": lambda one: one.total["participants_ovz"]["total"],
    "Педагогов": lambda one: one.total["teachers"],
    "Партнёров": lambda one: one.total["partners"]["total"],
}


def dynamics_document(report: ConsolidatedReport) -> TableDocument:
    """The latest campaigns side by side; the change of the last one against the one before it in the last column."""
    shown = report.history[-_SHOWN:]
    width = (_ALL_MM - _NAME_MM) / (len(shown) + 1)
    head = ("Показатель", *(one.campaign.title for one in shown), "Изменение")
    rows = [_row(name, number, shown) for name, number in _NUMBERS.items()]
    rows.insert(6, _shares("Охват, %", "participants", "students_total", shown))
    rows.insert(10, _shares("Охват с ОВЗ, %", "participants_ovz", "students_ovz_total", shown))
    return TableDocument(
        title=TITLE,
        page=LANDSCAPE,
        blocks=(
            Paragraph(line(TITLE), Style.TITLE),
            Paragraph(line(report.found.office), Style.LOG_LAST_HEAD),
            Table(
                (_NAME_MM, *(width,) * (len(shown) + 1)),
                (tuple(cell(text, align=Align.CENTER, bold=True) for text in head),),
                (RowGroup(tuple(rows)),),
                name="Динамика",
            ),
        ),
        footer=report.found.office,
    )


def _row(name: str, number: _Number, shown: tuple[Consolidation, ...]) -> Row:
    numbers = [int(number(one)) for one in shown]
    change = "—" if len(numbers) == 1 else f"{numbers[-1] - numbers[-2]:+d}".replace("-", "−").replace("+0", "0")
    return (cell(name), *(number_cell(each) for each in numbers), cell(change, align=Align.CENTER))


def _shares(name: str, part: str, whole: str, shown: tuple[Consolidation, ...]) -> Row:
    shares = [percent(one.total[part]["total"], one.total[whole]) for one in shown]
    return (cell(name), *(cell(each, align=Align.CENTER) for each in shares), cell("", align=Align.CENTER))
