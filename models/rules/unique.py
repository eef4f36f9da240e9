"""Unique participants of one class over a period, with the range that the records allow (domain, section 4)."""

from collections.abc import Iterable
from dataclasses import dataclass

from models.rules.events import ClassOnList, Turnout
from models.vocabulary import TurnoutKind


@dataclass(frozen=True, slots=True)
class UniqueRange:
    """How many different children took part: at least `lowest`, at most `highest`.

    `named` and `largest` are the parts of the lowest, `counted` the sum of all numbers given.
    """

    lowest: int
    highest: int
    whole_class: bool
    named: int
    largest: int
    counted: int

    @property
    def is_point(self) -> bool:
        """Whether the records leave no doubt."""
        return self.lowest == self.highest

    @property
    def words(self) -> str:
        """«от 12 до 15», or the one number that is possible."""
        return f"{self.lowest}" if self.is_point else f"от {self.lowest} до {self.highest}"

    def holds(self, number: int) -> bool:
        """Whether a confirmed number may be true."""
        return self.lowest <= number <= self.highest


def _range(size: int, *, whole_class: bool, named: int, counts: list[int]) -> UniqueRange:
    largest, counted = max(counts, default=0), sum(counts)
    if whole_class:
        return UniqueRange(size, size, whole_class=True, named=named, largest=largest, counted=counted)
    lowest = max(named, largest)
    # Lists and counts above the class are an error of their own; the range stays a range all the same.
    highest = max(min(size, named + counted), lowest)
    return UniqueRange(lowest, highest, whole_class=False, named=named, largest=largest, counted=counted)


def _of_pupils(turnouts: Iterable[Turnout]) -> list[Turnout]:
    return [turnout for turnout in turnouts if turnout.is_of_pupils]


def _listed_names(turnouts: Iterable[Turnout]) -> list[tuple[str, bool]]:
    """Names of the lists; those written beside a count are among the counted and add nobody."""
    return [name for turnout in turnouts if turnout.kind is TurnoutKind.LIST for name in turnout.names]


def unique_pupils(school_class: ClassOnList, turnouts: Iterable[Turnout]) -> UniqueRange:
    """Distinct pupils of one class in these turnouts of it; parents aside."""
    listed = _of_pupils(turnouts)
    return _range(
        school_class.enrolment,
        whole_class=any(turnout.kind is TurnoutKind.WHOLE_CLASS for turnout in listed),
        named=len({name for name, _ in _listed_names(listed)}),
        counts=[turnout.number for turnout in listed if turnout.kind is TurnoutKind.COUNT],
    )


def unique_ovz(school_class: ClassOnList, turnouts: Iterable[Turnout]) -> UniqueRange:
    """Distinct pupils with ОВЗ of one class, counted the same way from the ОВЗ numbers."""
    listed = _of_pupils(turnouts)
    return _range(
        school_class.ovz,
        whole_class=any(turnout.kind is TurnoutKind.WHOLE_CLASS for turnout in listed),
        named=len({name for name, ovz in _listed_names(listed) if ovz}),
        counts=[turnout.ovz for turnout in listed if turnout.kind is TurnoutKind.COUNT],
    )


def attendances(school_class: ClassOnList, turnout: Turnout) -> int:
    """Участия that one turnout adds to the накопительный итог: class size, length of the list, or the count."""
    if turnout.kind is TurnoutKind.WHOLE_CLASS:
        return school_class.enrolment
    if turnout.kind is TurnoutKind.LIST:
        return len({name for name, _ in turnout.names})
    return turnout.number if turnout.kind is TurnoutKind.COUNT else 0


def cumulative(school_class: ClassOnList, turnouts: Iterable[Turnout]) -> int:
    """Накопительный итог of one class: the number of участий."""
    return sum(attendances(school_class, turnout) for turnout in turnouts)
