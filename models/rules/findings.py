"""A finding (замечание): what a контрольное соотношение found wrong, where, and where to go to mend it."""

from dataclasses import dataclass
from typing import Any

from models.vocabulary import FindingLevel


@dataclass(frozen=True, slots=True)
class Cause:
    """Where the cause of a finding is mended: an area of the program and a record or class in it."""

    area: str
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. `code` is stable, `place` and `message` are Russian; `action` names the link to the cause."""

    level: FindingLevel
    code: str
    place: str
    message: str
    cause: Cause | None = None
    action: str = ""

    @property
    def is_error(self) -> bool:
        """Whether the number cannot be true."""
        return self.level is FindingLevel.ERROR

    def as_json(self) -> dict[str, Any]:
        """The finding as the contract prints it."""
        return {"level": self.level.value, "code": self.code, "place": self.place, "message": self.message}


def error(code: str, place: str, message: str, cause: Cause | None = None, action: str = "") -> Finding:
    """A finding of level error."""
    return Finding(FindingLevel.ERROR, code, place, message, cause, action)


def warning(code: str, place: str, message: str, cause: Cause | None = None, action: str = "") -> Finding:
    """A finding of level warning."""
    return Finding(FindingLevel.WARNING, code, place, message, cause, action)


def errors_first(findings: list[Finding]) -> tuple[Finding, ...]:
    """Errors before warnings, otherwise in the order found."""
    return tuple(sorted(findings, key=lambda finding: not finding.is_error))
