"""The plan of a school year with the status of each item and the records behind it, and the report on the road map."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from models.journal.journal import Journal
from models.rules.periods import CampaignCalendar, CampaignCode, SchoolYear
from models.rules.plan_status import RecordBehind, with_status
from models.rules.plan_year import CampaignDays, YearPlan
from models.rules.road_map import RoadMapReport, road_map_lines
from models.services.catalogues import ROAD_MAP, catalogue, catalogues
from models.services.event_loading import classes_of_year, events_meeting, plan_of_year
from models.services.years import head_of, year_row
from models.tables import Campaign, PlanItem, SchoolClass, Teacher, WorkRecord
from models.vocabulary import FORMS, Season


def year_plan(journal: Journal, start_year: int | None = None, *, today: date | None = None) -> YearPlan:
    """The plan of a year, or of the latest one; UsageError when the journal has no such year."""
    day = today or date.today()
    with journal.read() as session:
        row = year_row(session, start_year)
        behind = _records_behind(session, row.id)
        items = tuple(with_status(item, behind[item.id], day) for item in plan_of_year(session, row.id))
        return YearPlan(
            year=SchoolYear(row.start_year),
            head=head_of(row),
            campaigns=_campaigns(session, row.id, row.start_year),
            class_names=class_names(session, row.id),
            items=items,
            today=day,
        )


def class_names(session: Session, year_id: int) -> tuple[str, ...]:
    """The classes of a year by grade and letter."""
    query = select(SchoolClass.name).where(SchoolClass.year_id == year_id)
    return tuple(session.scalars(query.order_by(SchoolClass.grade, SchoolClass.name)))


@dataclass(frozen=True, slots=True)
class PlanWords:
    """What the form of a plan item offers: teachers with their posts, projects and forms in use, the classes."""

    teachers: tuple[tuple[str, str], ...]
    projects: tuple[str, ...]
    forms: tuple[str, ...]
    class_names: tuple[str, ...]


def plan_words(journal: Journal, start_year: int) -> PlanWords:
    """What was written before, and what the catalogues and the papers name."""
    with journal.read() as session:
        year = year_row(session, start_year)
        teachers = session.execute(select(Teacher.full_name, Teacher.post).order_by(Teacher.folded))
        projects = {item.project for one in catalogues() for item in one.items if item.project}
        projects.update(_used(session, PlanItem.project), _used(session, WorkRecord.project))
        forms = [*FORMS, *sorted({*_used(session, PlanItem.form), *_used(session, WorkRecord.form)} - set(FORMS))]
        return PlanWords(
            tuple((name, post or "") for name, post in teachers),
            tuple(sorted(projects)),
            tuple(forms),
            class_names(session, year.id),
        )


def _used(session: Session, column: InstrumentedAttribute[str | None]) -> set[str]:
    return {word for word in session.scalars(select(column).distinct()) if word}


def _records_behind(session: Session, year_id: int) -> defaultdict[int, list[RecordBehind]]:
    """The records of the year by the plan item that they name."""
    rows = session.execute(
        select(WorkRecord.plan_item_id, WorkRecord.id, WorkRecord.title, WorkRecord.start, WorkRecord.end).where(
            WorkRecord.year_id == year_id, WorkRecord.plan_item_id.is_not(None)
        )
    )
    found: defaultdict[int, list[RecordBehind]] = defaultdict(list)
    for item_id, record_id, title, start, end in rows:
        assert item_id is not None
        found[item_id].append(RecordBehind(record_id, title, start, end))
    return found


def _campaigns(session: Session, year_id: int, start_year: int) -> tuple[CampaignDays, ...]:
    rows = session.scalars(select(Campaign).where(Campaign.year_id == year_id).order_by(Campaign.start))
    return tuple(
        CampaignDays(
            CampaignCode(row.season, start_year + (row.season is Season.SPRING)),
            CampaignCalendar(row.start, row.end, row.plan_due, row.school_due, row.municipality_due),
        )
        for row in rows
    )


def road_map_report(journal: Journal, start_year: int | None = None) -> RoadMapReport:
    """Each measure of the road map with what the school did in a year (1027/р п. 5.3); UsageError without the year."""
    with journal.read() as session:
        row = year_row(session, start_year)
        year = SchoolYear(row.start_year)
        whole_time = CampaignCalendar(date.min, date.max, date.max, date.max, date.max)
        lines = road_map_lines(
            catalogue(ROAD_MAP),
            plan_of_year(session, row.id),
            events_meeting(session, row.id, whole_time),
            classes_of_year(session, row.id),
        )
        return RoadMapReport(head_of(row), year, catalogue(ROAD_MAP), lines)
