"""What the passport of a number says: its range, how it was counted, the records behind it. No Qt."""

from dataclasses import dataclass, field

from models.rules.campaign import Confirmed
from models.rules.unique import UniqueRange
from models.vocabulary import ConfirmedSubject

PUPILS, OVZ = "participants", "participants_ovz"
SUBJECTS = {PUPILS: ConfirmedSubject.PUPILS, OVZ: ConfirmedSubject.OVZ}


@dataclass(frozen=True, slots=True)
class RecordLine:
    """A record behind a number: «07.04», its title, what it adds."""

    record_id: int
    day: str
    title: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class PartLine:
    """A part of a sum. `key` opens the part's own passport, empty when it has none."""

    words: str
    figure: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A partner with the events that it took part in."""

    title: str
    note: str
    records: tuple[RecordLine, ...]


@dataclass(frozen=True, slots=True)
class Confirmable:
    """A unique number of one class that the coordinator may set inside its range."""

    class_id: int
    class_name: str
    subject: ConfirmedSubject
    bounds: UniqueRange
    confirmed: Confirmed | None


@dataclass(frozen=True, slots=True)
class Passport:
    """What the popover beside a number says."""

    key: str
    caption: str
    figure: str
    words: str = ""
    pairs: tuple[tuple[str, str], ...] = ()
    note: str = ""
    parts_title: str = ""
    parts: tuple[PartLine, ...] = ()
    records: tuple[RecordLine, ...] = ()
    groups: tuple[Group, ...] = field(default=())
    confirmable: Confirmable | None = None
    class_id: int | None = None


def class_words(name: str) -> str:
    """«5 класс» of a grade with a single class, else the name itself: «7А»."""
    return f"{name} класс" if name.isdigit() else name
