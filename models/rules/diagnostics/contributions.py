"""What one answered item adds to a scale, and the range of scores that follows from it."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import product

from models.rules.diagnostics.instrument import AnswerFormat, AnswerKind, KeyEntry, Scale

HUNDREDTH = Decimal("0.01")
_POINT_OF_NO_SKILL = 0


def contribution(entry: KeyEntry, given: Sequence[int | None], answers: AnswerFormat, part: int = 0) -> int | None:
    """What the item's answers add; None when one that is needed was not given."""
    value = given[part]
    if answers.kind is AnswerKind.TRIPLE:
        return _triple(given)
    if value is None:
        return None
    if answers.kind is AnswerKind.PAIR:
        return value if entry.option == 0 else answers.highest - value
    if entry.option is not None:
        return int(value == entry.option)
    return answers.lowest + answers.highest - value if entry.item in answers.reversed else value


def _triple(given: Sequence[int | None]) -> int | None:
    """ОПГ: where the skill is 0, attitude and wish are left out."""
    if given[0] == _POINT_OF_NO_SKILL:
        return 0
    known = [value for value in given if value is not None]
    return sum(known) if len(known) == len(given) else None


def is_answered(given: Sequence[int | None], answers: AnswerFormat) -> bool:
    """Whether an item has all the answers that it needs."""
    if answers.kind is AnswerKind.TRIPLE:
        return _triple(given) is not None
    return None not in given


def reach(scale: Scale, answers: AnswerFormat) -> tuple[Decimal, Decimal]:
    """The lowest and the highest score that the key allows."""
    by_item: dict[int, list[KeyEntry]] = {}
    for entry in scale.key:
        by_item.setdefault(entry.item, []).append(entry)
    least = most = 0
    for entries in by_item.values():
        sums = [
            sum(contribution(entry, given, answers) or 0 for entry in entries)
            for given in product((answers.lowest, answers.highest), repeat=len(answers.parts))
        ] + [sum(contribution(e, [o], answers) or 0 for e in entries) for o in range(len(answers.options))]
        least, most = least + min(sums), most + max(sums)
    return scaled(least, scale, answers), scaled(most, scale, answers)


def scaled(total: int, scale: Scale, answers: AnswerFormat) -> Decimal:
    """The score of a sum: a share for КОС, the mean of the lines for Дембо — Рубинштейн; hundredths, half up."""
    if answers.kind is AnswerKind.MILLIMETRES:
        return (Decimal(total) / len(scale.key)).quantize(HUNDREDTH, ROUND_HALF_UP)
    if answers.divisor != 1:
        return (Decimal(total) / answers.divisor).quantize(HUNDREDTH, ROUND_HALF_UP)
    return Decimal(total)
