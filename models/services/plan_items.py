"""Plan items written, moved, deleted, taken from a catalogue and carried over: one action of the user each."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models.changes import Action, Changes
from models.errors import UserError
from models.journal.journal import Journal
from models.rules.catalogues import taken_into_plan
from models.rules.events import PlanEntry
from models.rules.names import join_list, tidy
from models.rules.periods import SchoolYear
from models.rules.plan_carry import carried_over, new_codes, not_yet_there
from models.rules.plan_checks import check_plan_item
from models.rules.plan_classes import named_classes
from models.rules.plan_dates import month_name, moved_to, shifted
from models.rules.russian import in_quotes
from models.services.catalogues import catalogue
from models.services.event_loading import plan_entry, plan_of_year
from models.services.plan_year import class_names
from models.services.refusal import refuse_faults
from models.services.years import year_row
from models.tables import PlanItem, WorkRecord
from models.tables import SchoolYear as YearRow
from models.vocabulary import Direction

CHANGED = Changes.of("plan", "report", "indicators")
_GONE = "Этого пункта уже нет в плане."


def plan_item(journal: Journal, item_id: int) -> PlanEntry | None:
    """An item; None when it is gone."""
    with journal.read() as session:
        row = session.get(PlanItem, item_id)
        return plan_entry(row) if row is not None else None


def save_plan_item(journal: Journal, item: PlanEntry, start_year: int) -> tuple[Changes, int]:
    """Adds an item (id 0) to the year's plan or changes one; its id. FieldsRefusedError for faults of its fields."""
    title = tidy(item.title)
    words = f"В план: {in_quotes(title)}" if not item.id else f"Изменено в плане: {in_quotes(title)}"
    with journal.write(Action(words, CHANGED)) as session:
        year = year_row(session, start_year)
        refuse_faults(check_plan_item(item, class_names(session, year.id)))
        if item.id:
            row = _row(session, item.id)
            _fill(row, item)
        else:
            (row,) = _added(session, year.id, [item])
        return CHANGED, row.id


def delete_plan_item(journal: Journal, item_id: int) -> Changes:
    """Puts an item into the bin; records that name it stay and name none. UserError when it is gone."""
    with journal.read() as session:
        title = _row(session, item_id).title
    with journal.write(
        Action(f"Пункт плана {in_quotes(title)}", CHANGED | Changes.of("work_log"), removes=True)
    ) as session:
        session.execute(update(WorkRecord).where(WorkRecord.plan_item_id == item_id).values(plan_item_id=None))
        session.delete(_row(session, item_id))
    return CHANGED | Changes.of("work_log")


def move_plan_item(
    journal: Journal, item_id: int, month: date | None, direction: Direction | None
) -> tuple[Changes, PlanEntry]:
    """Moves an item to another cell of the grid (`models.rules.plan_dates.moved_to`); as it is now."""
    with journal.read() as session:
        title = _row(session, item_id).title
    where = month_name(month).lower() if month is not None else "без срока"
    with journal.write(Action(f"Перенесено: {in_quotes(title)} → {where}", CHANGED)) as session:
        row = _row(session, item_id)
        year = SchoolYear(session.get_one(YearRow, row.year_id).start_year)
        moved = moved_to(plan_entry(row), month, year)
        row.start, row.end, row.dates_text = moved.start, moved.end, moved.dates_text or None
        row.direction = direction
        session.flush()
        return CHANGED, plan_entry(row)


def shift_plan_item(journal: Journal, item_id: int, days: int) -> tuple[Changes, PlanEntry]:
    """Moves an item by days (`models.rules.plan_dates.shifted`); as it is now. UserError when it is gone."""
    with journal.read() as session:
        before = plan_entry(_row(session, item_id))
    first = shifted(before, days).start or shifted(before, days).end
    where = f" → {first:%d.%m}" if first is not None else ""
    with journal.write(Action(f"Перенесено: {in_quotes(before.title)}{where}", CHANGED)) as session:
        row = _row(session, item_id)
        moved = shifted(plan_entry(row), days)
        row.start, row.end, row.dates_text = moved.start, moved.end, moved.dates_text or None
        session.flush()
        return CHANGED, plan_entry(row)


