"""Профминимум: hours of each class by direction against the norm of its level (slides, p. 2; domain, section 5)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from models.rules.events import ClassOnList
from models.rules.percent import PlanAndFact
from models.rules.periods import SchoolYear
from models.rules.profminimum_norms import Norms
from models.vocabulary import PROFMINIMUM_GRADES, Direction, ProfminimumLevel

Facts = Mapping[Direction, Decimal]

NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class DirectionHours:
    """Hours of one direction: held, asked for; `counted` never exceeds either, `surplus` is what it leaves out."""

    fact: Decimal
    norm: int

    @property
    def counted(self) -> Decimal:
        """Засчитано: a surplus in one direction hides no gap in another."""
        return min(self.fact, Decimal(self.norm))

    @property
    def surplus(self) -> Decimal:
        """Сверх нормы."""
        return self.fact - self.counted

    @property
    def missing(self) -> Decimal:
        """Осталось до нормы."""
        return self.norm - self.counted


@dataclass(frozen=True, slots=True)
class ClassHours:
    """One class of grades 6–11 with a level: its hours by direction, all six always there."""

    school_class: ClassOnList
    level: ProfminimumLevel
    directions: Mapping[Direction, DirectionHours]

    @property
    def norm(self) -> int:
        """Hours that the level asks for: 40, 60 or 80."""
        return sum(hours.norm for hours in self.directions.values())

    @property
    def fact(self) -> Decimal:
        """Hours held, whatever the norm."""
        return sum((hours.fact for hours in self.directions.values()), NOTHING)

    @property
    def counted(self) -> Decimal:
        """Засчитано: Σ min(fact, norm) over the directions."""
        return sum((hours.counted for hours in self.directions.values()), NOTHING)

    @property
    def surplus(self) -> Decimal:
        """Сверх нормы, all directions."""
        return sum((hours.surplus for hours in self.directions.values()), NOTHING)

    @property
    def missing(self) -> Decimal:
        """Осталось до нормы, all directions."""
        return sum((hours.missing for hours in self.directions.values()), NOTHING)


def has_profminimum(school_class: ClassOnList) -> bool:
    """Профминимум is for grades 6–11."""
    return school_class.grade in PROFMINIMUM_GRADES


@dataclass(frozen=True, slots=True)
class HeldHours:
    """Hours of a record that a class came to, «родители» too, or the sum of such records of one direction.

    `start` is the first day of the record, of a sum one of its first days.
    """

    class_id: int
    start: date
    direction: Direction | None
    hours: Decimal | None

    def counts_in(self, year: SchoolYear) -> bool:
        """Whether the class gets the hours: a day of the year, a direction, and hours are there."""
        return year.holds(self.start) and self.direction is not None and bool(self.hours)


def facts_by_class(held: Iterable[HeldHours], year: SchoolYear) -> dict[int, dict[Direction, Decimal]]:
    """Hours held, by class id and direction; `held` counts each record once for every class that came to it."""
    facts: dict[int, dict[Direction, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for one in held:
        if one.counts_in(year) and one.direction is not None and one.hours is not None:
            facts[one.class_id][one.direction] += one.hours
    return facts


def hours_of_classes(
    classes: Sequence[ClassOnList],
    levels: Mapping[int, ProfminimumLevel | None],
    held: Iterable[HeldHours],
    year: SchoolYear,
    norms: Norms,
) -> tuple[ClassHours, ...]:
    """Each class of grades 6–11 that has a level (`levels` by class id), in the given order of `classes`."""
    facts = facts_by_class(held, year)
    found = []
    for school_class in classes:
        level = levels.get(school_class.id)
        if level is not None and has_profminimum(school_class):
            own: Facts = facts.get(school_class.id, {})
            asked = norms.levels[level]
            hours = {one: DirectionHours(own.get(one, NOTHING), asked[one]) for one in Direction}
            found.append(ClassHours(school_class, level, hours))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class ClassRegistration:
    """Registration of one class in «Билет в будущее»: planned and done."""

    class_name: str
    numbers: PlanAndFact


def suggested_level(levels: Iterable[ProfminimumLevel]) -> ProfminimumLevel | None:
    """The level that most classes have, the lower one where as many have another; None without any.

    A school is reported by a level that it enters itself: this is only what the form offers.
    """
    listed = list(levels)
    order = list(ProfminimumLevel)
    return max(listed, key=lambda level: (listed.count(level), -order.index(level)), default=None)
