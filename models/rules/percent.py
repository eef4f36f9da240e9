"""Percentages and remainders as the papers print them (domain, section 4)."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

DASH = "—"


def percent_hundredths(part: int, whole: int) -> int | None:
    """Part / whole in hundredths of a percent, half up, from integers; None for base 0."""
    if whole <= 0:
        return None
    return (part * 20_000 + whole) // (whole * 2)


def percent(part: int, whole: int) -> str:
    """«73,12»: two decimals, decimal comma, half up; «—» for base 0; above 100 it is printed as it is."""
    hundredths = percent_hundredths(part, whole)
    if hundredths is None:
        return DASH
    return f"{hundredths // 100},{hundredths % 100:02d}"


def percent_of_hours(part: Decimal, whole: Decimal | int) -> str:
    """The same for hours, which may come in hundredths."""
    return percent(int(part * 100), int(whole * 100))


@dataclass(frozen=True, slots=True)
class PlanAndFact:
    """Plan against fact: the remainder never goes below 0, over-fulfilment is a column of its own."""

    plan: int
    fact: int

    @property
    def percent(self) -> str:
        """Fact as a percentage of the plan."""
        return percent(self.fact, self.plan)


@dataclass(frozen=True, slots=True)
class PlanAndFactTotal:
    """Total of rows: each column is the sum of its rows, so a surplus in one hides no gap in another."""

    plan: int
    fact: int
    remainder: int
    over: int

    @property
    def percent(self) -> str:
        """Fact as a percentage of the plan."""
        return percent(self.fact, self.plan)


def remainder(row: PlanAndFact) -> int:
    """What is missing to the plan, 0 or more (slides, registration table)."""
    return max(row.plan - row.fact, 0)


def over(row: PlanAndFact) -> int:
    """What exceeds the plan, 0 or more."""
    return max(row.fact - row.plan, 0)


def total(rows: Iterable[PlanAndFact]) -> PlanAndFactTotal:
    """The total row of a registration table."""
    listed = tuple(rows)
    return PlanAndFactTotal(
        plan=sum(row.plan for row in listed),
        fact=sum(row.fact for row in listed),
        remainder=sum(remainder(row) for row in listed),
        over=sum(over(row) for row in listed),
    )
