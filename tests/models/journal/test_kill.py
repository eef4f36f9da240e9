"""Killed at a random moment while entering records: what was acknowledged is there, the file is sound."""

import random
import signal
import subprocess
import sys
import time

import pytest

from models.journal.backup import list_backups
from models.journal.journal import Journal
from models.journal.photos import PhotoStore
from tests.models.journal.school import add_year, codes

ENTER = """
import sys
from pathlib import Path
from models.journal.backup import Reason, automatic_backup
from models.journal.journal import Journal
from models.journal.photos import PhotoStore
from tests.models.journal.school import add_record
path, password, run = Path(sys.argv[1]), sys.argv[2] or None, sys.argv[3]
journal = Journal.open(path, password)
journal.check_on_start()
store = PhotoStore(journal)
print("open", flush=True)
number = 0
while True:
    photos = (store.put(f"{run} {number}".encode() * 500),) if number % 5 == 0 else ()
    add_record(journal, f"{run}-{number}", photos)
    print(f"{run}-{number}", flush=True)
    number += 1
    if number % 40 == 0:
        automatic_backup(journal, Reason.CLOSE)
    if number % 90 == 0:
        journal.close()
        journal = Journal.open(path, password)
        store = PhotoStore(journal)
"""


def _killed_run(path, password, run, patience):
    """The records that were acknowledged before the kill."""
    with subprocess.Popen(
        [sys.executable, "-c", ENTER, str(path), password or "", str(run)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout.readline() == "open\n"
        time.sleep(patience)
        process.send_signal(signal.SIGKILL)
        lines = process.stdout.read().split("\n")
        assert process.wait() == -signal.SIGKILL
    return lines[:-1]


def _kill_many_times(path, password, rounds):
    dice = random.Random(rounds)
    journal, _ = Journal.create(path, password)
    with journal:
        add_year(journal)
    acknowledged = []
    for run in range(rounds):
        acknowledged += _killed_run(path, password, run, dice.uniform(0.01, 0.8))
        with Journal.open(path, password) as journal:
            journal.check_on_start()
            entered = codes(journal)
            assert not set(acknowledged) - set(entered), f"lost in run {run}"
            # A record may be committed and its acknowledgement not read: one in each run.
            assert len(entered) <= len(acknowledged) + run + 1
            _assert_photos_are_there(journal)
    assert list_backups(path)
    return len(acknowledged)


def _assert_photos_are_there(journal):
    with journal.read() as session:
        names = list(session.connection().exec_driver_sql("SELECT sha256 FROM photo").scalars())
    assert PhotoStore(journal).missing(names) == []


def test_three_kills(path, password):
    assert _kill_many_times(path, password, 3) > 3


@pytest.mark.soak
@pytest.mark.timeout(1800)
def test_a_hundred_kills(path, password, record_property):
    entered = _kill_many_times(path, password, 100)
    record_property("acknowledged", entered)
    print(f"100 kills, {entered} acknowledged records, none lost")
    assert entered > 1000
