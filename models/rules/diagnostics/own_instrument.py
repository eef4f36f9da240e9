"""A school's own instrument as a form shows it: texts in fields, turned into a definition that the validator checks."""

from dataclasses import dataclass
from decimal import Decimal

from models.rules.diagnostics.definition import instrument_from
from models.rules.diagnostics.definition_fields import refuse
from models.rules.diagnostics.instrument import AnswerKind, Instrument, Level
from models.rules.diagnostics.key_text import OPTIONS, key_text
from models.rules.diagnostics.raw_scores import parse_score, shown_score

OWN_KINDS = (None, AnswerKind.CHOICE, AnswerKind.RATING, AnswerKind.YES_NO, AnswerKind.PAIR)
"""What a school may choose for its own instrument; None: only scores are entered."""


@dataclass(frozen=True, slots=True)
class ScaleCard:
    """A row of the scales: its key where answers are scored, else its range; levels as «0 низкий; 3 средний»."""

    name: str = ""
    key: str = ""
    lowest: str = ""
    highest: str = ""
    levels: str = ""


@dataclass(frozen=True, slots=True)
class InstrumentCard:
    """The fields of the form. `options` is the number of options of a CHOICE, `rating_*` the bounds of a RATING.

    `reversed_items` are numbers of items that count backwards. `compare` says whether the best scale means anything.
    `version` and `id` are the journal's.
    """

    name: str = ""
    kind: AnswerKind | None = None
    items: int = 20
    options: int = 2
    rating_lowest: int = 1
    rating_highest: int = 5
    reversed_items: tuple[int, ...] = ()
    scales: tuple[ScaleCard, ...] = ()
    overlap: bool = False
    partial: bool = False
    compare: bool = True
    version: int = 1
    id: int | None = None


def instrument_of_card(card: InstrumentCard) -> Instrument:
    """The instrument that the form describes; InstrumentRefusedError names the field (and the row of the scale)."""
    return instrument_from(
        {
            "name": card.name,
            "version": card.version,
            "answers": _answers(card),
            "places": int(card.compare),
            "overlap": card.overlap,
            "partial": card.partial,
            "scales": [_scale(scale, row, card) for row, scale in enumerate(card.scales)],
        }
    )


def _answers(card: InstrumentCard) -> dict[str, object] | None:
    if card.kind is None:
        return None
    return {
        "kind": card.kind.value,
        "items": card.items,
        "options": OPTIONS[: card.options],
        "lowest": card.rating_lowest,
        "highest": card.rating_highest,
        "reversed": list(card.reversed_items),
    }


def _scale(scale: ScaleCard, row: int, card: InstrumentCard) -> dict[str, object]:
    data: dict[str, object] = {"name": scale.name, "levels": _levels(scale.levels, row)}
    if card.kind is None:
        return data | {"lowest": _score(scale.lowest, "lowest", row), "highest": _score(scale.highest, "highest", row)}
    return data | {"key": scale.key}


def _score(text: str, field: str, row: int) -> Decimal | None:
    if not text.strip():
        return None
    score = parse_score(text)
    if score is None:
        raise refuse(field, f"Шкала {row + 1}: «{text.strip()[:20]}» не число, впишите балл цифрами.", row)
    return score


def _levels(text: str, row: int) -> list[dict[str, object]]:
    """«0 низкий; 3 средний; 7 высокий»: the score that a level begins with, then its word."""
    found: list[dict[str, object]] = []
    for part in filter(None, (one.strip() for one in text.split(";"))):
        start, _, word = part.partition(" ")
        score = parse_score(start)
        if score is None or not word.strip():
            message = f"Шкала {row + 1}: уровень «{part[:40]}» не разобран, пишите «0 низкий; 3 средний; 7 высокий»."
            raise refuse("levels", message, row)
        found.append({"from": score, "name": word})
    return found


def card_of_instrument(instrument: Instrument, row_id: int | None = None) -> InstrumentCard:
    """The form of an instrument, to be changed or taken as a pattern."""
    answers = instrument.answers
    return InstrumentCard(
        name=instrument.name,
        kind=answers.kind if answers else None,
        items=answers.items if answers else 20,
        options=len(answers.options) or 2 if answers else 2,
        rating_lowest=answers.lowest if answers and answers.kind is AnswerKind.RATING else 1,
        rating_highest=answers.highest if answers and answers.kind is AnswerKind.RATING else 5,
        reversed_items=tuple(sorted(answers.reversed)) if answers else (),
        scales=tuple(
            ScaleCard(
                scale.name,
                key_text(scale.key, answers) if answers else "",
                shown_score(scale.lowest),
                shown_score(scale.highest),
                _shown_levels(scale.levels),
            )
            for scale in instrument.scales
        ),
        overlap=instrument.overlap,
        partial=instrument.partial,
        compare=instrument.places > 0,
        version=instrument.version,
        id=row_id,
    )


def _shown_levels(levels: tuple[Level, ...]) -> str:
    return "; ".join(f"{shown_score(level.start)} {level.name}" for level in levels if level.name)
