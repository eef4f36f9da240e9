import json
import shutil
import threading

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from models.errors import DamagedError, EnvironmentProblemError, WrongPasswordError
from models.journal.backup import list_backups
from models.journal.engine import connect
from models.journal.journal import Journal
from tests.models.journal.conftest import PASSWORD
from tests.models.journal.school import add_record, add_year, codes


def test_what_was_written_is_read_after_opening_anew(path, password):
    journal, code = Journal.create(path, password)
    assert (code is None) == (password is None)
    with journal:
        add_year(journal)
        add_record(journal, "Э-1")
    with Journal.open(path, password) as journal:
        assert journal.has_password == (password is not None)
        assert codes(journal) == ["Э-1"]
    expected = {path.name, path.name + ".backups"} | ({path.name + ".key"} if password else set())
    assert {child.name for child in path.parent.iterdir()} == expected


def test_an_exception_rolls_the_whole_action_back(journal):
    with pytest.raises(ZeroDivisionError), journal.write() as session:
        session.execute(text("DELETE FROM school_year"))
        session.execute(text("CREATE TABLE stray (id)"))
        raise ZeroDivisionError
    with journal.read() as session:
        assert session.scalar(text("SELECT count(*) FROM school_year")) == 1
        assert session.scalar(text("SELECT count(*) FROM sqlite_master WHERE name = 'stray'")) == 0


def test_references_between_records_hold(journal):
    with pytest.raises(IntegrityError), journal.write() as session:
        session.execute(text("INSERT INTO work_record (year_id, code, start, title, early, in_campaign, best)"
                             " VALUES (99, 'x', '2026-09-01', 'x', 0, 1, 0)"))  # fmt: skip


def test_durable_settings_hold_on_every_connection(journal):
    with journal.read() as one, journal.read() as two:
        for session in (one, two):
            values = [
                session.scalar(text(f"PRAGMA {name}"))
                for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "trusted_schema")
            ]
            assert values == ["wal", 2, 1, 1, 0]


def test_reading_does_not_wait_for_writing_and_sees_one_state(journal):
    add_record(journal, "Э-1")
    with journal.read() as reading:
        assert reading.scalar(text("SELECT count(*) FROM work_record")) == 1
        add_record(journal, "Э-2")
        assert reading.scalar(text("SELECT count(*) FROM work_record")) == 1
    assert codes(journal) == ["Э-1", "Э-2"]


def test_what_is_written_through_a_reading_session_is_dropped(journal):
    with journal.read() as session:
        session.execute(text("DELETE FROM school_year"))
    with journal.read() as session:
        assert session.scalar(text("SELECT count(*) FROM school_year")) == 1


