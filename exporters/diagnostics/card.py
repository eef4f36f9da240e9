"""Карточка результатов: what one person showed, for the person, the parents, or a consultation."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from exporters.bar_chart import Bar, BarChart
from exporters.diagnostics.sheet import has_levels, person_of, signature
from exporters.log_content import NOTHING, Codes, LogContent, NameWriter
from exporters.log_paper import SEWN_PORTRAIT, LogColumn, LogPaper, LogSection
from exporters.table_document import Align, Cell, Row, cell
from models.rules.campaign import SchoolHead
from models.rules.diagnostics.instrument import Instrument, Scale
from models.rules.diagnostics.raw_scores import shown_score
from models.rules.diagnostics.scoring import against_norm, best, highest, leading, level, part_scores, score_sheet
from models.rules.diagnostics.sheet import PupilResult
from models.rules.log_options import LogKind, LogOptions, Names
from models.rules.russian import day_in_words

_MOST_BARS = 10
_FEW = 12
NORMS = "Нормы — для взрослых (среднее ± отклонение): для школьников это лишь ориентир."


def card_content(results: Sequence[PupilResult], head: SchoolHead, year: int, names: Names, codes: Codes) -> LogContent:
    """The card of one person with one or more results; `codes` are for `names=coded`."""
    writer = NameWriter(names, codes)
    latest = results[-1]
    whose = writer.write([person_of(latest.person)])
    paper = LogPaper(
        title="Карточка результатов диагностики",
        school=head.short_name,
        heads=(", ".join(text for text in (whose, f"{latest.class_name} класс") if text),),
        sections=tuple(_section(one) for one in results),
        page=SEWN_PORTRAIT,
        after=signature(head),
    )
    return LogContent(LogKind.DIAGNOSTICS, LogOptions(year, names=names), paper, coded=writer.coded)


def _section(result: PupilResult) -> LogSection:
    stage = f", {result.stage.value}" if result.stage else ""
    title = f"{result.instrument.title}, {day_in_words(result.day)}{stage}"
    if not result.person.scores:
        columns = (LogColumn("Результат", 170),)
        return LogSection("Результат", columns, ((cell(_without_scores(result)),),), title, column_numbers=False)
    size = 10.5 if len(result.person.scores) <= _FEW else 9.0
    return LogSection(
        name="Результат",
        columns=tuple(_columns(result)),
        rows=tuple(_row(result, name) for name in _ordered(result)),
        title=title,
        notes=tuple(_notes(result)),
        column_numbers=False,
        body_size=size,
        head_size=size,
        together=len(result.person.scores) <= _FEW,
        chart=_chart(result),
    )


def _without_scores(result: PupilResult) -> str:
    person = result.person
    if person.mark is not None:
        return person.mark.value.capitalize()
    day = f" {day_in_words(person.passed_on)}" if person.passed_on else ""
    outcome = f", результат: {person.outcome}" if person.outcome else ""
    return f"Пройдено{day}{outcome}"


def _ordered(result: PupilResult) -> list[str]:
    """Scales that compete stand from the highest score down; others as the method has them."""
    names = list(result.person.scores)
    if result.instrument.places:
        names.sort(key=lambda name: -result.person.scores[name])
    return names


def _columns(result: PupilResult) -> Iterator[LogColumn]:
    yield LogColumn("Шкала", 62)
    yield LogColumn("Балл", 18, Align.CENTER)
    yield LogColumn("Из", 16, Align.CENTER)
    if _parts(result):
        assert result.instrument.answers is not None
        yield from (LogColumn(part, 22, Align.CENTER) for part in result.instrument.answers.parts)
    if has_levels(result.instrument):
        yield LogColumn("Уровень", 60)
    for group in _norm_groups(result.instrument):
        yield LogColumn(group, 42, Align.CENTER, "Норма")


def _norm_groups(instrument: Instrument) -> tuple[str, ...]:
    return tuple(dict.fromkeys(norm.group for scale in instrument.scales for norm in scale.norms))


def _parts(result: PupilResult) -> dict[str, tuple[int, ...]]:
    return part_scores(result.instrument, result.person.answers) if result.person.answers else {}


def _row(result: PupilResult, name: str) -> Row:
    instrument, score = result.instrument, result.person.scores[name]
    scale = instrument.scale(name)
    strong = name in leading(instrument, result.person.scores)
    cells = [
        cell(name, bold=strong),
        cell(shown_score(score), align=Align.CENTER, bold=strong),
        cell(shown_score(highest(instrument, scale, result.person.answers)) if scale else NOTHING, align=Align.CENTER),
    ]
    if parts := _parts(result):
        cells += [cell(str(part), align=Align.CENTER) for part in parts[name]]
    if has_levels(instrument):
        cells.append(cell(level(instrument, name, score) or NOTHING))
    cells += [_norm(scale, group, score) for group in _norm_groups(instrument)]
    return tuple(cells)


def _norm(scale: Scale | None, group: str, score: Decimal) -> Cell:
    norm = next((one for one in scale.norms if one.group == group), None) if scale else None
    if norm is None:
        return cell(NOTHING, align=Align.CENTER)
    words = f"{_two(norm.mean)} ± {_two(norm.deviation)}\n{against_norm(score, norm)}"
    return cell(words, align=Align.CENTER)


def _two(number: Decimal) -> str:
    return f"{number:.2f}".replace(".", ",")


def _notes(result: PupilResult) -> Iterator[str]:
    instrument, person = result.instrument, result.person
    if names := best(instrument, person.scores):
        word = "Ведущая шкала" if len(names) == 1 else "Ведущие шкалы"
        yield f"{word}: {', '.join(names)}."
    if person.answers:
        unanswered = score_sheet(instrument, person.answers).unanswered
        if unanswered:
            yield f"Нет ответов на вопросы: {', '.join(map(str, unanswered))}."
    if _norm_groups(instrument):
        yield NORMS


def _chart(result: PupilResult) -> BarChart | None:
    """Scores against the highest that their scales allow; of a long list the best ones."""
    bars = []
    for name in _ordered(result)[:_MOST_BARS]:
        scale, score = result.instrument.scale(name), result.person.scores[name]
        if scale is not None:
            share = max(score, Decimal(0)) * 100 / highest(result.instrument, scale, result.person.answers)
            bars.append(Bar(name, share.quantize(Decimal(1)), shown_score(score)))
    if not bars:
        return None
    return BarChart("Баллы (длина полосы — доля наибольшего возможного)", tuple(bars), "%", Decimal(100))
