"""The school's yearly report on the road map of 1027/р (п. 5.3): each measure with what the school did."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.rules.campaign import SchoolHead
from models.rules.catalogues import Catalogue, CatalogueItem
from models.rules.events import ClassOnList, Event, PlanEntry
from models.rules.participation import count_teachers
from models.rules.periods import SchoolYear
from models.rules.unique import cumulative, unique_pupils


@dataclass(frozen=True, slots=True)
class RoadMapLine:
    """One measure: the plan items taken from it, the records behind them, and who took part.

    `pupils` counts unique pupils of grades 1–11 («не менее»), `attendances` их участия, `teachers` distinct teachers.
    """

    measure: CatalogueItem
    items: tuple[PlanEntry, ...]
    events: tuple[Event, ...]
    pupils: int
    attendances: int
    teachers: int

    @property
    def is_done(self) -> bool:
        """Whether the work log has anything of it."""
        return bool(self.events)


@dataclass(frozen=True, slots=True)
class RoadMapReport:
    """The report of a school year, its lines in the order of the road map."""

    head: SchoolHead
    year: SchoolYear
    catalogue: Catalogue
    lines: tuple[RoadMapLine, ...]

    @property
    def of_schools(self) -> tuple[RoadMapLine, ...]:
        """The measures that the road map asks of the schools."""
        return tuple(line for line in self.lines if line.measure.of_schools)

    @property
    def done(self) -> tuple[RoadMapLine, ...]:
        """The measures that the school has a record of, its own or another's."""
        return tuple(line for line in self.lines if line.is_done)


def road_map_lines(
    catalogue: Catalogue, items: Sequence[PlanEntry], events: Iterable[Event], classes: Sequence[ClassOnList]
) -> tuple[RoadMapLine, ...]:
    """A line for every measure; a record belongs to the measure that its plan item was taken from."""
    behind: dict[int, list[Event]] = {}
    for event in events:
        if event.plan_item_id is not None:
            behind.setdefault(event.plan_item_id, []).append(event)
    return tuple(_line(measure, catalogue.source_of(measure), items, behind, classes) for measure in catalogue.items)


def _line(
    measure: CatalogueItem,
    source: str,
    items: Sequence[PlanEntry],
    behind: dict[int, list[Event]],
    classes: Sequence[ClassOnList],
) -> RoadMapLine:
    taken = tuple(item for item in items if item.source == source)
    held = [event for item in taken for event in behind.get(item.id, ())]
    events = tuple(sorted(held, key=lambda event: (event.start, event.last_day, event.id)))
    pupils = attendances = 0
    for school_class in classes:
        turnouts = [turnout for event in events for turnout in event.turnouts if turnout.class_id == school_class.id]
        if turnouts:
            pupils += unique_pupils(school_class, turnouts).lowest
            attendances += cumulative(school_class, turnouts)
    return RoadMapLine(measure, taken, events, pupils, attendances, count_teachers(events))
