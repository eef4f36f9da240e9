"""The Thursday register: a week in one call, each Thursday one record of the work log with its classes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from models.changes import Action, Changes
from models.errors import UserError
from models.journal.journal import Journal
from models.rules.lesson_register import (
    COURSE,
    FORM,
    HOURS,
    BulkRecord,
    Lesson,
    code_of,
    day_of,
    is_week_of_course,
    names_course,
    title_of,
    topic_of,
)
from models.rules.periods import SchoolYear
from models.rules.school_calendar import SchoolCalendar, missing_thursdays, thursdays, usual_calendar
from models.services.school_calendar import school_calendar
from models.services.settings import read_setting, write_setting
from models.services.years import year_row
from models.tables import SchoolClass, Turnout, WorkRecord
from models.vocabulary import PROFMINIMUM_GRADES, Direction, TurnoutKind

CHANGED = Changes.of("work_log", "report", "indicators")
_TOPICS_KEY = "register.topics"
_IN_CAMPAIGN_KEY = "register.in_campaign"


@dataclass(frozen=True, slots=True)
class ClassOfRegister:
    """A class that may have the course."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class LessonRegister:
    """A year's register. `own_calendar`: the school has looked its calendar over; else the usual one is shown.

    `missing` is how many Thursdays the calendar lacks for the course. A Thursday that has a record stands here even
    when the calendar frees it. `in_bulk` are records of several lessons at once: their weeks must not be marked too.
    """

    year: SchoolYear
    calendar: SchoolCalendar
    own_calendar: bool
    classes: tuple[ClassOfRegister, ...]
    lessons: tuple[Lesson, ...]
    missing: int
    in_campaign: bool
    in_bulk: tuple[BulkRecord, ...] = ()


def lesson_register(journal: Journal, start_year: int | None = None) -> LessonRegister:
    """The register of the year, the latest when none is named; UsageError when the journal does not hold it."""
    with journal.read() as session:
        row = year_row(session, start_year)
        year = SchoolYear(row.start_year)
        classes = _classes(session, row.id)
        held = _held(session, row.id)
    own = school_calendar(journal, year)
    calendar = own or usual_calendar(year)
    days = thursdays(calendar, year)
    return LessonRegister(
        year,
        calendar,
        own is not None,
        classes,
        _lessons(sorted({*days, *held.by_day}), held.by_day, topics(journal)),
        missing_thursdays(days),
        in_campaign(journal),
        held.in_bulk,
    )


def topics(journal: Journal) -> tuple[str, ...]:
    """The topics of the course that the user loaded, in their order."""
    kept = read_setting(journal, _TOPICS_KEY, [])
    return tuple(one for one in kept if isinstance(one, str)) if isinstance(kept, list) else ()


def save_topics(journal: Journal, wanted: Iterable[str]) -> Changes:
    """Replace the list of topics; records that were made keep the topic of then."""
    return write_setting(journal, _TOPICS_KEY, list(wanted)) | Changes.of("indicators")


def in_campaign(journal: Journal) -> bool:
    """Whether the lessons count for the campaign report: not, unless the school decided so (domain, section 4)."""
    return read_setting(journal, _IN_CAMPAIGN_KEY, default=False) is True


def save_in_campaign(journal: Journal, start_year: int, *, counted: bool) -> Changes:
    """Decide it for this year's lessons, made and to come."""
    write_setting(journal, _IN_CAMPAIGN_KEY, counted or None)
    words = "в отчёт кампании" if counted else "не в отчёт кампании"
    with journal.write(Action(f"Занятия «{COURSE}» {words}", CHANGED)) as session:
        year_id = year_row(session, start_year).id
        for record_id, _classes_of in _held(session, year_id).by_day.values():
            session.get_one(WorkRecord, record_id).in_campaign = counted
    return CHANGED | Changes.of("settings")


def mark_lesson(journal: Journal, start_year: int, day: date, class_ids: Iterable[int]) -> Changes:
    """Say which classes had the lesson of that Thursday, all at once; none takes the record away.

    `UserError` for a day that is no Thursday of the year's register, or a class outside of grades 6–11.
    """
    register = lesson_register(journal, start_year)
    lesson = next((one for one in register.lessons if one.day == day), None)
    if lesson is None:
        raise UserError(f"{day:%d.%m.%Y} занятия нет: этот день не учебный четверг, проверьте календарь школы.")
    wanted = frozenset(class_ids)
    if not wanted <= {one.id for one in register.classes}:
        raise UserError("Курс ведут в 6–11 классах: отметьте только их.")
    names = ", ".join(one.name for one in register.classes if one.id in wanted)
    title = f"Занятие {lesson.number}, {day:%d.%m}: {names or 'никто'}"
    with journal.write(Action(title, CHANGED)) as session:
        _write(session, register, lesson, wanted)
    return CHANGED


