"""School years, campaigns and their calendar (394-р п. 3 and 4; domain, section 1)."""

import re
from dataclasses import dataclass
from datetime import date

from models.vocabulary import Season

_CODE = re.compile(r"(autumn|spring)-(\d{4})")
_YEAR = re.compile(r"(\d{4})\s*[/\\–—-]\s*(\d{4}|\d{2})(?:\s*(?:уч\.?|учебный)?\s*(?:г\.?|год))?")

_CALENDAR = {
    Season.AUTUMN: {
        "start": (9, 13),
        "end": (10, 15),
        "plan_due": (9, 17),
        "school_due": (10, 19),
        "municipality_due": (10, 22),
    },
    Season.SPRING: {
        "start": (3, 15),
        "end": (4, 16),
        "plan_due": (3, 19),
        "school_due": (4, 20),
        "municipality_due": (4, 23),
    },
}
"""The campaign calendar of 2021, the default of every campaign of the same season."""

_SEASON_WORDS = {Season.AUTUMN: ("осень", "осенней", "осенняя"), Season.SPRING: ("весна", "весенней", "весенняя")}


@dataclass(frozen=True, slots=True, order=True)
class SchoolYear:
    """A school year, 1 September – 31 August, named by the year it starts in."""

    start_year: int

    @property
    def start(self) -> date:
        """1 September."""
        return date(self.start_year, 9, 1)

    @property
    def end(self) -> date:
        """31 August."""
        return date(self.start_year + 1, 8, 31)

    def holds(self, day: date) -> bool:
        """Whether the day lies in the year."""
        return self.start <= day <= self.end

    def __str__(self) -> str:
        return f"{self.start_year}/{self.start_year + 1}"


def parse_school_year(text: str) -> SchoolYear | None:
    """«2026/2027» (also «2026-27») as a school year; None when it is none."""
    found = _YEAR.fullmatch(text.strip())
    if not found:
        return None
    first, second = int(found[1]), int(found[2])
    if second < 100:
        second += first // 100 * 100
    return SchoolYear(first) if second == first + 1 else None


def school_year_of(day: date) -> SchoolYear:
    """The school year that a day belongs to."""
    return SchoolYear(day.year if day.month >= 9 else day.year - 1)


@dataclass(frozen=True, slots=True)
class CampaignCode:
    """Season and calendar year of a campaign, written `autumn-2026`."""

    season: Season
    year: int

    @property
    def school_year(self) -> SchoolYear:
        """The school year that the campaign belongs to."""
        return SchoolYear(self.year if self.season is Season.AUTUMN else self.year - 1)

    @property
    def title(self) -> str:
        """«Осень 2026», as the window names it."""
        return f"{_SEASON_WORDS[self.season][0].capitalize()} {self.year}"

    @property
    def adjective(self) -> str:
        """«осенней», as the heading of Приложение 3 wants it."""
        return _SEASON_WORDS[self.season][1]

    @property
    def nominative(self) -> str:
        """«осенняя»."""
        return _SEASON_WORDS[self.season][2]

    @property
    def previous(self) -> "CampaignCode":
        """The campaign before this one, whatever its season."""
        if self.season is Season.AUTUMN:
            return CampaignCode(Season.SPRING, self.year)
        return CampaignCode(Season.AUTUMN, self.year - 1)

    def __str__(self) -> str:
        return f"{self.season}-{self.year}"


def parse_campaign_code(text: str) -> CampaignCode | None:
    """`autumn-2026` as a campaign; None when it is none."""
    found = _CODE.fullmatch(text.strip().lower())
    return CampaignCode(Season(found[1]), int(found[2])) if found else None


def campaigns_of(year: SchoolYear) -> tuple[CampaignCode, CampaignCode]:
    """Both campaigns of a school year, autumn first."""
    return CampaignCode(Season.AUTUMN, year.start_year), CampaignCode(Season.SPRING, year.start_year + 1)


@dataclass(frozen=True, slots=True)
class CampaignCalendar:
    """First and last day of a campaign and the days on which its papers are due."""

    start: date
    end: date
    plan_due: date
    school_due: date
    municipality_due: date

    def meets(self, start: date, end: date | None) -> bool:
        """Whether an event's days [start, end] meet the campaign's days (domain, section 4)."""
        return start <= self.end and (end or start) >= self.start

    def plans(self, start: date | None, end: date | None) -> bool:
        """Whether a plan item belongs to the campaign: by its days, in whatever order; by the one day that it has.

        An item without dates («По согласованию») does: leaving it out would lose it from Приложение 2.
        """
        days = [day for day in (start, end) if day is not None]
        return not days or self.meets(min(days), max(days))


def default_calendar(code: CampaignCode) -> CampaignCalendar:
    """The calendar of 2021 moved to the campaign's year (394-р п. 3 and 4)."""
    return CampaignCalendar(**{name: date(code.year, *day) for name, day in _CALENDAR[code.season].items()})
