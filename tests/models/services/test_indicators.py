import pytest
from sqlalchemy import select

from models.services import actions
from models.services.indicators import as_json, enter_indicator, indicators
from models.services.refusal import FieldsRefusedError
from models.tables import DiagnosticsResult, IndicatorEntry
from models.vocabulary import DiagnosticsMark


def test_every_number_of_the_sample_school_is_told(sample):
    found = indicators(sample)
    data = as_json(found)
    assert set(data) == {"1027-р", "приложение-4", "таблица-3"}
    assert all(row.value for row in (*found.appendix4, *found.table3) if row.computed)
    known = {event.id for event in found.events}
    assert all(set(row.records) <= known for row in (*found.appendix4, *found.table3, *found.projects))


def test_a_refusal_is_no_test(sample):
    def tested():
        return int(next(row.value for row in indicators(sample).table3 if row.code == "2.1"))

    before = tested()
    assert before > 0
    with sample.write() as session:
        for row in session.scalars(select(DiagnosticsResult)):
            row.mark = DiagnosticsMark.REFUSED
    assert tested() == 0


def test_what_documents_know_is_entered(sample):
    year = indicators(sample).year.start_year
    enter_indicator(sample, year, "6.1", " 12 ", "Приказ № 5")
    enter_indicator(sample, year, "Т3-1.1", "да", "")
    enter_indicator(sample, year, "t3-1.1", "да, до 2030 года", "Программа")

    def row(rows, code):
        return next((one.value, one.document) for one in rows if one.code == code)

    found = indicators(sample)
    assert row(found.appendix4, "6.1") == ("12", "Приказ № 5")
    assert row(found.table3, "1.1") == ("да, до 2030 года", "Программа")
    assert row(found.appendix4, "1.1")[0] != "да, до 2030 года"
    enter_indicator(sample, year, "6.1", "", "")
    enter_indicator(sample, year, "6.1", "", "")
    assert row(indicators(sample).appendix4, "6.1") == ("", "")
    actions.undo(sample)
    assert row(indicators(sample).appendix4, "6.1") == ("12", "Приказ № 5")
    with sample.read() as session:
        assert len(session.scalars(select(IndicatorEntry).where(IndicatorEntry.code.startswith("Т3"))).all()) == 1
    with pytest.raises(FieldsRefusedError):
        enter_indicator(sample, year, "6.1", "1", "щ" * 100_000)
