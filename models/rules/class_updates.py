"""What pasted rows would make of the classes that a year has: new ones, changed ones, faults."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from models.rules.classes import ClassNameError, parse_class_name
from models.rules.names import tidy
from models.rules.people_checks import ClassCard, check_class
from models.rules.school_card import ClassEntry
from models.rules.school_checks import FieldProblem


@dataclass(frozen=True, slots=True)
class ClassUpdate:
    """A class as it would be; `before` is None for a new one."""

    card: ClassCard
    before: ClassCard | None

    @property
    def changes_something(self) -> bool:
        """Whether writing the card would change the journal."""
        return self.card != self.before


@dataclass(frozen=True, slots=True)
class ClassUpdates:
    """The updates of the sound rows, in their order, and the faults; `FieldProblem.row` counts rows from 0."""

    updates: tuple[ClassUpdate, ...]
    problems: tuple[FieldProblem, ...]


def updates_of_classes(known: Sequence[ClassCard], rows: Sequence[ClassEntry]) -> ClassUpdates:
    """Sets pasted rows against the classes of the year: a blank cell leaves what is known as it is."""
    by_name = {card.name: card for card in known}
    updates: list[ClassUpdate] = []
    problems: list[FieldProblem] = []
    seen: set[str] = set()
    for number, row in enumerate(rows):
        try:
            name = str(parse_class_name(row.name))
        except ClassNameError as fault:
            problems.append(FieldProblem("name", str(fault), number))
            continue
        if name in seen:
            message = f"Класс {name} вставлен дважды: оставьте одну строку."
            problems.append(FieldProblem("name", message, number))
            continue
        seen.add(name)
        update = _update(by_name.get(name), name, row)
        faults = check_class(update.card)
        problems += [replace(fault, row=number) for fault in faults]
        if not faults:
            updates.append(update)
    return ClassUpdates(tuple(updates), tuple(problems))


def _update(before: ClassCard | None, name: str, row: ClassEntry) -> ClassUpdate:
    card = before or ClassCard(name=name)
    teacher = tidy(row.class_teacher)
    return ClassUpdate(
        replace(
            card,
            enrolment=card.enrolment if row.enrolment is None else row.enrolment,
            ovz=card.ovz if row.ovz is None else row.ovz,
            class_teacher=teacher or card.class_teacher,
        ),
        before,
    )
