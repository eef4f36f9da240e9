"""The periods that the work log is looked at by: the year, its campaigns, its months, or days of one's own."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.rules.periods import CampaignCalendar, CampaignCode, SchoolYear
from ui.components.labels import Label
from ui.forms.day_edit import DayEdit
from ui.theme import current
from ui.themed import Themed

if TYPE_CHECKING:
    from collections.abc import Iterable

OWN = "own"
_MONTHS = (
    "Январь", "Февраль", "Март", "Апрель", "Май", "Июнь",
    "Июль", "Август", "Сентябрь", "Октябрь", "Ноябрь", "Декабрь",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Period:
    """A choice of the period: its key, its words, its days."""

    key: str
    words: str
    first: date | None = None
    last: date | None = None


def periods_of(year: SchoolYear, campaigns: "Iterable[tuple[CampaignCode, CampaignCalendar]]") -> list[Period]:
    """The choices in a school year."""
    found = [Period("", "Весь год")]
    found += [
        Period(str(code), f"{code.nominative.capitalize()} кампания", calendar.start, calendar.end)
        for code, calendar in campaigns
    ]
    months = [date(year.start_year + (month < 9), month, 1) for month in (*range(9, 13), *range(1, 9))]
    found += [Period(f"{day:%Y-%m}", f"{_MONTHS[day.month - 1]} {day.year}", day, _last_day(day)) for day in months]
    return [*found, Period(OWN, "Свой период…")]


def _last_day(first: date) -> date:
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return following - timedelta(days=1)


class OwnPeriod(Themed, QWidget):
    """Two days to type; `changed` when another period can be read."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.first, self.last = DayEdit(width=136, calendar=True), DayEdit(width=136, calendar=True)
        self.first.setAccessibleName("Первый день периода")
        self.last.setAccessibleName("Последний день периода")
        for edit in (self.first, self.last):
            edit.textChanged.connect(lambda _text: self.changed.emit())
        self._row = QHBoxLayout(self)
        self._row.setSpacing(8)
        for widget in (Label("с"), self.first, Label("по"), self.last):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        self.restyle()
        self.hide()

    def restyle(self) -> None:
        margin = current().px(24)
        self._row.setContentsMargins(margin, 0, margin, current().px(12))
