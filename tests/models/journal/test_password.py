import pytest

from models.errors import UsageError, WrongPasswordError
from models.journal.backup import list_backups, remove_backups, unprotected_backups
from models.journal.journal import Journal
from models.journal.keys import key_path
from tests.models.journal.conftest import PASSWORD
from tests.models.journal.school import add_record, codes


def test_changing_the_password_rewrites_only_the_key_file(path, locked_journal):
    before = path.read_bytes()
    assert locked_journal.change_password(PASSWORD, "новый") is None
    assert path.read_bytes() == before
    locked_journal.close(with_backup=False)
    with pytest.raises(WrongPasswordError):
        Journal.open(path, PASSWORD)
    Journal.open(path, "новый").close()


@pytest.mark.parametrize("new", ["новый", None])
def test_the_former_password_is_asked_for(locked_journal, new):
    for wrong in ("нет", None):
        with pytest.raises(WrongPasswordError):
            locked_journal.change_password(wrong, new)
    with pytest.raises(WrongPasswordError):
        locked_journal.new_recovery_code("нет")


def test_an_empty_password_is_refused(journal, path):
    with pytest.raises(UsageError):
        journal.change_password(None, "")
    assert not journal.has_password
    assert not key_path(path).exists()


def test_a_password_is_set_on_a_journal_without_one(path, journal):
    add_record(journal, "Ёлочка-1")
    code = journal.change_password(None, PASSWORD)
    assert journal.has_password
    add_record(journal, "Ёлочка-2")
    journal.close()
    assert "Ёлочка".encode() not in path.read_bytes()
    with pytest.raises(WrongPasswordError):
        Journal.open(path)
    with Journal.open(path, PASSWORD) as opened:
        opened.check_on_start()
        assert codes(opened) == ["Ёлочка-1", "Ёлочка-2"]
    Journal.open_with_recovery_code(path, code).close()


def test_a_password_is_taken_away(path, locked_journal):
    add_record(locked_journal, "Э-1")
    assert locked_journal.change_password(PASSWORD, None) is None
    assert not locked_journal.has_password
    assert not key_path(path).exists()
    add_record(locked_journal, "Э-2")
    locked_journal.close()
    with Journal.open(path) as opened:
        opened.check_on_start()
        assert codes(opened) == ["Э-1", "Э-2"]


def test_a_backup_comes_first_and_unprotected_ones_may_be_removed(path, journal):
    journal.change_password(None, PASSWORD)
    journal.close()
    assert [backup.has_password for backup in list_backups(path)] == [True, False]
    remove_backups(path, unprotected_backups(path))
    assert [backup.has_password for backup in list_backups(path)] == [True]


def test_no_password_to_no_password_changes_nothing(path, journal):
    before = path.read_bytes()
    assert journal.change_password(None, None) is None
    assert path.read_bytes() == before


def test_a_forgotten_password(path):
    journal, code = Journal.create(path, PASSWORD)
    journal.close()
    with pytest.raises(WrongPasswordError):
        Journal.open_with_recovery_code(path, "0" * 24)
    with Journal.open_with_recovery_code(path, code.replace("-", " ").lower()) as journal:
        journal.change_password(None, "новый")
        with pytest.raises(WrongPasswordError):
            journal.change_password(None, "ещё новее")
    Journal.open(path, "новый").close()
    Journal.open_with_recovery_code(path, code).close()


def test_a_new_recovery_code_ends_the_former(path):
    journal, code = Journal.create(path, PASSWORD)
    with journal:
        new = journal.new_recovery_code(PASSWORD)
    with pytest.raises(WrongPasswordError, match="не от этого журнала"):
        Journal.open_with_recovery_code(path, code)
    Journal.open_with_recovery_code(path, new).close()


def test_a_journal_without_a_password_needs_no_code(journal):
    with pytest.raises(UsageError):
        journal.new_recovery_code("")
