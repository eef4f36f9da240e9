"""Профминимум as the command line and the package say it (contract, section 4)."""

from decimal import Decimal
from typing import Any

from models.rules.percent import PlanAndFactTotal
from models.rules.periods import SchoolYear
from models.rules.profminimum import ClassHours


def profminimum_json(
    year: SchoolYear, classes: tuple[ClassHours, ...], registration: PlanAndFactTotal
) -> dict[str, Any]:
    """`{"year", "classes": {name: level, norm, counted, directions}, "registration"}`; hours are numbers."""
    return {
        "year": year.start_year,
        "classes": {one.school_class.name: _class(one) for one in classes},
        "registration": {
            "plan": registration.plan,
            "fact": registration.fact,
            "percent": registration.percent,
            "remainder": registration.remainder,
            "over": registration.over,
        },
    }


def _class(one: ClassHours) -> dict[str, Any]:
    return {
        "level": one.level.value,
        "norm": one.norm,
        "counted": number(one.counted),
        "directions": {
            direction.value: {"norm": hours.norm, "fact": number(hours.fact)}
            for direction, hours in one.directions.items()
        },
    }


def number(hours: Decimal) -> int | float:
    """Hours as JSON writes them: 2, 1.5."""
    return int(hours) if hours == hours.to_integral_value() else float(hours)
