"""The large schools of the benchmarks stay journals and workbooks that the program takes."""

from exporters.xlsx import workbook_reader
from models.journal.journal import Journal
from models.services import campaign_report
from models.services.workbook_import import import_workbook
from tests.bench import big_journal, year_workbook


def test_a_journal_of_two_years_gives_a_report(tmp_path, monkeypatch):
    monkeypatch.setattr(big_journal, "YEARS", range(2025, 2027))
    monkeypatch.setattr(big_journal, "EVENTS_A_YEAR", 40)
    monkeypatch.setattr(big_journal, "CONSULTATIONS_A_YEAR", 20)
    path = tmp_path / "two-years.profjournal"
    big_journal.make(path)

    with Journal.open(path) as journal:
        journal.check_on_start()
        figures = campaign_report.build(journal, "autumn-2026").figures
    assert figures.pupils_total == 7 * 4 * big_journal.PUPILS_IN_CLASS
    assert 0 < figures.events < 40


def test_a_workbook_of_a_year_is_taken_whole(tmp_path, monkeypatch):
    monkeypatch.setattr(year_workbook, "EVENTS", 30)
    year_workbook.make(tmp_path / "year.xlsx")
    journal, _ = Journal.create(tmp_path / "year.profjournal")

    with journal:
        result = import_workbook(journal, workbook_reader.read(tmp_path / "year.xlsx"))
    assert result.problems == ()
    assert result.sheets["Ученики"].new == 1200
    assert result.sheets["Участники"].new == 30
