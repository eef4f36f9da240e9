"""The plan of a school year as screen, papers and files show it."""

from dataclasses import dataclass, replace
from datetime import date

from models.rules.campaign import SchoolHead
from models.rules.periods import CampaignCalendar, CampaignCode, SchoolYear
from models.rules.plan_classes import concerns_class, for_whom
from models.rules.plan_dates import dates_in_words, month_of
from models.rules.plan_status import PlannedItem, PlanStatus
from models.vocabulary import Direction

GRID_ROWS: tuple[Direction | None, ...] = (*Direction, None)
"""The rows of the grid: the six directions of Профминимум, then what has none."""
NO_DIRECTION = "Без направления"


@dataclass(frozen=True, slots=True)
class CampaignDays:
    """A campaign of the year."""

    code: CampaignCode
    calendar: CampaignCalendar


@dataclass(frozen=True, slots=True)
class YearPlan:
    """The plan: its items in the order they were entered, each with its status; classes and campaigns of the year."""

    year: SchoolYear
    head: SchoolHead
    campaigns: tuple[CampaignDays, ...]
    class_names: tuple[str, ...]
    items: tuple[PlannedItem, ...]
    today: date

    def for_class(self, name: str) -> "YearPlan":
        """The same with the items that concern a class; an empty name leaves it as it is."""
        if not name:
            return self
        return replace(self, items=tuple(item for item in self.items if concerns_class(item.entry, name)))

    def rows(self) -> tuple[Direction | None, ...]:
        """The rows of the grid that have items, in their order; all of them for a plan without any."""
        used = {item.entry.direction for item in self.items}
        return tuple(row for row in GRID_ROWS if row in used) or GRID_ROWS

    def by_cell(self) -> dict[tuple[Direction | None, date | None], list[PlannedItem]]:
        """The items of each cell by their days, those without any last. The month None is «без срока»."""
        found: dict[tuple[Direction | None, date | None], list[PlannedItem]] = {}
        for item in sorted(self.items, key=_by_days):
            found.setdefault((item.entry.direction, month_of(item.entry, self.year)), []).append(item)
        return found

    def cell(self, direction: Direction | None, month: date | None) -> tuple[PlannedItem, ...]:
        """The items of one cell."""
        return tuple(self.by_cell().get((direction, month), ()))

    @property
    def has_undated(self) -> bool:
        """Whether an item has no month at all."""
        return any(month_of(item.entry, self.year) is None for item in self.items)


def _by_days(item: PlannedItem) -> tuple[date, date, int]:
    first = item.entry.start or item.entry.end or date.max
    return first, item.entry.end or first, item.entry.id


def row_name(direction: Direction | None) -> str:
    """The name of a grid row."""
    return direction.value if direction is not None else NO_DIRECTION


def when_in_short(item: PlannedItem, today: date) -> str:
    """When, as short as a card wants it: «22.01», «01–15.06», «до 20.03», «сегодня», «идёт до 16.04».

    A done item tells the day of its last record, an item without days its own words («по согласованию»).
    """
    entry = item.entry
    if item.held_on is not None:
        return f"{item.held_on:%d.%m}"
    if item.status is PlanStatus.TODAY:
        last = max(day for day in (entry.start, entry.end) if day is not None)
        return "сегодня" if last == today else f"идёт до {last:%d.%m}"
    return days_in_short(entry.start, entry.end) or _lowered(entry.dates_text)


def days_in_short(start: date | None, end: date | None) -> str:
    """«22.01», «01–15.06», «15.03–16.04», «до 20.03»; empty without days."""
    if start is None:
        return f"до {end:%d.%m}" if end is not None else ""
    if end is None or end == start:
        return f"{start:%d.%m}"
    first = f"{start:%d}" if (start.year, start.month) == (end.year, end.month) else f"{start:%d.%m}"
    return f"{first}–{end:%d.%m}"


def _lowered(text: str) -> str:
    words = text.strip()
    return words[:1].lower() + words[1:]


def second_line(item: PlannedItem, plan: YearPlan) -> str:
    """«22.01 · 7–9 кл.» under the title of a card."""
    return " · ".join(
        part for part in (when_in_short(item, plan.today), for_whom(item.entry, plan.class_names)) if part
    )


def in_full(item: PlannedItem, plan: YearPlan) -> str:
    """The item in one sentence for who hears the page: title, when, for whom, how it stands."""
    entry = item.entry
    when = entry.dates_text.strip() or dates_in_words(entry.start, entry.end)
    held = f"проведено {item.held_on:%d.%m.%Y}" if item.held_on is not None else str(item.status)
    parts = (entry.title, when, for_whom(entry, plan.class_names), entry.responsible.strip(), held)
    return ", ".join(part for part in parts if part)
