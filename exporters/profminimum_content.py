"""«Часы Профминимума по классам», the sheet for the head, and the registration table: one text for all files."""

from decimal import Decimal

from exporters.bar_chart import Bar, BarChart
from exporters.table_document import (
    LANDSCAPE,
    Align,
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
from models.rules.percent import DASH, over, percent_of_hours, remainder
from models.rules.profminimum import ClassHours, ClassRegistration, DirectionHours
from models.rules.russian import in_hours
from models.services.profminimum import Profminimum
from models.vocabulary import Direction

TITLE = "Часы Профминимума по классам"
REGISTRATION_TITLE = "Регистрация в проекте «Билет в будущее»"
_HEAD = ("Класс", "Уровень", *(direction.value for direction in Direction), "Засчитано", "Норма", "%", "Сверх")
_WIDTHS = (14.0, 25.0, 26.0, 28.0, 30.0, 28.0, 29.0, 29.0, 19.0, 13.0, 14.0, 12.0)
_REGISTRATION_HEAD = ("Класс", "План", "Зарегистрировано", "%", "Осталось", "Сверх плана")
_REGISTRATION_WIDTHS = (45.0, 40.0, 52.0, 40.0, 45.0, 45.0)


def profminimum_document(found: Profminimum) -> TableDocument:
    """Both tables of one school year; a table without rows says so in words."""
    return TableDocument(
        title=f"{TITLE}, {found.year} учебный год",
        page=LANDSCAPE,
        blocks=(
            Paragraph(line(TITLE), Style.TITLE),
            Paragraph(line(f"{found.head.name}, {found.year} учебный год"), Style.FIELD),
            Paragraph(
                line("В клетке: проведено часов / норма уровня. Засчитано не больше нормы направления."), Style.HINT
            ),
            _hours(found),
            Paragraph(line(f"Нормы: {found.norms.source}"), Style.ASIDE),
            *([_counted_chart(found)] if found.classes else []),
            Paragraph(line(REGISTRATION_TITLE), Style.ATTACHMENT_TITLE),
            _registration(found),
            *([_registration_chart(found)] if found.registration else []),
        ),
        footer=f"{found.head.short_name}, {found.year} учебный год",
    )


def _hours(found: Profminimum) -> Table:
    rows = tuple(_class_row(one) for one in found.classes)
    empty = (cell("Ни у одного класса 6–11 не указан уровень Профминимума", columns=len(_HEAD)),)
    return Table(_WIDTHS, (_heading(_HEAD),), (RowGroup(rows or (empty,)),), name="Часы")


def _heading(words: tuple[str, ...]) -> Row:
    return tuple(cell(text, align=Align.CENTER, bold=True) for text in words)


def _class_row(one: ClassHours) -> Row:
    return (
        cell(one.school_class.name, bold=True),
        cell(one.level.value),
        *(_direction(one.directions[direction]) for direction in Direction),
        _hours_cell(one.counted, bold=True),
        number_cell(one.norm),
        cell(percent_of_hours(one.counted, one.norm), align=Align.CENTER),
        _hours_cell(one.surplus),
    )


def _direction(hours: DirectionHours) -> Cell:
    if not hours.norm and not hours.fact:
        return cell(DASH, align=Align.CENTER)
    return cell(f"{in_hours(hours.fact)} / {hours.norm}", align=Align.CENTER)


def _hours_cell(hours: Decimal, *, bold: bool = False) -> Cell:
    return cell(in_hours(hours) if hours else DASH, align=Align.CENTER, bold=bold)


def _counted_chart(found: Profminimum) -> BarChart:
    bars = tuple(
        Bar(one.school_class.name, _share(one.counted, one.norm), f"{in_hours(one.counted)} из {one.norm}")
        for one in found.classes
    )
    return BarChart(
        "Засчитано от нормы уровня", bars, "%", Decimal(100), name="Засчитано", labels="Класс", label_share=0.12
    )


def _registration_chart(found: Profminimum) -> BarChart:
    bars = tuple(
        Bar(one.class_name, _share(Decimal(one.numbers.fact), one.numbers.plan), f"{one.numbers.percent} %")
        for one in found.registration
    )
    return BarChart("Зарегистрировано от плана", bars, "%", Decimal(100), "Доля", "Класс", 0.12)


def _share(part: Decimal, whole: int) -> Decimal:
    """Per cent for the length of a bar; the words beside it are the paper's figures."""
    return (part * 100 / whole).quantize(Decimal("0.01")) if whole else Decimal(0)


def _registration(found: Profminimum) -> Table:
    rows = tuple(_registration_row(one) for one in found.registration)
    total = found.registration_total
    last = (
        cell("Всего", bold=True),
        *(number_cell(number, bold=True) for number in (total.plan, total.fact)),
        cell(total.percent, align=Align.CENTER, bold=True),
        *(number_cell(number, bold=True) for number in (total.remainder, total.over)),
    )
    return Table(_REGISTRATION_WIDTHS, (_heading(_REGISTRATION_HEAD),), (RowGroup((*rows, last)),), name="Регистрация")


def _registration_row(one: ClassRegistration) -> Row:
    numbers = one.numbers
    return (
        cell(one.class_name),
        number_cell(numbers.plan),
        number_cell(numbers.fact),
        cell(numbers.percent, align=Align.CENTER),
        number_cell(remainder(numbers)),
        number_cell(over(numbers)),
    )
