"""How a plan item stands, told from the work log (domain, section 7: done or not done comes from there)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.rules.events import PlanEntry
from models.rules.russian import plural, plural_word


class PlanStatus(StrEnum):
    """Отметка о выполнении."""

    DONE = "проведено"
    TODAY = "сегодня"
    OVERDUE = "срок прошёл"
    OPEN = "по плану"


@dataclass(frozen=True, slots=True)
class RecordBehind:
    """A record of the work log that names a plan item: what a mark of done rests on."""

    id: int
    title: str
    start: date
    end: date | None = None


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """A plan item with its status and the records behind it, by their days."""

    entry: PlanEntry
    status: PlanStatus
    records: tuple[RecordBehind, ...] = ()

    @property
    def is_done(self) -> bool:
        """Whether the work log has a record of it."""
        return self.status is PlanStatus.DONE

    @property
    def held_on(self) -> date | None:
        """The day of the latest record."""
        return self.records[-1].start if self.records else None


def plan_status(item: PlanEntry, today: date, *, recorded: bool) -> PlanStatus:
    """Done with a record; else late when its last day is over, today while it runs, else as planned.

    An item without days is never late: its words («По согласованию») are no date to hold it to. One with a last day
    only («до 20 марта») is of today on that day.
    """
    if recorded:
        return PlanStatus.DONE
    last, first = item.end or item.start, item.start or item.end
    if first is None or last is None:
        return PlanStatus.OPEN
    if max(first, last) < today:
        return PlanStatus.OVERDUE
    return PlanStatus.TODAY if min(first, last) <= today else PlanStatus.OPEN


def with_status(item: PlanEntry, records: Iterable[RecordBehind], today: date) -> PlannedItem:
    """The item with its status and its records in the order of their days."""
    behind = tuple(sorted(records, key=lambda record: (record.start, record.id)))
    return PlannedItem(item, plan_status(item, today, recorded=bool(behind)), behind)


def state_in_words(items: Iterable[PlannedItem]) -> str:
    """«Проведено 34 пункта из 47. У одного срок прошёл, а записи нет.», as the page says under its title."""
    listed = tuple(items)
    done = sum(item.is_done for item in listed)
    late = sum(item.status is PlanStatus.OVERDUE for item in listed)
    held = plural_word(done, "Проведён", "Проведено", "Проведено")
    words = f"{held} {plural(done, 'пункт', 'пункта', 'пунктов')} из {len(listed)}"
    if not late:
        return words
    whose = "одного" if late == 1 else str(late)
    return f"{words}. У {whose} срок прошёл, а записи нет"
