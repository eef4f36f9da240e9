"""The indicators of a school year: 1027/р, Приложение 4, Таблица 3; what only documents know is entered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.changes import Action, Changes
from models.journal.journal import Journal
from models.rules.appendix4 import PREFIX as APPENDIX4_PREFIX
from models.rules.appendix4 import appendix4
from models.rules.campaign import SchoolHead
from models.rules.consultation_counts import person_key, persons_counselled
from models.rules.events import Event
from models.rules.indicator_rows import Entered, IndicatorRow
from models.rules.indicators import Indicator, project_indicators
from models.rules.names import code_key, tidy
from models.rules.people_checks import LONGEST
from models.rules.periods import SchoolYear
from models.rules.projects import ProjectTotals, project_totals
from models.rules.school_checks import FieldProblem
from models.rules.table3 import PREFIX as TABLE3_PREFIX
from models.rules.table3 import table3
from models.services.event_loading import classes_of_year, events_of_year, plan_of_year
from models.services.log_papers.consultations import consultation_rows
from models.services.refusal import refuse_faults
from models.services.years import head_of, year_row
from models.tables import DiagnosticsResult, DiagnosticsSession, IndicatorEntry, WorkRecord
from models.vocabulary import PersonCategory

CHANGED = Changes.of("indicators")


@dataclass(frozen=True, slots=True)
class Indicators:
    """All indicators of one school year; `events` are the records that rows name by their numbers."""

    head: SchoolHead
    year: SchoolYear
    project: tuple[Indicator, ...]
    appendix4: tuple[IndicatorRow, ...]
    table3: tuple[IndicatorRow, ...]
    projects: tuple[ProjectTotals, ...]
    events: tuple[Event, ...]


def indicators(journal: Journal, start_year: int | None = None) -> Indicators:
    """The indicators of the year, the latest when none is named; UsageError when the journal does not hold it."""
    with journal.read() as session:
        row = year_row(session, start_year)
        classes = classes_of_year(session, row.id)
        events = events_of_year(session, row.id)
        entered = _entered(session, row.id)
        pupils, parents = (_counselled(session, row.id, who) for who in (PersonCategory.PUPIL, PersonCategory.PARENT))
        return Indicators(
            head_of(row),
            SchoolYear(row.start_year),
            project_indicators(classes, events, plan_of_year(session, row.id), row.teachers_total),
            appendix4(classes, events, entered),
            table3(
                classes,
                events,
                tested=_tested(session, row.id),
                pupils_counselled=pupils,
                parents_counselled=parents,
                entered=entered,
            ),
            project_totals(classes, events, _projects(session, row.id)),
            events,
        )


def _entered(session: Session, year_id: int) -> dict[str, Entered]:
    rows = session.scalars(select(IndicatorEntry).where(IndicatorEntry.year_id == year_id))
    return {code_key(row.code): Entered(row.value, row.document or "") for row in rows}


def _counselled(session: Session, year_id: int, category: PersonCategory) -> int:
    """Different persons counselled, the lowest that the log proves; the log's own statistics print the same."""
    rows = consultation_rows(session, year_id)
    return persons_counselled(row.counselled for row in rows if row.category is category).lowest


def _tested(session: Session, year_id: int) -> int:
    """Different pupils who were tested: neither «отказ» nor «отсутствовал»."""
    rows = session.execute(
        select(DiagnosticsResult.folded, DiagnosticsResult.pupil_id, DiagnosticsSession.class_id)
        .join(DiagnosticsSession, DiagnosticsResult.session_id == DiagnosticsSession.id)
        .where(DiagnosticsSession.year_id == year_id, DiagnosticsResult.mark.is_(None))
    )
    return len({person_key(folded, pupil_id, class_id) for folded, pupil_id, class_id in rows})


def _projects(session: Session, year_id: int) -> Mapping[int, str]:
    """The project that each record names."""
    rows = session.execute(
        select(WorkRecord.id, WorkRecord.project).where(WorkRecord.year_id == year_id, WorkRecord.project.is_not(None))
    )
    return {record_id: project for record_id, project in rows if project}


def enter_indicator(journal: Journal, start_year: int, code: str, value: str, document: str) -> Changes:
    """Enter a value that the journal cannot compute, with the document it is taken from; an empty value forgets it.

    `code` as the sheet «Показатели» writes it: «6.1» of Приложение 4, «Т3-1.1» of Таблица 3. FieldsRefusedError for a
    text that is too long.
    """
    value, document = tidy(value), tidy(document)
    refuse_faults(list(_faults({"value": value, "document": document})))
    with journal.write(Action(f"Показатель {code}", CHANGED)) as session:
        year_id = year_row(session, start_year).id
        rows = session.scalars(select(IndicatorEntry).where(IndicatorEntry.year_id == year_id))
        row = next((one for one in rows if code_key(one.code) == code_key(code)), None)
        if not value:
            if row is not None:
                session.delete(row)
        elif row is None:
            session.add(IndicatorEntry(year_id=year_id, code=code, value=value, document=document or None))
        else:
            row.value, row.document = value, document or None
    return CHANGED


def _faults(texts: Mapping[str, str]) -> Iterable[FieldProblem]:
    for field, text in texts.items():
        if len(text) > LONGEST:
            yield FieldProblem(field, f"Текст длиннее {LONGEST} знаков: сократите его.")


def as_json(found: Indicators) -> dict[str, object]:
    """What the command line and the package say (contract, section 4)."""
    return {
        "1027-р": {one.code: {"a": one.a, "b": one.b, "percent": one.percent} for one in found.project},
        "приложение-4": {row.code: row.as_json() for row in found.appendix4},
        "таблица-3": {row.code: row.as_json() for row in found.table3},
    }


PREFIXES = {"приложение-4": APPENDIX4_PREFIX, "таблица-3": TABLE3_PREFIX}
"""What stands before a row's number in the code under which its value is entered."""
