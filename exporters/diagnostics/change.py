"""The change between two dates as a paper: by scale, by level, and, with names, by person."""

from collections.abc import Iterator

from exporters.diagnostics.sheet import person_of, signature
from exporters.log_content import Codes, LogContent, NameWriter
from exporters.log_paper import SEWN_LANDSCAPE, LogColumn, LogPaper, LogSection
from exporters.table_document import Align, Row, cell
from models.rules.campaign import SchoolHead
from models.rules.diagnostics.change import Change, PersonChange, PersonScaleChange, ScaleChange
from models.rules.diagnostics.raw_scores import shown_score
from models.rules.diagnostics.sheet import SessionSheet
from models.rules.log_options import LogKind, LogOptions, Names
from models.rules.percent import DASH
from models.rules.russian import plural

_SCALES = (
    LogColumn("Шкала", 70),
    LogColumn("было", 24, Align.CENTER, "Средний балл"),
    LogColumn("стало", 24, Align.CENTER, "Средний балл"),
    LogColumn("изменение", 24, Align.CENTER, "Средний балл"),
    LogColumn("выше", 22, Align.CENTER, "Уровень, человек"),
    LogColumn("ниже", 22, Align.CENTER, "Уровень, человек"),
    LogColumn("тот же", 22, Align.CENTER, "Уровень, человек"),
)
_NUMBER, _NAME, _SCORE = 9.0, 56.0, 13.0
_MOST_SCALES = 7
"""More have no room beside one another with a «было» and a «стало» each: they print by scale only."""


def change_content(
    before: SessionSheet, after: SessionSheet, change: Change, head: SchoolHead, names: Names, codes: Codes
) -> LogContent:
    """The paper; without names no persons. `codes` are for `names=coded`."""
    writer = NameWriter(names, codes)
    both = plural(change.both, "человек", "человека", "человек")
    days = f"с {before.day:%d.%m.%Y} по {after.day:%d.%m.%Y}"
    paper = LogPaper(
        title="Изменение результатов диагностики",
        school=head.short_name,
        heads=(f"{after.class_name} класс, {after.instrument.title}", f"{days}, в обоих обследованиях {both}"),
        sections=tuple(_sections(change, writer, names)),
        after=signature(head),
    )
    return LogContent(LogKind.DIAGNOSTICS, LogOptions(after.year, names=names), paper, coded=writer.coded)


def _sections(change: Change, writer: NameWriter, names: Names) -> Iterator[LogSection]:
    rows = tuple(scale_row(scale) for scale in change.scales if scale.people)
    yield LogSection("По шкалам", _SCALES, rows, "По шкалам", column_numbers=False)
    levels = tuple(_level_rows(change))
    if levels:
        columns = (
            LogColumn("Шкала", 70),
            LogColumn("Уровень", 70),
            LogColumn("Было, человек", 34, Align.CENTER),
            LogColumn("Стало, человек", 34, Align.CENTER),
        )
        yield LogSection("По уровням", columns, levels, "По уровням", column_numbers=False)
    if names is not Names.NONE and len(change.scales) <= _MOST_SCALES:
        yield _of_people(change, writer)


def scale_row(scale: ScaleChange) -> Row:
    """The means before and after, the difference, and how many rose, fell, or stayed on their level."""
    moved = map(str, (scale.up, scale.down, scale.same)) if scale.levels else (DASH, DASH, DASH)
    texts = (shown_score(scale.before), shown_score(scale.after), _signed(scale), *moved)
    return (cell(scale.name), *(cell(text, align=Align.CENTER) for text in texts))


def _signed(scale: ScaleChange | PersonScaleChange) -> str:
    difference = scale.difference
    return ("+" if difference is not None and difference > 0 else "") + shown_score(difference)


def _level_rows(change: Change) -> Iterator[Row]:
    for scale in change.scales:
        if scale.people:
            for place, level in enumerate(scale.levels):
                counts = (str(level.before), str(level.after))
                yield (
                    cell(scale.name if place == 0 else ""),
                    cell(level.name),
                    *(cell(count, align=Align.CENTER) for count in counts),
                )


def _of_people(change: Change, writer: NameWriter) -> LogSection:
    columns = [
        LogColumn("№", _NUMBER, Align.CENTER),
        LogColumn("Код" if writer.codes_all else "Фамилия, имя, отчество", _NAME),
    ]
    for scale in change.scales:
        columns += [LogColumn(word, _SCORE, Align.CENTER, scale.name) for word in ("было", "стало")]
    free = SEWN_LANDSCAPE.text_width_mm - sum(column.width_mm for column in columns)
    columns.append(LogColumn("Выросло", max(free / 2, 20.0)))
    columns.append(LogColumn("Снизилось", max(free / 2, 20.0)))
    rows = tuple(_person_row(number, one, writer) for number, one in enumerate(change.people, 1))
    return LogSection("По обучающимся", tuple(columns), rows, "По обучающимся", column_numbers=False)


def _person_row(number: int, one: PersonChange, writer: NameWriter) -> Row:
    scores = (shown_score(score) for scale in one.scales for score in (scale.before, scale.after))
    up = [f"{scale.scale} {_signed(scale)}" for scale in one.scales if (scale.difference or 0) > 0]
    down = [f"{scale.scale} {_signed(scale)}" for scale in one.scales if (scale.difference or 0) < 0]
    return (
        cell(str(number), align=Align.CENTER),
        cell(writer.write([person_of(one.person)])),
        *(cell(score, align=Align.CENTER) for score in scores),
        cell(", ".join(up)),
        cell(", ".join(down)),
    )
