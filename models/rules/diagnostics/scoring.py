"""From answers to scores, leading scales and levels (domain, section 8)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from models.rules.diagnostics.contributions import contribution, is_answered, reach, scaled
from models.rules.diagnostics.instrument import AnswerFormat, AnswerKind, Instrument, KeyEntry, Norm, Scale

_COUNTED = {AnswerKind.CHOICE, AnswerKind.PAIR, AnswerKind.YES_NO, AnswerKind.TRIPLE}
"""Where an answer that was not given simply adds nothing; a sum or mean of ratings would be too low without it."""

Scores = Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class ScoredSheet:
    """What a sheet gives: scores by scale (a scale that lacks answers has none), the items without an answer."""

    scores: Scores
    unanswered: tuple[int, ...]

    @property
    def complete(self) -> bool:
        """Whether every item has its answers."""
        return not self.unanswered


def score_sheet(instrument: Instrument, sheet: Sequence[int | None]) -> ScoredSheet:
    """The scores of a sheet; an empty one has none. A method without a sheet gives none either."""
    answers = instrument.answers
    if answers is None or not any(value is not None for value in sheet):
        return ScoredSheet({}, tuple(range(1, answers.items + 1)) if answers else ())
    items = by_item(sheet, answers)
    scores: dict[str, Decimal] = {}
    for scale in instrument.scales:
        total = _total(scale, items, answers)
        if total is not None:
            scores[scale.name] = scaled(total, scale, answers)
    unanswered = (
        number
        for number, given in enumerate(items, 1)
        if number not in answers.practice and not is_answered(given, answers)
    )
    return ScoredSheet(scores, tuple(unanswered))


def by_item(sheet: Sequence[int | None], answers: AnswerFormat) -> list[Sequence[int | None]]:
    """The answers of each item."""
    parts = len(answers.parts)
    return [sheet[start : start + parts] for start in range(0, len(sheet), parts)]


def _total(scale: Scale, items: Sequence[Sequence[int | None]], answers: AnswerFormat) -> int | None:
    part = answers.parts.index(scale.part) if scale.part else 0
    added = [
        contribution(entry, items[entry.item - 1], answers, part) for entry in scale.key if entry.item <= len(items)
    ]
    if answers.kind in _COUNTED:
        return sum(one for one in added if one is not None)
    known = [one for one in added if one is not None]
    return sum(known) if known and len(known) == len(added) else None


def highest(instrument: Instrument, scale: Scale, sheet: Sequence[int | None]) -> Decimal:
    """The largest score that a sheet allows: a variant with fewer items (ОПГ of 45) reaches less."""
    answers = instrument.answers
    if answers is None or not sheet or len(sheet) == answers.slots:
        return scale.highest
    items = len(sheet) // len(answers.parts)
    return reach(replace(scale, key=tuple(entry for entry in scale.key if entry.item <= items)), answers)[1]


def part_scores(instrument: Instrument, sheet: Sequence[int | None]) -> dict[str, tuple[int, ...]]:
    """ОПГ: the sums of skill, attitude and wish apart, by scale, with the items of skill 0 left out."""
    answers = instrument.answers
    if answers is None or answers.kind is not AnswerKind.TRIPLE:
        return {}
    items = by_item(sheet, answers)
    return {scale.name: _sums(scale.key, items, len(answers.parts)) for scale in instrument.scales}


def _sums(key: Iterable[KeyEntry], items: Sequence[Sequence[int | None]], parts: int) -> tuple[int, ...]:
    counted = [items[entry.item - 1] for entry in key if entry.item <= len(items)]
    return tuple(sum(given[part] or 0 for given in counted if given[0]) for part in range(parts))


def leading(instrument: Instrument, scores: Scores) -> tuple[str, ...]:
    """The scales with the largest score, all that tie; none where comparing scales means nothing.

    A score of 0 or below leads nowhere: nothing speaks for the scale.
    """
    return _best(instrument, scores, 1)


def best(instrument: Instrument, scores: Scores) -> tuple[str, ...]:
    """The leading scales and those after them, down to the place that the method names (Голланд: 3), with all ties."""
    return _best(instrument, scores, instrument.places)


def _best(instrument: Instrument, scores: Scores, places: int) -> tuple[str, ...]:
    positive = {name: score for name, score in scores.items() if score > 0}
    if not instrument.places or not positive:
        return ()
    ordered = sorted(positive.values(), reverse=True)
    least = ordered[min(places, len(ordered)) - 1]
    order = {scale.name: number for number, scale in enumerate(instrument.scales)}
    names = [name for name, score in positive.items() if score >= least]
    return tuple(sorted(names, key=lambda name: (-positive[name], order.get(name, len(order)), name)))


def level(instrument: Instrument, scale: str, score: Decimal) -> str | None:
    """The method's word for a score on a scale; None where it has none."""
    found = instrument.scale(scale)
    return found.level(score) if found else None


def against_norm(score: Decimal, norm: Norm) -> str:
    """Where a score stands against M ± σ."""
    if score < norm.mean - norm.deviation:
        return "ниже нормы"
    return "выше нормы" if score > norm.mean + norm.deviation else "в пределах нормы"
