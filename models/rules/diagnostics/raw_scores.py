"""Scores that were counted by hand, checked against the method."""

import re
from collections.abc import Mapping
from decimal import Decimal

from models.rules.diagnostics.instrument import Instrument
from models.rules.diagnostics.scoring import Scores
from models.rules.russian import in_quotes
from models.rules.school_checks import FieldProblem

_SCORE = re.compile(r"[-−–]?[0-9]{1,5}(?:[.,][0-9]{1,2})?")


def parse_score(text: str) -> Decimal | None:
    """«7», «0,65», «−3»; None for what is no number with at most two decimals."""
    plain = text.strip().replace("\N{NO-BREAK SPACE}", "")
    if not _SCORE.fullmatch(plain):
        return None
    return Decimal(plain.replace(",", ".").replace("−", "-").replace("–", "-"))


def shown_score(score: Decimal | None) -> str:
    """«7», «0,65», «−3», a dash for none, as the papers print it."""
    if score is None:
        return "—"
    plain = f"{score:f}"
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return plain.replace(".", ",").replace("-", "−")


def check_scores(instrument: Instrument, typed: Mapping[str, str]) -> tuple[Scores, list[FieldProblem]]:
    """The scores of a form, by scale, and the faults of its fields: no number, or outside the range of the scale.

    Blank fields are no scores. `FieldProblem.field` is the name of the scale.
    """
    scores: dict[str, Decimal] = {}
    problems: list[FieldProblem] = []
    for name, text in typed.items():
        if not text.strip():
            continue
        score = parse_score(text)
        if score is None:
            message = f"Шкала {in_quotes(name)}: «{text.strip()[:20]}» не число, впишите балл цифрами."
            problems.append(FieldProblem(name, message))
        elif message := problem_of_score(instrument, name, score):
            problems.append(FieldProblem(name, message))
        else:
            scores[name] = score
    return scores, problems


def problem_of_score(instrument: Instrument, name: str, score: Decimal) -> str:
    """Why a score cannot be, empty when it can: the scale is not the method's, or its range does not hold it."""
    scale = instrument.scale(name)
    if scale is None:
        return f"Шкалы {in_quotes(name)} в методике {instrument.title} нет." if instrument.scales else ""
    if scale.lowest <= score <= scale.highest:
        return ""
    reach = f"от {shown_score(scale.lowest)} до {shown_score(scale.highest)}"
    return f"Шкала {in_quotes(name)}: {shown_score(score)} вне границ методики, бывает {reach}."


def warning_of_sum(instrument: Instrument, scores: Scores) -> str:
    """What to say when the scores do not add up to the method's sum, empty when they do or need not."""
    own = [score for name, score in scores.items() if instrument.scale(name) is not None]
    if instrument.sum is None or not own or sum(own) == instrument.sum:
        return ""
    shown = shown_score(sum(own, start=Decimal(0)))
    return f"Баллы дают в сумме {shown}, а должно быть {instrument.sum}: проверьте бланк."
