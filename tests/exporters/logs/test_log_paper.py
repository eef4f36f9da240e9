"""The paper of a journal, whatever journal it is, in its three formats."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest

from exporters import documents, logs
from exporters.consultations_content import consultations
from exporters.docx import table_document as docx
from exporters.log_paper import SEWN_PORTRAIT, Approval, LogColumn, LogPaper, LogSection, log_document
from exporters.pdf import table_document as pdf
from exporters.table_document import cell
from exporters.work_log_content import work_log
from exporters.xlsx import table_document as xlsx
from models.errors import CancelledError
from models.rules.log_options import LogOptions, Names
from tests.exporters import awkward
from tests.exporters.docx.reading import open_paper, table_texts, whole_text
from tests.exporters.logs.rows import consultation, consultations_year, work, work_year
from tests.exporters.pdf.reading import outermost, pages, squeezed

COLUMNS = (LogColumn("№", 10), LogColumn("обуч.", 20, group="Количество"), LogColumn("ОВЗ", 20, group="Количество"))


def paper(rows=1, **changes):
    body = tuple((cell(str(number)), cell("2"), cell("3")) for number in range(1, rows + 1))
    section = LogSection("Лист", COLUMNS, body, "I. Раздел", ("Пояснение.",))
    return LogPaper(
        **({"title": "Журнал", "school": "Школа", "heads": ("2026/2027",), "sections": (section,)} | changes)
    )


def long_log(number=60, **changes):
    rows = [work(each, date(2026, 9 + each % 4, 1 + each % 28), title="Встреча " * 12) for each in range(number)]
    return log_document(work_log(work_year(*rows), LogOptions(2026, **changes), {}).paper)


def test_end_block_approval_and_numbers_of_columns():
    document = log_document(paper(signer="Петрова Н. С.", approval=Approval("Директор", "О. И. Кравцова", 2026)))
    text = whole_text(docx.render(document))

    assert text.startswith("УТВЕРЖДАЮ\nДиректор\n")
    assert "О. И. Кравцова" in text
    assert "«____» _______________ 2026 г." in text
    assert "Прошито и пронумеровано _________ листов" in text
    assert "/ Петрова Н. С. /          М.П." in text
    (table,) = open_paper(docx.render(document)).tables
    assert table_texts(table)[:3] == [["№", "Количество", "Количество"], ["№", "обуч.", "ОВЗ"], ["1", "2", "3"]]


def test_paper_without_end_block_or_approver():
    text = whole_text(docx.render(log_document(paper(approval=Approval()))))

    assert "20___ г." in text
    assert "Прошито" not in text


def test_columns_fill_the_sheet():
    for page in (paper().page, SEWN_PORTRAIT):
        (table,) = log_document(paper(page=page)).tables
        assert sum(table.widths_mm) == pytest.approx(page.text_width_mm)


def test_journal_without_rows_says_so():
    document = log_document(paper(rows=0))

    assert "Записей нет" in pages(pdf.render(document))[0]
    assert "Записей нет" in whole_text(docx.render(document))


def test_heading_is_repeated_and_pages_are_numbered():
    sheets = pages(pdf.render(long_log()))

    assert len(sheets) > 3
    for number, sheet in enumerate(sheets, start=1):
        assert f"стр. {number} из {len(sheets)}" in sheet
    for sheet in sheets[:-1]:
        assert "Вид работы" in sheet


def test_new_sheets_go_on_with_the_numbers_of_pages():
    document = log_document(paper(first_page=13))

    (sheet,) = pages(pdf.render(document))
    assert "стр. 13 из 13" in sheet
    assert "Школа" not in sheet
    with ZipFile(BytesIO(docx.render(document))) as archive:
        assert 'w:pgNumType w:start="13"' in archive.read("word/document.xml").decode()
        assert "NUMPAGES" not in archive.read("word/footer1.xml").decode()
    sheet = openpyxl.load_workbook(BytesIO(xlsx.render(document))).worksheets[0]
    assert (sheet.page_setup.firstPageNumber, sheet.page_setup.useFirstPageNumber) == (13, True)
    assert sheet.oddFooter.right.text == "стр. &P"


def test_workbook_prints_its_heading_and_numbers():
    book = openpyxl.load_workbook(BytesIO(xlsx.render(long_log())))
    sheet = book["Журнал"]

    assert book.sheetnames == ["Журнал", "По видам работы"]
    assert sheet.print_title_rows == "$4:$6"
    assert sheet.freeze_panes == "A7"
    assert sheet.oddFooter.right.text == "стр. &P из &N"
    assert sheet.page_setup.orientation == "landscape"
    hours = [row[9].value for row in sheet.iter_rows(min_row=7, max_row=9)]
    assert hours == [1.5, 1.5, 1.5]


def test_no_page_begins_with_a_total():
    for number in range(40, 56):
        for sheet in pages(pdf.render(long_log(number)))[1:]:
            body = sheet.split("12 13")[-1] if "12 13" in sheet else sheet.split("\n13\n")[-1]
            assert not body.strip().startswith(("Итого", "Всего"))


def test_tall_rows_of_a_document_go_on_overleaf_and_ordinary_ones_do_not():
    short, tall = (
        log_document(work_log(work_year(work(1, title=text)), LogOptions(2026), {}).paper)
        for text in ("Урок", "Слово " * 400)
    )
    rows = [open_paper(docx.render(document)).tables[0].rows[3]._tr.xml for document in (short, tall)]

    assert "cantSplit" in rows[0]
    assert "cantSplit" not in rows[1]


def test_equal_journals_give_equal_bytes():
    assert pdf.render(long_log()) == pdf.render(long_log())


def test_awkward_names_are_whole_in_every_format():
    rows = [work(number, title=name, note=name) for number, name in enumerate(awkward.NAMES)]
    document = log_document(work_log(work_year(*rows), LogOptions(2026), {}).paper)
    squeezed_pdf, word = squeezed(pdf.render(document)).replace("\ufffe", ""), docx.render(document)
    sheet = openpyxl.load_workbook(BytesIO(xlsx.render(document))).worksheets[0]
    cells = [value for row in sheet.iter_rows(values_only=True) for value in row]

    for name in awkward.NAMES:
        assert name in whole_text(word)
        assert name in cells
    for name in awkward.NAMES[:-1]:
        assert "".join(name.split()) in squeezed_pdf
    for width, _, left, bottom, right, _ in outermost(pdf.render(document)):
        assert left >= 19 * 72 / 25.4
        assert right <= width - 9 * 72 / 25.4
        assert bottom >= 5 * 72 / 25.4


@pytest.mark.parametrize("renderer", [docx, xlsx, pdf])
def test_renderers_tell_how_far_they_are_and_stop(renderer):
    document = long_log(200, monthly_totals=False)
    calls = []
    renderer.render(document, lambda done, total: calls.append((done, total)))

    assert len(calls) >= 8
    assert calls == sorted(calls)
    assert all(0 < done <= total for done, total in calls)

    def stop(done, total):
        if done > total / 2:
            raise CancelledError

    with pytest.raises(CancelledError):
        renderer.render(document, stop)


def test_text_is_measured_once_a_line_not_once_a_sign():
    """The guard of «1 000 records in 3 s»: the work grows with the records, whatever the machine is."""

    def measured(records):
        from exporters import fonts

        fonts.width.cache_clear()
        pdf.render(long_log(records))
        return fonts.width.cache_info().misses, fonts.width.cache_info().hits

    misses, hits = measured(400)
    assert misses < 1_500
    assert hits < 400 * 120
    assert measured(800)[1] < 2.3 * hits


def test_files_of_a_journal_with_its_key_apart(tmp_path):
    year = consultations_year(consultation(1))
    content = consultations(year, LogOptions(2026, names=Names.CODED), {("Иванов Иван Ильич", None): "К-001"})
    told = []
    files = documents.write(
        logs.papers_of(content, "consultations"), tmp_path / "журналы", progress=lambda *call: told.append(call)
    )

    assert [file.name for file in files] == [
        f"consultations{key}.{ending}" for key in ("", "-key") for ending in ("docx", "xlsx", "pdf")
    ]
    assert "Иванов" not in squeezed(files[2].read_bytes())
    assert "К-001ИвановИванИльич" in squeezed(files[5].read_bytes())
    assert {name for _, _, name in told} == {file.name for file in files}
    assert logs.pdf(content) == files[2].read_bytes()
    assert logs.key_pdf(content) == files[5].read_bytes()


def test_cancelled_writing_leaves_no_file(tmp_path):
    def stop(done, total, name):
        if name.endswith(".pdf"):
            raise CancelledError

    content = work_log(work_year(work(1)), LogOptions(2026), {})
    with pytest.raises(CancelledError):
        documents.write(logs.papers_of(content, "work"), tmp_path / "out", progress=stop)
    assert not (tmp_path / "out").exists()
