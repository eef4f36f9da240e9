import pytest
from sqlalchemy import text

from models.journal.journal import Journal
from tests.models.journal.conftest import PASSWORD

ADD = text("INSERT INTO setting (key, value) VALUES (:key, '1')")
KEYS = text("SELECT key FROM setting ORDER BY key")


@pytest.mark.parametrize("password", [None, PASSWORD])
def test_what_was_written_is_read_after_opening_anew(tmp_path, password):
    path = tmp_path / "ж.profjournal"
    journal, code = Journal.create(path, password)
    assert (code is None) == (password is None)
    with journal, journal.write() as session:
        session.execute(ADD, {"key": "a"})
    with Journal.open(path, password) as journal, journal.read() as session:
        assert session.scalars(KEYS).all() == ["a"]
    expected = {path.name} | ({path.name + ".backups"}) | ({path.name + ".key"} if password else set())
    assert {child.name for child in tmp_path.iterdir()} == expected


def test_an_exception_rolls_the_whole_action_back(journal):
    with pytest.raises(ZeroDivisionError), journal.write() as session:
        session.execute(ADD, {"key": "a"})
        raise ZeroDivisionError
    with journal.read() as session:
        assert session.scalars(KEYS).all() == []
