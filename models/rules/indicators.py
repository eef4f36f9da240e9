"""The nine monitoring indicators of 1027/р: X = A · 100 / B over a school year's records (domain, section 6)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.rules.events import ClassOnList, Event, PlanEntry
from models.rules.indicator_rows import pupils_at
from models.rules.participation import count_teachers
from models.rules.percent import percent


@dataclass(frozen=True, slots=True)
class Indicator:
    """A row of the monitoring: its number, its words, A of B."""

    code: str
    title: str
    a: int
    b: int

    @property
    def percent(self) -> str:
        """«73,12», «—» for base 0."""
        return percent(self.a, self.b)


TITLES = {
    "1": "Доля обучающихся, вовлечённых в профориентационные мероприятия",
    "2": "Доля обучающихся, вовлечённых в мероприятия по ранней профориентации",
    "3": "Доля обучающихся с ОВЗ и инвалидностью, вовлечённых в профориентационные мероприятия",
    "4": "Доля образовательных организаций, вовлечённых в профориентационную работу",
    "5": "Доля образовательных организаций, вовлечённых в раннюю профориентацию",
    "6": "Доля педагогов, вовлечённых в профориентационную работу",
    "7": "Доля педагогов, вовлечённых в раннюю профориентацию",
    "8": "Доля проведённых профориентационных мероприятий из запланированных",
    "9": "Доля проведённых мероприятий по ранней профориентации из запланированных",
}
"""The indicators of 1027/р in short; the third one's base is all pupils with ОВЗ, the text's «всех» is its slip."""


def project_indicators(
    classes: Sequence[ClassOnList], events: Sequence[Event], plan: Sequence[PlanEntry], teachers_total: int | None
) -> tuple[Indicator, ...]:
    """The nine indicators of one school and school year, over all its records, campaign or not.

    `teachers_total` is the number of teachers of the school; without it the base is 0 and the share «—».
    """
    early = [event for event in events if event.early]
    pupils = sum(one.enrolment for one in classes)
    teachers = teachers_total or 0
    early_plan = [item for item in plan if item.early]
    involved, involved_ovz = pupils_at(classes, events)
    pairs = {
        "1": (involved, pupils),
        "2": (pupils_at(classes, early)[0], pupils),
        "3": (involved_ovz, sum(one.ovz for one in classes)),
        "4": (int(bool(events)), 1),
        "5": (int(bool(early)), 1),
        "6": (count_teachers(events), teachers),
        "7": (count_teachers(early), teachers),
        "8": (_held(plan, events), len(plan)),
        "9": (_held(early_plan, events), len(early_plan)),
    }
    return tuple(Indicator(code, TITLES[code], a, b) for code, (a, b) in pairs.items())


def held_items(plan: Iterable[PlanEntry], events: Iterable[Event]) -> tuple[PlanEntry, ...]:
    """Plan items with at least one record in which pupils took part (a turnout other than «родители»)."""
    with_pupils = {event.plan_item_id for event in events if any(turnout.is_of_pupils for turnout in event.turnouts)}
    return tuple(item for item in plan if item.id in with_pupils)


def _held(plan: Sequence[PlanEntry], events: Sequence[Event]) -> int:
    return len(held_items(plan, events))
