"""Why a package is not taken: the code that other programs read and the sentence that a teacher reads."""

from dataclasses import dataclass
from enum import StrEnum

from models.errors import DamagedError


class Problem(StrEnum):
    """The codes of the contract, section 2, in the order in which the first that applies is told."""

    NOT_A_PACKAGE = "not-a-package"
    TOO_LARGE = "too-large"
    TAMPERED = "tampered"
    UNKNOWN_SCHOOL = "unknown-school"
    UNKNOWN_KEY = "unknown-key"
    CHANGED_KEY = "changed-key"
    REPLAYED = "replayed"
    OLDER = "older"
    NEWER_FORMAT = "newer-format"
    WRONG_RECIPIENT = "wrong-recipient"


@dataclass(frozen=True, slots=True)
class Sender:
    """Who signed what could not be read further: authentic, so the register can be asked about him first."""

    inn: str
    fingerprint: str


class PackageProblemError(DamagedError):
    """A file that is no whole package of ours. `problem` is its code, the message one Russian sentence.

    `sender` is known only for `newer-format`: everything before the content was in order then.
    """

    def __init__(self, problem: Problem, message: str, sender: Sender | None = None) -> None:
        super().__init__(message)
        self.problem = problem
        self.sender = sender

    @property
    def code(self) -> str:  # type: ignore[override]
        """The problem's code, also as the code of a refusal."""
        return self.problem.value
