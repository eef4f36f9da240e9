import os
import signal
import subprocess
import sys

import pytest

from models.errors import EnvironmentProblemError
from models.journal.journal import Journal
from models.journal.lock import lock_path

HOLD = """
import sys
from pathlib import Path
from models.journal.journal import Journal
journal = Journal.open(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def holder(path, journal):
    """Another process that has the journal open."""
    journal.close(with_backup=False)
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout.readline() == "open\n"
        yield process
        process.kill()


def test_a_second_process_is_told_who_has_the_journal(path, holder):
    with pytest.raises(EnvironmentProblemError, match=rf"уже открыт другим окном программы \(процесс {holder.pid}\)"):
        Journal.open(path)
    assert lock_path(path).exists()


def test_the_lock_of_a_killed_process_is_in_nobodys_way(path, holder):
    os.kill(holder.pid, signal.SIGKILL)
    holder.wait()
    assert lock_path(path).exists()
    Journal.open(path).close()
    assert not lock_path(path).exists()


def test_one_process_does_not_open_a_journal_twice(path, journal):
    with pytest.raises(EnvironmentProblemError, match="уже открыт"):
        Journal.open(path)
    journal.close(with_backup=False)
    Journal.open(path).close()


def test_a_refused_opening_holds_no_lock(path, locked_journal):
    locked_journal.close(with_backup=False)
    with pytest.raises(Exception, match="паролем"):
        Journal.open(path)
    assert not lock_path(path).exists()


def test_another_computer_is_named(path, journal):
    lock_path(path).write_text("17\nUCHITELSKAYA-2\n")
    with pytest.raises(EnvironmentProblemError, match="на компьютере «UCHITELSKAYA-2»"):
        Journal.open(path)


def test_scribble_in_the_lock_file_does_no_harm(path, journal):
    lock_path(path).write_bytes(b"\xff\xfe\n\n")
    with pytest.raises(EnvironmentProblemError, match="уже открыт другим окном"):
        Journal.open(path)
    journal.close(with_backup=False)
    lock_path(path).write_bytes(b"\xff" * 100)
    Journal.open(path).close()
