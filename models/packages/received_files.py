"""What became of the files of one call, for screen and commands."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from models.changes import Changes
from models.packages.kinds import PackageKind
from models.packages.problems import Problem
from models.packages.reception import Status
from models.packages.verified import VerifiedPackage
from models.rules.findings import Finding
from models.rules.periods import CampaignCode

ReadPackage = Callable[[Path], VerifiedPackage]
"""Reads and verifies one file; raises `PackageProblemError`, or `EnvironmentProblemError` when it cannot be read."""


@dataclass(frozen=True, slots=True)
class FileReceived:
    """What became of one file; the fields are explained in `models.services.receiving`."""

    file: Path
    status: Status
    problem: Problem | None = None
    message: str = ""
    notices: tuple[str, ...] = ()
    inn: str = ""
    school: str = ""
    kind: PackageKind | None = None
    campaign: CampaignCode | None = None
    sequence: int = 0
    part: int = 0
    parts: int = 0
    findings: tuple[Finding, ...] = ()
    changes: tuple[str, ...] = ()

    @property
    def is_taken(self) -> bool:
        """Whether the journal holds it as a package that counts."""
        return self.status in {Status.NEW, Status.RESUBMITTED, Status.SAME}


@dataclass(frozen=True, slots=True)
class Received:
    """All files of one call, in the order given."""

    files: tuple[FileReceived, ...]
    changes: Changes = field(default_factory=Changes)

    def number(self, *statuses: Status) -> int:
        """How many files have one of the statuses."""
        return sum(one.status in statuses for one in self.files)
