"""A journal on a stick: worked on locally, written back whole, never lost between the two."""

import shutil

import pytest

from desktop.portable import WorkingCopy
from models.errors import EnvironmentProblemError, WrongPasswordError
from models.journal.journal import Journal

FIRST, SECOND = "a" * 64, "b" * 64


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    path = folder / "Школа.profjournal"
    journal, _ = Journal.create(path, "пароль")
    journal.close()
    photos = folder / "Школа.profjournal.photos"
    photos.mkdir()
    (photos / FIRST).write_bytes(b"one")
    return path


@pytest.fixture
def local(tmp_path):
    return tmp_path / "local"


@pytest.fixture
def warnings():
    return []


def change(path):
    """One record more, in whatever table: what matters here is that the file is another one."""
    from sqlalchemy import text

    with Journal.open(path, "пароль") as journal, journal.write() as session:
        session.execute(text("CREATE TABLE trace (n)"))


def changed(path):
    from sqlalchemy import text

    with Journal.open(path, "пароль") as journal, journal.read() as session:
        return session.execute(text("SELECT count(*) FROM sqlite_master WHERE name = 'trace'")).scalar() == 1


def test_the_work_comes_back_and_nothing_stays_behind(stick, local, warnings):
    copy = WorkingCopy.take(stick, local, warnings.append)
    change(copy.path)
    assert not changed(stick)
    copy.give_back()

    assert changed(stick)
    assert list(local.iterdir()) == []
    assert len(warnings) == 1 and "флешк" in warnings[0]


def test_photos_go_along_both_ways(stick, local, warnings):
    copy = WorkingCopy.take(stick, local, warnings.append)
    photos = copy.path.with_name(copy.path.name + ".photos")
    assert (photos / FIRST).read_bytes() == b"one"
    (photos / FIRST).unlink()
    (photos / SECOND).write_bytes(b"two")
    copy.give_back()

    there = stick.with_name(stick.name + ".photos")
    assert {file.name: file.read_bytes() for file in there.iterdir()} == {SECOND: b"two"}


def test_a_pulled_stick_keeps_the_work_for_the_next_time(stick, local, warnings):
    copy = WorkingCopy.take(stick, local, warnings.append)
    change(copy.path)
    shelf = stick.parent.with_name("pulled")
    stick.parent.rename(shelf)
    with pytest.raises(EnvironmentProblemError):
        copy.give_back()
    shelf.rename(stick.parent)

    again = WorkingCopy.take(stick, local, warnings.append)
    assert changed(again.path)
    again.give_back()

    assert changed(stick)
    assert "продолжена" in warnings[-1]


def test_work_done_elsewhere_meanwhile_is_never_overwritten(stick, local, warnings):
    copy = WorkingCopy.take(stick, local, warnings.append)
    before = stick.read_bytes()
    change(stick)
    after = stick.read_bytes()
    assert before != after

    with pytest.raises(EnvironmentProblemError, match="на другом компьютере"):
        copy.give_back()

    assert stick.read_bytes() == after
    assert copy.path.exists()


def test_a_copy_that_went_its_own_way_is_put_aside(stick, local, warnings):
    first = WorkingCopy.take(stick, local, warnings.append)
    mine = first.path.read_bytes()
    change(stick)

    copy = WorkingCopy.take(stick, local, warnings.append)

    assert changed(copy.path)
    (aside,) = [folder for folder in local.iterdir() if folder != copy.path.parent]
    assert (aside / stick.name).read_bytes() == mine
    assert str(aside) in warnings[-1]


def test_a_copy_cut_short_is_made_anew(stick, local, warnings):
    copy = WorkingCopy.take(stick, local, warnings.append)
    (copy.path.parent / "base.sha256").unlink()
    copy.path.write_bytes(b"half")

    again = WorkingCopy.take(stick, local, warnings.append)

    assert again.path.read_bytes() == stick.read_bytes()
    assert len(list(local.iterdir())) == 1


def test_a_journal_that_is_not_there(stick, local, warnings):
    stick.unlink()
    with pytest.raises(EnvironmentProblemError, match="нет"):
        WorkingCopy.take(stick, local, warnings.append)

    assert not local.exists() or list(local.iterdir()) == []
    assert warnings == []


def test_two_sticks_do_not_meet(stick, local, warnings, tmp_path):
    shutil.copytree(stick.parent, tmp_path / "other")
    one = WorkingCopy.take(stick, local, warnings.append)
    two = WorkingCopy.take(tmp_path / "other" / stick.name, local, warnings.append)

    assert one.path != two.path


def test_photos_of_the_backups_and_a_half_done_replacement_go_along(stick, local, warnings):
    def beside(path, *parts):
        return path.with_name(path.name + parts[0]).joinpath(*parts[1:])

    shared = beside(stick, ".backups", "photos", "0f")
    shared.mkdir(parents=True)
    (shared / FIRST).write_bytes(b"one")
    pending = beside(stick, ".next")
    pending.mkdir()
    (pending / "key").write_bytes(b"half-prepared")
    copy = WorkingCopy.take(stick, local, warnings.append)
    assert beside(copy.path, ".backups", "photos", "0f", FIRST).read_bytes() == b"one"
    assert beside(copy.path, ".next", "key").exists()
    fresh = beside(copy.path, ".backups", "photos", SECOND)
    fresh.write_bytes(b"two")
    beside(copy.path, ".next", "key").unlink()
    copy.give_back()

    assert beside(stick, ".backups", "photos", SECOND).read_bytes() == b"two"
    assert (shared / FIRST).exists()
    assert not (pending / "key").exists()


def test_a_copy_that_does_not_open_is_no_work_left_behind(stick, local, warnings):
    for password in (None, "другой"):
        copy = WorkingCopy.take(stick, local, warnings.append)
        with pytest.raises(WrongPasswordError):
            Journal.open(copy.path, password)
        copy.give_up()
        assert list(local.iterdir()) == []
    assert not [words for words in warnings if "Прошлая работа" in words]


def test_work_left_behind_is_never_given_up(stick, local, warnings):
    change(WorkingCopy.take(stick, local, warnings.append).path)  # and the program is killed
    again = WorkingCopy.take(stick, local, warnings.append)
    again.give_up()
    assert changed(again.path)
