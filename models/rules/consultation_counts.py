"""Consultations held and persons counselled: two numbers (domain, section 7; Таблица 3 wants the second unique)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from models.vocabulary import PersonCategory


@dataclass(frozen=True, slots=True)
class Counselled:
    """What one consultation says of its persons.

    `persons` are keys of those named, equal for one person in every consultation (see `person_key`). `number` is how
    many took part when it was given; those beyond the named ones stay unnamed. `class_size` bounds the pupils of a
    class, None where nothing does.
    """

    category: PersonCategory
    persons: frozenset[str] = frozenset()
    number: int | None = None
    class_id: int | None = None
    class_size: int | None = None

    @property
    def attendance(self) -> int:
        """How many took part: the number given, though no fewer than are named; a consultation of nobody had one."""
        return max(self.number or 0, len(self.persons)) or 1


@dataclass(frozen=True, slots=True)
class PersonsCounselled:
    """Different persons: at least `lowest`, which the papers print («не менее»), at most `highest`."""

    lowest: int
    highest: int

    @property
    def is_point(self) -> bool:
        """Whether the records leave no doubt."""
        return self.lowest == self.highest

    def __add__(self, other: "PersonsCounselled") -> "PersonsCounselled":
        return PersonsCounselled(self.lowest + other.lowest, self.highest + other.highest)


NOBODY = PersonsCounselled(0, 0)


def person_key(folded: str, pupil_id: int | None, class_id: int | None) -> str:
    """The key of a person: the pupil on the list; else the name, for pupils of another class another person's."""
    if pupil_id is not None:
        return f"pupil {pupil_id}"
    return f"{class_id or ''} {folded}"


def held(consultations: Iterable[Counselled]) -> int:
    """Consultations held: an hour with a group is one."""
    return sum(1 for _ in consultations)


def attendances(consultations: Iterable[Counselled]) -> int:
    """Посещения: who came twice counts twice."""
    return sum(each.attendance for each in consultations)


def persons_counselled(consultations: Iterable[Counselled]) -> PersonsCounselled:
    """Different persons counselled, counted as participants of events are (domain, section 4).

    Among the pupils of one class, or all parents, or all teachers, with N persons named: at least N or the largest
    number of one consultation, whichever is greater; at most N and everybody left unnamed, no more than the class
    holds. Groups add up: a pupil is in one class, a parent is no teacher.
    """
    groups: dict[tuple[PersonCategory, int | None], list[Counselled]] = defaultdict(list)
    for each in consultations:
        class_id = each.class_id if each.category is PersonCategory.PUPIL else None
        groups[each.category, class_id].append(each)
    return sum((_of_group(group) for group in groups.values()), start=NOBODY)


def _of_group(group: list[Counselled]) -> PersonsCounselled:
    named = len(frozenset[str]().union(*(each.persons for each in group)))
    unnamed = sum(each.attendance - len(each.persons) for each in group)
    lowest = max(named, *(each.attendance for each in group))
    sizes = [each.class_size for each in group if each.class_size is not None]
    is_of_pupils = group[0].category is PersonCategory.PUPIL
    highest = min([named + unnamed, *(sizes if is_of_pupils else ())])
    # More than the class holds is a fault of its own; the range stays a range all the same.
    return PersonsCounselled(lowest, max(highest, lowest))
