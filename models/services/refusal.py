"""A refused form: the faults of its fields, carried to where they are shown."""

from collections.abc import Sequence

from models.errors import UserError
from models.rules.school_checks import FieldProblem


class FieldsRefusedError(UserError):
    """What was typed has faults; `problems` names their fields, the message is the first of them."""

    code = "fields-refused"

    def __init__(self, problems: Sequence[FieldProblem]) -> None:
        super().__init__(problems[0].message)
        self.problems = tuple(problems)


def refuse_faults(problems: Sequence[FieldProblem]) -> None:
    """Raises FieldsRefusedError when there are any."""
    if problems:
        raise FieldsRefusedError(problems)
