"""Codes of plan items, and last year's plan carried over into a new school year."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from models.rules.events import PlanEntry
from models.rules.names import fold_name
from models.rules.periods import SchoolYear
from models.rules.plan_dates import dates_in_words, is_made_of, moved_by, with_years_moved
from models.vocabulary import EventLevel

_NUMBERED = re.compile(r"П(\d{1,9})")


def new_codes(taken: Iterable[str], count: int) -> tuple[str, ...]:
    """So many codes («П20», «П21») behind the highest that is taken."""
    numbers = [int(found[1]) for code in taken if (found := _NUMBERED.fullmatch(code.strip()))]
    highest = max(numbers, default=0)
    return tuple(f"П{highest + number}" for number in range(1, count + 1))


def new_item(level: EventLevel = EventLevel.SCHOOL, **known: object) -> PlanEntry:
    """An item that nobody has written yet (id 0, no code), with what is known of it."""
    blank = PlanEntry(
        id=0, code="", level=level, title="", dates_text="", start=None, end=None, target_group="", classes="",
        expected_number=None, expected_results="", responsible="",
    )  # fmt: skip
    return replace(blank, **known)  # type: ignore[arg-type]


def carried_over(items: Iterable[PlanEntry], source: SchoolYear, target: SchoolYear) -> tuple[PlanEntry, ...]:
    """The items of one year as those of another, not written yet.

    Each day keeps its number and month and moves by the years between; the weekday is not kept, since schools plan by
    the date («1 октября») or the week, and a holiday moves with neither: the coordinator looks over the days anyway.
    Сроки follows the days where it was made of them, else the years that it spells follow. Classes stay as they are:
    an item is for the grade («Экскурсия, 7А»), not for the children who were in it. Nothing is done of it yet: the
    records stay with the old year's items.
    """
    by = target.start_year - source.start_year
    return tuple(_carried(item, by) for item in items)


def _carried(item: PlanEntry, years: int) -> PlanEntry:
    start, end = _moved(item.start, years), _moved(item.end, years)
    if item.dates_text.strip() and is_made_of(item.dates_text, item.start, item.end):
        text = dates_in_words(start, end)
    else:
        text = with_years_moved(item.dates_text, years)
    return replace(item, id=0, code="", start=start, end=end, dates_text=text)


def _moved(day: date | None, years: int) -> date | None:
    return None if day is None else moved_by(day, 12 * years)


def not_yet_there(items: Iterable[PlanEntry], there: Sequence[PlanEntry]) -> tuple[PlanEntry, ...]:
    """Those whose title with these days the plan does not hold: carrying over twice adds nothing."""
    known = {(fold_name(item.title), item.start, item.end) for item in there}
    return tuple(item for item in items if (fold_name(item.title), item.start, item.end) not in known)
