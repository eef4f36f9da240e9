"""Events and turnouts as the counting sees them: plain values, no database."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from models.vocabulary import Direction, EventFormat, EventLevel, PartnerCategory, TurnoutKind


@dataclass(frozen=True, slots=True)
class ClassOnList:
    """A class with its numbers on the list: all pupils, those with ОВЗ, those with инвалидность.

    `without_photo_consent` counts the named pupils who may not be shown on a photo.
    """

    id: int
    name: str
    grade: int
    enrolment: int
    ovz: int
    disability: int = 0
    without_photo_consent: int = 0


@dataclass(frozen=True, slots=True)
class Turnout:
    """Who of one class came to one event.

    `names` maps the folded name of a list to whether this pupil has ОВЗ; `number` and `ovz` belong to «число»
    (for «родители» the number is of parents).
    """

    class_id: int
    kind: TurnoutKind
    number: int = 0
    ovz: int = 0
    names: tuple[tuple[str, bool], ...] = ()

    @property
    def is_of_pupils(self) -> bool:
        """Whether pupils came: at «родители» the class gets the hours, its pupils are no participants."""
        return self.kind is not TurnoutKind.PARENTS


@dataclass(frozen=True, slots=True)
class EventPartner:
    """A partner at an event, as the journal's list of partners spells it."""

    name: str
    category: PartnerCategory


@dataclass(frozen=True, slots=True)
class Event:
    """A record of the work log. Days are inclusive; `hours` are academic hours."""

    id: int
    code: str
    title: str
    start: date
    end: date | None = None
    form: str | None = None
    event_format: EventFormat | None = None
    level: EventLevel | None = None
    direction: Direction | None = None
    hours: Decimal | None = None
    early: bool = False
    in_campaign: bool = True
    plan_item_id: int | None = None
    turnouts: tuple[Turnout, ...] = ()
    teachers: tuple[str, ...] = ()
    teachers_total: int | None = None
    parents: int | None = None
    partners: tuple[EventPartner, ...] = ()
    media_links: tuple[str, ...] = ()
    best: bool = False
    description: str = ""
    photos: tuple["EventPhoto", ...] = ()

    @property
    def last_day(self) -> date:
        """The event's last day."""
        return self.end or self.start


@dataclass(frozen=True, slots=True)
class EventPhoto:
    """A photo of an event: its content hash and its size in pixels."""

    sha256: str
    width: int
    height: int

    @property
    def long_side(self) -> int:
        """The longer side in pixels."""
        return max(self.width, self.height)


@dataclass(frozen=True, slots=True)
class PlanEntry:
    """A plan item as findings and Приложение 2 need it."""

    id: int
    code: str
    level: EventLevel
    title: str
    dates_text: str
    start: date | None
    end: date | None
    target_group: str
    classes: str
    expected_number: int | None
    expected_results: str
    responsible: str
    role: str = ""
    direction: Direction | None = None
    early: bool = False
    project: str = ""
    form: str = ""
    source: str = ""
