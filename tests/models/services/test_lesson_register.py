from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from models.errors import UsageError, UserError
from models.rules.periods import SchoolYear
from models.rules.school_calendar import Division, usual_calendar
from models.services import actions
from models.services.campaign_report import build
from models.services.lesson_register import (
    lesson_register,
    mark_lesson,
    save_in_campaign,
    save_topics,
    topics,
)
from models.services.profminimum import profminimum
from models.services.refusal import FieldsRefusedError
from models.services.school_calendar import save_calendar, school_calendar
from models.services.settings import write_setting
from models.tables import Turnout, WorkRecord
from models.vocabulary import Direction, TurnoutKind


@pytest.fixture
def year(sample):
    return lesson_register(sample).year.start_year


def extracurricular(journal, year):
    return {
        one.school_class.name: one.directions[Direction.EXTRACURRICULAR].fact
        for one in profminimum(journal, year).classes
    }


def test_a_week_in_one_call_gives_each_class_its_hour(sample, year):
    before = extracurricular(sample, year)
    register = lesson_register(sample, year)
    day = register.lessons[3].day
    everybody = [one.id for one in register.classes]
    mark_lesson(sample, year, day, everybody)
    mark_lesson(sample, year, day, everybody)  # a second click changes nothing
    after = extracurricular(sample, year)
    assert {name: after[name] - before[name] for name in before} == dict.fromkeys(before, 1)
    lesson = lesson_register(sample, year).lessons[3]
    assert (lesson.number, lesson.class_ids) == (4, frozenset(everybody)) and lesson.record_id
    mark_lesson(sample, year, day, everybody[1:])
    assert lesson_register(sample, year).lessons[3].class_ids == frozenset(everybody[1:])
    mark_lesson(sample, year, day, [])
    assert lesson_register(sample, year).lessons[3].record_id is None
    assert extracurricular(sample, year) == before
    actions.undo(sample)
    assert lesson_register(sample, year).lessons[3].class_ids == frozenset(everybody[1:])


def test_lessons_stay_out_of_the_campaign_unless_the_school_decides_otherwise(sample, year):
    campaign = f"autumn-{year}"
    before = build(sample, campaign).figures
    register = lesson_register(sample, year)
    day = next(one.day for one in register.lessons if one.day >= date(year, 9, 20))
    mark_lesson(sample, year, day, [one.id for one in register.classes])
    assert build(sample, campaign).figures == before
    save_in_campaign(sample, year, counted=True)
    assert build(sample, campaign).figures.events == before.events + 1
    mark_lesson(sample, year, register.lessons[0].day, [register.classes[0].id])
    with sample.read() as session:
        assert set(session.scalars(select(WorkRecord.in_campaign).where(WorkRecord.code.startswith("РМГ-")))) == {True}
    save_in_campaign(sample, year, counted=False)
    assert build(sample, campaign).figures == before


def test_topics_go_into_the_records(sample, year):
    save_topics(sample, ["Моя Россия", "Кто я?"])
    assert topics(sample) == ("Моя Россия", "Кто я?")
    register = lesson_register(sample, year)
    mark_lesson(sample, year, register.lessons[1].day, [register.classes[0].id])
    with sample.read() as session:
        row = session.get_one(WorkRecord, lesson_register(sample, year).lessons[1].record_id)
        assert (row.title, row.hours, row.in_campaign) == ("«Россия — мои горизонты», занятие 2: Кто я?", 1, False)
        assert len(session.scalars(select(Turnout).where(Turnout.record_id == row.id)).all()) == 1


def test_the_school_has_a_calendar_of_its_own(sample, year):
    assert not lesson_register(sample, year).own_calendar
    own = usual_calendar(SchoolYear(year), Division.TRIMESTERS)
    save_calendar(sample, SchoolYear(year), own)
    register = lesson_register(sample, year)
    assert (register.calendar, register.own_calendar) == (own, True)
    held = register.lessons[0]
    mark_lesson(sample, year, held.day, [register.classes[0].id])
    save_calendar(sample, SchoolYear(year), replace(own, terms=own.terms[1:]))
    shorter = lesson_register(sample, year)
    assert shorter.lessons[0].day == held.day  # what was held stays in sight
    assert shorter.missing >= 8
    with pytest.raises(FieldsRefusedError):
        save_calendar(sample, SchoolYear(year), replace(own, terms=()))
    for broken in ("нет", {"division": "полугодия", "terms": [], "free_days": []}, {"division": "четверти"}):
        write_setting(sample, f"calendar.{year}", broken)
        assert school_calendar(sample, SchoolYear(year)) is None


def test_what_cannot_be_marked(sample, year):
    register = lesson_register(sample, year)
    with pytest.raises(UserError, match="не учебный четверг"):
        mark_lesson(sample, year, date(year, 9, 1) if date(year, 9, 1).weekday() != 3 else date(year, 9, 2), [])
    with pytest.raises(UserError, match="6–11"):
        mark_lesson(sample, year, register.lessons[0].day, [999_999])
    with pytest.raises(UsageError):
        lesson_register(sample, 1999)


def test_lessons_of_a_workbook_are_the_same_lessons(sample, year):
    register = lesson_register(sample, year)
    day = register.lessons[5].day
    with sample.write() as session:
        year_id = session.scalars(select(WorkRecord.year_id).order_by(WorkRecord.id.desc())).first()
        row = WorkRecord(
            year_id=year_id,
            code="Г6",
            start=day,
            title="Россия - мои горизонты",
            hours=1,
            direction=Direction.EXTRACURRICULAR,
        )
        session.add(row)
        session.flush()
        session.add(Turnout(record_id=row.id, class_id=register.classes[0].id, kind=TurnoutKind.WHOLE_CLASS))
        record_id = row.id
    lesson = lesson_register(sample, year).lessons[5]
    assert (lesson.record_id, lesson.class_ids) == (record_id, {register.classes[0].id})
    before = extracurricular(sample, year)
    mark_lesson(sample, year, day, [one.id for one in register.classes])
    after = extracurricular(sample, year)
    assert after[register.classes[0].name] == before[register.classes[0].name]
    assert after[register.classes[1].name] == before[register.classes[1].name] + 1
    mark_lesson(sample, year, day, [])
    assert lesson_register(sample, year).lessons[5].record_id == record_id
    assert [bulk.hours for bulk in lesson_register(sample, year).in_bulk] == [7]
