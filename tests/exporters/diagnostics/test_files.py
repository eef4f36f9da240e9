"""Charts and papers of diagnostics as files, read back as their reader sees them; read from a real journal."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from desktop import demo
from exporters import documents, logs
from exporters.bar_chart import INK, Bar, BarChart
from exporters.diagnostics import papers
from exporters.diagnostics.sheet import sheet_content
from exporters.docx import table_document as docx
from exporters.log_paper import log_document
from exporters.pdf import table_document as pdf
from exporters.table_document import PORTRAIT, Paragraph, RowGroup, Style, Table, TableDocument, cell, line
from exporters.xlsx import table_document as xlsx
from models.errors import UserError
from models.journal.journal import Journal
from models.rules.log_options import LogKind, LogOptions, Names
from models.services import diagnostics, diagnostics_sheet
from models.services.diagnostics_results import save_results
from tests.exporters.diagnostics.sheets import ddo_sheet
from tests.exporters.docx.reading import open_paper, whole_text
from tests.exporters.logs.rows import HEAD
from tests.exporters.pdf.reading import outermost, pages, squeezed

CHART = BarChart(
    "Ведущие шкалы",
    (
        Bar("=сила & воля <b>", Decimal(4), "4 чел."),
        Bar("очень длинное название шкалы, которому нужны две строки", Decimal("0.01"), "мало"),
        Bar("ничего", Decimal(0), "0 чел."),
    ),
    "человек",
)


def paper(*blocks):
    table = Table((80.0, 80.0), ((cell("А"), cell("Б")),), (RowGroup(((cell("1"), cell("2")),)),))
    return TableDocument("Проба", PORTRAIT, (table, *blocks))


def test_shares_of_the_full_length():
    assert [CHART.share(bar) for bar in CHART.bars] == [1.0, 0.0025, 0.0]
    full = BarChart("", CHART.bars, "", Decimal(8))
    assert full.share(CHART.bars[0]) == 0.5
    assert BarChart("", (), "").share(CHART.bars[2]) == 0.0


def test_the_pdf_draws_bars_between_the_margins():
    content = pdf.render(paper(CHART))
    assert "=сила & воля <b>" in pages(content)[0]
    width, height, left, bottom, right, top = outermost(content)[0]
    assert left > 0
    assert right < width
    assert bottom > 0
    assert top < height


def test_a_chart_is_never_parted():
    lines = [Paragraph(line("строка"), Style.TEXT) for _ in range(44)]
    content = pdf.render(paper(*lines, CHART))
    first, second = pages(content)
    assert "ничего" not in first
    assert "Ведущие шкалы" in second


def test_a_table_that_should_stay_together_moves_to_the_next_sheet():
    rows = RowGroup(tuple((cell(f"строка {number}"),) for number in range(8)))
    lines = [Paragraph(line("текст"), Style.TEXT) for _ in range(38)]
    for together in (False, True):
        table = Table((160.0,), ((cell("Шапка"),),), (rows,), together=together)
        first = pages(pdf.render(TableDocument("Проба", PORTRAIT, (*lines, table))))[0]
        assert ("строка 0" in first) is not together
    huge = Table((160.0,), ((cell("Шапка"),),), (RowGroup(rows.rows * 12),), together=True)
    assert len(pages(pdf.render(TableDocument("Проба", PORTRAIT, (huge,))))) > 1


def test_the_docx_shades_cells():
    document = open_paper(docx.render(paper(CHART)))
    chart = document.tables[1]._tbl.xml
    assert chart.count(f'w:fill="{INK}"') == 2
    assert "=сила &amp; воля &lt;b&gt;" in chart
    assert [row.cells[0].text for row in document.tables[1].rows][2] == "ничего"


def test_the_workbook_has_a_native_chart_that_follows_its_numbers():
    empty = BarChart("Пусто", (), "человек")
    book = load_workbook(BytesIO(xlsx.render(paper(CHART, empty))))
    assert book.sheetnames == ["Таблица", "Диаграмма", "Диаграмма1"]
    sheet = book["Диаграмма"]
    assert [[cell.value for cell in row] for row in sheet["A3:B5"]] == [
        ["=сила & воля <b>", 4], ["очень длинное название шкалы, которому нужны две строки", 0.01], ["ничего", 0],
    ]  # fmt: skip
    assert sheet["A3"].data_type == "s"
    (native,) = sheet._charts
    assert native.ser[0].val.numRef.f == "'Диаграмма'!$B$3:$B$5"
    assert not book["Диаграмма1"]._charts


@pytest.mark.parametrize("render", [docx.render, xlsx.render, pdf.render])
def test_equal_sheets_make_whole_files(render):
    document = log_document(sheet_content(ddo_sheet(), HEAD, Names.FULL, {}).paper)
    assert render(document)


@pytest.fixture
def journal(tmp_path):
    path = tmp_path / "школа.profjournal"
    demo.create_sample(path)
    with Journal.open(path) as opened:
        yield opened


@pytest.fixture
def session_id(journal):
    return diagnostics.sessions(journal)[0]


def test_papers_of_a_session(journal, session_id, tmp_path):
    found = diagnostics_sheet.sheet(journal, session_id)
    tested = next(one for one in found.people if one.tested)
    content = papers.sheet_paper(journal, session_id)
    assert tested.name.replace(" ", "") in squeezed(logs.pdf(content))
    coded = papers.sheet_paper(journal, session_id, Names.CODED)
    assert tested.name.replace(" ", "") not in squeezed(logs.pdf(coded))
    assert tested.name.replace(" ", "") in squeezed(logs.key_pdf(coded))
    files = documents.write(logs.papers_of(content, "ведомость"), tmp_path)
    assert [file.suffix for file in files] == [".docx", ".xlsx", ".pdf"]
    assert tested.name in whole_text(files[0].read_bytes())


def test_the_note_names_nobody(journal, session_id, tmp_path):
    document = papers.note_paper(journal, session_id)
    written = documents.write([("справка", document)], tmp_path / "справки", ("docx", "pdf"))
    assert [file.name for file in written] == ["справка.docx", "справка.pdf"]
    said = whole_text(written[0].read_bytes())
    assert "Справка по результатам диагностики" in said
    for one in diagnostics_sheet.sheet(journal, session_id).people:
        assert one.name not in said
    assert papers.note_pdf(document) == written[1].read_bytes()


def test_the_change_is_read_from_the_journal(journal, session_id):
    card = diagnostics.session_card(journal, session_id)
    _changes, later = diagnostics.save_session(journal, replace(card, id=None, day=date(2027, 5, 12)))
    save_results(journal, later, [one for one in diagnostics_sheet.sheet(journal, session_id).people if one.tested])
    content = papers.change_paper(journal, session_id, later, Names.CODED)
    assert content.coded
    assert "Изменениерезультатовдиагностики" in squeezed(logs.pdf(content))
    document = papers.note_paper(journal, later, session_id)
    assert "Динамика" in squeezed(papers.note_pdf(document))


def test_cards_and_table_2(journal, session_id):
    found = diagnostics_sheet.sheet(journal, session_id)
    tested = next(one for one in found.people if one.tested)
    one = papers.guest_card_paper(journal, session_id, tested.name)
    assert one.paper.heads == (f"{tested.name}, {found.class_name} класс",)
    with pytest.raises(UserError, match="в ведомости нет результата"):
        papers.guest_card_paper(journal, session_id, "Никто Никак")
    pupil = next(one for one in found.people if one.tested and one.pupil_id)
    assert papers.card_paper(journal, pupil.pupil_id, session_id, Names.CODED).coded
    with pytest.raises(UserError, match="ещё нет результатов"):
        papers.card_paper(journal, pupil.pupil_id, 999)
    assert len(papers.criteria_paper(journal, found.class_id).paper.sections[0].rows) == 7


def test_everything_of_a_year(journal, tmp_path):
    sheets, notes = papers.year_sheets(journal, 2026), papers.year_notes(journal, 2026)
    number = len(diagnostics.sessions(journal, 2026))
    assert len(notes) == number
    assert len(sheets) > number
    written = documents.write([*sheets, *notes], tmp_path, ("pdf",))
    pupils = [one.name for one in diagnostics_sheet.sheet(journal, diagnostics.sessions(journal, 2026)[0]).people]
    for file in written:
        said = squeezed(file.read_bytes())
        assert not any(name.replace(" ", "") in said for name in pupils)


def test_the_log_goes_through_the_common_door(journal):
    assert LogKind.DIAGNOSTICS in logs.KINDS
    content = logs.make(journal, LogKind.DIAGNOSTICS, LogOptions(2026))
    assert content.row_count == len(diagnostics.sessions(journal, 2026))
    assert "Журналдиагностик" in squeezed(logs.pdf(content))
