"""A refused form: the faults of its fields, carried to where they are shown."""

from collections.abc import Sequence
from typing import TypeVar

from models.errors import UserError
from models.rules.school_checks import FieldProblem

_Row = TypeVar("_Row")


class FieldsRefusedError(UserError):
    """What was typed has faults; `problems` names their fields, the message is the first of them."""

    code = "fields-refused"

    def __init__(self, problems: Sequence[FieldProblem]) -> None:
        super().__init__(problems[0].message)
        self.problems = tuple(problems)


def still_there(row: _Row | None) -> _Row:
    """The row that a card shows; UserError when it was deleted meanwhile."""
    if row is None:
        raise UserError("Этой записи уже нет в журнале: если она в корзине, сначала верните её оттуда.")
    return row


def refuse_faults(problems: Sequence[FieldProblem]) -> None:
    """Raises FieldsRefusedError when there are any."""
    if problems:
        raise FieldsRefusedError(problems)
