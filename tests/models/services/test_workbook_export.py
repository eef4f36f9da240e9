"""Export and import are one another's inverse."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import update

from models.errors import UsageError
from models.journal.journal import Journal
from models.services.workbook_export import export_year
from models.services.workbook_import import import_workbook
from models.tables import Consultation, PlanItem, SchoolYear, WorkRecord
from models.workbook.problems import has_errors
from tests.models.services.workbook_strategies import workbooks
from tests.models.workbook.books import book
from tests.models.workbook.sample_books import CASES, read_raw


@pytest.fixture
def two_journals(tmp_path: Path):
    first, _ = Journal.create(tmp_path / "first.profjournal")
    second, _ = Journal.create(tmp_path / "second.profjournal")
    with first, second:
        yield first, second


def assert_returns(journal, other):
    """What was exported is all the same to its journal, and makes an equal one of an empty journal."""
    exported = export_year(journal)
    back = import_workbook(journal, exported)
    assert not back.has_errors, back.problems
    assert {(one.new, one.changed, one.absent) for one in back.sheets.values()} == {(0, 0, 0)}
    assert [one.same for one in back.sheets.values()] == [len(sheet.rows) for sheet in exported.sheets]
    assert not import_workbook(other, exported).has_errors
    assert export_year(other) == exported


@pytest.mark.skipif(not CASES.is_dir(), reason="the sample schools are not here")
@pytest.mark.parametrize("number", [1, 2, 3])
def test_the_sample_schools_return(two_journals, number):
    import_workbook(two_journals[0], read_raw(CASES / f"school-{number}.xlsx"))
    assert_returns(*two_journals)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(raw=workbooks())
def test_any_school_returns(tmp_path_factory, raw):
    folder = tmp_path_factory.mktemp("journals")
    first, _ = Journal.create(folder / "first.profjournal")
    second, _ = Journal.create(folder / "second.profjournal")
    with first, second:
        result = import_workbook(first, raw)
        assert not has_errors(result.problems), [one.as_json() for one in result.problems]
        again = import_workbook(first, raw)
        assert {(one.new, one.changed, one.absent) for one in again.sheets.values()} <= {(0, 0, 0)}
        assert_returns(first, second)


def test_texts_that_were_typed_into_the_window_return(two_journals):
    journal, other = two_journals
    import_workbook(journal, book())
    with journal.write() as session:
        session.execute(
            update(WorkRecord).values(title=" Экскурсия  на завод ", place="", form="Экскурсия", note=" \n ")
        )
        session.execute(update(Consultation).values(time="9:05", content="первая\r\n\r\nвторая "))
        session.execute(update(PlanItem).values(classes="5А, 9 классы"))
        session.execute(update(SchoolYear).values(phone="  ", director="Кравцова\tО. И."))
    exported = export_year(journal)
    back = import_workbook(journal, exported)
    assert {(one.new, one.changed, one.absent) for one in back.sheets.values()} == {(0, 0, 0)}
    assert not import_workbook(other, exported).has_errors
    tidied = import_workbook(journal, export_year(other))
    assert {(one.new, one.changed, one.absent) for one in tidied.sheets.values()} == {(0, 0, 0)}


def test_the_latest_year_is_the_default(two_journals):
    journal, _ = two_journals
    with pytest.raises(UsageError):
        export_year(journal)
    import_workbook(journal, book())
    sheets = dict.fromkeys(
        ("Кампании", "Подтверждённые_числа", "Журнал_работы", "Участники", "Консультации", "Диагностика")
    )
    import_workbook(journal, book({"Учебный год": "2027/2028"}, **sheets))
    assert _year(export_year(journal)) == "2027/2028"
    assert _year(export_year(journal, 2026)) == "2026/2027"
    with pytest.raises(UsageError, match="2028/2029"):
        export_year(journal, 2028)


def _year(raw):
    return next(row.cells["Учебный год"] for row in raw.sheets[0].rows if "Учебный год" in row.cells)
