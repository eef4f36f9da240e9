"""Журнал индивидуальных и групповых консультаций (domain, section 7): one text for docx, xlsx and pdf."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

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
from exporters.table_document import Align, Cell, Row, cell, number_cell
from models.rules.consultation_counts import Counselled, PersonsCounselled, held, persons_counselled
from models.rules.log_numbering import NumberedRow, numbered
from models.rules.log_options import LogKind, LogOptions, Month, Names
from models.rules.log_rows import ConsultationRow, ConsultationsYear
from models.rules.russian import plural
from models.vocabulary import ConsultationKind, PersonCategory

INDIVIDUAL_COLUMNS = (
    LogColumn("№", 10),
    LogColumn("Дата, время", 20.5),
    LogColumn("Консультируемый", 35),
    LogColumn("Класс, категория", 25),
    LogColumn("Инициатор", 25),
    LogColumn("Запрос", 35),
    LogColumn("Содержание, методики", 42),
    LogColumn("Рекомендации", 40),
    LogColumn("Повторная встреча", 20.5),
    LogColumn("Подпись", 19),
)
GROUP_COLUMNS = (
    LogColumn("№", 10),
    LogColumn("Дата", 20.5),
    LogColumn("Класс, группа", 34),
    LogColumn("Количество (в т. ч. ОВЗ)", 22),
    LogColumn("Тема", 42),
    LogColumn("Форма, методики", 32),
    LogColumn("Содержание", 48),
    LogColumn("Результат", 40),
    LogColumn("Подпись", 20),
)
_COUNTS = ("проведено", "охвачено чел.")
STATISTICS_COLUMNS = (
    LogColumn("", 62),
    *(LogColumn(title, 30, Align.CENTER, "Индивидуальные") for title in _COUNTS),
    *(LogColumn(title, 30, Align.CENTER, "Групповые") for title in _COUNTS),
    *(LogColumn(title, 30, Align.CENTER, "Всего") for title in _COUNTS),
)
TWO_NUMBERS = (
    "Проведено — сколько раз консультировали; охвачено — сколько разных людей пришло. Тот, кто приходил в разные "
    "месяцы, в каждом из них сосчитан, а за весь период — один раз. «Не менее»: часть участников групп записана числом."
)
_CATEGORIES = {
    PersonCategory.PUPIL: "обучающиеся",
    PersonCategory.PARENT: "родители",
    PersonCategory.TEACHER: "педагоги",
}


@dataclass(frozen=True, slots=True)
class _Section:
    """Section I or II: how it is called and how its rows are set."""

    kind: ConsultationKind
    name: str
    title: str
    columns: tuple[LogColumn, ...]
    write: Callable[[NumberedRow[ConsultationRow], NameWriter], Row]


def consultations(year: ConsultationsYear, options: LogOptions, codes: Codes) -> LogContent:
    """The log as paper, in the sections that the options choose; without names, its statistics.

    `codes` are for `names=coded` and for the records that ask for a code themselves.
    """
    if options.names is Names.NONE:
        return LogContent(LogKind.CONSULTATIONS, options, _paper(year, options, tuple(_statistics(year, options))))
    writer = NameWriter(options.names, codes)
    shown: dict[str, tuple[NumberedRow[ConsultationRow], ...]] = {}
    sections = []
    for section in _SECTIONS:
        if options.section in {"", section.kind.value}:
            rows = _chosen(year, options, section.kind)
            shown[section.kind] = new_only(rows, options)
            sections.append(_section(section, rows, shown[section.kind], options, writer))
    paper = _paper(year, options, tuple(sections), first_page(options, year.printed))
    return LogContent(LogKind.CONSULTATIONS, options, paper, shown, writer.coded)


def _paper(
    year: ConsultationsYear, options: LogOptions, sections: tuple[LogSection, ...], page_number: int = 1
) -> LogPaper:
    title = LogKind.CONSULTATIONS.heading
    return LogPaper(
        title=f"{title}: сводные данные" if options.names is Names.NONE else title,
        school=year.head.short_name,
        heads=heads(options),
        sections=sections,
        signer=signer(options, year.head),
        first_page=page_number,
    )


def _chosen(
    year: ConsultationsYear, options: LogOptions, kind: ConsultationKind
) -> tuple[NumberedRow[ConsultationRow], ...]:
    rows = numbered(year.of_kind(kind), year.printed.numbers.get(kind, {}))
    return tuple(each for each in rows if options.holds(each.row.day))


def _section(
    section: _Section,
    rows: Sequence[NumberedRow[ConsultationRow]],
    shown: Sequence[NumberedRow[ConsultationRow]],
    options: LogOptions,
    writer: NameWriter,
) -> LogSection:
    def write(each: NumberedRow[ConsultationRow]) -> Row:
        return section.write(each, writer)

    def total(title: str, counted: list[ConsultationRow]) -> Row:
        return total_row(len(section.columns), f"{title}: {_two_numbers(counted)}", {})

    written = (
        rows_with_totals(rows, shown, write, total) if options.monthly_totals else tuple(write(each) for each in shown)
    )
    if shown and wants_whole_total(rows, options):
        written = (*written, total("Всего", [each.row for each in rows]))
    return LogSection(section.name, section.columns, written, section.title)


def _two_numbers(rows: Iterable[ConsultationRow]) -> str:
    """«проведено консультаций — 34, охвачено 21 человек»."""
    counted = [row.counselled for row in rows]
    persons = persons_counselled(counted)
    least = "" if persons.is_point else "не менее "
    people = plural(persons.lowest, "человек", "человека", "человек")
    return f"проведено консультаций — {held(counted)}, охвачено {least}{people}"


def _individual_row(each: NumberedRow[ConsultationRow], writer: NameWriter) -> Row:
    row = each.row
    return (
        cell(str(each.number), align=Align.CENTER),
        cell(_joined("\n", f"{row.day:%d.%m.%Y}", row.time)),
        cell(_persons(row, writer)),
        cell(_joined(", ", _class_words(row), row.category)),
        cell(row.initiator),
        cell(row.topic),
        cell(_joined("; ", row.content, row.methods)),
        cell(_joined("; ", row.recommendations, row.result)),
        cell(f"{row.next_meeting:%d.%m.%Y}" if row.next_meeting else ""),
        cell(LATE if each.late else ""),
    )


def _group_row(each: NumberedRow[ConsultationRow], writer: NameWriter) -> Row:
    row = each.row
    came = row.counselled.attendance
    return (
        cell(str(each.number), align=Align.CENTER),
        cell(_joined("\n", f"{row.day:%d.%m.%Y}", row.time)),
        cell(_joined("\n", _joined(", ", _class_words(row), _CATEGORIES[row.category]), _named(row, writer))),
        cell(f"{came} ({row.ovz})" if row.ovz else str(came), align=Align.CENTER),
        cell(row.topic),
        cell(row.methods),
        cell(row.content),
        cell(_joined("; ", row.result, row.recommendations)),
        cell(LATE if each.late else ""),
    )


_SECTIONS = (
    _Section(
        ConsultationKind.INDIVIDUAL,
        "I. Индивидуальные",
        "I. Индивидуальные консультации",
        INDIVIDUAL_COLUMNS,
        _individual_row,
    ),
    _Section(ConsultationKind.GROUP, "II. Групповые", "II. Групповые консультации", GROUP_COLUMNS, _group_row),
)


def _class_words(row: ConsultationRow) -> str:
    return f"{row.class_name}\u00a0кл." if row.class_name else ""


def _named(row: ConsultationRow, writer: NameWriter) -> str:
    return writer.write(row.persons, coded=row.coded)


def _persons(row: ConsultationRow, writer: NameWriter) -> str:
    """Who was counselled; those whom the record only counts, as a number."""
    unnamed = row.counselled.attendance - len(row.counselled.persons)
    return _joined(", ", _named(row, writer), f"{unnamed} чел." if unnamed and row.number else "")


def _joined(between: str, *texts: str) -> str:
    return between.join(text for text in texts if text)


def _statistics(year: ConsultationsYear, options: LogOptions) -> Iterable[LogSection]:
    kinds = [kind for kind in ConsultationKind if options.section in {"", kind.value}]
    rows = [row for row in year.rows if row.kind in kinds and options.holds(row.day)]
    by_category = [
        _counts(title.capitalize(), [row for row in rows if row.category is category])
        for category, title in _CATEGORIES.items()
    ]
    total = _counts("Всего", rows, bold=True)
    yield LogSection(
        "По категориям",
        STATISTICS_COLUMNS,
        (*by_category, total),
        "По категориям",
        notes=() if options.monthly_totals else (TWO_NUMBERS,),
        column_numbers=False,
        body_size=11,
    )
    if options.monthly_totals:
        months = sorted({Month.of(row.day) for row in rows})
        by_month = [
            _counts(month.title.capitalize(), [row for row in rows if Month.of(row.day) == month]) for month in months
        ]
        rows_of_months = (*by_month, total) if by_month else ()
        yield LogSection(
            "По месяцам", STATISTICS_COLUMNS, rows_of_months, "По месяцам", (TWO_NUMBERS,), column_numbers=False,
            body_size=11,
        )  # fmt: skip


def _counts(title: str, rows: Sequence[ConsultationRow], *, bold: bool = False) -> Row:
    cells: list[Cell] = [cell(title, bold=bold)]
    for kinds in ((ConsultationKind.INDIVIDUAL,), (ConsultationKind.GROUP,), tuple(ConsultationKind)):
        counted: list[Counselled] = [row.counselled for row in rows if row.kind in kinds]
        cells += [number_cell(held(counted), bold=bold), _persons_cell(persons_counselled(counted), bold=bold)]
    return tuple(cells)


def _persons_cell(persons: PersonsCounselled, *, bold: bool) -> Cell:
    if persons.is_point:
        return number_cell(persons.lowest, bold=bold)
    return cell(f"не менее {persons.lowest}", align=Align.CENTER, bold=bold)
