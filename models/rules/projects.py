"""Participants of the year's projects («ПроеКТОриЯ», «Урок цифры» …), unique and cumulative (letter 625)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models.rules.events import ClassOnList, Event
from models.rules.indicator_rows import pupils_at
from models.rules.names import fold_partner
from models.rules.unique import attendances


@dataclass(frozen=True, slots=True)
class ProjectTotals:
    """One project: its events, different pupils (the lowest that the records prove), and участия in all."""

    name: str
    unique: int
    cumulative: int
    records: tuple[int, ...]


def project_totals(
    classes: Sequence[ClassOnList], events: Sequence[Event], projects: Mapping[int, str]
) -> tuple[ProjectTotals, ...]:
    """The projects that records name (`projects` by record id), by name.

    One project whatever its case and quotes; the spelling met first stands.
    """
    by_project: dict[str, list[Event]] = {}
    for event in events:
        if event.id in projects:
            by_project.setdefault(fold_partner(projects[event.id]), []).append(event)
    found = [_totals(classes, own, projects[own[0].id]) for own in by_project.values()]
    return tuple(sorted(found, key=lambda one: one.name))


def _totals(classes: Sequence[ClassOnList], events: Sequence[Event], name: str) -> ProjectTotals:
    by_id = {one.id: one for one in classes}
    attended = sum(
        attendances(by_id[turnout.class_id], turnout)
        for event in events
        for turnout in event.turnouts
        if turnout.class_id in by_id
    )
    return ProjectTotals(name, pupils_at(classes, events)[0], attended, tuple(event.id for event in events))
