"""Журнал учета выполненной работы (domain, section 7): one text for docx, xlsx and pdf."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from exporters.log_content import (
    LATE,
    NOTHING,
    Codes,
    LogContent,
    NameWriter,
    count_cell,
    first_page,
    heads,
    new_only,
    rows_with_totals,
    signer,
    wants_whole_total,
)
from exporters.log_paper import LogColumn, LogPaper, LogSection, total_row
from exporters.table_document import Align, Cell, Row, cell, decimal_cell, number_cell
from models.rules.log_numbering import NumberedRow, numbered
from models.rules.log_options import LogKind, LogOptions, Names
from models.rules.log_rows import Attendance, WorkLogRow, WorkLogYear, WorkTotal

_AMOUNT = "Количество"
COLUMNS = (
    LogColumn("№", 10),
    LogColumn("Дата", 20.5),
    LogColumn("Вид работы", 29),
    LogColumn("Содержание", 50),
    LogColumn("Категория, класс", 28),
    LogColumn("обуч.", 11, group=_AMOUNT),
    LogColumn("ОВЗ", 10.5, group=_AMOUNT),
    LogColumn("род.", 10, group=_AMOUNT),
    LogColumn("пед.", 10, group=_AMOUNT),
    LogColumn("Часы", 11),
    LogColumn("Место, партнёр", 30),
    LogColumn("Результат, подтверждающий документ", 30),
    LogColumn("Примечание, подпись", 25),
)
_FIRST_AMOUNT, _HOURS = 5, 9
KIND_COLUMNS = (
    LogColumn("Вид работы", 70),
    LogColumn("Записей", 20),
    *(LogColumn(title, 22, group=_AMOUNT) for title in ("обучающихся", "с ОВЗ", "родителей", "педагогов")),
    LogColumn("Часы", 20),
)
BRACKETS = (
    "Числа в скобках сосчитаны в журнале консультаций и в ведомостях диагностики; в итоги этого журнала они не входят."
)


def work_log(year: WorkLogYear, options: LogOptions, codes: Codes) -> LogContent:
    """The work log as paper; `codes` are those that `names=coded` needs."""
    writer = NameWriter(options.names, codes)
    rows = _chosen(numbered(year.rows, year.printed.numbers.get("", {})), options)
    shown = new_only(rows, options)
    paper = LogPaper(
        title=LogKind.WORK.heading,
        school=year.head.short_name,
        heads=heads(options, options.section),
        sections=tuple(_sections(rows, shown, options, writer)),
        signer=signer(options, year.head),
        first_page=first_page(options, year.printed),
    )
    return LogContent(LogKind.WORK, options, paper, {"": shown}, writer.coded)


def kinds(year: WorkLogYear) -> tuple[str, ...]:
    """The kinds of work that the year's journal knows, by the alphabet: the sections to choose from."""
    return tuple(sorted({row.form for row in year.rows if row.form}))


def _chosen(rows: Sequence[NumberedRow[WorkLogRow]], options: LogOptions) -> list[NumberedRow[WorkLogRow]]:
    return [
        each
        for each in rows
        if options.holds(each.row.day) and (not options.section or each.row.form == options.section)
    ]


def _sections(
    rows: Sequence[NumberedRow[WorkLogRow]],
    shown: Sequence[NumberedRow[WorkLogRow]],
    options: LogOptions,
    writer: NameWriter,
) -> Iterable[LogSection]:
    notes = (BRACKETS,) if any(each.row.origin for each in shown) else ()
    yield LogSection("Журнал", COLUMNS, tuple(_rows(rows, shown, options, writer)), notes=notes, body_size=9)
    if rows and not options.only_new and not options.section:
        yield LogSection(
            "По видам работы",
            KIND_COLUMNS,
            tuple(_kind_rows([each.row for each in rows])),
            title="Итоги по видам работы",
            column_numbers=False,
        )


def _rows(
    rows: Sequence[NumberedRow[WorkLogRow]],
    shown: Sequence[NumberedRow[WorkLogRow]],
    options: LogOptions,
    writer: NameWriter,
) -> Iterable[Row]:
    def write(each: NumberedRow[WorkLogRow]) -> Row:
        return _row(each, options, writer)

    if options.monthly_totals:
        yield from rows_with_totals(rows, shown, write, _total)
    else:
        yield from (write(each) for each in shown)
    if shown and wants_whole_total(rows, options):
        yield _total("Всего", [each.row for each in rows])


