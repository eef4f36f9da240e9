"""A record of the work log written, changed, deleted, undone; what a new one begins with."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PIL import Image
from sqlalchemy import func, select

from models.errors import UserError
from models.journal.journal import Journal
from models.rules.names import fold_name
from models.rules.work_record import ListedName, PartnerOnRecord, TurnoutCard, WorkRecordCard
from models.services import actions, drafts, photos
from models.services.refusal import FieldsRefusedError
from models.services.work_record import delete_work_record, save_work_record, work_record
from models.services.work_record_start import (
    form_lists,
    from_plan_item,
    like_last_time,
    new_work_record,
)
from models.tables import (
    Membership,
    Partner,
    PlanItem,
    Pupil,
    SchoolClass,
    Teacher,
    Turnout,
    TurnoutName,
    WorkRecord,
)
from models.vocabulary import Direction, EventFormat, EventLevel, PartnerCategory, TurnoutKind
from tests.ui.pages import sample

TODAY = sample.TODAY
LIST, COUNT, PARENTS = TurnoutKind.LIST, TurnoutKind.COUNT, TurnoutKind.PARENTS


@pytest.fixture
def journal(tmp_path):
    opened, _ = Journal.create(tmp_path / "школа.profjournal")
    yield opened
    opened.close(with_backup=False)


@pytest.fixture
def ids(journal):
    return sample.fill(journal)


@pytest.fixture
def classes(journal, ids):
    return {one.name: one for one in form_lists(journal, 2026, TODAY).classes}


@pytest.fixture
def full(classes):
    seven, eight = classes["7"], classes["8"]
    return WorkRecordCard(
        year=2026, start=date(2026, 10, 8), end=date(2026, 10, 9), form="экскурсия", hours=Decimal("2.5"),
        title="Экскурсия на завод", direction=Direction.PRACTICE,
        turnouts=(
            TurnoutCard(class_id=seven.id, kind=COUNT, number=12, ovz=3),
            TurnoutCard(class_id=eight.id, kind=LIST, names=tuple(ListedName(p.name, p.id) for p in eight.pupils[:14])),
        ),
        partners=(
            PartnerOnRecord("СПК «Нива»", PartnerCategory.INDUSTRY),
            PartnerOnRecord("ООО «Север»", PartnerCategory.BUSINESS),
        ),
        teachers=("Громова Татьяна Викторовна", "Новая Учительница"), teachers_total=3, parents=2,
        level=EventLevel.MUNICIPAL, event_format=EventFormat.MIXED, place="Завод", project="Билет в будущее",
        early=True, in_campaign=False, result="Узнали", document="Приказ 5", media_links=("https://a", "https://b"),
        best=True, description="Раз.\nДва.", note="Было тепло",
    )  # fmt: skip


def count(journal, table):
    with journal.read() as session:
        return session.scalar(select(func.count()).select_from(table))


def test_a_record_comes_back_as_it_was_written(journal, full):
    changes, number = save_work_record(journal, full)
    assert changes.touches("work_log", "report", "people", "partners")
    assert work_record(journal, number) == replace(full, id=number)
    with journal.read() as session:
        assert session.get(WorkRecord, number).code == "М10"
        assert (
            session.scalars(select(Partner.category).where(Partner.folded == "ооосевер")).one()
            == "Предприниматели, бизнес-сообщество"
        )


def test_one_undo_takes_back_the_record_and_what_it_brought_along(journal, full):
    before = {table: count(journal, table) for table in (WorkRecord, Teacher, Partner, Turnout, TurnoutName)}
    _, number = save_work_record(journal, full)
    assert actions.undo(journal).title == "Записано: «Экскурсия на завод», 08.10"
    assert {table: count(journal, table) for table in before} == before
    actions.redo(journal)
    assert work_record(journal, number) == replace(full, id=number)


def test_changing_touches_only_what_differs(journal, full):
    _, number = save_work_record(journal, full)
    written = work_record(journal, number)
    save_work_record(journal, replace(written, title="Экскурсия на ферму", turnouts=written.turnouts[:1], partners=()))
    assert work_record(journal, number).title == "Экскурсия на ферму"
    assert [one.kind for one in work_record(journal, number).turnouts] == [COUNT]
    tables = {field.table for field in actions.history(journal, "work_record", number)[0].fields}
    assert tables == {"work_record", "turnout", "turnout_name", "work_record_partner"}
    actions.undo(journal)
    assert work_record(journal, number) == written


def test_writing_it_unchanged_leaves_no_trace(journal, full):
    _, number = save_work_record(journal, full)
    entries = len(actions.history(journal, "work_record", number))
    save_work_record(journal, work_record(journal, number))
    assert len(actions.history(journal, "work_record", number)) == entries


def test_a_deleted_record_stands_in_the_bin_and_comes_back_whole(journal, full):
    _, number = save_work_record(journal, full)
    delete_work_record(journal, number)
    assert work_record(journal, number) is None
    entry = actions.bin_entries(journal)[0]
    assert (entry.title, entry.kind) == ("«Экскурсия на завод», 08.10", "work_record")
    actions.restore(journal, entry.action_id)
    assert work_record(journal, number) == replace(full, id=number)
    delete_work_record(journal, number)
    with pytest.raises(UserError, match="уже нет в журнале"):
        delete_work_record(journal, number)
    with pytest.raises(UserError, match="уже нет в журнале"):
        save_work_record(journal, replace(full, id=number))


def test_faults_write_nothing(journal, full):
    before = count(journal, WorkRecord)
    with pytest.raises(FieldsRefusedError) as refused:
        save_work_record(journal, replace(full, title="", partners=(PartnerOnRecord("ООО «Юг»"),)))
    assert [one.field for one in refused.value.problems] == ["title", "partners"]
    assert count(journal, WorkRecord) == before
    assert actions.undo(journal) is None


def test_a_known_partner_is_found_whatever_its_spelling(journal, full):
    before = count(journal, Partner)
    spelled = (PartnerOnRecord('спк "нива"'), PartnerOnRecord("СПК Нива"), PartnerOnRecord("тгпу"))
    _, number = save_work_record(journal, replace(full, partners=spelled, teachers=("громова  татьяна викторовна",)))
    written = work_record(journal, number)
    assert [one.name for one in written.partners] == ["СПК «Нива»", "ТГПУ"]
    assert written.teachers == ("Громова Татьяна Викторовна",)
    assert count(journal, Partner) == before


def test_kinds_keep_only_their_own_numbers(journal, full, classes):
    names = (ListedName("Орлова Анна 7-й"),)
    turnout = TurnoutCard(class_id=classes["9"].id, kind=PARENTS, number=15, ovz=2, names=names)
    _, number = save_work_record(journal, replace(full, turnouts=(turnout,), end=full.start))
    written = work_record(journal, number)
    assert written.turnouts == (TurnoutCard(class_id=classes["9"].id, kind=PARENTS, number=15),)
    assert written.end is None


def test_namesakes_of_a_list_are_two_persons(journal, full, classes):
    with journal.write() as session:
        for place, code in enumerate((None, None, "К-7")):
            pupil = Pupil(full_name="Белова Анна", folded=fold_name("Белова Анна"), code=code)
            session.add(pupil)
            session.flush()
            session.add(Membership(class_id=classes["11"].id, pupil_id=pupil.id, position=90 + place))
    eleven = next(one for one in form_lists(journal, 2026, TODAY).classes if one.name == "11")
    namesakes = tuple(ListedName(p.name, p.id) for p in eleven.pupils if p.name == "Белова Анна")
    turnouts = (TurnoutCard(class_id=eleven.id, kind=LIST, names=namesakes),)
    _, number = save_work_record(journal, replace(full, turnouts=turnouts))
    names = work_record(journal, number).turnouts[0].names
    assert {one.pupil_id for one in names} == {one.pupil_id for one in namesakes}
    assert sorted(one.name for one in names) == ["Белова Анна", "Белова Анна (2)", "К-7"]


def picture(folder, name="фото.jpg", size=(60, 40)):
    path = folder / name
    Image.new("RGB", size, "green").save(path)
    return path


def test_photos_are_written_with_the_record_and_kept_while_a_draft_holds_them(journal, full, tmp_path):
    from models.journal.photos import PhotoStore

    (taken,) = photos.take_in(journal, [picture(tmp_path)])
    (other,) = photos.take_in(journal, [picture(tmp_path, "вторая.png", (20, 80))])
    drafts.save_draft(journal, "work_log/new-2026", {"photos": [{"sha256": taken.sha256}]})
    assert PhotoStore(journal).collect_garbage(0) == 1
    assert photos.content(journal, taken.sha256)
    with pytest.raises(FieldsRefusedError, match="уберите её и добавьте заново"):
        save_work_record(journal, replace(full, photos=(taken, other)))
    _, number = save_work_record(journal, replace(full, photos=(taken,)))
    assert [card.sha256 for card in photos.of_record(journal, number)] == [taken.sha256]
    save_work_record(journal, replace(work_record(journal, number), photos=()))
    assert photos.of_record(journal, number) == ()
    actions.undo(journal)
    assert work_record(journal, number).photos == (taken,)


def test_a_new_record_begins_with_what_was_written_last(journal, full, classes):
    card = new_work_record(journal, 2026, TODAY)
    assert (card.start, card.hours, card.form, card.title) == (TODAY, 1, "игра", "")
    assert [one.class_id for one in card.turnouts] == [classes["5"].id, classes["6"].id]
    assert {one.kind for one in card.turnouts} == {TurnoutKind.WHOLE_CLASS}
    save_work_record(journal, full)
    card = new_work_record(journal, 2026, TODAY)
    assert (card.form, card.direction) == ("экскурсия", Direction.PRACTICE)


def test_the_first_record_of_a_year_begins_blank(journal):
    sample.fill(journal)
    with journal.write() as session:
        for row in session.scalars(select(WorkRecord)):
            session.delete(row)
    assert new_work_record(journal, 2026, TODAY) == WorkRecordCard(year=2026, start=TODAY, hours=Decimal(1))
    assert like_last_time(journal, 2026, "игра", TODAY) is None


def test_like_last_time_copies_all_that_is_not_of_that_day(journal, full):
    _, _number = save_work_record(journal, full)
    with journal.write() as session:
        item = session.scalars(select(PlanItem)).first()
        session.scalars(select(WorkRecord).order_by(WorkRecord.id.desc())).first().plan_item_id = item.id
    copied = like_last_time(journal, 2026, "экскурсия", TODAY)
    assert copied == replace(
        full, start=TODAY, end=None, result="", document="", media_links=(), best=False, description="", note=""
    )
    assert like_last_time(journal, 2026, "мастер-класс", TODAY).title == "Мастер-класс «Агродрон»"
    assert like_last_time(journal, 2026, "полёт", TODAY) == copied


def plan_item(journal, **values):
    with journal.write() as session:
        year_id = session.scalars(select(SchoolClass.year_id)).first()
        item = PlanItem(year_id=year_id, code=f"П9{len(values)}", level=EventLevel.REGIONAL, title="Урок", **values)
        session.add(item)
        session.flush()
        return item.id


@pytest.mark.parametrize(
    ("start", "end", "day"),
    [
        (None, None, TODAY),
        (date(2026, 10, 1), date(2026, 10, 30), TODAY),
        (date(2026, 9, 1), None, date(2026, 9, 1)),
        (date(2026, 9, 1), date(2026, 9, 5), date(2026, 9, 5)),
        (None, date(2026, 12, 1), date(2026, 12, 1)),
    ],
)
def test_a_record_from_the_plan_takes_the_item_along(journal, ids, classes, start, end, day):
    item = plan_item(journal, start=start, end=end, form="урок", classes="7; 8а; 11", project="Урок цифры", early=True)
    card = from_plan_item(journal, item, TODAY)
    assert (card.year, card.start, card.title, card.level) == (2026, day, "Урок", EventLevel.REGIONAL)
    assert (card.form, card.direction, card.project, card.early) == ("урок", Direction.LESSONS, "Урок цифры", True)
    assert [one.class_id for one in card.turnouts] == [classes["7"].id, classes["11"].id]
    _, number = save_work_record(journal, card)
    assert work_record(journal, number).plan_item == "Урок"
    assert form_lists(journal, 2026, TODAY).plan[-1].is_done


def test_a_plan_item_that_is_gone_is_told(journal, ids):
    with pytest.raises(UserError, match="уже нет в плане"):
        from_plan_item(journal, 999, TODAY)


def test_the_form_is_offered_what_the_journal_knows(journal, ids):
    lists = form_lists(journal, 2026, TODAY)
    assert lists.titles[0] == "Ярмарка учебных мест" or lists.titles[0] in {item[0] for item in sample.PLAN}
    assert "Экскурсия на сыроварню" in lists.titles
    assert lists.forms[0] == "экскурсия"
    assert lists.teachers == tuple(sorted(sample.TEACHERS))
    assert len(lists.partners) == len(sample.PARTNERS)
    assert lists.plan[0].entry.title == "Ярмарка учебных мест"
    assert len(lists.classes) == 7
    assert len(lists.classes[0].pupils) == 17
