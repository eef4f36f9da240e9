"""One person's result in a session, as the rules, the window and the papers see it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from models.rules.diagnostics.answers import Answers
from models.rules.names import fold_name
from models.vocabulary import DiagnosticsMark

LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class PersonResult:
    """A line of the sheet.

    `entered` is False for a pupil of the list of whom nothing is known yet. A mark and scores exclude each other. A
    refusal never has a reason. `answers` is empty where the scores were entered as such. `passed_on` and `outcome`
    belong to the online tests of «Билет в будущее».
    """

    name: str
    pupil_id: int | None = None
    code: str = ""
    mark: DiagnosticsMark | None = None
    scores: Mapping[str, Decimal] = field(default_factory=dict)
    answers: Answers = ()
    passed_on: date | None = None
    outcome: str = ""
    entered: bool = True
    on_list: bool = True

    @property
    def tested(self) -> bool:
        """Whether the person took the test."""
        return self.entered and self.mark is None

    @property
    def identity(self) -> tuple[str, str]:
        """By what the person is found on another date: as a pupil, else by the name."""
        return ("pupil", str(self.pupil_id)) if self.pupil_id is not None else ("name", fold_name(self.name))
