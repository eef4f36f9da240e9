"""The figures of a class as a table and a chart: what the ведомость, the справка and the log print alike."""

from decimal import Decimal

from exporters.bar_chart import Bar, BarChart
from exporters.log_paper import LogColumn, LogSection
from exporters.table_document import Align, Row, cell
from models.rules.diagnostics.class_figures import ClassFigures, ScaleFigures, Share
from models.rules.diagnostics.instrument import Instrument
from models.rules.diagnostics.raw_scores import shown_score
from models.rules.percent import DASH
from models.rules.russian import plural

_MOST_BARS = 12
_SCALE_AND_MEAN = 2
_Content = tuple[tuple[LogColumn, ...], tuple[Row, ...]]
SMALL_GROUP = "Группа меньше 5 человек: проценты не печатаются."
TIES = "Сумма может быть больше числа обследованных: у одного человека бывает несколько ведущих шкал."


def people(share: Share) -> str:
    """«4 чел. (66,67 %)», without percentages for a small group."""
    return f"{share.number} чел." + ("" if share.percent == DASH else f" ({share.percent}\N{NO-BREAK SPACE}%)")


def tested_words(figures: ClassFigures) -> str:
    """«По списку 18, обследовано 15 (83,33 %), отказались 1, отсутствовали 2»."""
    percent = "" if figures.tested_percent == DASH else f" ({figures.tested_percent} %)"
    parts = [f"По списку {figures.on_list}", f"обследовано {figures.tested}{percent}"]
    if figures.refused:
        parts.append(f"отказались {figures.refused}")
    if figures.absent:
        parts.append(f"отсутствовали {figures.absent}")
    return ", ".join(parts)


def shown_scales(instrument: Instrument, figures: ClassFigures) -> tuple[ScaleFigures, ...]:
    """The scales that anything can be said of; of a long list those that lead for somebody, the most frequent first."""
    scored = [scale for scale in figures.scales if scale.scored]
    if len(scored) <= _MOST_BARS or not instrument.places:
        return tuple(scored)
    led = [scale for scale in scored if scale.leads.number]
    return tuple(sorted(led, key=lambda scale: -scale.leads.number))


def level_words(figures: ClassFigures) -> tuple[str, ...]:
    """The words for levels over all scales, in the order of the method."""
    return tuple(dict.fromkeys(level.name for scale in figures.scales for level in scale.levels))


def distribution(instrument: Instrument, figures: ClassFigures) -> LogSection | None:
    """The table of scales: how many it leads, how many stand on each level, the mean; None where nothing was scored."""
    scales = shown_scales(instrument, figures)
    if not scales:
        return None
    leads = bool(instrument.places)
    notes = [SMALL_GROUP] if figures.small else []
    if leads and sum(one.number for one in figures.by_leading) > figures.tested:
        notes.append(TIES)
    if len(scales) < sum(1 for scale in figures.scales if scale.scored):
        notes.append("Показаны шкалы, ведущие хотя бы у одного человека.")
    columns, rows = _long(scales) if _words_differ(scales) else _wide(scales, leads=leads, levels=level_words(figures))
    return LogSection(
        name="Распределение",
        columns=columns,
        rows=rows,
        title="Распределение по шкалам" if len(columns) > _SCALE_AND_MEAN else "Средние баллы",
        notes=tuple(notes),
        column_numbers=False,
        chart=chart(instrument, figures),
        together=True,
    )


def _words_differ(scales: tuple[ScaleFigures, ...]) -> bool:
    """Whether scales have words of their own for levels: a column for each would be mostly empty."""
    return len({tuple(level.name for level in scale.levels) for scale in scales}) > 1


def _long(scales: tuple[ScaleFigures, ...]) -> _Content:
    """A row for each level of each scale."""
    rows = [
        (
            cell(scale.name if place == 0 else ""),
            cell(level.name),
            cell(people(level), align=Align.CENTER),
            cell(shown_score(scale.mean) if place == 0 else "", align=Align.CENTER),
        )
        for scale in scales
        for place, level in enumerate(scale.levels)
    ]
    columns = (
        LogColumn("Шкала", 60),
        LogColumn("Уровень", 50),
        LogColumn("Человек", 40, Align.CENTER),
        LogColumn("Средний балл", 30, Align.CENTER),
    )
    return columns, tuple(rows)


def _wide(scales: tuple[ScaleFigures, ...], *, leads: bool, levels: tuple[str, ...]) -> _Content:
    """A row for each scale, a column for each level."""
    columns = [LogColumn("Шкала", 50)]
    if leads:
        columns.append(LogColumn("Ведущая шкала", 34, Align.CENTER))
    columns += [LogColumn(word, 30, Align.CENTER, "Уровень") for word in levels]
    columns.append(LogColumn("Средний балл", 25, Align.CENTER))
    return tuple(columns), tuple(_row(scale, leads=leads, levels=levels) for scale in scales)


def _row(scale: ScaleFigures, *, leads: bool, levels: tuple[str, ...]) -> Row:
    by_word = {share.name: share for share in scale.levels}
    cells = [cell(scale.name)]
    if leads:
        cells.append(cell(people(scale.leads), align=Align.CENTER))
    cells += [cell(people(by_word[word]) if word in by_word else DASH, align=Align.CENTER) for word in levels]
    cells.append(cell(shown_score(scale.mean), align=Align.CENTER))
    return tuple(cells)


def chart(instrument: Instrument, figures: ClassFigures) -> BarChart | None:
    """Bars of the distribution: by leading scale, else by level, else the means; None where nothing was scored."""
    scales = shown_scales(instrument, figures)
    if not scales:
        return None
    if instrument.places:
        return _of_shares("Ведущие шкалы", [scale.leads for scale in scales][:_MOST_BARS], figures.tested)
    shares = [
        Share(f"{scale.name}: {level.name}", level.number, level.percent) for scale in scales for level in scale.levels
    ]
    if shares:
        return _of_shares("Уровни", shares, figures.tested)
    return _of_means(instrument, scales)


def _of_shares(title: str, shares: list[Share], tested: int) -> BarChart:
    bars = tuple(Bar(share.name, Decimal(share.number), people(share)) for share in shares)
    group = plural(tested, "обследованный", "обследованных", "обследованных")
    return BarChart(f"{title}, человек ({group})", bars, "человек", Decimal(max(tested, 1)))


def _of_means(instrument: Instrument, scales: tuple[ScaleFigures, ...]) -> BarChart:
    """The place of the mean within the range of its scale: ranges differ, lengths must not mislead."""
    bars = []
    for scale in scales:
        known = instrument.scale(scale.name)
        if known is None or scale.mean is None:
            continue
        share = (scale.mean - known.lowest) * 100 / (known.highest - known.lowest)
        words = f"{shown_score(scale.mean)} из {shown_score(known.highest)}"
        bars.append(Bar(scale.name, share.quantize(Decimal(1)), words))
    return BarChart("Средние баллы (длина полосы — место между границами шкалы)", tuple(bars), "%", Decimal(100))
