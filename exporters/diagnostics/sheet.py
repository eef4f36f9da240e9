"""Ведомость of a class (domain, section 7): № | ФИО or code | scores by scale | leading scales | level | note."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from exporters import fonts
from exporters.diagnostics.figures import distribution, tested_words
from exporters.log_content import NOTHING, Codes, LogContent, NameWriter
from exporters.log_paper import SEWN_LANDSCAPE, LogColumn, LogPaper, LogSection
from exporters.table_document import Align, Paragraph, Row, Style, cell, line, number_cell
from models.rules.campaign import SchoolHead
from models.rules.diagnostics.class_figures import scale_names
from models.rules.diagnostics.instrument import Instrument
from models.rules.diagnostics.people import PersonResult
from models.rules.diagnostics.raw_scores import shown_score
from models.rules.diagnostics.scoring import best, leading, level
from models.rules.diagnostics.sheet import SessionSheet
from models.rules.log_options import LogKind, LogOptions, Names
from models.rules.log_rows import Person
from models.rules.names import fold_name, surname_with_initials
from models.rules.russian import day_in_words

_NUMBER, _NAME, _CODE, _LEADING, _LEVEL, _LEVELS, _NOTE = 9.0, 56.0, 24.0, 36.0, 36.0, 62.0, 24.0
_HEAD_SIZE = 9.0
_PAD_MM = 3.2
_POINTS_IN_MM = 72 / 25.4
_NARROWEST_MM = 9.0
_MOST_COLUMNS = 12
"""More scales go into a table of their own, with a column for each person."""

_MOST_PEOPLE = 28
_SCORES = "Баллы по шкалам"


def sheet_content(sheet: SessionSheet, head: SchoolHead, names: Names, codes: Codes) -> LogContent:
    """The ведомость as paper; without names, its figures only. `codes` are for `names=coded`."""
    writer = NameWriter(names, codes)
    paper = LogPaper(
        title="Ведомость результатов диагностики",
        school=head.short_name,
        heads=tuple(heads(sheet)),
        sections=sections(sheet, names, writer),
        after=signature(head),
    )
    return LogContent(LogKind.DIAGNOSTICS, LogOptions(sheet.year, names=names), paper, coded=writer.coded)


def heads(sheet: SessionSheet) -> Iterator[str]:
    """The lines under the title: class, method, day and stage; the class teacher."""
    stage = f", {sheet.stage.value}" if sheet.stage else ""
    yield f"{sheet.class_name} класс, {sheet.instrument.title}, {day_in_words(sheet.day)}{stage}"
    if sheet.class_teacher:
        yield f"Классный руководитель: {sheet.class_teacher}"


def person_of(one: PersonResult) -> Person:
    """The person as papers name them."""
    return Person(one.name, fold_name(one.name), one.pupil_id)


def signature(head: SchoolHead) -> tuple[Paragraph, ...]:
    """The line that the coordinator signs."""
    name = surname_with_initials(head.coordinator)
    return (Paragraph(line(f"Координатор ____________________ / {name} /"), Style.LOG_SIGNATURE),)


def sections(sheet: SessionSheet, names: Names, writer: NameWriter, *, title: str = "") -> tuple[LogSection, ...]:
    """The table of persons (not without names), the scores apart where they are many, the figures with their chart."""
    foot = (f"{tested_words(sheet.figures)}.",)
    people = tuple(_of_people(sheet, writer, title, foot)) if names is not Names.NONE else ()
    figures = distribution(sheet.instrument, sheet.figures)
    if figures is not None and not people:
        figures = replace(figures, title=title or figures.title, notes=(*foot, *figures.notes))
    return (*people, figures) if figures is not None else people or (_numbers_only(sheet, title),)


def _numbers_only(sheet: SessionSheet, title: str) -> LogSection:
    """Who was there, when nothing was scored and nobody may be named."""
    figures = sheet.figures
    counts = {
        "По списку": figures.on_list,
        "Обследовано": figures.tested,
        "Отказались": figures.refused,
        "Отсутствовали": figures.absent,
    }
    columns = tuple(LogColumn(word, 40, Align.CENTER) for word in counts)
    return LogSection("Ведомость", columns, (tuple(map(number_cell, counts.values())),), title, column_numbers=False)


def _of_people(sheet: SessionSheet, writer: NameWriter, title: str, foot: tuple[str, ...]) -> Iterator[LogSection]:
    instrument = sheet.instrument
    scales = scale_names(instrument, [one for one in sheet.people if one.tested])
    apart = len(scales) > _MOST_COLUMNS
    shown = () if apart or instrument.only_passed else scales
    before, after = _before(writer), _after(instrument)
    room = SEWN_LANDSCAPE.text_width_mm - sum(column.width_mm for column in (*before, *after))
    numbered = bool(shown) and sum(map(_width_of, shown)) > room
    if numbered:
        after = _widened(after, room - len(shown) * _NARROWEST_MM)
    columns = (*before, *_score_columns(shown, numbered=numbered), *after)
    legend = (f"Шкалы: {'; '.join(f'{n} – {name}' for n, name in enumerate(shown, 1))}.",) if numbered else ()
    rows = tuple(_row(number, one, instrument, shown, writer) for number, one in enumerate(sheet.people, 1))
    yield LogSection("Ведомость", columns, rows, title, (*legend, *foot), column_numbers=False)
    if apart:
        yield from _scores_apart(sheet, scales, writer)


def _widened(columns: tuple[LogColumn, ...], spare: float) -> tuple[LogColumn, ...]:
    """The columns of words share the room that numbered scales leave; the note keeps its own."""
    *wordy, note = columns
    more = max(spare, 0.0) / max(len(wordy), 1)
    return (*(replace(column, width_mm=column.width_mm + more) for column in wordy), note)


def _before(writer: NameWriter) -> tuple[LogColumn, ...]:
    name = LogColumn("Код", _CODE) if writer.codes_all else LogColumn("Фамилия, имя, отчество", _NAME)
    return LogColumn("№", _NUMBER, Align.CENTER), name


def _after(instrument: Instrument) -> tuple[LogColumn, ...]:
    after: list[LogColumn] = []
    if instrument.only_passed:
        after += [LogColumn("Дата прохождения", 34, Align.CENTER), LogColumn("Результат", 90)]
    else:
        if instrument.places:
            after.append(LogColumn("Ведущие шкалы", _LEADING))
        if has_levels(instrument):
            after.append(LogColumn("Уровень", _LEVEL if instrument.places else _LEVELS))
    after.append(LogColumn("Примечание", _NOTE))
    return tuple(after)


def has_levels(instrument: Instrument) -> bool:
    """Whether the method has words for scores."""
    return any(scale.levels for scale in instrument.scales)


def _width_of(name: str) -> float:
    """Millimetres that the longest word of a heading takes."""
    words = name.replace("-", "- ").split()
    widest = max(fonts.width(word, fonts.face(), _HEAD_SIZE) for word in words)
    return max(widest / _POINTS_IN_MM + _PAD_MM, _NARROWEST_MM)


def _score_columns(scales: Sequence[str], *, numbered: bool) -> tuple[LogColumn, ...]:
    if numbered:
        places = range(1, len(scales) + 1)
        return tuple(LogColumn(str(place), _NARROWEST_MM, Align.CENTER, _SCORES) for place in places)
    return tuple(LogColumn(name, _width_of(name), Align.CENTER, _SCORES) for name in scales)


def _row(number: int, one: PersonResult, instrument: Instrument, scales: Sequence[str], writer: NameWriter) -> Row:
    cells = [cell(str(number), align=Align.CENTER), cell(writer.write([person_of(one)]))]
    cells += [cell(shown_score(one.scores[name]) if name in one.scores else "", align=Align.CENTER) for name in scales]
    if instrument.only_passed:
        day = f"{one.passed_on:%d.%m.%Y}" if one.passed_on else ""
        cells += [cell(day, align=Align.CENTER), cell(one.outcome or ("пройдено" if one.tested else ""))]
    else:
        if instrument.places:
            cells.append(cell(", ".join(best(instrument, one.scores))))
        if has_levels(instrument):
            cells.append(cell("\n".join(level_lines(instrument, one))))
    cells.append(cell(note_of(one)))
    return tuple(cells)


def level_lines(instrument: Instrument, one: PersonResult) -> list[str]:
    """The level of the leading scales, once when it is the same; where no scale leads, of each scale."""
    names = leading(instrument, one.scores) if instrument.places else tuple(one.scores)
    words = {name: level(instrument, name, one.scores[name]) or NOTHING for name in names}
    if instrument.places and len(set(words.values())) <= 1:
        return list(dict.fromkeys(words.values()))
    return [f"{name} – {word}" for name, word in words.items()]


def note_of(one: PersonResult) -> str:
    """Отказ, отсутствовал, not on the list; a refusal has no reason."""
    marks = [one.mark.value] if one.mark else []
    if not one.on_list:
        marks.append("нет в списке")
    return ", ".join(marks)


def _scores_apart(sheet: SessionSheet, scales: Sequence[str], writer: NameWriter) -> Iterator[LogSection]:
    """Scales × persons: more scales than a row has room for. Persons stand under their numbers in the ведомость."""
    tested = [(number, one) for number, one in enumerate(sheet.people, 1) if one.scores]
    for start in range(0, len(tested), _MOST_PEOPLE):
        part = tested[start : start + _MOST_PEOPLE]
        columns = (
            LogColumn("Шкала", 52),
            *(LogColumn(str(number), 7.6, Align.CENTER, "Номера в ведомости") for number, _one in part),
        )
        rows = tuple(
            (cell(name), *(cell(shown_score(one.scores.get(name)), align=Align.CENTER) for _number, one in part))
            for name in scales
        )
        yield LogSection("Баллы", columns, rows, "Баллы по шкалам", column_numbers=False, head_size=8, body_size=8)
