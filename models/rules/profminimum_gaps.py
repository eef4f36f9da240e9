"""What a class lacks to its norm, where the pace so far leads, and what could close the gap before the year is over."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_FLOOR, Decimal

from models.rules.events import ClassOnList, Event
from models.rules.names import fold_partner
from models.rules.periods import SchoolYear
from models.rules.profminimum import ClassHours
from models.rules.school_calendar import SchoolCalendar
from models.vocabulary import Direction

_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Gap:
    """Hours that a class lacks in one direction.

    `forecast` is what the year ends with at the pace so far, never more than the norm; `short` what is then still
    missing.
    """

    class_name: str
    class_id: int
    direction: Direction
    fact: Decimal
    norm: int
    forecast: Decimal

    @property
    def missing(self) -> Decimal:
        """Осталось today."""
        return self.norm - min(self.fact, Decimal(self.norm))

    @property
    def short(self) -> Decimal:
        """Не хватит к концу года at this pace."""
        return self.norm - self.forecast


def share_of_year(calendar: SchoolCalendar, year: SchoolYear, today: date) -> tuple[int, int]:
    """Days with lessons, weekends aside, that have passed by the end of `today`, and all of the year."""
    days = [year.start + timedelta(days=number) for number in range((year.end - year.start).days + 1)]
    taught = [day for day in days if day.weekday() < 5 and calendar.has_lessons(day)]
    return sum(day <= today for day in taught), len(taught)


def forecast(fact: Decimal, norm: int, passed: int, of: int) -> Decimal:
    """Hours at the end of the year when it goes on as it went: rounded down to halves, never above the norm.

    Before the first lesson there is no pace: what is held is all that is known. After the last one nothing comes.
    """
    if not passed or passed >= of:
        expected = fact
    else:
        expected = (fact * of / passed / _HALF).to_integral_value(ROUND_FLOOR) * _HALF
    return min(max(expected, fact), Decimal(norm))


def gaps(classes: Iterable[ClassHours], passed: int, of: int) -> tuple[Gap, ...]:
    """Every direction that a class has not fulfilled, the largest shortfall of the year's end first."""
    found = [
        Gap(
            one.school_class.name,
            one.school_class.id,
            direction,
            hours.fact,
            hours.norm,
            forecast(hours.fact, hours.norm, passed, of),
        )
        for one in classes
        for direction, hours in one.directions.items()
        if hours.missing
    ]
    order = list(Direction)
    return tuple(sorted(found, key=lambda gap: (-gap.short, -gap.missing, order.index(gap.direction))))


@dataclass(frozen=True, slots=True)
class PastEvent:
    """An event of the school's own that may be held again: where it was, with which grades, with whom."""

    title: str
    form: str
    hours: Decimal | None
    day: date
    grades: frozenset[int]
    partners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What could close a gap: `why` is told beside it («проводили 16.03.2026, СПК «Нива»»)."""

    title: str
    form: str
    hours: Decimal | None
    why: str


def own_suggestions(
    school_class: ClassOnList, past: Sequence[PastEvent], attended: Iterable[Event], limit: int
) -> tuple[Suggestion, ...]:
    """Events of the school's own that this class has not had this year: its grade's first, then the latest.

    `past` are events of the wanted direction; `attended` the class's own events of the year.
    """
    seen = {fold_partner(event.title) for event in attended}
    found: list[PastEvent] = []
    for event in sorted(past, key=lambda one: (school_class.grade not in one.grades, -one.day.toordinal())):
        key = fold_partner(event.title)
        if key not in seen:
            seen.add(key)
            found.append(event)
    return tuple(_suggested(event) for event in found[:limit])


def _suggested(event: PastEvent) -> Suggestion:
    partners = f", {', '.join(event.partners)}" if event.partners else ""
    return Suggestion(event.title, event.form, event.hours, f"проводили {event.day:%d.%m.%Y}{partners}")