def _write(session: Session, register: LessonRegister, lesson: Lesson, class_ids: frozenset[int]) -> None:
    if not class_ids:
        # What the user or a workbook wrote stays a record; what the register made goes with its last class.
        own = WorkRecord.id == lesson.record_id, WorkRecord.code == code_of(lesson.day)
        session.execute(delete(Turnout).where(Turnout.record_id == lesson.record_id))
        session.execute(delete(WorkRecord).where(*own))
        return
    record_id = lesson.record_id if lesson.record_id is not None else _add(session, register, lesson)
    gone = lesson.class_ids - class_ids
    session.execute(delete(Turnout).where(Turnout.record_id == record_id, Turnout.class_id.in_(gone)))
    session.add_all(
        Turnout(record_id=record_id, class_id=class_id, kind=TurnoutKind.WHOLE_CLASS)
        for class_id in sorted(class_ids - lesson.class_ids)
    )


def _add(session: Session, register: LessonRegister, lesson: Lesson) -> int:
    row = WorkRecord(
        year_id=year_row(session, register.year.start_year).id,
        code=code_of(lesson.day),
        start=lesson.day,
        title=title_of(lesson.number, lesson.topic),
        form=FORM,
        direction=Direction.EXTRACURRICULAR,
        hours=HOURS,
        project=COURSE,
        in_campaign=register.in_campaign,
    )
    session.add(row)
    session.flush()
    return row.id


def _classes(session: Session, year_id: int) -> tuple[ClassOfRegister, ...]:
    rows = session.execute(
        select(SchoolClass.id, SchoolClass.name)
        .where(SchoolClass.year_id == year_id, SchoolClass.grade.in_(PROFMINIMUM_GRADES))
        .order_by(SchoolClass.grade, SchoolClass.name)
    )
    return tuple(ClassOfRegister(class_id, name) for class_id, name in rows)


@dataclass(frozen=True, slots=True)
class _Held:
    """The year's lessons by their day, each with its record and classes; and records of the course that are no week."""

    by_day: dict[date, tuple[int, frozenset[int]]]
    in_bulk: tuple[BulkRecord, ...]


def _held(session: Session, year_id: int) -> _Held:
    """A record is a week's lesson by its code, or, come another way, by its name, its hour and its Thursday."""
    classes = _classes_of_records(session, year_id)
    rows = session.execute(
        select(WorkRecord.id, WorkRecord.code, WorkRecord.title, WorkRecord.start, WorkRecord.end, WorkRecord.hours)
        .where(WorkRecord.year_id == year_id, WorkRecord.direction == Direction.EXTRACURRICULAR)
        .order_by(~WorkRecord.code.startswith("РМГ-"), WorkRecord.id)
    )
    by_day: dict[date, tuple[int, frozenset[int]]] = {}
    in_bulk: list[BulkRecord] = []
    for record_id, code, title, start, end, hours in rows:
        day = day_of(code) or (start if is_week_of_course(title, start, end, hours) else None)
        if day is not None and day not in by_day:
            by_day[day] = record_id, classes.get(record_id, frozenset())
        elif names_course(title) and hours:
            in_bulk.append(BulkRecord(record_id, title, start, hours))
    return _Held(by_day, tuple(in_bulk))


def _classes_of_records(session: Session, year_id: int) -> dict[int, frozenset[int]]:
    rows = session.execute(
        select(Turnout.record_id, Turnout.class_id)
        .join(WorkRecord, Turnout.record_id == WorkRecord.id)
        .where(WorkRecord.year_id == year_id, WorkRecord.direction == Direction.EXTRACURRICULAR)
    )
    found: dict[int, set[int]] = {}
    for record_id, class_id in rows:
        found.setdefault(record_id, set()).add(class_id)
    return {record_id: frozenset(classes) for record_id, classes in found.items()}


def _lessons(
    days: Iterable[date], held: Mapping[date, tuple[int, frozenset[int]]], known: tuple[str, ...]
) -> tuple[Lesson, ...]:
    nobody: tuple[None, frozenset[int]] = (None, frozenset())
    return tuple(
        Lesson(day, number, topic_of(known, number), *held.get(day, nobody)) for number, day in enumerate(days, 1)
    )
