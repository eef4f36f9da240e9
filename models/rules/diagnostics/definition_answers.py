"""The part of a definition that says how a sheet is answered."""

from typing import Final

from models.rules.diagnostics.definition_fields import Data, refuse, rows, table, text, texts, whole, wholes
from models.rules.diagnostics.instrument import AnswerFormat, AnswerKind
from models.rules.diagnostics.key_text import OPTIONS

MOST_ITEMS: Final = 500
_MOST_PARTS: Final = 4
_WIDEST: Final = 10
"""Ratings are typed with one key each."""

_MILLIMETRES: Final = 100


def answers_from(value: object, where: str) -> AnswerFormat | None:
    """The format of the sheet; None where only scores are kept. InstrumentRefusedError for a fault."""
    if value is None:
        return None
    data = table(value, "answers", f"{where}, бланк")
    place = f"{where}, бланк ответов"
    word = text(data, "kind", place)
    kind = next((kind for kind in AnswerKind if kind.value == word), None)
    if kind is None:
        raise refuse("kind", f"{place}: вид ответов «{word}» не известен.")
    if kind is AnswerKind.PASSED:
        return AnswerFormat(kind, items=0, lowest=0, highest=0)
    items = whole(data, "items", place, (1, MOST_ITEMS))
    lowest, highest = _bounds(data, kind, place)
    return AnswerFormat(
        kind=kind,
        items=items,
        lowest=lowest,
        highest=highest,
        options=_options(data, kind, place),
        parts=_parts(data, kind, place),
        variants=wholes(data, "variants", place, (1, items)),
        practice=frozenset(wholes(data, "practice", place, (1, items))),
        reversed=frozenset(wholes(data, "reversed", place, (1, items))),
        divisor=whole(data, "divisor", place, (1, MOST_ITEMS), 1),
    )


def _bounds(data: Data, kind: AnswerKind, place: str) -> tuple[int, int]:
    if kind is AnswerKind.CHOICE:
        return 0, len(_options(data, kind, place)) - 1
    if kind is AnswerKind.PAIR:
        return 0, whole(data, "points", place, (1, 9), 3)
    if kind is AnswerKind.RATING:
        lowest = whole(data, "lowest", place, (-2, 9))
        highest = whole(data, "highest", place, (lowest + 1, min(lowest + _WIDEST - 1, 9)))
        if lowest < 0 and highest > -lowest:
            raise refuse("highest", f"{place}: оценки ниже нуля бывают от −2 до 2 или от −1 до 1.")
        return lowest, highest
    return 0, {AnswerKind.YES_NO: 1, AnswerKind.TRIPLE: 2}.get(kind, _MILLIMETRES)


def _options(data: Data, kind: AnswerKind, place: str) -> str:
    if kind is AnswerKind.PAIR:
        return OPTIONS[:2]
    if kind is not AnswerKind.CHOICE:
        return ""
    options = text(data, "options", place)
    if len(options) < 2 or not OPTIONS.startswith(options):
        raise refuse("options", f"{place}: варианты ответа называются подряд, от двух (аб) до шести ({OPTIONS}).")
    return options


def _parts(data: Data, kind: AnswerKind, place: str) -> tuple[str, ...]:
    """Only lines and triples ask several things at once."""
    if kind not in {AnswerKind.MILLIMETRES, AnswerKind.TRIPLE} or not rows(data, "parts", place, _MOST_PARTS):
        return ("",)
    parts = texts(data, "parts", place, _MOST_PARTS)
    if "" in parts or len(set(parts)) < len(parts):
        raise refuse("parts", f"{place}: у частей вопроса должны быть разные названия.")
    return parts


def answers_to(answers: AnswerFormat) -> dict[str, object]:
    """The format as JSON."""
    if answers.kind is AnswerKind.PASSED:
        return {"kind": answers.kind.value}
    return {
        "kind": answers.kind.value,
        "items": answers.items,
        "lowest": answers.lowest,
        "highest": answers.highest,
        "points": max(answers.highest, 1),
        "options": answers.options,
        "parts": [part for part in answers.parts if part],
        "variants": list(answers.variants),
        "practice": sorted(answers.practice),
        "reversed": sorted(answers.reversed),
        "divisor": answers.divisor,
    }
