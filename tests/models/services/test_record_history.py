"""The history of records: names in place of numbers, lists told by who came and who went."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import delete, select

from models.changes import Action, Changes
from models.errors import UserError
from models.rules.people_checks import PupilCard, TeacherCard
from models.services import actions, classes, pupils, teachers
from models.services.record_history import Change, ListChange, record_history
from models.tables import (
    Base,
    Consultation,
    ConsultationName,
    PlanItem,
    SchoolClass,
    SchoolYear,
    Teacher,
    Turnout,
    TurnoutName,
    WorkRecord,
    WorkRecordTeacher,
)
from models.vocabulary import ConsultationKind, PersonCategory, TurnoutKind
from ui.pages.records.field_words import FIELD_WORDS, PART_WORDS
from ui.pages.records.history_words import sentences, value_words

CHANGED = Changes.of("work_log")


def act(title="Запись"):
    return Action(title, CHANGED)


@pytest.fixture
def record(sample):
    """A record with a list of three names in one class and the whole of another; made as an action."""
    with sample.read() as session:
        year = session.scalar(select(SchoolYear.id).order_by(SchoolYear.start_year.desc()))
        eight, nine = session.scalars(
            select(SchoolClass.id).where(SchoolClass.year_id == year, SchoolClass.name.in_(["8", "9"]))
        ).all()
    with sample.write(act("Экскурсия")) as session:
        row = WorkRecord(year_id=year, code="щ", start=date(2026, 10, 1), title="Экскурсия", hours=Decimal("1.5"))
        session.add(row)
        session.flush()
        listed = Turnout(record_id=row.id, class_id=eight, kind=TurnoutKind.LIST)
        session.add_all([listed, Turnout(record_id=row.id, class_id=nine, kind=TurnoutKind.WHOLE_CLASS)])
        session.flush()
        for place, name in enumerate(("Белова Анна", "Ёлкин Пётр", "Яшин Олег")):
            session.add(TurnoutName(turnout_id=listed.id, position=place, name=name, folded=name.lower()))
        return row.id, listed.id


def lines(journal, number, kind="work_record", **more):
    return [sentences(line, **more) for line in record_history(journal, kind, number)]


def test_a_record_that_was_made_and_changed(sample, record):
    number, _listed = record
    with sample.read() as session:
        item = session.scalars(select(PlanItem)).first()
    with sample.write(act()) as session:
        row = session.get_one(WorkRecord, number)
        row.title, row.hours, row.best, row.end = "Мастер-класс", Decimal(2), True, date(2026, 10, 3)
        row.plan_item_id, row.note = item.id, "а" * 500
    told, made = lines(sample, number)
    assert made == ["Запись создана"]
    assert told == [
        "Название: Экскурсия → Мастер-класс",
        "Последний день: — → 03.10.2026",
        "Часы: 1,5 → 2",
        f"Пункт плана: — → {value_words(item.title)}",
        "Лучшее мероприятие: нет → да",
        f"Примечание: — → «{'а' * 140} …»",
    ]


def test_a_list_written_anew_tells_only_who_came_and_went(sample, record):
    number, listed = record
    with sample.write(act()) as session:
        session.execute(delete(TurnoutName).where(TurnoutName.turnout_id == listed))
        for place, name in enumerate(("Ёлкин Пётр", "Белова Анна", "Юдин Лев", "Юдина Вера")):
            session.add(TurnoutName(turnout_id=listed, position=place, name=name, folded=name.lower()))
    (change,) = record_history(sample, "work_record", number)[0].changes
    assert change == ListChange("turnout_name", "8", ("Яшин Олег",), ("Юдин Лев", "Юдина Вера"), (3, 4))
    assert lines(sample, number)[0] == ["Охват, 8: список 3 → 4; добавлено: Юдин Лев, Юдина Вера; убрано: Яшин Олег"]
    assert lines(sample, number, nameless=True)[0] == ["Охват, 8: список 3 → 4; добавлено: 2; убрано: 1"]


def test_a_turnout_written_anew_is_one_change(sample, record):
    number, listed = record
    with sample.write(act()) as session:
        class_id = session.get_one(Turnout, listed).class_id
        session.execute(delete(TurnoutName).where(TurnoutName.turnout_id == listed))
        session.execute(delete(Turnout).where(Turnout.id == listed))
        session.add(Turnout(record_id=number, class_id=class_id, kind=TurnoutKind.COUNT, number=14, ovz=2))
    assert lines(sample, number)[0] == [
        "Охват, 8: список → число 14, с ОВЗ 2",
        "Охват, 8: убрано: Белова Анна, Ёлкин Пётр, Яшин Олег",
    ]


def test_nothing_that_is_seen_changed(sample, record):
    number, listed = record
    with sample.write(act("Порядок списка")) as session:
        for row in session.scalars(select(TurnoutName).where(TurnoutName.turnout_id == listed)):
            row.position = 10 - row.position
    assert lines(sample, number)[0] == ["Порядок списка"]


def test_long_lists_are_cut(sample, record):
    number, listed = record
    with sample.write(act()) as session:
        for place in range(9):
            session.add(TurnoutName(turnout_id=listed, position=10 + place, name=f"Имя {place}", folded=f"имя {place}"))
        others = select(SchoolClass.id).where(SchoolClass.name.not_in(["8", "9"])).limit(15)
        for class_id in session.scalars(others).all():
            session.add(Turnout(record_id=number, class_id=class_id, kind=TurnoutKind.WHOLE_CLASS))
        session.get_one(WorkRecord, number).title = "Другое"
        row = session.get_one(WorkRecord, number)
        row.place, row.project, row.result = "Завод", "Проект", "Результат"
    told = lines(sample, number)[0]
    assert len(told) == 13
    assert told[-1].startswith("И ещё ")


def test_teachers_are_named_even_when_they_are_gone(sample, record):
    number, _listed = record
    teachers.save_teacher(sample, TeacherCard(full_name="Яшина Вера"))
    with sample.read() as session:
        teacher = session.scalars(select(Teacher.id).where(Teacher.full_name == "Яшина Вера")).one()
    with sample.write(act()) as session:
        session.add(WorkRecordTeacher(record_id=number, teacher_id=teacher, position=0))
    with sample.write(act()) as session:
        session.execute(delete(WorkRecordTeacher).where(WorkRecordTeacher.record_id == number))
    teachers.delete_teacher(sample, teacher)
    assert lines(sample, number)[:2] == [["Педагоги: убрано: Яшина Вера"], ["Педагоги: добавлено: Яшина Вера"]]
    assert lines(sample, teacher, "teacher")[0] == ["Запись удалена"]


def test_what_was_taken_back_is_marked(sample, record):
    number, _listed = record
    with sample.write(act()) as session:
        session.get_one(WorkRecord, number).title = "Другое"
    actions.undo(sample)
    first, second = record_history(sample, "work_record", number)
    assert (first.undone, second.undone) == (True, False)


def test_a_pupil_moves_and_gives_a_consent(sample):
    ninth = next(one for one in classes.classes(sample) if one.name == "9")
    tenth = next(one for one in classes.classes(sample) if one.name == "10")
    pupils.save_pupil(sample, PupilCard(class_id=ninth.id, full_name="Ёлкина Анна"))
    card = next(one for one in pupils.pupils_of_class(sample, ninth.id) if one.full_name == "Ёлкина Анна")
    pupils.save_pupil(sample, replace(card, ovz=True, processing_consent=date(2026, 9, 1), code="К-1"))
    pupils.move_pupil(sample, card.id, ninth.id, tenth.id, date(2026, 11, 9))
    moved, changed, made = lines(sample, card.id, "pupil")
    assert made == ["Запись создана"]
    assert changed == [
        "Код вместо имени: — → К-1",
        "Согласие, на обработку данных: добавлено, дано 01.09.2026",
        "Класс, 9, ОВЗ: нет → да",
    ]
    assert moved == ["Класс, 9, по: — → 08.11.2026", "Класс, 10: добавлено, с 09.11.2026, ОВЗ"]


def test_persons_of_a_consultation_by_code_are_only_counted(sample):
    with sample.write(act()) as session:
        year = session.scalar(select(SchoolYear.id))
        row = Consultation(
            year_id=year,
            day=date(2026, 10, 2),
            kind=ConsultationKind.INDIVIDUAL,
            category=PersonCategory.PUPIL,
            topic="Выбор",
            coded=True,
        )
        session.add(row)
    with sample.write(act()) as session:
        session.add(ConsultationName(consultation_id=row.id, position=0, name="Щёкин Пётр", folded="щ"))
    assert lines(sample, row.id, "consultation", nameless=True)[0] == ["Лица: добавлено: 1"]
    assert lines(sample, row.id, "consultation")[0] == ["Лица: добавлено: Щёкин Пётр"]


def test_a_kind_without_a_history_is_refused(sample):
    with pytest.raises(UserError):
        record_history(sample, "нет такой", 1)


def test_every_column_that_is_named_exists():
    for table, words in FIELD_WORDS.items():
        assert set(words) <= set(Base.metadata.tables[table].columns.keys()), table
    assert set(PART_WORDS) <= set(Base.metadata.tables)
    assert Change("turnout", "8", None, None).before is None
