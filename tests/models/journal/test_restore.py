import random
import shutil

import pytest

from models.errors import CancelledError, DamagedError, EnvironmentProblemError, WrongPasswordError
from models.journal.backup import Reason, automatic_backup, backup_to, list_backups
from models.journal.journal import Journal
from models.journal.keys import key_path
from models.journal.photos import PhotoStore
from models.journal.restore import restore
from tests.models.journal.conftest import PASSWORD
from tests.models.journal.school import add_record, add_year, codes

OTHER = "другой пароль"


def _school(path, password):
    """A journal with a photo, its backup, and a record and a photo that came after; closed."""
    journal, code = Journal.create(path, password)
    add_year(journal)
    store = PhotoStore(journal)
    add_record(journal, "Э-1", photos=(store.put(b"first"),))
    return journal, code


def _state(path):
    return {str(file.relative_to(path.parent)): file.read_bytes() for file in path.parent.rglob("*") if file.is_file()}


def _photos(journal):
    return {PhotoStore(journal).get(name) for name in _names(journal)}


def _names(journal):
    with journal.read() as session:
        return list(session.connection().exec_driver_sql("SELECT sha256 FROM photo").scalars())


@pytest.mark.parametrize("elsewhere", [False, True])
@pytest.mark.parametrize("self_contained", [False, True])
def test_a_backup_brings_records_and_photos_back(path, password, tmp_path, self_contained, elsewhere):
    journal, _ = _school(path, password)
    backup = backup_to(journal, tmp_path / "к.zip") if self_contained else automatic_backup(journal, Reason.IMPORT)
    add_record(journal, "Э-2", photos=(PhotoStore(journal).put(b"second"),))
    journal.close()
    target = tmp_path / "новый.profjournal" if elsewhere else path
    if not elsewhere:
        shutil.rmtree(path.with_name(path.name + ".photos"))
    result = restore(target, backup.path, password)
    assert result.missing_photos == ()
    with Journal.open(target, password) as opened:
        opened.check_on_start()
        assert codes(opened) == ["Э-1"]
        assert _photos(opened) == {b"first"}
    if elsewhere:
        assert result.kept is None
    else:
        assert result.kept.counts["work_record"] == 2
        again = restore(target, result.kept.path, password)
        # The second photo was lost together with the folder before the restore, but the backup on closing had it.
        assert again.missing_photos == ()
        with Journal.open(target, password) as opened:
            assert codes(opened) == ["Э-1", "Э-2"]
            assert _photos(opened) == {b"first", b"second"}
    assert not list(target.parent.glob("*.next")) and not list(target.parent.glob("*.lock"))


def test_the_password_comes_back_with_the_backup(path, tmp_path):
    journal, _ = _school(path, PASSWORD)
    backup = backup_to(journal, tmp_path / "к.zip")
    journal.change_password(PASSWORD, None)
    journal.change_password(None, OTHER)
    add_record(journal, "Э-2")
    journal.close(with_backup=False)
    for wrong in (None, OTHER):
        with pytest.raises(WrongPasswordError):
            restore(path, backup.path, wrong)
    result = restore(path, backup.path, PASSWORD)
    with Journal.open(path, PASSWORD) as opened:
        assert (codes(opened), _photos(opened)) == (["Э-1"], {b"first"})
    # What was there before opens with its own password.
    restore(path, result.kept.path, OTHER)
    with Journal.open(path, OTHER) as opened:
        assert (codes(opened), _photos(opened)) == (["Э-1", "Э-2"], {b"first"})


def test_a_backup_from_before_the_password_takes_the_password_away(path):
    journal, _ = _school(path, None)
    backup = automatic_backup(journal, Reason.IMPORT)
    journal.change_password(None, PASSWORD)
    journal.close()
    restore(path, backup.path, PASSWORD)
    assert not key_path(path).exists()
    with Journal.open(path) as opened:
        assert _photos(opened) == {b"first"}


def test_a_recovery_code_opens_a_backup(path):
    journal, code = _school(path, PASSWORD)
    backup = automatic_backup(journal, Reason.IMPORT)
    journal.close()
    restore(path, backup.path, recovery_code=code)
    Journal.open(path, PASSWORD).close()


def test_a_photo_that_is_nowhere_is_named(path):
    journal, _ = _school(path, None)
    backup = automatic_backup(journal, Reason.IMPORT)
    (name,) = _names(journal)
    journal.close(with_backup=False)
    shutil.rmtree(path.with_name(path.name + ".photos"))
    shutil.rmtree(backup.path.parent / "photos")
    assert restore(path, backup.path).missing_photos == (name,)


