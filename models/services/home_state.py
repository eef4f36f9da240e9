"""What Главная shows, as plain values: readable without a database."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.rules.findings import Finding
from models.rules.periods import CampaignCalendar, CampaignCode, SchoolYear
from models.services.last_backup import LastBackup
from models.vocabulary import Direction, PersonCategory, ProfminimumLevel, ReportStatus


class DeadlineKind(StrEnum):
    """The dates of a campaign that concern a school (394-р п. 3 and 4)."""

    PLAN = "plan"
    LAST_DAY = "last-day"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day of the campaign's calendar.

    `count` is plan items for a plan, items without a record for the last day; `sent` the day on which the last package
    of the plan or the report was handed in.
    """

    kind: DeadlineKind
    campaign: CampaignCode
    day: date
    done: bool
    status: ReportStatus
    count: int = 0
    sent: date | None = None

    def days_left(self, today: date) -> int:
        """Days until it, below 0 when it is over."""
        return (self.day - today).days


@dataclass(frozen=True, slots=True)
class MeetingDue:
    """A next meeting that a consultation agreed upon; whose it is tells the category and the class, never a name."""

    id: int
    day: date
    category: PersonCategory
    class_name: str

    def days_left(self, today: date) -> int:
        """Days until it, below 0 when it is over."""
        return (self.day - today).days


@dataclass(frozen=True, slots=True)
class MeetingsDue:
    """The nearest meetings, and how many more there are soon."""

    nearest: tuple[MeetingDue, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class Gap:
    """A finding worth the next hour, and how many more of its kind there are."""

    finding: Finding
    more: int


@dataclass(frozen=True, slots=True)
class ReportState:
    """How far the report of the campaign at hand would be if it were handed in today."""

    campaign: CampaignCode
    percent: int
    done: int
    parts: int
    errors: int
    warnings: int
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class ClassBar:
    """Засчитано of one class against its norm, in hundredths of an hour."""

    class_name: str
    level: ProfminimumLevel
    counted: int
    norm: int


@dataclass(frozen=True, slots=True)
class NearestGap:
    """The direction that falls shortest by the end of the year at the pace so far; hours in hundredths."""

    class_name: str
    direction: Direction
    fact: int
    norm: int
    short: int


@dataclass(frozen=True, slots=True)
class HoursState:
    """Профминимум on Главная: the classes that stand worst, how many more there are, the nearest gaps."""

    bars: tuple[ClassBar, ...] = ()
    more: int = 0
    gaps: tuple[NearestGap, ...] = ()


@dataclass(frozen=True, slots=True)
class CampaignAtHand:
    """The campaign that is running or due next, else the last one."""

    code: CampaignCode
    calendar: CampaignCalendar


@dataclass(frozen=True, slots=True)
class HomeState:
    """All of Главная. `year` is None for a journal without a school; then everything else is empty.

    `school` and `latest_year` are the head of the sidebar: the name as the latest year's card has it.
    """

    year: SchoolYear | None
    campaign: CampaignAtHand | None = None
    deadlines: tuple[Deadline, ...] = ()
    meetings: MeetingsDue = MeetingsDue()
    report: ReportState | None = None
    hours: HoursState = HoursState()
    classes: int = 0
    pupils: int = 0
    events: int = 0
    school: str = ""
    latest_year: SchoolYear | None = None
    backup: LastBackup | None = None

    def is_running(self, today: date) -> bool:
        """Whether the campaign at hand is going on."""
        return self.campaign is not None and self.campaign.calendar.start <= today <= self.campaign.calendar.end
