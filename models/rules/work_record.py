"""A record of the work log as its form fills it in: plain values, no database (contract, section 3)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from models.rules.periods import CampaignCalendar
from models.rules.plan_status import PlannedItem
from models.rules.russian import in_quotes
from models.rules.turnout_checks import ClassNumbers
from models.vocabulary import Direction, EventFormat, EventLevel, PartnerCategory, TurnoutKind

_NUMBERED = re.compile(r"М-?(\d{1,9})")

_USUAL_DIRECTIONS = {
    "экскурсия": Direction.PRACTICE,
    "профессиональная проба": Direction.PRACTICE,
    "мастер-класс": Direction.PRACTICE,
    "конкурс": Direction.PRACTICE,
    "практика": Direction.PRACTICE,
    "стажировка": Direction.PRACTICE,
    "родительское собрание": Direction.PARENTS,
    "урок": Direction.LESSONS,
    "диагностика": Direction.EXTRACURRICULAR,
    "дополнительное занятие": Direction.ADDITIONAL,
}
"""Where the hours of a form count unless the user says otherwise (domain, section 5)."""


@dataclass(frozen=True, slots=True)
class ListedName:
    """One name of a list; `pupil_id` is None for a name that stands in no class list."""

    name: str
    pupil_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnoutCard:
    """Охват of one class. `number` belongs to «число» and «родители»."""

    class_id: int
    kind: TurnoutKind = TurnoutKind.WHOLE_CLASS
    number: int | None = None
    ovz: int | None = None
    disability: int | None = None
    names: tuple[ListedName, ...] = ()


@dataclass(frozen=True, slots=True)
class PartnerOnRecord:
    """A partner by name; one that the journal does not know yet needs a category."""

    name: str
    category: PartnerCategory | None = None


@dataclass(frozen=True, slots=True)
class StoredPhoto:
    """A photo that lies in the journal's store already."""

    sha256: str
    width: int
    height: int
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkRecordCard:
    """A record of the year `year`; `plan_item` is the title of the plan item that it carries out."""

    id: int | None = None
    year: int = 0
    start: date | None = None
    end: date | None = None
    form: str = ""
    hours: Decimal | None = None
    title: str = ""
    direction: Direction | None = None
    turnouts: tuple[TurnoutCard, ...] = ()
    partners: tuple[PartnerOnRecord, ...] = ()
    teachers: tuple[str, ...] = ()
    teachers_total: int | None = None
    parents: int | None = None
    level: EventLevel | None = None
    event_format: EventFormat | None = None
    place: str = ""
    project: str = ""
    early: bool = False
    in_campaign: bool = True
    result: str = ""
    document: str = ""
    media_links: tuple[str, ...] = ()
    best: bool = False
    description: str = ""
    note: str = ""
    photos: tuple[StoredPhoto, ...] = ()
    plan_item_id: int | None = None
    plan_item: str = ""


@dataclass(frozen=True, slots=True)
class ClassPupil:
    """A pupil on a class's list, from a day to a day; open ends mean the whole year."""

    id: int
    name: str
    ovz: bool = False
    start: date | None = None
    end: date | None = None

    def is_there(self, day: date | None) -> bool:
        """Whether the pupil is in the class on the day of the event."""
        if day is None:
            return self.end is None
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class ClassForTurnout:
    """A class as the form needs it: its numbers and its list."""

    id: int
    grade: int
    numbers: ClassNumbers
    pupils: tuple[ClassPupil, ...] = ()

    @property
    def name(self) -> str:
        """«7А»."""
        return self.numbers.name


@dataclass(frozen=True, slots=True)
class BestEvent:
    """A record of the year that is marked as one of the best."""

    id: int
    start: date
    end: date | None = None


@dataclass(frozen=True, slots=True)
class FormLists:
    """What the form of a record offers while something is typed; `classes` with their lists."""

    classes: tuple[ClassForTurnout, ...]
    forms: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    teachers: tuple[str, ...] = ()
    partners: tuple[PartnerOnRecord, ...] = ()
    plan: tuple[PlannedItem, ...] = ()
    best: tuple[BestEvent, ...] = ()
    campaigns: tuple[CampaignCalendar, ...] = ()


def usual_direction(form: str) -> Direction | None:
    """The direction of Профминимум that a form usually counts for; None when there is no usual one."""
    return _USUAL_DIRECTIONS.get(form.strip().lower())


def name_of(card: WorkRecordCard) -> str:
    """«Экскурсия на сыроварню», 16.09: the record in the title of an action, in messages and in the bin."""
    day = f", {card.start:%d.%m}" if card.start else ""
    return f"{in_quotes(card.title.strip())}{day}"


def new_code(taken: Iterable[str]) -> str:
    """The code of a new record: «М65» behind the highest that is taken."""
    numbers = [int(found[1]) for code in taken if (found := _NUMBERED.fullmatch(code.strip()))]
    return f"М{max(numbers, default=0) + 1}"
