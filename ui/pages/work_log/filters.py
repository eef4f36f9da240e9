"""What narrows the work log: period, class, form, direction."""

from datetime import date
from typing import TYPE_CHECKING, Any

from models.services.work_log_filter import WorkLogFilter
from models.vocabulary import Direction
from ui.components.controls import Combo
from ui.pages.records.filter_row import FilterRow
from ui.pages.work_log.periods import OWN, OwnPeriod, Period, periods_of
from ui.theme import current

if TYPE_CHECKING:
    from collections.abc import Iterable

    from models.rules.periods import CampaignCalendar, CampaignCode, SchoolYear

_SEARCH, _SEARCH_NARROW, _SEARCH_LEAST = 230, 176, 112


class WorkLogFilters:
    """Fills the combos of a `FilterRow` and reads what they ask for. `own` is the line of days of one's own."""

    def __init__(self, row: FilterRow) -> None:
        self._row = row
        self._periods: dict[str, Period] = {}
        self.period = Combo([("", "Весь год")], name="Период", width=176)
        self.school_class = Combo([(None, "Все классы")], name="Класс", width=128)
        self.form = Combo([(None, "Все виды")], name="Вид", width=134)
        self.direction = Combo(
            [(None, "Все направления"), *((one, one.value) for one in Direction)], name="Направление", width=178
        )
        for combo in (self.period, self.school_class, self.form, self.direction):
            combo.view().setMinimumWidth(current().px(230))
            row.add_choice(combo)
        row.kept_beside_panel = 3
        self.own = OwnPeriod()
        self.own.changed.connect(row.changed)
        self.period.currentIndexChanged.connect(lambda _index: self._show_own())

    def fill(
        self,
        year: "SchoolYear",
        campaigns: "Iterable[tuple[CampaignCode, CampaignCalendar]]",
        classes: "Iterable[tuple[int, str]]",
        forms: "Iterable[str]",
    ) -> None:
        """Offer what there is in a year; what was chosen stays where it is still there."""
        periods = periods_of(year, campaigns)
        self._periods = {one.key: one for one in periods}
        self.period.set_options([(one.key, one.words) for one in periods])
        self.school_class.set_options([(None, "Все классы"), *((key, f"{name} класс") for key, name in classes)])
        self.form.set_options([(None, "Все виды"), *((form, form) for form in forms)])
        self._show_own()

    def wanted(self, *, guests: bool) -> WorkLogFilter:
        """What is asked for."""
        self._show_own()  # «Показать все» chooses the year without a signal
        first, last = self._days()
        direction: Any = self.direction.value
        key: Any = self.school_class.value
        form: Any = self.form.value
        return WorkLogFilter(
            words=self._row.words,
            first=first,
            last=last,
            class_id=key,
            form=form,
            direction=Direction(direction) if direction else None,
            guests=guests,
        )

    def set_narrow(self, narrow: bool) -> None:
        """With little room the search is shorter, and the direction is there only when it leaves something out."""
        directed = self.direction.currentIndex() > 0
        narrow_search = _SEARCH_LEAST if directed else _SEARCH_NARROW
        self._row.search.setFixedWidth(current().px(narrow_search if narrow else _SEARCH))
        self.direction.setVisible(not narrow or directed)

    def _days(self) -> tuple[date | None, date | None]:
        if self.period.value != OWN:
            period = self._periods.get(str(self.period.value))
            return (period.first, period.last) if period is not None else (None, None)
        first, last = self.own.first.day, self.own.last.day
        return (last, first) if first and last and last < first else (first, last)

    def _show_own(self) -> None:
        self.own.setVisible(self.period.value == OWN)