def _row(each: NumberedRow[WorkLogRow], options: LogOptions, writer: NameWriter) -> Row:
    row = each.row
    return (
        cell(str(each.number), align=Align.CENTER),
        cell(_days(row)),
        cell(row.form),
        cell(_content(row, options, writer)),
        cell(_audience(row)),
        *_amounts(row),
        cell("") if row.hours is None else decimal_cell(row.hours),
        cell("; ".join(text for text in (row.place, *row.partners) if text)),
        cell("; ".join(text for text in (row.result, row.document) if text)),
        cell("; ".join(text for text in (row.note, LATE if each.late else "") if text)),
    )


def _days(row: WorkLogRow) -> str:
    if row.end is None or row.end == row.day:
        return f"{row.day:%d.%m.%Y}"
    return f"{row.day:%d.%m.%Y} – {row.end:%d.%m.%Y}"


def _content(row: WorkLogRow, options: LogOptions, writer: NameWriter) -> str:
    """The title; under it the names of the lists where the paper shows names, in the widest column there is."""
    if options.names is Names.NONE:
        return row.title
    lists = [f"{class_name} кл.: {writer.write(persons, short=True)}" for class_name, persons in row.lists]
    return "\n".join([row.title, *lists])


def _audience(row: WorkLogRow) -> str:
    """The categories that the work was for, each with its classes; teachers where it was for nobody else."""
    came = row.attendance
    parts = [
        _category("обучающиеся", came.pupils, row.classes),
        _category("родители", came.parents, row.parent_classes),
    ]
    if not any(parts):
        parts.append(_category("педагоги", came.teachers, ()))
    return "\n".join(part for part in parts if part)


def _category(word: str, number: int, classes: tuple[str, ...]) -> str:
    if classes:
        return f"{word} {', '.join(classes)}\u00a0кл."
    return word if number else ""


def _amounts(row: WorkLogRow) -> tuple[Cell, ...]:
    if row.origin is None:
        return tuple(count_cell(number) for number in _numbers(row.attendance))
    return tuple(cell(f"({number})" if number else NOTHING, align=Align.CENTER) for number in _numbers(row.attendance))


def _numbers(attendance: Attendance) -> tuple[int, ...]:
    return attendance.pupils, attendance.ovz, attendance.parents, attendance.teachers


def _total(title: str, rows: list[WorkLogRow]) -> Row:
    total = WorkTotal.of(rows)
    amounts = {place: number_cell(number) for place, number in enumerate(_numbers(total.attendance), _FIRST_AMOUNT)}
    return total_row(len(COLUMNS), title, amounts | {_HOURS: decimal_cell(total.hours)})


def _kind_rows(rows: Sequence[WorkLogRow]) -> Iterable[Row]:
    """The kinds of work, the most frequent first; then those of other journals, which no total holds."""
    own: dict[str, list[WorkLogRow]] = defaultdict(list)
    others: dict[str, list[WorkLogRow]] = defaultdict(list)
    for row in rows:
        if row.origin is None:
            own[row.form or "вид не указан"].append(row)
        else:
            others[f"{row.form} ({row.origin})"].append(row)
    for kind, members in sorted(own.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        total = WorkTotal.of(members)
        numbers = (count_cell(number) for number in _numbers(total.attendance))
        yield (cell(kind), number_cell(total.records), *numbers, decimal_cell(total.hours))
    total = WorkTotal.of(rows)
    numbers = (number_cell(number, bold=True) for number in _numbers(total.attendance))
    all_records = number_cell(total.records, bold=True)
    yield (cell("Всего", bold=True), all_records, *numbers, decimal_cell(total.hours, bold=True))
    for kind, members in sorted(others.items()):
        came = sum((row.attendance for row in members), start=Attendance())
        bracketed = (f"({number})" if number else NOTHING for number in (len(members), *_numbers(came)))
        yield (cell(kind), *(cell(text, align=Align.CENTER) for text in bracketed), cell(NOTHING, align=Align.CENTER))
