"""Профминимум as Главная shows it: by February it tells which class will fall short."""

from datetime import date
from decimal import Decimal

from models.journal.journal import Journal
from models.rules.profminimum import ClassHours
from models.rules.profminimum_gaps import Gap
from models.services.home_state import ClassBar, HoursState, NearestGap
from models.services.profminimum import profminimum
from models.services.profminimum_gaps import gaps_of

BARS, GAPS = 6, 2


def hours_state(journal: Journal, today: date, start_year: int) -> HoursState:
    """The worst classes of the year, in the order of the school, and the nearest gaps."""
    found = profminimum(journal, start_year)
    worst = sorted(found.classes, key=lambda one: one.counted / one.norm if one.norm else 1)[:BARS]
    shown = [one for one in found.classes if one in worst]
    short = [gap for gap in gaps_of(journal, found, today).gaps if gap.short]
    return HoursState(
        tuple(_bar(one) for one in shown),
        len(found.classes) - len(shown),
        tuple(_gap(gap) for gap in short[:GAPS]),
    )


def _bar(one: ClassHours) -> ClassBar:
    return ClassBar(one.school_class.name, one.level, _hundredths(one.counted), one.norm * 100)


def _gap(gap: Gap) -> NearestGap:
    return NearestGap(gap.class_name, gap.direction, _hundredths(gap.fact), gap.norm * 100, _hundredths(gap.short))


def _hundredths(hours: Decimal) -> int:
    return int(hours * 100)
