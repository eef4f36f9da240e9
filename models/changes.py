"""What a service changed, so that the pages that show it read it again, and what the user will call it."""

from dataclasses import dataclass, field
from typing import Literal

Area = Literal[
    "school",
    "years",
    "classes",
    "people",
    "partners",
    "plan",
    "work_log",
    "consultations",
    "diagnostics",
    "campaign",
    "report",
    "note",
    "photos",
    "indicators",
    "packages",
    "expected",
    "received",
    "settings",
]


@dataclass(frozen=True)
class Changes:
    """The areas of the journal that one user action touched."""

    areas: frozenset[Area] = field(default_factory=frozenset)

    @classmethod
    def of(cls, *areas: Area) -> "Changes":
        """`Changes.of("people", "report")`; without arguments: nothing was touched."""
        return cls(frozenset(areas))

    def __or__(self, other: "Changes") -> "Changes":
        return Changes(self.areas | other.areas)

    def __bool__(self) -> bool:
        return bool(self.areas)

    def touches(self, *areas: Area) -> bool:
        """Whether any of the named areas was touched."""
        return not self.areas.isdisjoint(areas)


@dataclass(frozen=True)
class Action:
    """One action of the user that can be taken back, given to `Journal.write`.

    `title` is what the window and the bin call it («Экскурсия на сыроварню, 16.03»), `changes` what its undo touches
    too. `removes` puts what the transaction deletes into the bin under this title.
    """

    title: str
    changes: Changes
    removes: bool = False