def test_writers_of_several_threads_take_turns(journal):
    threads = [
        threading.Thread(target=lambda worker=worker: [add_record(journal, f"{worker}-{i}") for i in range(10)])
        for worker in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(codes(journal)) == 40


def test_one_action_inside_another_is_a_bug(journal):
    with journal.write(), pytest.raises(RuntimeError), journal.write():
        pass
    add_record(journal, "Э-1")


def test_a_file_that_was_swapped_or_removed_while_open_takes_no_record(path, journal):
    shutil.copy(path, path.with_name("копия"))
    path.with_name("копия").replace(path)
    with pytest.raises(EnvironmentProblemError, match="подменила"):
        add_record(journal, "Э-1")
    path.unlink()
    with pytest.raises(EnvironmentProblemError, match="нет"):
        add_record(journal, "Э-1")


def test_a_closed_journal_takes_nothing(journal):
    journal.close()
    journal.close()
    with pytest.raises(RuntimeError), journal.read():
        pass


def test_a_journal_opened_for_reading_is_not_written(path, journal):
    journal.close(with_backup=False)
    with Journal.open(path, read_only=True) as journal, pytest.raises(RuntimeError), journal.write():
        pass


def test_closing_makes_a_backup_only_after_a_change(path, password):
    journal, _ = Journal.create(path, password)
    with journal:
        pass
    assert list_backups(path) == []
    with Journal.open(path, password) as journal:
        add_year(journal)
    assert len(list_backups(path)) == 1
    with Journal.open(path, password) as journal, journal.write() as session:
        session.execute(text("SELECT 1"))
    assert len(list_backups(path)) == 1


def test_an_error_of_the_work_is_not_hidden_by_the_backup(path, write_protect):
    journal, _ = Journal.create(path)
    with pytest.raises(ZeroDivisionError), journal:
        add_year(journal)
        write_protect(path.parent)
        raise ZeroDivisionError


def test_creating_over_something_is_refused(path):
    path.write_bytes(b"letter")
    with pytest.raises(EnvironmentProblemError, match="уже есть"):
        Journal.create(path)
    assert path.read_bytes() == b"letter"


@pytest.mark.parametrize("suffix", [".key", "-wal"])
def test_creating_beside_the_rest_of_another_journal_is_refused(path, suffix):
    rest = path.with_name(path.name + suffix)
    rest.write_bytes(b"{}")
    with pytest.raises(EnvironmentProblemError, match="от другого журнала"):
        Journal.create(path, PASSWORD)
    assert list(path.parent.iterdir()) == [rest]
    assert rest.read_bytes() == b"{}"


def test_creating_in_a_folder_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(EnvironmentProblemError, match="Папки"):
        Journal.create(tmp_path / "нет" / "ж.profjournal")


def test_creating_with_an_empty_password_leaves_nothing(path):
    with pytest.raises(Exception, match="Пароль пуст"):
        Journal.create(path, "")
    assert list(path.parent.iterdir()) == []


def test_opening_what_is_not_there(path):
    with pytest.raises(EnvironmentProblemError, match="нет"):
        Journal.open(path)
    assert list(path.parent.iterdir()) == []


def test_opening_a_folder(tmp_path):
    with pytest.raises(EnvironmentProblemError):
        Journal.open(tmp_path)


@pytest.mark.parametrize("content", [b"", b"SQLite", b"PK\x03\x04" + b"x" * 5000, b"SQLite format 3\x00" + b"x" * 5000])
def test_opening_something_else(path, content):
    path.write_bytes(content)
    with pytest.raises(DamagedError):
        Journal.open(path, PASSWORD)
    assert path.read_bytes() == content
    assert list(path.parent.iterdir()) == [path]


def test_a_foreign_sqlite_file_is_recognised_and_left_alone(path):
    connection = connect(path, None)
    connection.execute("CREATE TABLE contact (name)")
    connection.execute("PRAGMA user_version=1")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(DamagedError, match="не журнал"):
        Journal.open(path)
    assert path.read_bytes() == before


def test_a_newer_journal_is_refused_and_left_alone(path, password):
    journal, _ = Journal.create(path, password)
    with journal, journal.write() as session:
        session.execute(text("PRAGMA user_version=999"))
    before = path.read_bytes()
    with pytest.raises(DamagedError, match="более новой программой"):
        Journal.open(path, password)
    assert path.read_bytes() == before


def _damage(path, journal, how):
    for number in range(400):
        add_record(journal, f"Э-{number}")
    journal.close(with_backup=False)
    content = bytearray(path.read_bytes())
    assert len(content) > 100_000
    path.write_bytes(how(content))


DAMAGES = {
    "cut": lambda content: content[: len(content) // 2],
    "header": lambda content: b"\xff" * 4096 + content[4096:],
    "middle": lambda content: content[:40_000] + b"\xff" * 30_000 + content[70_000:],
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_journal_is_found_on_start(path, journal, damage):
    _damage(path, journal, DAMAGES[damage])
    with pytest.raises(DamagedError, match=r"повреждён|файла ключа"), Journal.open(path) as opened:
        opened.check_on_start()


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_journal_under_a_password_is_found_on_start(path, locked_journal, damage):
    _damage(path, locked_journal, DAMAGES[damage])
    with pytest.raises(DamagedError, match="повреждён"), Journal.open(path, PASSWORD) as opened:
        opened.check_on_start()


def test_damage_met_while_working_is_one_sentence(path, journal):
    _damage(path, journal, DAMAGES["middle"])
    with Journal.open(path) as opened, pytest.raises(DamagedError, match="повреждён"), opened.read() as session:
        for (table,) in session.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).all():
            session.execute(text(f'SELECT * FROM "{table}"')).all()
            session.execute(text(f'SELECT count(*) FROM "{table}"')).all()


def test_the_thorough_check_finds_a_dangling_reference(path, journal):
    add_record(journal, "Э-1")
    journal.close(with_backup=False)
    connection = connect(path, None)
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("DELETE FROM school_year")
    connection.close()
    with Journal.open(path) as opened, pytest.raises(DamagedError, match="ссылаются"):
        opened.check_on_start()


def test_the_thorough_check_comes_once_a_week(journal):
    def remembered():
        with journal.read() as session:
            return session.scalar(text("SELECT value FROM setting WHERE key = 'journal.full_check'"))

    def remember(value):
        with journal.write() as session:
            session.execute(text("UPDATE setting SET value = :value"), {"value": json.dumps(value)})

    assert remembered() is None
    journal.check_on_start()
    today = remembered()
    for stale in ("2020-01-01", "2999-01-01", "чепуха"):
        remember(stale)
        journal.check_on_start()
        assert remembered() == today


def test_a_wrong_password_and_none(path, locked_journal):
    locked_journal.close(with_backup=False)
    for wrong in (None, "", "пароль"):
        with pytest.raises(WrongPasswordError):
            Journal.open(path, wrong)
    Journal.open(path, PASSWORD).close()


def test_a_journal_without_a_password_opens_with_any(path, journal):
    journal.close(with_backup=False)
    Journal.open(path, "лишний").close()


@pytest.mark.parametrize("damage", ["gone", "cut", "foreign"])
def test_a_bad_key_file(path, locked_journal, tmp_path, damage):
    locked_journal.close(with_backup=False)
    key = path.with_name(path.name + ".key")
    if damage == "gone":
        key.unlink()
    elif damage == "cut":
        key.write_bytes(key.read_bytes()[:100])
    else:
        other, _ = Journal.create(tmp_path / "другой.profjournal", PASSWORD)
        other.close()
        key.write_bytes((tmp_path / "другой.profjournal.key").read_bytes())
    with pytest.raises(DamagedError):
        Journal.open(path, PASSWORD)


def test_an_error_of_the_database_quotes_no_row(journal):
    with pytest.raises(IntegrityError) as refusal, journal.write() as session:
        session.execute(
            text("INSERT INTO consent (pupil_id, kind, signer) VALUES (:pupil, 'photo', :name)"),
            {"pupil": 77, "name": "Иванова Мария"},
        )
    assert "Иванова" not in str(refusal.value)
