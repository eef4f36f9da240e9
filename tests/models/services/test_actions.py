import random
from datetime import date

import pytest
from sqlalchemy import delete, select, text

from models.changes import Action, Changes
from models.journal.journal import Journal
from models.journal.photos import PhotoStore
from models.journal.taking_back import OverwrittenError
from models.services import actions
from models.services.workbook_export import export_year
from models.services.workbook_import import import_workbook
from models.tables import Base, Partner, Turnout, TurnoutName, WorkRecord, WorkRecordPartner
from models.vocabulary import PartnerCategory, TurnoutKind

LOG = Changes.of("work_log", "report")


def act(title="Запись", *, removes=False):
    return Action(title, LOG, removes=removes)


def content(journal):
    """Every row of every table that an action may change."""
    with journal.read() as session:
        return {
            name: sorted(map(repr, session.execute(select(table)).all()))
            for name, table in Base.metadata.tables.items()
            if not name.startswith(("recorded_", "setting", "draft"))
        }


def any_record(journal):
    with journal.read() as session:
        return session.scalars(select(WorkRecord).join(Turnout).join(TurnoutName).join(WorkRecordPartner)).first()


def change(journal, record_id, **values):
    with journal.write(act(f"Изменено: {values}")) as session:
        row = session.get_one(WorkRecord, record_id)
        for name, value in values.items():
            setattr(row, name, value)


def remove(journal, record_id):
    with journal.write(act("Экскурсия", removes=True)) as session:
        session.delete(session.get_one(WorkRecord, record_id))


def test_undo_and_redo_of_a_change(sample):
    record = any_record(sample)
    before = content(sample)
    change(sample, record.id, title="Другое", hours=None, start=date(2026, 9, 9))
    after = content(sample)
    assert after != before
    taken = actions.undo(sample)
    assert taken is not None and taken.changes == LOG and taken.title.startswith("Изменено")
    assert content(sample) == before
    assert actions.undo(sample) is None
    assert actions.redo(sample) is not None
    assert content(sample) == after
    assert actions.redo(sample) is None


def test_a_deleted_record_comes_back_with_everything_that_hung_on_it(sample):
    record = any_record(sample)
    before = content(sample)
    remove(sample, record.id)
    assert any_record(sample) is None or any_record(sample).id != record.id
    (entry,) = actions.bin_entries(sample)
    assert (entry.title, entry.kind, bool(entry.who)) == ("Экскурсия", "work_record", True)
    taken = actions.restore(sample, entry.action_id)
    assert taken.changes == LOG
    assert content(sample) == before
    assert actions.bin_entries(sample) == ()
    actions.undo(sample)
    assert [one.title for one in actions.bin_entries(sample)] == ["Экскурсия"]


def test_a_number_is_never_given_out_again(sample):
    with sample.read() as session:
        last = session.scalar(text("SELECT max(id) FROM work_record"))
    remove(sample, last)
    with sample.write(act("Новая")) as session:
        session.add(WorkRecord(year_id=any_record_year(session), code="новая", start=date(2026, 10, 1), title="Новая"))
    with sample.read() as session:
        assert session.scalar(text("SELECT max(id) FROM work_record")) == last + 1
    (entry,) = actions.bin_entries(sample)
    actions.restore(sample, entry.action_id)
    with sample.read() as session:
        assert session.get(WorkRecord, last) is not None


def test_an_import_gives_no_number_out_again(sample):
    with sample.read() as session:
        last = session.scalar(text("SELECT max(id) FROM work_record"))
    book = export_year(sample)
    remove(sample, last)
    assert not import_workbook(sample, book).has_errors
    with sample.read() as session:
        assert session.scalar(text("SELECT max(id) FROM work_record")) == last + 1
    (entry,) = actions.bin_entries(sample)
    with pytest.raises(OverwrittenError):  # its code is another record's now
        actions.restore(sample, entry.action_id)


def any_record_year(session):
    return session.scalar(text("SELECT max(id) FROM school_year"))


def test_what_something_else_changed_since_is_not_overwritten(sample):
    record = any_record(sample)
    change(sample, record.id, title="Другое")
    with sample.write() as session:
        session.get_one(WorkRecord, record.id).title = "Из книги Excel"
    with pytest.raises(OverwrittenError, match="с тех пор изменили"):
        actions.undo(sample)
    with sample.read() as session:
        assert session.get_one(WorkRecord, record.id).title == "Из книги Excel"


def test_what_else_was_changed_in_the_record_stays(sample):
    """A description that is kept while it is typed is no action: it neither hinders undo nor is lost by it."""
    record = any_record(sample)
    change(sample, record.id, best=not record.best)
    with sample.write() as session:
        session.get_one(WorkRecord, record.id).description = "Написано после."
    actions.undo(sample)
    with sample.read() as session:
        row = session.get_one(WorkRecord, record.id)
        assert (row.best, row.description) == (record.best, "Написано после.")


