import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa

from models.errors import DamagedError, EnvironmentProblemError
from models.journal import opening
from models.journal.backup import Reason, list_backups
from models.journal.engine import APPLICATION_ID, connect, make_engine
from models.journal.journal import Journal
from models.migrations import draft, runner
from tests.models.journal.school import add_record, add_year, codes


def _schema(path, data_key=None):
    connection = connect(path, data_key)
    rows = connection.execute(
        "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name"
    ).fetchall()
    connection.close()
    return {(kind, name, table): _parts(sql or "") for kind, name, table, sql in rows}


def _parts(sql):
    """Columns in their order, then constraints in whatever order they were written."""
    lines = [line.strip().rstrip(",").replace('"', "") for line in sql.splitlines()]
    return [line for line in lines if not line.startswith("CONSTRAINT")] + sorted(
        line for line in lines if line.startswith("CONSTRAINT")
    )


def _migrated(path):
    connection = connect(path, None)
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.close()
    engine = make_engine(path, None)
    runner.upgrade(engine, 0, runner.released_steps())
    engine.dispose()
    return path


def test_a_new_journal_has_the_schema_that_the_steps_make(tmp_path, journal):
    """When this fails after a change of the tables, and nothing is released yet: `make migration`."""
    migrated = _migrated(tmp_path / "migrated.profjournal")
    assert _schema(migrated) == _schema(journal.path)
    assert opening.schema_version(migrated, None) == runner.SCHEMA_VERSION


def test_the_metadata_finds_nothing_to_change_after_the_steps(tmp_path):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from models.tables import Base

    engine = make_engine(_migrated(tmp_path / "migrated.profjournal"), None)
    with engine.connect() as connection:
        names = lambda name, kind, _parents: not (kind == "table" and name.startswith("search"))  # noqa: E731
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_name": names})
        assert compare_metadata(context, Base.metadata) == []
    engine.dispose()


def test_the_version_is_the_number_of_steps():
    assert len(runner.released_steps()) == runner.SCHEMA_VERSION


def test_the_draft_is_valid_and_free_of_live_classes():
    source = draft.initial_step()
    compile(source, "draft", "exec")
    assert "models" not in source.partition('"""')[2].partition('"""')[2]


def test_opening_a_journal_of_today_imports_no_alembic(path, journal):
    journal.close(with_backup=False)
    code = (
        "import sys; from pathlib import Path; from models.journal.journal import Journal\n"
        f"Journal.open(Path({str(path)!r})).close()\n"
        "print([name for name in ('alembic', 'cryptography', 'models.tables') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


class AddColour:
    """A second step as a later version may have: a table that others name is rebuilt, and records are changed."""

    def upgrade(self, op):
        with op.batch_alter_table("work_record", recreate="always") as table:
            table.add_column(sa.Column("colour", sa.Text(), server_default="синий", nullable=False))
        op.execute("UPDATE work_record SET title = title || '!'")


class AddColourAndFail(AddColour):
    def upgrade(self, op):
        super().upgrade(op)
        raise RuntimeError("broken step")


class LoseYears:
    def upgrade(self, op):
        op.execute("DELETE FROM school_year")


@pytest.fixture
def old(path, password):
    """A journal of today with records, closed, and its key."""
    journal, _ = Journal.create(path, password)
    add_year(journal)
    for number in range(5):
        add_record(journal, f"Э-{number}", photos=(f"{number:064x}",))
    journal.close(with_backup=False)
    return path, opening.data_key_for(path, password)


def _rows(path, data_key, query):
    connection = connect(path, data_key)
    rows = connection.execute(query).fetchall()
    connection.close()
    return rows


def test_a_step_changes_schema_and_records_and_loses_none(old):
    path, data_key = old
    opening.bring_up_to_date(path, data_key, runner.SCHEMA_VERSION, [*runner.released_steps(), AddColour()])
    assert _rows(path, data_key, "SELECT count(*), min(colour) FROM work_record WHERE title LIKE '%!'") == [
        (5, "синий")
    ]
    assert _rows(path, data_key, "SELECT count(*) FROM photo") == [(5,)]
    assert _rows(path, data_key, "PRAGMA user_version") == [(runner.SCHEMA_VERSION + 1,)]
    assert _rows(path, data_key, "PRAGMA foreign_key_check") == []
    (backup,) = list_backups(path)
    assert (backup.reason, backup.schema_version, backup.counts["work_record"]) == (
        Reason.MIGRATION,
        runner.SCHEMA_VERSION,
        5,
    )
    # For this program, the journal now is one of a newer program.
    with pytest.raises(DamagedError, match="новой программой"):
        opening.schema_version(path, data_key)


@pytest.mark.parametrize(("step", "error"), [(AddColourAndFail(), RuntimeError), (LoseYears(), DamagedError)])
def test_a_failing_step_leaves_the_journal_as_it_was(old, password, step, error):
    path, data_key = old
    before = (_schema(path, data_key), _rows(path, data_key, "SELECT * FROM work_record"))
    with pytest.raises(error):
        opening.bring_up_to_date(path, data_key, runner.SCHEMA_VERSION, [*runner.released_steps(), step])
    assert (_schema(path, data_key), _rows(path, data_key, "SELECT * FROM work_record")) == before
    with Journal.open(path, password) as journal:
        journal.check_on_start()
        assert codes(journal) == [f"Э-{number}" for number in range(5)]


def test_no_step_without_a_backup(old, write_protect):
    path, data_key = old
    before = path.read_bytes()
    write_protect(path.parent)
    with pytest.raises(EnvironmentProblemError):
        opening.bring_up_to_date(path, data_key, runner.SCHEMA_VERSION, [*runner.released_steps(), AddColour()])
    assert path.read_bytes() == before


VERSION_1 = Path(__file__).parents[2] / "data" / "db" / "version-1.profjournal"


def test_a_journal_of_the_first_version_opens_with_every_record(tmp_path):
    """The file was made by the program of then (`profjournal demo`)."""
    path = tmp_path / "старый.profjournal"
    shutil.copy(VERSION_1, path)
    tables = ("work_record", "turnout", "turnout_name", "pupil", "consultation", "diagnostics_score", "plan_item")
    before = {table: _rows(path, None, f"SELECT * FROM {table}") for table in tables}
    assert all(before.values())
    with Journal.open(path) as journal:
        journal.check_on_start()
    for table, rows in before.items():
        assert [row[: len(rows[0])] for row in _rows(path, None, f"SELECT * FROM {table}")] == rows
    assert _rows(path, None, "SELECT count(*) FROM consultation WHERE coded") == [(0,)]
    assert _rows(path, None, "SELECT rowid % 16, count(*) FROM search GROUP BY 1") == [
        (place, len(_rows(path, None, f"SELECT id FROM {table}")))
        for table, place in (
            ("plan_item", 1),
            ("work_record", 2),
            ("consultation", 3),
            ("diagnostics_session", 4),
            ("pupil", 5),
            ("teacher", 6),
            ("partner", 7),
        )
    ]
