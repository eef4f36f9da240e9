import json
import zipfile
from datetime import datetime

import pytest

from models.errors import CancelledError, DamagedError, EnvironmentProblemError
from models.journal.backup import (
    Reason,
    automatic_backup,
    backup_to,
    backups_folder,
    inspect,
    list_backups,
    remove_backups,
    what_would_be_lost,
)
from models.journal.journal import Journal
from models.journal.photos import PhotoStore
from models.migrations.runner import SCHEMA_VERSION
from tests.models.journal.school import add_record, add_year


@pytest.fixture
def opened(path, password):
    """A journal with a record and two photos, one of which is lost."""
    journal, _ = Journal.create(path, password)
    add_year(journal)
    store = PhotoStore(journal)
    names = (store.put(b"photo"), store.put(b"lost"))
    add_record(journal, "Э-1", photos=names)
    (path.with_name(path.name + ".photos") / names[1]).unlink()
    yield journal
    journal.close(with_backup=False)


def test_a_backup_tells_what_is_in_it(opened, tmp_path):
    info = backup_to(opened, tmp_path / "копия.zip")
    assert info == inspect(tmp_path / "копия.zip")
    assert (info.reason, info.schema_version, info.self_contained) == (Reason.REQUEST, SCHEMA_VERSION, True)
    assert info.has_password == opened.has_password
    assert info.counts["work_record"] == 1
    assert len(info.photos) == 2
    assert abs((datetime.now() - info.created).total_seconds()) < 60
    with zipfile.ZipFile(info.path) as archive:
        assert archive.testzip() is None
        assert sum(name.startswith("photos/") for name in archive.namelist()) == 1
        assert ("key.json" in archive.namelist()) == opened.has_password
    assert list(tmp_path.glob(".*")) == []


def test_automatic_backups_share_photos(opened):
    first, second = automatic_backup(opened, Reason.IMPORT), automatic_backup(opened, Reason.IMPORT)
    assert first.path != second.path
    assert not first.self_contained
    assert [backup.path for backup in list_backups(opened.path)] == [second.path, first.path]
    photos = [file for file in (backups_folder(opened.path) / "photos").rglob("*") if file.is_file()]
    assert len(photos) == 1
    remove_backups(opened.path, [first])
    assert photos[0].exists()
    remove_backups(opened.path, [second])
    assert not photos[0].exists()


def test_the_list_leaves_out_what_is_no_backup(opened):
    good = automatic_backup(opened, Reason.IMPORT)
    (good.path.parent / "чужой.zip").write_bytes(b"PK")
    assert [backup.path for backup in list_backups(opened.path)] == [good.path]


def test_a_journal_without_backups(path):
    assert list_backups(path) == []


def test_what_would_be_lost_names_records_by_kind(opened):
    before = automatic_backup(opened, Reason.IMPORT)
    assert what_would_be_lost(opened, before) == []
    add_record(opened, "Э-2")
    add_record(opened, "Э-3")
    (difference,) = what_would_be_lost(opened, before)
    assert (difference.title, difference.now, difference.after) == ("Записи журнала работы", 3, 1)


def test_a_cancelled_backup_leaves_nothing(opened, tmp_path):
    def stop(done, total):
        raise CancelledError

    with pytest.raises(CancelledError):
        backup_to(opened, tmp_path / "копия.zip", stop)
    with pytest.raises(CancelledError):
        automatic_backup(opened, Reason.IMPORT, stop)
    assert not (tmp_path / "копия.zip").exists()
    assert list_backups(opened.path) == []
    assert list(tmp_path.glob(".*")) == list(backups_folder(opened.path).glob(".*")) == []


def test_a_backup_into_a_folder_that_is_not_there(opened, tmp_path):
    with pytest.raises(EnvironmentProblemError):
        backup_to(opened, tmp_path / "нет" / "копия.zip")


def test_a_backup_sees_one_state_while_others_write(opened, tmp_path):
    with opened.write() as session:
        session.connection().exec_driver_sql("DELETE FROM work_record")
        info = backup_to(opened, tmp_path / "копия.zip")
    assert info.counts["work_record"] == 1


def test_no_backup_without_the_key_file(locked_journal, tmp_path, path):
    path.with_name(path.name + ".key").unlink()
    with pytest.raises(DamagedError, match="файла ключа"):
        backup_to(locked_journal, tmp_path / "копия.zip")


def _about(**changed):
    about = {
        "format": "profjournal-backup",
        "version": 1,
        "created": "2026-11-21T10:00:00",
        "reason": "close",
        "schema_version": 1,
        "has_password": False,
        "self_contained": True,
        "counts": {},
        "photos": [],
    }
    return json.dumps(about | changed)


def _archive(path, entries, compression=zipfile.ZIP_STORED):
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, content in entries:
            archive.writestr(name, content)


def test_the_archive_of_these_tests_is_read(tmp_path):
    _archive(tmp_path / "a.zip", [("about.json", _about()), ("journal.db", b"x")])
    assert inspect(tmp_path / "a.zip").schema_version == 1


@pytest.mark.parametrize(
    "entries",
    [
        [],
        [("about.json", _about())],
        [("journal.db", b"x")],
        [("about.json", _about()), ("journal.db", b"x"), ("../evil", b"x")],
        [("about.json", _about()), ("journal.db", b"x"), ("photos/../../evil", b"x")],
        [("about.json", _about(format="other")), ("journal.db", b"x")],
        [("about.json", _about(version=2)), ("journal.db", b"x")],
        [("about.json", _about(photos=["../evil"])), ("journal.db", b"x")],
        [("about.json", _about(reason="whim")), ("journal.db", b"x")],
        [("about.json", _about(created="вчера")), ("journal.db", b"x")],
        [("about.json", _about(counts=[1])), ("journal.db", b"x")],
        [("about.json", "[]"), ("journal.db", b"x")],
        [("about.json", "[" * 100_000), ("journal.db", b"x")],
        [("about.json", b"\xff"), ("journal.db", b"x")],
    ],
)
def test_hostile_archives(tmp_path, entries):
    _archive(tmp_path / "a.zip", entries)
    with pytest.raises(DamagedError):
        inspect(tmp_path / "a.zip")


def test_a_duplicate_name(tmp_path):
    with pytest.warns(UserWarning, match="Duplicate"):
        _archive(tmp_path / "a.zip", [("about.json", _about()), ("journal.db", b"x"), ("journal.db", b"y")])
    with pytest.raises(DamagedError):
        inspect(tmp_path / "a.zip")


def test_a_compressed_bomb(tmp_path):
    _archive(tmp_path / "a.zip", [("about.json", _about()), ("journal.db", b"\0" * 10_000_000)], zipfile.ZIP_DEFLATED)
    with pytest.raises(DamagedError):
        inspect(tmp_path / "a.zip")


def test_no_archive_at_all(tmp_path):
    (tmp_path / "a.zip").write_bytes(b"letter")
    with pytest.raises(DamagedError):
        inspect(tmp_path / "a.zip")
    with pytest.raises(EnvironmentProblemError):
        inspect(tmp_path / "нет.zip")
