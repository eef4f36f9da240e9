import threading
import time

import pytest

from models.errors import EnvironmentProblemError
from models.journal import gate
from models.journal.journal import Journal
from models.journal.keys import key_path
from tests.models.journal.conftest import PASSWORD
from tests.models.journal.school import codes


def _read_for(journal, seconds, started):
    with journal.read():
        started.set()
        time.sleep(seconds)


@pytest.fixture
def reader(journal):
    """Another thread that reads for a third of a second."""
    started = threading.Event()
    thread = threading.Thread(target=_read_for, args=(journal, 0.3, started))
    thread.start()
    started.wait()
    yield thread
    thread.join()


def test_the_file_is_replaced_only_when_nobody_reads(journal, reader):
    journal.change_password(None, PASSWORD)
    assert not reader.is_alive()
    assert codes(journal) == []


def test_closing_waits_for_readers(path, journal, reader):
    journal.close()
    assert not reader.is_alive()
    assert not path.with_name(path.name + "-wal").exists()


def test_whoever_reads_without_end_is_not_waited_for_for_ever(journal, monkeypatch):
    monkeypatch.setattr(gate, "_PATIENCE_SECONDS", 0.1)
    with journal.read(), pytest.raises(EnvironmentProblemError, match="занят"):
        journal.change_password(None, PASSWORD)
    assert not journal.has_password


def test_a_replacement_that_fails_half_way_is_finished_by_opening(path, journal):
    """A folder stands where the key file must go: the database is in its place, the key file is not."""
    key_path(path).mkdir()
    with pytest.raises(EnvironmentProblemError):
        journal.change_password(None, PASSWORD)
    with pytest.raises(EnvironmentProblemError, match="закройте его и откройте"):
        codes(journal)
    journal.close()
    key_path(path).rmdir()
    with Journal.open(path, PASSWORD) as opened:
        assert codes(opened) == []
