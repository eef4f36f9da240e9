"""The work log of a school year, read for its paper: its records, and those of the other journals as rows of it."""

from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.journal.journal import Journal
from models.rules.consultation_counts import attendances
from models.rules.events import ClassOnList, Event
from models.rules.log_numbering import numbered
from models.rules.log_options import LogKind
from models.rules.log_rows import (
    Attendance,
    ConsultationRow,
    Origin,
    Person,
    WorkLogRow,
    WorkLogYear,
    attendance_of,
)
from models.services.event_loading import classes_of_year, events_of_year
from models.services.log_papers.consultations import consultation_rows
from models.services.log_papers.printed import printed_log
from models.services.years import head_of, year_row
from models.tables import (
    DiagnosticsResult,
    DiagnosticsSession,
    Instrument,
    SchoolClass,
    Turnout,
    TurnoutName,
    WorkRecord,
)
from models.vocabulary import ConsultationKind, PersonCategory

_KIND_TITLES = {ConsultationKind.INDIVIDUAL: "Индивидуальная", ConsultationKind.GROUP: "Групповая"}


def read_work_log(journal: Journal, year: int | None = None, *, other_logs: bool = True) -> WorkLogYear:
    """The log of the year, of the latest when none is named; UsageError when the journal has no such year.

    `other_logs` adds a row for each consultation and each diagnostics session, marked with the journal it stands in.
    """
    with journal.read() as session:
        row = year_row(session, year)
        rows = list(_own_rows(session, row.id))
        if other_logs:
            rows += _from_consultations(session, row.id, row.start_year)
            rows += _from_diagnostics(session, row.id)
        rows.sort(key=lambda each: each.day)
        return WorkLogYear(head_of(row), tuple(rows), printed_log(session, LogKind.WORK, row.start_year))


def _own_rows(session: Session, year_id: int) -> Iterator[WorkLogRow]:
    classes = {each.id: each for each in classes_of_year(session, year_id)}
    lists = _lists(session, year_id)
    texts = {
        row.id: row
        for row in session.execute(
            select(WorkRecord.id, WorkRecord.place, WorkRecord.result, WorkRecord.document, WorkRecord.note).where(
                WorkRecord.year_id == year_id
            )
        )
    }
    for event in events_of_year(session, year_id):
        text = texts[event.id]
        yield WorkLogRow(
            key=f"w{event.id}",
            day=event.start,
            end=event.end,
            form=event.form or "",
            title=event.title,
            classes=_classes_of(event, classes, of_pupils=True),
            parent_classes=_classes_of(event, classes, of_pupils=False),
            attendance=attendance_of(
                classes,
                event.turnouts,
                parents=event.parents,
                teachers=max(len(set(event.teachers)), event.teachers_total or 0),
            ),
            hours=event.hours,
            place=text.place or "",
            partners=tuple(partner.name for partner in event.partners),
            result=text.result or "",
            document=text.document or "",
            note=text.note or "",
            lists=tuple((name, tuple(persons)) for name, persons in lists[event.id].items()),
        )


def _classes_of(event: Event, classes: dict[int, ClassOnList], *, of_pupils: bool) -> tuple[str, ...]:
    """Names of the classes whose pupils came, or whose parents did, by grade and letter."""
    came = {turnout.class_id for turnout in event.turnouts if turnout.is_of_pupils is of_pupils}
    return tuple(each.name for each in classes.values() if each.id in came)


def _lists(session: Session, year_id: int) -> dict[int, dict[str, list[Person]]]:
    """Names of the lists by record and class."""
    found: dict[int, dict[str, list[Person]]] = defaultdict(lambda: defaultdict(list))
    rows = session.execute(
        select(Turnout.record_id, SchoolClass.name, TurnoutName.name, TurnoutName.folded, TurnoutName.pupil_id)
        .join(Turnout, TurnoutName.turnout_id == Turnout.id)
        .join(SchoolClass, Turnout.class_id == SchoolClass.id)
        .where(SchoolClass.year_id == year_id)
        .order_by(Turnout.record_id, SchoolClass.grade, SchoolClass.name, TurnoutName.position)
    )
    for record_id, class_name, name, folded, pupil_id in rows:
        found[record_id][class_name].append(Person(name, folded, pupil_id))
    return found


def _from_consultations(session: Session, year_id: int, year: int) -> Iterator[WorkLogRow]:
    printed = printed_log(session, LogKind.CONSULTATIONS, year)
    rows = consultation_rows(session, year_id)
    for kind in ConsultationKind:
        section = [row for row in rows if row.kind is kind]
        for each in numbered(section, printed.numbers.get(kind, {})):
            yield _from_consultation(each.row, each.number)


def _from_consultation(row: ConsultationRow, number: int) -> WorkLogRow:
    """Nothing of what was spoken about leaves the journal of consultations (domain, section 1: confidentiality)."""
    came = attendances([row.counselled])
    ovz = row.ovz or 0
    attendance = {
        PersonCategory.PUPIL: Attendance(pupils=came, ovz=ovz),
        PersonCategory.PARENT: Attendance(parents=came),
        PersonCategory.TEACHER: Attendance(teachers=came),
    }[row.category]
    classes = (row.class_name,) if row.class_name else ()
    of_parents = row.category is PersonCategory.PARENT
    return WorkLogRow(
        key=row.key,
        day=row.day,
        end=None,
        form="консультация",
        title=f"{_KIND_TITLES[row.kind]} консультация",
        classes=() if of_parents else classes,
        parent_classes=classes if of_parents else (),
        attendance=attendance,
        note=f"журнал консультаций, {'I' if row.kind is ConsultationKind.INDIVIDUAL else 'II'}, № {number}",
        origin=Origin.CONSULTATIONS,
    )


def _from_diagnostics(session: Session, year_id: int) -> Iterator[WorkLogRow]:
    tested = func.count(DiagnosticsResult.id).filter(DiagnosticsResult.mark.is_(None))
    rows = session.execute(
        select(DiagnosticsSession.id, DiagnosticsSession.day, Instrument.name, SchoolClass.name, tested)
        .join(Instrument, DiagnosticsSession.instrument_id == Instrument.id)
        .join(SchoolClass, DiagnosticsSession.class_id == SchoolClass.id)
        .outerjoin(DiagnosticsResult, DiagnosticsResult.session_id == DiagnosticsSession.id)
        .where(DiagnosticsSession.year_id == year_id)
        .group_by(DiagnosticsSession.id)
        .order_by(DiagnosticsSession.day, DiagnosticsSession.id)
    )
    for session_id, day, instrument, class_name, number in rows:
        yield WorkLogRow(
            key=f"d{session_id}",
            day=day,
            end=None,
            form="диагностика",
            title=instrument,
            classes=(class_name,),
            attendance=Attendance(pupils=number),
            note="диагностика, ведомость класса",
            origin=Origin.DIAGNOSTICS,
        )
