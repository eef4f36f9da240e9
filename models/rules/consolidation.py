"""Свод: what the schools of one office handed in for a campaign, their statuses, sums and percentages.

Unique numbers add up over schools (domain, section 4). The order is that of the office's list, so that the свод does
not depend on the order in which packages arrived.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeGuard

from models.rules.campaign import FORMAT
from models.rules.findings import Finding, warning
from models.rules.names import fold_partner
from models.rules.percent import percent, percent_hundredths
from models.rules.periods import CampaignCode
from models.rules.remarks import RemarkOn
from models.rules.russian import in_quotes
from models.vocabulary import CAMPAIGN_GRADES, PartnerCategory


class SchoolStatus(StrEnum):
    """How far a school is at its office (design, section 5)."""

    MISSING = "missing"
    INCORRECT = "incorrect"
    CORRECT = "correct"
    ACCEPTED = "accepted"

    @property
    def words(self) -> str:
        """«не предоставлен», «неверный», «верный», «принят»."""
        return _STATUS_WORDS[self]


_STATUS_WORDS = {
    SchoolStatus.MISSING: "не предоставлен",
    SchoolStatus.INCORRECT: "неверный",
    SchoolStatus.CORRECT: "верный",
    SchoolStatus.ACCEPTED: "принят",
}


class Light(StrEnum):
    """The traffic light of the readiness and registration tables: green from 80 %, yellow above 50, red to 50."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


_GREEN, _YELLOW = 8_000, 5_000


def light(part: int, whole: int) -> Light | None:
    """The colour of a percentage; None for base 0."""
    hundredths = percent_hundredths(part, whole)
    if hundredths is None:
        return None
    if hundredths >= _GREEN:
        return Light.GREEN
    return Light.YELLOW if hundredths > _YELLOW else Light.RED


@dataclass(frozen=True, slots=True)
class Readiness:
    """Верный / неверный / не предоставлен of one territory; what was accepted counts as верный."""

    name: str
    correct: int
    incorrect: int
    missing: int

    @property
    def schools(self) -> int:
        """How many are expected."""
        return self.correct + self.incorrect + self.missing

    @property
    def percent(self) -> str:
        """Верные of all: «85,61»."""
        return percent(self.correct, self.schools)

    @property
    def light(self) -> Light | None:
        """The colour of the percentage."""
        return light(self.correct, self.schools)


def readiness_total(rows: Iterable[Readiness], name: str = "Итого") -> Readiness:
    """The total row: each column is the sum of its rows (244 / 18 / 23 of 285, not the printed 241 / 20 / 24)."""
    listed = tuple(rows)
    return Readiness(
        name,
        sum(row.correct for row in listed),
        sum(row.incorrect for row in listed),
        sum(row.missing for row in listed),
    )


@dataclass(frozen=True, slots=True)
class Registration:
    """Registration in «Билет в будущее» of one school or territory; remainder and surplus as it counted them."""

    name: str
    plan: int
    fact: int
    remainder: int
    over: int

    @property
    def percent(self) -> str:
        """Fact of plan."""
        return percent(self.fact, self.plan)

    @property
    def light(self) -> Light | None:
        """The colour of the percentage."""
        return light(self.fact, self.plan)


def registration_total(rows: Iterable[Registration], name: str = "Итого") -> Registration:
    """The total row, column by column: a surplus in one row hides no gap in another."""
    listed = tuple(rows)
    return Registration(
        name,
        sum(row.plan for row in listed),
        sum(row.fact for row in listed),
        sum(row.remainder for row in listed),
        sum(row.over for row in listed),
    )


def readiness_in(name: str, told: Any) -> Readiness | None:
    """The readiness that a municipality's свод tells; None when it tells none that can be read."""
    numbers = _counts(told, ("correct", "incorrect", "missing"))
    return None if numbers is None else Readiness(name, *numbers)


def registration_in(name: str, profminimum: Any) -> Registration | None:
    """The registration that a package tells; None when it tells none that can be read."""
    told = profminimum.get("registration") if isinstance(profminimum, Mapping) else None
    numbers = _counts(told, ("plan", "fact", "remainder", "over"))
    return None if numbers is None else Registration(name, *numbers)


def _counts(told: Any, keys: Sequence[str]) -> list[int] | None:
    """The numbers under the keys; None unless all are there: no check of a package's shape goes so deep."""
    if not isinstance(told, Mapping):
        return None
    numbers = [number for key in keys if _is_count(number := told.get(key))]
    return numbers if len(numbers) == len(keys) else None


def _is_count(number: Any) -> TypeGuard[int]:
    return type(number) is int and number >= 0


@dataclass(frozen=True, slots=True)
class SchoolRow:
    """One line of the office's list in a campaign.

    `changes` tell what the last package says otherwise than the one before. `main` is its main file, {} when missing.
    """

    sender: str
    inn: str
    name: str
    status: SchoolStatus
    is_state_school: bool = False
    on_time: bool = False
    resubmissions: int = 0
    sequence: int = 0
    parts_missing: int = 0
    signed: datetime | None = None
    received: datetime | None = None
    decided: datetime | None = None
    returned: bool = False
    key_words: str = ""
    waits: bool = False
    findings: tuple[Finding, ...] = ()
    remarks: tuple[RemarkOn, ...] = ()
    changes: tuple[str, ...] = ()
    package: int | None = None

    def as_json(self) -> dict[str, Any]:
        """The row as `consolidate --json` prints it."""
        return {
            "inn": self.inn,
            "name": self.name,
            "status": self.status.value,
            "on_time": self.on_time,
            "resubmissions": self.resubmissions,
            "findings": [finding.as_json() for finding in self.findings],
            "returned": self.returned,
        }