def take_from_catalogue(journal: Journal, key: str, number: str, start_year: int) -> tuple[Changes, PlanEntry]:
    """Takes an event of a catalogue into the year's plan; the new item. KeyError for an unknown one."""
    chosen = catalogue(key)
    event = chosen.item(number)
    if event is None:
        raise KeyError(number)
    with journal.write(Action(f"Взято в план: {in_quotes(event.title)}", CHANGED)) as session:
        year = year_row(session, start_year)
        item = taken_into_plan(event, chosen.source_of(event), SchoolYear(year.start_year))
        (row,) = _added(session, year.id, [item])
        return CHANGED, plan_entry(row)


def years_to_carry_from(journal: Journal, start_year: int) -> tuple[SchoolYear, ...]:
    """Other years with a plan, those before `start_year` first and the nearest ahead."""
    with journal.read() as session:
        planned = session.scalars(
            select(YearRow.start_year).where(
                YearRow.start_year != start_year, YearRow.id.in_(select(PlanItem.year_id).distinct())
            )
        )
        return tuple(SchoolYear(year) for year in sorted(planned, key=lambda year: (year > start_year, -year)))


def carry_over_preview(journal: Journal, source_year: int, start_year: int) -> tuple[PlanEntry, ...]:
    """The items of another year as they would stand in this one, those that are there already left out.

    Each keeps the id of the item that it comes from, so that `carry_over` can be told which are wanted.
    """
    with journal.read() as session:
        source, target = year_row(session, source_year), year_row(session, start_year)
        old = plan_of_year(session, source.id)
        return _carried(old, source.start_year, target.start_year, plan_of_year(session, target.id))


def carry_over(journal: Journal, source_year: int, start_year: int, wanted: Iterable[int]) -> tuple[Changes, int]:
    """Carries the wanted items (by their ids in the old year) over in one action; how many."""
    chosen = frozenset(wanted)
    words = f"План {SchoolYear(source_year)} перенесён"
    with journal.write(Action(words, CHANGED)) as session:
        source, target = year_row(session, source_year), year_row(session, start_year)
        old = [item for item in plan_of_year(session, source.id) if item.id in chosen]
        items = _carried(old, source.start_year, target.start_year, plan_of_year(session, target.id))
        known = frozenset(class_names(session, target.id))
        _added(session, target.id, [_with_known_classes(item, known) for item in items])
        return CHANGED, len(items)


def _with_known_classes(item: PlanEntry, known: frozenset[str]) -> PlanEntry:
    """A class that the new year has not is left out: the workbook would refuse it."""
    return replace(item, classes=join_list(name for name in named_classes(item.classes) if name in known))


def _carried(old: Sequence[PlanEntry], source: int, target: int, there: Sequence[PlanEntry]) -> tuple[PlanEntry, ...]:
    moved = carried_over(old, SchoolYear(source), SchoolYear(target))
    with_ids = [replace(item, id=before.id) for item, before in zip(moved, old, strict=True)]
    return not_yet_there(with_ids, there)


def _row(session: Session, item_id: int) -> PlanItem:
    row = session.get(PlanItem, item_id)
    if row is None:
        raise UserError(_GONE)
    return row


def _added(session: Session, year_id: int, items: Sequence[PlanEntry]) -> list[PlanItem]:
    taken = session.scalars(select(PlanItem.code).where(PlanItem.year_id == year_id)).all()
    rows = [PlanItem(year_id=year_id, code=code) for code in new_codes(taken, len(items))]
    for row, item in zip(rows, items, strict=True):
        _fill(row, item)
    session.add_all(rows)
    session.flush()
    return rows


def _fill(row: PlanItem, item: PlanEntry) -> None:
    row.level, row.title, row.direction, row.early = item.level, tidy(item.title), item.direction, item.early
    row.start, row.end, row.expected_number = item.start, item.end, item.expected_number
    row.classes = join_list(named_classes(item.classes)) or None
    row.expected_results = item.expected_results.strip() or None
    row.source = item.source or None
    row.dates_text, row.target_group = tidy(item.dates_text) or None, tidy(item.target_group) or None
    row.responsible, row.role = tidy(item.responsible) or None, tidy(item.role) or None
    row.project, row.form = tidy(item.project) or None, tidy(item.form) or None
