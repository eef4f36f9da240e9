"""The sample schools, the carelessly typed one too, are read whole."""

import pytest

from models.vocabulary import TurnoutKind
from models.workbook.parse import parse_workbook
from tests.models.workbook.sample_books import CASES, read_raw

pytestmark = pytest.mark.skipif(not CASES.is_dir(), reason="the sample schools are not here")

COUNTS = {
    1: {"classes": 11, "pupils": 195, "partners": 14, "plan": 22, "records": 45, "turnouts": 68, "consultations": 22},
    2: {"classes": 22, "pupils": 316, "partners": 7, "plan": 45, "records": 90, "turnouts": 178, "consultations": 45},
    3: {"classes": 11, "pupils": 0, "partners": 13, "plan": 15, "records": 30, "turnouts": 47, "consultations": 15},
}


@pytest.mark.parametrize("number", COUNTS)
def test_every_row_is_read(number):
    parsed = parse_workbook(read_raw(CASES / f"school-{number}.xlsx"))
    assert not parsed.has_errors
    assert {name: len(getattr(parsed.workbook, name).rows) for name in COUNTS[number]} == COUNTS[number]


@pytest.mark.parametrize("number", [1, 2])
def test_a_tidy_school_has_no_problem(number):
    assert parse_workbook(read_raw(CASES / f"school-{number}.xlsx")).problems == ()


def test_the_careless_school_is_understood():
    parsed = parse_workbook(read_raw(CASES / "school-3.xlsx"))
    book = parsed.workbook
    assert {row.name for row in book.classes.rows} == {f"{grade}А" for grade in range(1, 12)}
    assert all(row.inn == "7044219836" and row.teachers_total == 34 for row in book.school.rows)
    [record] = [row for row in book.records.rows if row.code == "М29"]
    assert record.teachers == (
        "Соколов Артём Сергеевич",
        "Орлов Михаил Ильич",
        "Морозов Кирилл Олегович",
        "Попов Артём Андреевич",
    )
    [turnout] = [row for row in book.turnouts.rows if row.row == 8]
    assert (turnout.record_code, turnout.class_name, turnout.kind, turnout.number) == (
        "М12",
        "10А",
        TurnoutKind.COUNT,
        1,
    )
    places = [(one.sheet, one.row, one.column) for one in parsed.problems]
    assert places == [
        ("Журнал работы", 1, "Моя пометка"),
        ("Консультации", 12, "Участники"),
        ("Консультации", 13, "Участники"),
        ("Консультации", 16, "Участники"),
    ]
