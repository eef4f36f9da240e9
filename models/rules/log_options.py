"""What the user chooses of a journal before it becomes paper: which one, of which days, with whose names."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.rules.periods import CampaignCalendar, CampaignCode, SchoolYear
from models.rules.russian import MONTHS_GENITIVE


class LogKind(StrEnum):
    """The four documents that a coordinator keeps (recommendations, п. 8.5), named as on the command line."""

    PLAN_GRID = "plan-grid"
    CONSULTATIONS = "consultations"
    WORK = "work"
    DIAGNOSTICS = "diagnostics"

    @property
    def heading(self) -> str:
        """The title of its paper."""
        return _TITLES[self]


_TITLES = {
    LogKind.PLAN_GRID: "План-сетка профориентационной работы",
    LogKind.CONSULTATIONS: "Журнал индивидуальных и групповых консультаций",
    LogKind.WORK: "Журнал учета выполненной работы",
    LogKind.DIAGNOSTICS: "Журнал диагностик",
}


class Names(StrEnum):
    """Whose names the paper shows (domain, section 10: only counts leave the journal unless the user asks)."""

    FULL = "full"
    CODED = "coded"
    NONE = "none"


MONTHS = (
    "январь", "февраль", "март", "апрель", "май", "июнь",
    "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
)  # fmt: skip

QUARTERS = (("I", (9, 10)), ("II", (11, 12)), ("III", (1, 2, 3)), ("IV", (4, 5, 6, 7, 8)))
"""Четверти by whole months, the summer with the last one: the days of the holidays differ by school."""


@dataclass(frozen=True, slots=True)
class Month:
    """A month of a year; months compare in their order."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Month":
        """The month that the day lies in."""
        return cls(day.year, day.month)

    def __lt__(self, other: "Month") -> bool:
        return (self.year, self.number) < (other.year, other.number)

    @property
    def title(self) -> str:
        """«март 2027 г.»."""
        return f"{MONTHS[self.number - 1]} {self.year} г."

    @property
    def quarter(self) -> str:
        """«III» of III четверть."""
        return next(name for name, months in QUARTERS if self.number in months)


@dataclass(frozen=True, slots=True)
class LogPeriod:
    """Days from `start` to `end`, both inclusive, and the words for them on the paper («III четверть»)."""

    start: date
    end: date
    title: str

    def holds(self, day: date) -> bool:
        """Whether the day lies in the period."""
        return self.start <= day <= self.end


def year_period(year: SchoolYear) -> LogPeriod:
    """The whole school year."""
    return LogPeriod(year.start, year.end, f"{year} учебный год")


def month_periods(year: SchoolYear) -> tuple[LogPeriod, ...]:
    """September to August."""
    months = [Month(year.start_year + (number < 9), number) for number in (*range(9, 13), *range(1, 9))]
    return tuple(LogPeriod(date(each.year, each.number, 1), _last_day(each), each.title) for each in months)


def quarter_periods(year: SchoolYear) -> tuple[LogPeriod, ...]:
    """The four четверти of the year, by whole months."""
    by_month = {period.start.month: period for period in month_periods(year)}
    return tuple(
        LogPeriod(
            by_month[months[0]].start,
            by_month[months[-1]].end,
            f"{name} четверть ({MONTHS[months[0] - 1]} – {MONTHS[months[-1] - 1]})",
        )
        for name, months in QUARTERS
    )


def campaign_period(code: CampaignCode, calendar: CampaignCalendar) -> LogPeriod:
    """The days of a campaign."""
    return LogPeriod(calendar.start, calendar.end, f"{code.nominative} кампания {code.year} г.")


def days_period(start: date, end: date) -> LogPeriod:
    """Any days that the user names, in whatever order."""
    first, last = min(start, end), max(start, end)
    return LogPeriod(first, last, f"с {_day(first)} по {_day(last)}")


def _day(day: date) -> str:
    return f"{day.day} {MONTHS_GENITIVE[day.month - 1]} {day.year} г."


def _last_day(month: Month) -> date:
    following = date(month.year + month.number // 12, month.number % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


@dataclass(frozen=True, slots=True)
class LogOptions:
    """How a journal is printed.

    `period` None is the whole year with records dated outside it. `section` narrows to one section of the journal (a
    kind of work, individual consultations), empty for all. `only_new` leaves out what stands on printed sheets already;
    rows and pages go on after them. `other_logs` shows consultations and diagnostics in the work log.
    """

    year: int
    period: LogPeriod | None = None
    section: str = ""
    names: Names = Names.NONE
    sewn: bool = True
    monthly_totals: bool = True
    only_new: bool = False
    other_logs: bool = True

    @property
    def school_year(self) -> SchoolYear:
        """The year whose journal is printed."""
        return SchoolYear(self.year)

    def holds(self, day: date) -> bool:
        """Whether a row of that day is printed, as far as the period goes."""
        return self.period is None or self.period.holds(day)
