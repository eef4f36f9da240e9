"""The words that every format and the screen share."""

from exporters.appendix3_content import appendix3, participation_row, partners_row
from exporters.table_document import cell, line, placed
from models.rules.report import CampaignReport
from models.vocabulary import PartnerCategory
from tests.exporters import awkward, factories


def numbers(row):
    return {run.number_key: run.text for each in row for part in each.lines for run in part.runs if run.number_key}


def test_every_number_has_the_key_of_the_figure_that_it_prints():
    figures = factories.figures()
    printed = figures.as_json()

    assert numbers(participation_row(figures, "СОШ")) == {
        "schools_total": "1",
        "schools_involved": "1",
        "events": str(printed["events"]),
        "students_total": str(printed["students_total"]),
        "participants": str(printed["participants"]["total"]),
        **{f"participants:{grade}": str(n) for grade, n in printed["participants"]["by_grade"].items()},
        "teachers": str(printed["teachers"]),
        "students_ovz_total": str(printed["students_ovz_total"]),
        "participants_ovz": str(printed["participants_ovz"]["total"]),
        **{f"participants_ovz:{grade}": str(n) for grade, n in printed["participants_ovz"]["by_grade"].items()},
        "partners": str(printed["partners"]["total"]),
    }
    assert numbers(partners_row(figures, "СОШ")) == {
        "partners": "7",
        "partners:education": "3",
        "partners:industry": "2",
        "partners:business": "1",
        "partners:community": "1",
    }


def test_no_digit_of_a_count_stands_outside_a_keyed_run():
    plain = [
        run.text
        for each in participation_row(factories.figures(), "СОШ")
        for part in each.lines
        for run in part.runs
        if not run.number_key
    ]

    assert not [text for text in plain if any(number in text for number in ("599", "438", "109", "83", "42", "33"))]


def test_category_without_partners_says_zero():
    row = partners_row(factories.figures(partners=dict.fromkeys(PartnerCategory, ())), "СОШ")

    assert [each.text for each in row] == ["СОШ", "0", "0", "0", "0", "0"]


def test_report_is_a_document_of_two_tables():
    report: CampaignReport = factories.report()

    assert [table.name for table in appendix3(report).tables] == ["Таблица 1", "Таблица 2"]


def test_tables_fit_between_the_margins():
    document = appendix3(factories.report())

    for table in document.tables:
        assert sum(table.widths_mm) <= document.page.text_width_mm


def test_line_takes_only_what_every_format_takes():
    assert " ".join(line(awkward.CONTROLS).text.split()) == awkward.CLEANED
    assert [part.text for part in cell("а\r\nб\nв").lines] == ["а", "б", "в"]


def test_placing_cells_that_cover_others():
    head = ((cell("а", rows=2), cell("б", columns=2), cell("в", rows=2)), (cell("г"), cell("д")))

    places = {each.cell.text: (each.row, each.column) for each in placed(head)}
    assert places == {"а": (0, 0), "б": (0, 1), "в": (0, 3), "г": (1, 1), "д": (1, 2)}
