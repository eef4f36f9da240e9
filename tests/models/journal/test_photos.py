import hashlib
import os

import pytest

from models.errors import CancelledError, DamagedError
from models.journal.journal import Journal
from models.journal.photos import PhotoStore
from tests.models.journal.conftest import PASSWORD
from tests.models.journal.school import add_record, add_year

PICTURE = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40


@pytest.fixture
def opened(path, password):
    journal, _ = Journal.create(path, password)
    add_year(journal)
    yield journal
    journal.close(with_backup=False)


def _file(journal, name):
    return journal.path.with_name(journal.path.name + ".photos") / name


def test_what_is_put_is_got(opened):
    store = PhotoStore(opened)
    name = store.put(PICTURE)
    assert name == hashlib.sha256(PICTURE).hexdigest()
    assert store.put(PICTURE) == name
    assert store.get(name) == PICTURE
    assert store.missing([name, "0" * 64]) == ["0" * 64]
    on_disk = _file(opened, name).read_bytes()
    assert (on_disk == PICTURE) == (not opened.has_password)
    assert (PICTURE[:100] in on_disk) == (not opened.has_password)


@pytest.mark.parametrize("place", [0, 9, 30, -1])
def test_a_changed_photo_is_noticed_and_may_be_put_anew(opened, place):
    store = PhotoStore(opened)
    name = store.put(PICTURE)
    content = bytearray(_file(opened, name).read_bytes())
    content[place] ^= 1
    _file(opened, name).write_bytes(content)
    with pytest.raises(DamagedError, match="повреждена"):
        store.get(name)
    assert store.missing([name]) == [name]
    store.put(PICTURE)
    assert store.get(name) == PICTURE


def test_a_photo_that_is_gone(opened):
    with pytest.raises(DamagedError, match="нет в папке"):
        PhotoStore(opened).get("0" * 64)


def test_a_name_is_no_path(opened):
    with pytest.raises(ValueError, match="SHA-256"):
        PhotoStore(opened).get("../../etc/passwd")


def test_garbage_is_what_no_record_names(opened):
    store = PhotoStore(opened)
    kept, fresh, old = store.put(b"kept"), store.put(b"fresh"), store.put(b"old")
    add_record(opened, "Э-1", photos=(kept,))
    for name in (kept, old):
        os.utime(_file(opened, name), (1, 1))
    (_file(opened, "") / "заметка.txt").write_text("не наше")
    assert store.collect_garbage() == 1
    assert store.missing([kept, fresh, old]) == [old]
    assert (_file(opened, "") / "заметка.txt").exists()


def test_a_password_is_set_and_taken_away_with_the_photos(path):
    journal, _ = Journal.create(path)
    add_year(journal)
    name = PhotoStore(journal).put(PICTURE)
    seen = []
    journal.change_password(None, PASSWORD, lambda done, total: seen.append((done, total)))
    assert seen[-1] == (1, 1)
    assert PICTURE[:50] not in _file(journal, name).read_bytes()
    assert PhotoStore(journal).get(name) == PICTURE
    journal.change_password(PASSWORD, None)
    assert _file(journal, name).read_bytes() == PICTURE
    assert PhotoStore(journal).get(name) == PICTURE
    journal.close()


@pytest.mark.parametrize("change", [(None, PASSWORD), (PASSWORD, None)])
def test_an_interrupted_change_is_completed_on_the_next_start(path, change):
    before, after = change
    journal, _ = Journal.create(path, before)
    names = [PhotoStore(journal).put(bytes([number])) for number in range(6)]

    def stop(done, total):
        if done == 3:
            raise CancelledError

    with pytest.raises(CancelledError):
        journal.change_password(before, after, stop)
    journal.close(with_backup=False)
    # Setting: the journal is protected already. Taking away: it still is.
    with Journal.open(path, PASSWORD) as journal:
        assert [PhotoStore(journal).get(name) for name in names] == [bytes([number]) for number in range(6)]
        journal.check_on_start()
        assert all(_file(journal, name).read_bytes().startswith(b"PJPHOTO1") for name in names)


def test_the_check_of_a_start_removes_what_no_record_has_named_for_a_day(opened):
    store = PhotoStore(opened)
    kept, dropped = store.put(b"kept"), store.put(b"dropped")
    add_record(opened, "Э-1", photos=(kept,))
    for name in (kept, dropped):
        os.utime(_file(opened, name), (1, 1))
    opened.check_on_start()
    assert store.missing([kept, dropped]) == [dropped]


def test_a_photo_put_again_is_not_garbage_meanwhile(opened):
    store = PhotoStore(opened)
    name = store.put(PICTURE)
    os.utime(_file(opened, name), (1, 1))
    store.put(PICTURE)
    assert store.collect_garbage() == 0
