"""What is kept of Главная for the next start: never stale, never believed when it is odd, there without SQLAlchemy."""

import json
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from models.journal import derived
from models.journal.backup import automatic_backup
from models.journal.backup_file import Reason
from models.journal.engine import connect
from models.journal.journal import Journal
from models.services import confirmation
from models.services.home import count_ahead, home
from models.services.home_snapshot import DAYS, keep, kept
from models.services.settings import write_setting
from tests.ui.pages import sample

ROOT = Path(__file__).parents[3]
START = """
import sys
from datetime import date
from pathlib import Path
from models.journal.journal import Journal
from models.services.home_snapshot import kept

journal = Journal.open(Path(sys.argv[1]), sys.argv[2])
assert kept(journal, date.fromisoformat(sys.argv[3])).classes == 7
assert not [name for name in sys.modules if name.startswith(("sqlalchemy", "alembic", "models.tables"))]
journal.close()
"""


@pytest.fixture
def journal(tmp_path):
    opened, _ = Journal.create(tmp_path / "школа.profjournal")
    sample.fill(opened)
    yield opened
    opened.close(with_backup=False)


def put(journal, text):
    connection = connect(journal.path, journal.data_key)
    connection.execute("INSERT OR REPLACE INTO setting VALUES ('derived.home', ?)", (text,))
    connection.close()


def content_of(journal):
    return json.loads(derived.read(journal))


def test_what_is_kept_is_what_is_counted_on_each_of_the_days(journal):
    assert kept(journal, sample.TODAY) is None
    assert count_ahead(journal, sample.TODAY) == kept(journal, sample.TODAY)
    days = [sample.TODAY + timedelta(days=number) for number in range(DAYS)]
    assert [kept(journal, day) for day in days] == [home(journal, day) for day in days]
    assert kept(journal, sample.TODAY - timedelta(days=1)) is None
    assert kept(journal, days[-1] + timedelta(days=1)) is None


def test_any_change_drops_it(journal):
    for change in (
        lambda: confirmation.set_ready(journal, "autumn-2026", ready=True),
        lambda: write_setting(journal, "x", 1),
    ):
        count_ahead(journal, sample.TODAY)
        change()
        assert kept(journal, sample.TODAY) is None


def test_a_change_that_is_rolled_back_drops_nothing(journal):
    counted = count_ahead(journal, sample.TODAY)
    with pytest.raises(ZeroDivisionError), journal.write() as session:
        session.connection().exec_driver_sql("DELETE FROM work_record")
        raise ZeroDivisionError
    assert kept(journal, sample.TODAY) == counted == home(journal, sample.TODAY)


def test_a_change_while_it_is_counted_wins(journal):
    revision, counted = journal.revision, home(journal, sample.TODAY)
    write_setting(journal, "x", 1)
    assert not keep(journal, {sample.TODAY: counted}, revision)
    assert kept(journal, sample.TODAY) is None


def test_the_backup_is_the_one_of_now(journal):
    count_ahead(journal, sample.TODAY)
    automatic_backup(journal, Reason.REQUEST)
    assert kept(journal, sample.TODAY).backup.records == 9
    assert kept(journal, sample.TODAY) == home(journal, sample.TODAY)


def test_nothing_is_written_to_a_journal_opened_for_reading(journal):
    journal.close(with_backup=False)
    with Journal.open(journal.path, read_only=True) as opened:
        count_ahead(opened, sample.TODAY)
        assert derived.read(opened) is None


@pytest.mark.parametrize(
    "text",
    ["", "null", "[]", "{}", "[" * 100_000, "1" * 5_000, '{"format": 1}', '{"format": 1, "days": []}', "x" * 300_000],
)
def test_a_row_that_is_no_snapshot_is_ignored(journal, text):
    put(journal, text)
    assert kept(journal, sample.TODAY) is None
    assert count_ahead(journal, sample.TODAY) == kept(journal, sample.TODAY)


def test_a_row_that_is_no_text_is_ignored(journal):
    put(journal, b"\xff\x00")
    assert kept(journal, sample.TODAY) is None


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("classes",), -1),
        (("classes",), True),
        (("classes",), 1.5),
        (("pupils",), 10**30),
        (("school",), "\ud800"),
        (("school",), "х" * 20_000),
        (("school",), None),
        (("year",), None),
        (("campaign",), None),
        (("campaign", "code", "season"), "winter"),
        (("campaign", "calendar", "end"), "2026-13-45"),
        (("report",), None),
        (("report", "parts"), 0),
        (("report", "done"), 999),
        (("report", "percent"), 101),
        (("report", "gaps"), {}),
        (("report", "gaps"), [{}] * 3),
        (("deadlines",), [None] * 1_000),
        (("backup",), {"created": "2026-10-01", "folder": "/", "records": 1}),
        (("unknown",), 1),
    ],
    ids=str,
)
def test_a_snapshot_with_one_odd_value_is_ignored(journal, path, value):
    count_ahead(journal, sample.TODAY)
    content = content_of(journal)
    place = content["days"][sample.TODAY.isoformat()]
    for name in path[:-1]:
        place = place[name]
    place[path[-1]] = value
    put(journal, json.dumps(content))
    assert kept(journal, sample.TODAY) is None


def test_what_an_older_program_kept_is_not_read(journal):
    count_ahead(journal, sample.TODAY)
    put(journal, json.dumps(content_of(journal) | {"format": 0}))
    assert kept(journal, sample.TODAY) is None


@pytest.mark.parametrize("password", ["", "тайна"])
def test_a_start_reads_it_without_sqlalchemy(tmp_path, password):
    journal, _ = Journal.create(tmp_path / "школа.profjournal", password or None)
    sample.fill(journal)
    count_ahead(journal, sample.TODAY)
    journal.close()
    arguments = [str(journal.path), password, sample.TODAY.isoformat()]
    done = subprocess.run([sys.executable, "-c", START, *arguments], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_an_empty_journal_keeps_nothing(tmp_path):
    with Journal.create(tmp_path / "пусто.profjournal")[0] as empty:
        assert count_ahead(empty, date(2026, 10, 7)).year is None
        assert derived.read(empty) is None


def test_a_password_set_later_takes_it_along(journal):
    counted = count_ahead(journal, sample.TODAY)
    journal.change_password(None, "тайна")
    assert replace(kept(journal, sample.TODAY), backup=None) == replace(counted, backup=None)