@dataclass(frozen=True, slots=True)
class Consolidation:
    """Everything of the свод but the papers' texts. `total` are figures as `report --json` prints them."""

    campaign: CampaignCode
    office: str
    counted_on: date
    schools: tuple[SchoolRow, ...]
    total: Mapping[str, Any]
    findings: tuple[Finding, ...]

    def number(self, *statuses: SchoolStatus) -> int:
        """How many schools have one of the statuses."""
        return sum(row.status in statuses for row in self.schools)

    @property
    def readiness(self) -> Readiness:
        """The row of this office in the readiness table."""
        return readiness_of(self.office, self.schools)

    def as_json(self) -> dict[str, Any]:
        """The answer of `consolidate --json` (contract, section 2)."""
        return {
            "expected": len(self.schools),
            "correct": self.number(SchoolStatus.CORRECT),
            "incorrect": self.number(SchoolStatus.INCORRECT),
            "missing": self.number(SchoolStatus.MISSING),
            "accepted": self.number(SchoolStatus.ACCEPTED),
            "percent": self.readiness.percent,
            "schools": [row.as_json() for row in self.schools],
            "total": {**self.total, "findings": [finding.as_json() for finding in self.findings]},
        }


def readiness_of(name: str, rows: Iterable[SchoolRow]) -> Readiness:
    """Schools counted by their status."""
    listed = [row.status for row in rows]
    return Readiness(
        name,
        sum(status in {SchoolStatus.CORRECT, SchoolStatus.ACCEPTED} for status in listed),
        listed.count(SchoolStatus.INCORRECT),
        listed.count(SchoolStatus.MISSING),
    )


class Summing:
    """Sums figures of schools one by one, in the order of the list; holds no report longer than it is added."""

    def __init__(self, campaign: CampaignCode, office: str) -> None:
        self._campaign, self._office = campaign, office
        self._sums = dict.fromkeys(_NUMBERS, 0)
        self._pupils = dict.fromkeys(CAMPAIGN_GRADES, 0)
        self._ovz = dict.fromkeys(CAMPAIGN_GRADES, 0)
        self._partners: dict[str, tuple[str, PartnerCategory]] = {}
        self._conflicts: list[Finding] = []
        self._expected = 0

    def expect(self, schools: int = 1) -> None:
        """Count what is expected, whether it came or not."""
        self._expected += schools

    def add(self, figures: Mapping[str, Any]) -> None:
        """The figures of one school (contract, section 4), or the total of one municipality."""
        for key, path in _NUMBERS.items():
            number: Any = figures
            for step in path:
                number = number[step]
            self._sums[key] += number
        for grade in CAMPAIGN_GRADES:
            self._pupils[grade] += figures["participants"]["by_grade"][str(grade)]
            self._ovz[grade] += figures["participants_ovz"]["by_grade"][str(grade)]
        for category in PartnerCategory:
            for name in figures["partners"]["by_category"][category.value]:
                self._add_partner(name, category)

    def _add_partner(self, name: str, category: PartnerCategory) -> None:
        first, of_first = self._partners.setdefault(fold_partner(name), (name, category))
        if of_first is not category:
            self._conflicts.append(
                warning(
                    "partner-category-conflict",
                    "Таблица 2, партнёры",
                    f"Партнёр {in_quotes(first)} отнесён школами к разным категориям: «{of_first}» и «{category}», "
                    "учтён в первой.",
                )
            )

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Conflicts of categories, each once."""
        return tuple(dict.fromkeys(self._conflicts))

    def total(self) -> dict[str, Any]:
        """The sums as figures of the contract."""
        sums = self._sums
        names = {
            category.value: sorted(name for name, of_name in self._partners.values() if of_name is category)
            for category in PartnerCategory
        }
        return {
            "format": FORMAT,
            "campaign": str(self._campaign),
            "school": {"name": self._office, "inn": "", "municipality": self._office},
            "schools_total": self._expected,
            "schools_involved": sums["schools_involved"],
            "events": sums["events"],
            "students_total": sums["students_total"],
            "participants": {
                "total": sums["participants"],
                "by_grade": {str(grade): number for grade, number in self._pupils.items()},
                "upper_bound": sums["upper_bound"],
                "cumulative": sums["cumulative"],
            },
            "students_ovz_total": sums["students_ovz_total"],
            "participants_ovz": {
                "total": sums["participants_ovz"],
                "by_grade": {str(grade): number for grade, number in self._ovz.items()},
            },
            "teachers": sums["teachers"],
            "partners": {"total": len(self._partners), "by_category": names},
        }


_NUMBERS: Mapping[str, Sequence[str]] = {
    "schools_involved": ("schools_involved",),
    "events": ("events",),
    "students_total": ("students_total",),
    "participants": ("participants", "total"),
    "upper_bound": ("participants", "upper_bound"),
    "cumulative": ("participants", "cumulative"),
    "students_ovz_total": ("students_ovz_total",),
    "participants_ovz": ("participants_ovz", "total"),
    "teachers": ("teachers",),
}