def test_undo_takes_nothing_along_that_came_later(sample):
    with sample.write(act("Новая")) as session:
        record = WorkRecord(year_id=any_record_year(session), code="новая", start=date(2026, 10, 1), title="Новая")
        session.add(record)
    with sample.write() as session:  # an import adds a class to the record
        class_id = session.scalar(text("SELECT max(id) FROM school_class"))
        session.add(Turnout(record_id=record.id, class_id=class_id, kind=TurnoutKind.WHOLE_CLASS))
    before = content(sample)
    with pytest.raises(OverwrittenError):
        actions.undo(sample)
    assert content(sample) == before


def test_what_undo_and_redo_would_take(sample):
    record = any_record(sample)
    assert actions.turns(sample) == actions.Turns()
    change(sample, record.id, title="Другое")
    turn = actions.Turn("Изменено: {'title': 'Другое'}", removes=False)
    assert actions.turns(sample) == actions.Turns(undo=turn)
    actions.undo(sample)
    assert actions.turns(sample) == actions.Turns(redo=turn)
    remove(sample, record.id)
    assert actions.turns(sample) == actions.Turns(undo=actions.Turn("Экскурсия", removes=True))


def test_nothing_comes_back_that_would_name_what_is_gone(sample):
    with sample.write() as session:
        session.add(Partner(id=9001, name="Мираж", folded="мираж", category=PartnerCategory.BUSINESS))
        session.flush()
        session.add(WorkRecordPartner(record_id=any_record(sample).id, partner_id=9001, position=99))
    record = any_record(sample)
    remove(sample, record.id)
    with sample.write() as session:
        session.execute(delete(Partner).where(Partner.id == 9001))
    (entry,) = actions.bin_entries(sample)
    before = content(sample)
    with pytest.raises(OverwrittenError):
        actions.restore(sample, entry.action_id)
    assert content(sample) == before


def test_a_new_action_ends_redo_and_an_empty_one_does_not(sample):
    record = any_record(sample)
    change(sample, record.id, title="Первое")
    actions.undo(sample)
    change(sample, record.id)
    assert actions.redo(sample) is not None
    actions.undo(sample)
    change(sample, record.id, title="Второе")
    assert actions.redo(sample) is None


def test_the_history_of_a_record(sample):
    record = any_record(sample)
    change(sample, record.id, title="Другое")
    with sample.write(act("Охват")) as session:
        row = session.scalars(select(TurnoutName).join(Turnout).where(Turnout.record_id == record.id)).first()
        row.name = "Ёлкин Ефим"
    change(sample, record.id, place="Завод")
    actions.undo(sample)
    third, second, first = actions.history(sample, "work_record", record.id)
    assert (third.undone, third.fields[0].column, third.fields[0].after) == (True, "place", "Завод")
    assert (second.what, second.fields[0].table, second.fields[0].after) == ("changed", "turnout_name", "Ёлкин Ефим")
    (field,) = first.fields
    assert (field.column, field.before, field.after, first.what) == ("title", record.title, "Другое", "changed")


def test_the_bin_is_emptied_for_good(sample):
    record = any_record(sample)
    remove(sample, record.id)
    assert actions.empty_bin(sample) == 1
    assert (actions.bin_entries(sample), actions.undo(sample), actions.empty_bin(sample)) == ((), None, 0)
    with sample.read() as session:
        assert session.scalar(text("SELECT count(*) FROM recorded_row")) == 0


def test_actions_outlive_the_window_and_photos_of_deleted_records_stay(sample, tmp_path):
    from PIL import Image

    from models.services import photos as photo_service

    picture = tmp_path / "фото.jpg"
    Image.new("RGB", (200, 100), "red").save(picture)
    record = any_record(sample)
    photo_service.add(sample, record.id, [picture])
    with sample.read() as session:
        name = session.scalar(text("SELECT sha256 FROM photo ORDER BY id DESC LIMIT 1"))
    remove(sample, record.id)
    path = sample.path
    sample.close(with_backup=False)
    with Journal.open(path) as again:
        assert PhotoStore(again).collect_garbage(older_than_seconds=-5) == 0
        assert actions.undo(again).title == "Экскурсия"
        assert PhotoStore(again).get(name)


def test_any_run_of_actions_can_be_taken_back_and_done_again(sample):
    """Fifty random actions: undone one by one each state returns, and forward again."""
    chance = random.Random(20261130)
    states = [content(sample)]
    for number in range(actions.REACH):
        with sample.write(act(f"Действие {number}")) as session:
            records = list(session.scalars(select(WorkRecord)))
            record = chance.choice(records)
            kind = chance.randrange(4)
            if kind == 0 and len(records) > 3:
                session.delete(record)
            elif kind == 1:
                session.execute(delete(Turnout).where(Turnout.record_id == record.id))
                record.note = f"без охвата {number}"
            elif kind == 2:
                year = any_record_year(session)
                session.add(WorkRecord(year_id=year, code=f"н-{number}", start=date(2026, 11, 2), title="Новая"))
            else:
                record.title = f"{record.title}, {number}"
        states.append(content(sample))
    for state in reversed(states[:-1]):
        assert actions.undo(sample) is not None
        assert content(sample) == state
    assert actions.undo(sample) is None
    for state in states[1:]:
        assert actions.redo(sample) is not None
        assert content(sample) == state
