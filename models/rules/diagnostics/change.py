"""The change between two dates: the start and the end of a year, per scale, per level, per person."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from models.rules.diagnostics.class_figures import mean, scale_names
from models.rules.diagnostics.instrument import Instrument, Scale
from models.rules.diagnostics.people import PersonResult


@dataclass(frozen=True, slots=True)
class LevelChange:
    """How many stood on a level before and stand on it now."""

    name: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class ScaleChange:
    """One scale over those who have a score on both dates; up, down and same count persons by level."""

    name: str
    people: int
    before: Decimal | None
    after: Decimal | None
    levels: tuple[LevelChange, ...]
    up: int
    down: int
    same: int

    @property
    def difference(self) -> Decimal | None:
        """By how much the mean moved; None when nobody has both scores."""
        return None if self.before is None or self.after is None else self.after - self.before


@dataclass(frozen=True, slots=True)
class PersonScaleChange:
    """One person's scores on one scale; None where a date has none."""

    scale: str
    before: Decimal | None
    after: Decimal | None

    @property
    def difference(self) -> Decimal | None:
        """By how much the score moved; None when one is lacking."""
        return None if self.before is None or self.after is None else self.after - self.before


@dataclass(frozen=True, slots=True)
class PersonChange:
    """One person on both dates, named as on the later one."""

    person: PersonResult
    scales: tuple[PersonScaleChange, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """The whole comparison; `people` are those tested on either date, `both` how many on both."""

    scales: tuple[ScaleChange, ...]
    people: tuple[PersonChange, ...]
    both: int


def compare(instrument: Instrument, before: Sequence[PersonResult], after: Sequence[PersonResult]) -> Change:
    """The change from one sheet of a method to a later one; means and levels are over those scored on both dates."""
    first = {one.identity: one for one in before if one.tested}
    last = {one.identity: one for one in after if one.tested}
    names = scale_names(instrument, (*first.values(), *last.values()))
    people = tuple(
        PersonChange(last.get(key) or first[key], tuple(_person(name, first.get(key), last.get(key)) for name in names))
        for key in dict.fromkeys((*last, *first))
    )
    return Change(
        scales=tuple(_scale(instrument, name, people) for name in names),
        people=people,
        both=len(first.keys() & last.keys()),
    )


def _person(name: str, before: PersonResult | None, after: PersonResult | None) -> PersonScaleChange:
    return PersonScaleChange(
        name, before.scores.get(name) if before else None, after.scores.get(name) if after else None
    )


def _scale(instrument: Instrument, name: str, people: Sequence[PersonChange]) -> ScaleChange:
    pairs = [
        (one.before, one.after)
        for person in people
        for one in person.scales
        if one.scale == name and one.before is not None and one.after is not None
    ]
    scale = instrument.scale(name)
    places = [(_place(scale, old), _place(scale, new)) for old, new in pairs] if scale else []
    return ScaleChange(
        name=name,
        people=len(pairs),
        before=mean([old for old, _ in pairs]),
        after=mean([new for _, new in pairs]),
        levels=_levels(scale, places) if scale else (),
        up=sum(new > old for old, new in places),
        down=sum(new < old for old, new in places),
        same=sum(new == old for old, new in places),
    )


def _place(scale: Scale, score: Decimal) -> int:
    """On which step of the levels a score stands, −1 below all."""
    return sum(level.start <= score for level in scale.levels) - 1


def _levels(scale: Scale, places: Sequence[tuple[int, int]]) -> tuple[LevelChange, ...]:
    return tuple(
        LevelChange(level.name, sum(old == step for old, _ in places), sum(new == step for _, new in places))
        for step, level in enumerate(scale.levels)
        if level.name
    )
