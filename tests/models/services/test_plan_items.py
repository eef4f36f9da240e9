"""The plan of a year on a real journal: statuses from the work log, every action taken back by undo."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from models.errors import UserError
from models.rules.periods import SchoolYear
from models.rules.plan_carry import new_item
from models.rules.plan_status import PlanStatus
from models.rules.plan_year import NO_DIRECTION, row_name
from models.services import actions, plan_items
from models.services.plan_year import plan_words, road_map_report, year_plan
from models.services.refusal import FieldsRefusedError
from models.tables import PlanItem, WorkRecord
from models.vocabulary import Direction, EventLevel

TODAY = date(2026, 10, 7)


def plan(journal, year=2026):
    return year_plan(journal, year, today=TODAY)


def by_title(journal, title, year=2026):
    return next((item for item in plan(journal, year).items if item.entry.title == title), None)


def save(journal, **values):
    return plan_items.save_plan_item(journal, new_item(**values), 2026)[1]


def linked_record(journal, item_id):
    with journal.write() as session:
        record = session.scalars(select(WorkRecord).where(WorkRecord.start > date(2026, 9, 1))).first()
        record.plan_item_id = item_id
        return record.id


def test_the_plan_of_the_latest_year(sample):
    found = year_plan(sample, today=TODAY)

    assert found.year == SchoolYear(2026)
    assert [str(campaign.code) for campaign in found.campaigns] == ["autumn-2026", "spring-2027"]
    assert found.class_names == tuple(str(grade) for grade in range(1, 12))
    assert len(found.items) == 19
    assert {row_name(row) for row in found.rows()} >= {NO_DIRECTION}


def test_an_item_is_done_by_a_record(sample):
    item_id = save(sample, title="Экскурсия на мельницу", start=date(2026, 9, 1))
    assert by_title(sample, "Экскурсия на мельницу").status is PlanStatus.OVERDUE

    record_id = linked_record(sample, item_id)

    done = by_title(sample, "Экскурсия на мельницу")
    assert done.status is PlanStatus.DONE
    assert [record.id for record in done.records] == [record_id]


def test_a_new_item_gets_a_code_and_tidy_words(sample):
    item_id = save(
        sample,
        title="  Урок   цифры ",
        classes="7; 8 ,7",
        direction=Direction.LESSONS,
        form="урок",
        source="recurring/1.2",
        expected_results="Первое.\nВторое.",
        expected_number=30,
        early=True,
        role="Библиотекарь",
        level=EventLevel.REGIONAL,
    )

    item = plan_items.plan_item(sample, item_id)
    assert (item.code, item.title, item.classes) == ("П20", "Урок цифры", "7; 8")
    assert (item.direction, item.form, item.source, item.role) == (
        Direction.LESSONS,
        "урок",
        "recurring/1.2",
        "Библиотекарь",
    )
    assert (item.expected_results, item.expected_number, item.early) == ("Первое.\nВторое.", 30, True)
    assert item.level is EventLevel.REGIONAL

    actions.undo(sample)
    assert plan_items.plan_item(sample, item_id) is None
    actions.redo(sample)
    assert plan_items.plan_item(sample, item_id) == item


def test_a_changed_item_is_taken_back(sample):
    before = plan(sample).items[0].entry

    plan_items.save_plan_item(sample, replace(before, title="Другое", start=None, end=None), 2026)
    assert plan_items.plan_item(sample, before.id).title == "Другое"

    assert actions.undo(sample).title == "Изменено в плане: «Другое»"
    assert plan_items.plan_item(sample, before.id) == before


def test_faults_are_refused_and_nothing_is_written(sample):
    with pytest.raises(FieldsRefusedError) as refused:
        save(sample, title="", classes="12Я")

    assert [problem.field for problem in refused.value.problems] == ["title", "classes"]
    assert len(plan(sample).items) == 19


def test_a_deleted_item_leaves_its_record_and_comes_back_with_it(sample):
    item_id = save(sample, title="Квест «Мост»", start=date(2026, 9, 1))
    record_id = linked_record(sample, item_id)

    changes = plan_items.delete_plan_item(sample, item_id)

    assert changes.touches("plan") and changes.touches("work_log")
    with sample.read() as session:
        assert session.get_one(WorkRecord, record_id).plan_item_id is None
    assert [entry.title for entry in actions.bin_entries(sample)] == ["Пункт плана «Квест „Мост“»"]

    actions.undo(sample)
    assert by_title(sample, "Квест «Мост»").is_done


def test_what_is_gone_is_said(sample):
    for call in (
        lambda: plan_items.delete_plan_item(sample, 999),
        lambda: plan_items.move_plan_item(sample, 999, None, None),
        lambda: plan_items.shift_plan_item(sample, 999, 1),
        lambda: plan_items.save_plan_item(sample, new_item(id=999, title="Урок"), 2026),
    ):
        with pytest.raises(UserError, match="уже нет в плане"):
            call()


def test_an_item_is_moved_to_another_cell(sample):
    item_id = save(sample, title="Урок", start=date(2026, 10, 30), dates_text="30 октября 2026 г.")

    _, moved = plan_items.move_plan_item(sample, item_id, date(2027, 2, 1), Direction.PARENTS)

    assert (moved.start, moved.dates_text, moved.direction) == (
        date(2027, 2, 28),
        "28 февраля 2027 г.",
        Direction.PARENTS,
    )
    assert actions.undo(sample).title == "Перенесено: «Урок» → февраль"
    assert plan_items.plan_item(sample, item_id).start == date(2026, 10, 30)
    _, moved = plan_items.move_plan_item(sample, item_id, None, None)
    assert (moved.start, moved.dates_text) == (None, "")
    assert actions.undo(sample).title == "Перенесено: «Урок» → без срока"


def test_an_item_is_shifted_by_days(sample):
    item_id = save(sample, title="Урок", start=date(2026, 10, 30), end=date(2026, 10, 31))

    _, moved = plan_items.shift_plan_item(sample, item_id, 3)

    assert (moved.start, moved.end) == (date(2026, 11, 2), date(2026, 11, 3))
    assert actions.undo(sample).title == "Перенесено: «Урок» → 02.11"
    undated = save(sample, title="Уголок")
    assert plan_items.shift_plan_item(sample, undated, 3)[1].start is None


def test_an_event_is_taken_from_a_catalogue(sample):
    _, item = plan_items.take_from_catalogue(sample, "regional-spring-2021", "2", 2026)

    assert item.title == "Всероссийские образовательные мероприятия «Урок цифры»"
    assert (item.start, item.end, item.source) == (date(2027, 3, 10), date(2027, 4, 30), "regional-spring-2021/2")
    assert item.level is EventLevel.REGIONAL
    assert actions.undo(sample).title.startswith("Взято в план")
    assert plan_items.plan_item(sample, item.id) is None
    with pytest.raises(KeyError):
        plan_items.take_from_catalogue(sample, "regional-spring-2021", "99", 2026)


def test_last_years_plan_is_carried_over_once(sample):
    assert plan_items.years_to_carry_from(sample, 2026) == (SchoolYear(2025),)
    assert plan_items.years_to_carry_from(sample, 2025) == (SchoolYear(2026),)
    with sample.write() as session:
        year = session.scalars(select(PlanItem.year_id).order_by(PlanItem.id)).first()
        session.add_all(
            PlanItem(year_id=year, code=f"Х{n}", level=EventLevel.SCHOOL, title=f"Старое {n}", start=date(2025, 11, n),
                     classes="7; 12К")
            for n in (1, 2)
        )  # fmt: skip

    preview = plan_items.carry_over_preview(sample, 2025, 2026)
    # what the sample's year has already on the same days is left out
    assert {item.title for item in preview} >= {"Старое 1", "Старое 2"}
    wanted = [item.id for item in preview if item.title == "Старое 2"]

    changes, count = plan_items.carry_over(sample, 2025, 2026, wanted)

    assert (bool(changes), count) == (True, 1)
    carried = by_title(sample, "Старое 2").entry
    assert (carried.start, carried.classes, carried.code) == (date(2026, 11, 2), "7", "П20")
    assert plan_items.carry_over(sample, 2025, 2026, wanted)[1] == 0
    assert "Старое 2" not in {item.title for item in plan_items.carry_over_preview(sample, 2025, 2026)}
    assert actions.undo(sample).title == "План 2025/2026 перенесён"
    assert by_title(sample, "Старое 2") is None


def test_the_road_map_report_counts_from_the_records(sample):
    _, item = plan_items.take_from_catalogue(sample, "road-map-1027", "4.2", 2026)
    record_id = linked_record(sample, item.id)

    report = road_map_report(sample, 2026)

    assert len(report.lines) == 38
    (line,) = report.done
    assert line.measure.number == "4.2"
    assert [event.id for event in line.events] == [record_id]
    assert line.pupils and line.attendances >= line.pupils
    assert str(report.year) == "2026/2027"


def test_what_the_form_offers(sample):
    save(sample, title="Урок", project="Свой проект", form="квартирник")

    words = plan_words(sample, 2026)

    assert "Свой проект" in words.projects and "Урок цифры" in words.projects
    assert words.forms[0] == "экскурсия" and "квартирник" in words.forms
    assert len(words.class_names) == 11
    assert words.teachers
