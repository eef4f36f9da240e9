"""The plan as a list with the columns of Приложение 2 (394-р), for one campaign or the whole year."""

from collections.abc import Iterable
from datetime import date

from models.rules.plan_classes import for_whom
from models.rules.plan_dates import is_made_of
from models.rules.plan_status import PlannedItem, PlanStatus
from models.rules.plan_year import YearPlan, days_in_short, when_in_short
from models.vocabulary import EventLevel
from ui.tables.column import Column, Kind
from ui.tables.rows_model import RowsTableModel
from ui.tables.table_view import TableView

LEVELS = {
    EventLevel.REGIONAL: "Региональный",
    EventLevel.MUNICIPAL: "Муниципальный",
    EventLevel.SCHOOL: "Школьный",
}
_ORDER = tuple(LEVELS)
_RESULTS = 5
_MARKS = {PlanStatus.DONE: "ok", PlanStatus.OVERDUE: "warn"}


class PlanList(TableView):
    """`opened(item)` by Enter or a double click."""

    def __init__(self) -> None:
        self._plan: YearPlan | None = None
        columns = (
            Column("Уровень", lambda item: LEVELS[item.entry.level], width=154, sort_key=_place),
            Column("Название", lambda item: item.entry.title, strong=True, second=self._state),
            Column("Сроки", _dates, width=122, sort_key=_first_day),
            Column("Целевая группа", self._whom, width=130),
            Column("Ожидается", lambda item: item.entry.expected_number, Kind.COUNT, 102),
            Column("Результаты", lambda item: item.entry.expected_results, width=124),
            Column(
                "Ответственный", lambda item: item.entry.responsible, width=160, second=lambda item: item.entry.role
            ),
            Column("", lambda item: _MARKS.get(item.status), Kind.MARK, 46, tooltip=lambda item: str(item.status)),
        )
        self.items = RowsTableModel(columns, key=lambda item: item.entry.id)
        super().__init__(self.items, name="Список плана")

    def show_items(self, plan: YearPlan, campaign: str) -> int:
        """Show the items of a campaign (all of them for an empty code) in the groups of the paper; how many."""
        self._plan = plan
        items = sorted(items_of(plan, campaign), key=lambda item: (_place(item), _first_day(item), item.entry.id))
        self.items.set_rows(items)
        return len(items)

    def squeeze(self, *, squeezed: bool, narrow: bool) -> None:
        """Rare columns give way to a panel, the results to a narrow window."""
        for place in (3, 4, 5, 6):
            self.setColumnHidden(place, squeezed or (narrow and place == _RESULTS))
        self.restyle()

    def _state(self, item: PlannedItem) -> str:
        """«проведено 22.01», «срок прошёл», «сегодня», «по плану»."""
        if self._plan is None:
            return str(item.status)
        return f"проведено {when_in_short(item, self._plan.today)}" if item.is_done else str(item.status)

    def _whom(self, item: PlannedItem) -> str:
        return for_whom(item.entry, self._plan.class_names if self._plan is not None else ())


def items_of(plan: YearPlan, campaign: str) -> Iterable[PlannedItem]:
    """The items that a campaign plans, as Приложение 2 takes them."""
    days = next((one.calendar for one in plan.campaigns if str(one.code) == campaign), None)
    return [item for item in plan.items if days is None or days.plans(item.entry.start, item.entry.end)]


def _place(item: PlannedItem) -> int:
    return _ORDER.index(item.entry.level)


def _dates(item: PlannedItem) -> str:
    """The days in figures, which take least room; words that say something else as they are."""
    entry = item.entry
    short = days_in_short(entry.start, entry.end)
    return short if short and is_made_of(entry.dates_text, entry.start, entry.end) else entry.dates_text


def _first_day(item: PlannedItem) -> date:
    return item.entry.start or item.entry.end or date.max
