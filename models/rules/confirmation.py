"""Which exact number of a class may be confirmed, said once for form and service (domain, section 4)."""

from models.rules.school_checks import FieldProblem
from models.rules.unique import UniqueRange


def check_confirmation(bounds: UniqueRange, number: int, reason: str) -> list[FieldProblem]:
    """The faults of a confirmed number: outside what the records allow, without a reason."""
    found = []
    if not bounds.holds(number):
        found.append(
            FieldProblem("number", f"По записям возможно {bounds.words}, а указано {number}: исправьте число.")
        )
    if not reason.strip():
        found.append(
            FieldProblem("reason", "Напишите, откуда известно точное число: причина остаётся в истории отчёта.")
        )
    return found