def test_a_damaged_journal_is_kept_as_it_lies_and_replaced(path, password):
    journal, _ = _school(path, password)
    journal.close()
    (backup,) = list_backups(path)
    broken = b"\xff" * 8192
    path.write_bytes(broken)
    result = restore(path, backup.path, password)
    assert result.kept.counts == {}
    with Journal.open(path, password) as opened:
        assert codes(opened) == ["Э-1"]
    with pytest.raises(DamagedError):
        restore(path, result.kept.path, password)


def test_unfiled_records_of_a_journal_that_did_not_open_are_kept(path, tmp_path):
    """Killed while working, then restored from a backup with another password: the log is kept too."""
    journal, _ = _school(path, PASSWORD)
    other, _ = Journal.create(tmp_path / "другой.profjournal", OTHER)
    backup = backup_to(other, tmp_path / "к.zip")
    other.close()
    killed = tmp_path / "убит"
    shutil.copytree(path.parent, killed)
    journal.close(with_backup=False)
    target = killed / path.name
    assert target.with_name(target.name + "-wal").stat().st_size > 0
    result = restore(target, backup.path, OTHER)
    with Journal.open(target, OTHER) as opened:
        assert codes(opened) == []
    restore(target, result.kept.path, PASSWORD)
    with Journal.open(target, PASSWORD) as opened:
        assert (codes(opened), _photos(opened)) == (["Э-1"], {b"first"})


def test_an_open_journal_is_not_replaced(path, journal, tmp_path):
    backup = backup_to(journal, tmp_path / "к.zip")
    with pytest.raises(EnvironmentProblemError, match="уже открыт"):
        restore(path, backup.path)


def test_a_cancelled_restore_changes_nothing(path, tmp_path):
    journal, _ = _school(path, None)
    backup = backup_to(journal, tmp_path / "к.zip")
    journal.close()
    before = _state(path)

    def stop(done, total):
        raise CancelledError

    with pytest.raises(CancelledError):
        restore(path, backup.path, progress=stop)
    assert _state(path) == before


def test_a_backup_of_another_programs_database_is_refused(path, tmp_path):
    journal, _ = _school(path, None)
    with journal.write() as session:
        session.connection().exec_driver_sql("PRAGMA application_id=7")
    backup = backup_to(journal, tmp_path / "к.zip")
    journal.close(with_backup=False)
    with pytest.raises(DamagedError, match="не копия журнала"):
        restore(path, backup.path)


def test_a_damaged_photo_of_a_shared_folder_counts_as_missing(path):
    journal, _ = _school(path, PASSWORD)
    backup = automatic_backup(journal, Reason.IMPORT)
    (name,) = _names(journal)
    journal.close(with_backup=False)
    shutil.rmtree(path.with_name(path.name + ".photos"))
    (photo,) = (file for file in (backup.path.parent / "photos").rglob(name))
    photo.write_bytes(b"\xff" * 100)
    assert restore(path, backup.path, PASSWORD).missing_photos == (name,)


def test_a_newer_backup_is_refused(path, tmp_path):
    journal, _ = _school(path, None)
    with journal.write() as session:
        session.connection().exec_driver_sql("PRAGMA user_version=999")
    backup = backup_to(journal, tmp_path / "к.zip")
    journal.close(with_backup=False)
    with pytest.raises(DamagedError, match="новой программой"):
        restore(path, backup.path)


def _damaged(content, number, dice):
    content = bytearray(content)
    if number % 4 == 0:
        return content[: dice.randrange(len(content))]
    place = dice.randrange(len(content))
    if number % 4 == 1:
        content[place] ^= 1 << dice.randrange(8)
    elif number % 4 == 2:
        del content[place : place + dice.randrange(1, 500)]
    else:
        content[place : place + 200] = dice.randbytes(200)
    return content


def _attack(path, tmp_path, password, count):
    journal, _ = _school(path, password)
    backup = backup_to(journal, tmp_path / "к.zip")
    journal.close()
    whole, before, dice = backup.path.read_bytes(), _state(path), random.Random(7)
    refused = 0
    for number in range(count):
        backup.path.write_bytes(_damaged(whole, number, dice))
        try:
            restore(path, backup.path, password)
        except (DamagedError, WrongPasswordError):
            refused += 1
            assert _state(path) == before
        else:
            # The damage lay where it does not matter (a date in the archive's list).
            with Journal.open(path, password) as opened:
                assert (codes(opened), _photos(opened)) == (["Э-1"], {b"first"})
            before = _state(path)
    return refused


def test_a_damaged_backup_leaves_the_journal_as_it_was(path, tmp_path):
    assert _attack(path, tmp_path, None, 40) >= 38


@pytest.mark.soak
@pytest.mark.timeout(1200)
def test_many_damaged_backups_leave_the_journal_as_it_was(path, tmp_path, password):
    assert _attack(path, tmp_path, password, 1000) >= 950
