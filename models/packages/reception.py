"""What became of a file that was handed in: the words of the contract, section 2, and of the journal."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from models.packages.kinds import PackageKind
from models.packages.problems import Problem
from models.rules.periods import CampaignCode


class Status(StrEnum):
    """The answer to a file. `SAME`: it was taken before. `QUARANTINED`: it waits for its key to be confirmed."""

    NEW = "new"
    RESUBMITTED = "resubmitted"
    SAME = "same"
    QUARANTINED = "quarantined"
    REFUSED = "refused"


class State(StrEnum):
    """A package in the journal. `LATE`: it came after the one that replaces it, so it is counted but not used."""

    TAKEN = "taken"
    WAITING = "waiting"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Arrived:
    """What a verified file says of itself. `digest` is that of its main file without the part number."""

    kind: PackageKind
    sender: str
    sender_name: str
    municipality: str
    campaign: CampaignCode
    package_id: str
    sequence: int
    part: int
    parts: int
    fingerprint: str
    earlier: tuple[str, ...]
    manifest: str
    digest: str


@dataclass(slots=True, eq=False)
class KeyOnFile:
    """A key in the register. Keys of one `epoch` vouch for each other; a later epoch numbers packages anew."""

    fingerprint: str
    epoch: int = 0
    confirmed: date | None = None
    closed: date | None = None
    first_seen: date | None = None

    @property
    def is_trusted(self) -> bool:
        """Whether packages signed by it are taken."""
        return self.confirmed is not None and self.closed is None


@dataclass(slots=True, eq=False)
class PackageOnFile:
    """A package in the journal with the manifests of the parts that are there; `row` is None until it is written."""

    arrived: Arrived
    state: State
    have: dict[int, str] = field(default_factory=dict)
    row: int | None = None

    @property
    def is_whole(self) -> bool:
        """Whether all its parts are there."""
        return len(self.have) == self.arrived.parts

    def is_same_package(self, other: Arrived) -> bool:
        """Whether a file can be a part of this package."""
        mine = self.arrived
        return (
            mine.package_id,
            mine.kind,
            mine.campaign,
            mine.sequence,
            mine.parts,
            mine.fingerprint,
            mine.digest,
        ) == (
            other.package_id,
            other.kind,
            other.campaign,
            other.sequence,
            other.parts,
            other.fingerprint,
            other.digest,
        )


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is done with a file and why. `package` is what it becomes a part of; None when nothing is kept."""

    status: Status
    problem: Problem | None = None
    message: str = ""
    notices: tuple[str, ...] = ()
    package: PackageOnFile | None = None


@dataclass(frozen=True, slots=True)
class Sendable:
    """Whom an office expects, by sender: the name on its list and whether it answers to the region itself."""

    name: str
    is_state_school: bool = False


Lists = Mapping[int, Mapping[str, Sendable]]
"""The lists of each school year that the journal holds, by the year it starts in."""
