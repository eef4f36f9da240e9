"""Codes in place of names: given once, kept for good, one for each person."""

import pytest

from models.journal.journal import Journal
from models.rules.names import fold_name
from models.services.person_codes import KeyLine, code_of, give_codes, key_lines, known_codes
from models.tables import PersonCode, Pupil


@pytest.fixture
def journal(tmp_path):
    opened, _ = Journal.create(tmp_path / "школа.profjournal")
    yield opened
    opened.close(with_backup=False)


def add_pupil(journal, name, code=None):
    with journal.write() as session:
        pupil = Pupil(full_name=name, folded=fold_name(name), code=code)
        session.add(pupil)
        session.flush()
        return pupil.id


def test_a_code_is_given_once_whatever_the_spelling(journal):
    assert code_of(journal, "Фёдорова Анна") == "К-001"
    assert code_of(journal, "Ильин Пётр") == "К-002"
    assert code_of(journal, " фЕдорова  анна") == "К-001"


def test_a_pupils_own_code_goes_before_and_is_never_given_to_another(journal):
    pupil = add_pupil(journal, "Ильин Пётр", "K-001")  # in Latin: it reads the same
    assert code_of(journal, "Ильин Пётр", pupil) == "K-001"
    assert code_of(journal, "Мать Ильина") == "К-002"


def test_namesakes_on_the_lists_have_codes_of_their_own(journal):
    first, second = add_pupil(journal, "Ильин Пётр"), add_pupil(journal, "Ильин Пётр")
    with journal.write() as session:
        codes = give_codes(session, [("Ильин Пётр", first), ("Ильин Пётр", second), ("Ильин Пётр", first)])
    assert codes == {("Ильин Пётр", first): "К-001", ("Ильин Пётр", second): "К-002"}
    assert code_of(journal, "Ильин Пётр") == "К-003"  # which of both is not known


def test_a_name_and_its_pupil_are_one_person(journal):
    assert code_of(journal, "Ильин Пётр") == "К-001"
    pupil = add_pupil(journal, "Ильин Пётр")
    with journal.write() as session:
        assert give_codes(session, [("Ильин Пётр", pupil)]) == {("Ильин Пётр", pupil): "К-001"}
    add_pupil(journal, "Ильин Пётр")
    assert code_of(journal, "Ильин Пётр", pupil) == "К-001"  # a namesake who comes later takes nothing away


def test_the_code_stays_when_the_pupil_is_renamed_or_gone(journal):
    pupil = add_pupil(journal, "Ильина Анна")
    assert code_of(journal, "Ильина Анна", pupil) == "К-001"
    assert code_of(journal, "Ильина Анна") == "К-001"
    assert code_of(journal, "Петрова Анна", pupil) == "К-001"
    with journal.write() as session:
        session.delete(session.get(Pupil, pupil))
    assert code_of(journal, "Ильина Анна") == "К-001"


def test_who_has_no_code_is_left_out(journal):
    code_of(journal, "Ильин Пётр")
    with journal.read() as session:
        assert known_codes(session, [("Ильин Пётр", None), ("Белова Вера", None)]) == {("Ильин Пётр", None): "К-001"}
        assert session.query(PersonCode).count() == 1


def test_the_key_list_stands_in_the_order_of_codes():
    known = {("Я", None): "К-010", ("Б", 3): "К-002", ("В", 4): "7А-5"}
    assert key_lines(known) == (KeyLine("7А-5", "В"), KeyLine("К-002", "Б"), KeyLine("К-010", "Я"))


def test_many_people_at_once(journal):
    people = [(f"Ученик {number}", None) for number in range(1200)]
    with journal.write() as session:
        codes = give_codes(session, people)
    assert codes[people[-1]] == "К-1200"
    with journal.read() as session:
        assert known_codes(session, people) == codes
