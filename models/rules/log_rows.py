"""Rows of the journals as paper needs them: plain values that a service reads once and an exporter sets."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from models.rules.campaign import SchoolHead
from models.rules.consultation_counts import Counselled, person_key
from models.rules.events import ClassOnList, Turnout
from models.rules.log_numbering import NOTHING_PRINTED, PrintedLog
from models.rules.unique import attendances
from models.vocabulary import ConsultationKind, PersonCategory, TurnoutKind


@dataclass(frozen=True, slots=True)
class Person:
    """A person as a journal names them, and the pupil of the lists when it is one."""

    name: str
    folded: str
    pupil_id: int | None = None

    @property
    def named(self) -> tuple[str, int | None]:
        """What the code of the person is found by."""
        return self.name, self.pupil_id


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who took part in one piece of work, by category; the same person twice counts twice."""

    pupils: int = 0
    ovz: int = 0
    parents: int = 0
    teachers: int = 0

    def __add__(self, other: "Attendance") -> "Attendance":
        return Attendance(
            self.pupils + other.pupils,
            self.ovz + other.ovz,
            self.parents + other.parents,
            self.teachers + other.teachers,
        )


class Origin(StrEnum):
    """The journal that a row of the work log was made from; its numbers are counted there."""

    CONSULTATIONS = "журнал консультаций"
    DIAGNOSTICS = "журнал диагностик"


@dataclass(frozen=True, slots=True)
class WorkLogRow:
    """A row of the work log: the classes whose pupils came, those whose parents did.

    `lists` are the names by class that a turnout «список» gives.
    """

    key: str
    day: date
    end: date | None
    form: str
    title: str
    classes: tuple[str, ...]
    attendance: Attendance
    parent_classes: tuple[str, ...] = ()
    hours: Decimal | None = None
    place: str = ""
    partners: tuple[str, ...] = ()
    result: str = ""
    document: str = ""
    note: str = ""
    lists: tuple[tuple[str, tuple[Person, ...]], ...] = ()
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class WorkTotal:
    """What rows of the work log add up to. Rows of other journals are shown there and never counted twice."""

    records: int = 0
    attendance: Attendance = field(default_factory=Attendance)
    hours: Decimal = Decimal(0)

    @classmethod
    def of(cls, rows: Iterable[WorkLogRow]) -> "WorkTotal":
        """The total of these rows, those of other journals left out."""
        own = [row for row in rows if row.origin is None]
        return cls(
            len(own),
            sum((row.attendance for row in own), start=Attendance()),
            sum((row.hours for row in own if row.hours is not None), start=Decimal(0)),
        )


@dataclass(frozen=True, slots=True)
class ConsultationRow:
    """A row of the log of consultations. `coded`: its persons stand under their codes whatever the paper shows."""

    key: str
    day: date
    kind: ConsultationKind
    category: PersonCategory
    topic: str
    time: str = ""
    class_id: int | None = None
    class_name: str = ""
    class_size: int | None = None
    persons: tuple[Person, ...] = ()
    coded: bool = False
    number: int | None = None
    ovz: int | None = None
    initiator: str = ""
    content: str = ""
    methods: str = ""
    recommendations: str = ""
    result: str = ""
    minutes: int | None = None
    next_meeting: date | None = None

    @property
    def counselled(self) -> Counselled:
        """The row as the counting sees it."""
        keys = frozenset(person_key(each.folded, each.pupil_id, self._class_of_pupils) for each in self.persons)
        return Counselled(self.category, keys, self.number, self._class_of_pupils, self.class_size)

    @property
    def _class_of_pupils(self) -> int | None:
        """The class of a parent or a teacher parts nobody: a parent of two classes is one person."""
        return self.class_id if self.category is PersonCategory.PUPIL else None


@dataclass(frozen=True, slots=True)
class WorkLogYear:
    """The work log of a school year, by date, and what of it is on paper."""

    head: SchoolHead
    rows: tuple[WorkLogRow, ...]
    printed: PrintedLog = NOTHING_PRINTED


@dataclass(frozen=True, slots=True)
class ConsultationsYear:
    """The log of consultations of a school year, by date, and what of it is on paper."""

    head: SchoolHead
    rows: tuple[ConsultationRow, ...]
    printed: PrintedLog = NOTHING_PRINTED

    def of_kind(self, kind: ConsultationKind) -> tuple[ConsultationRow, ...]:
        """The rows of section I (individual) or II (group)."""
        return tuple(row for row in self.rows if row.kind is kind)


def attendance_of(
    classes: dict[int, ClassOnList], turnouts: Iterable[Turnout], *, parents: int | None, teachers: int
) -> Attendance:
    """Who came to one event: pupils and those with ОВЗ by its turnouts, parents by the record or by its turnouts."""
    pupils = ovz = of_classes = 0
    for turnout in turnouts:
        school_class = classes.get(turnout.class_id)
        if school_class is None:
            continue
        pupils += attendances(school_class, turnout)
        ovz += _ovz(school_class, turnout)
        of_classes += 0 if turnout.is_of_pupils else turnout.number
    return Attendance(pupils, ovz, max(parents or 0, of_classes), teachers)


def _ovz(school_class: ClassOnList, turnout: Turnout) -> int:
    if turnout.kind is TurnoutKind.WHOLE_CLASS:
        return school_class.ovz
    if turnout.kind is TurnoutKind.LIST:
        return len({name for name, has_ovz in turnout.names if has_ovz})
    return turnout.ovz if turnout.kind is TurnoutKind.COUNT else 0
