from io import BytesIO

import openpyxl
import pypdfium2
import pytest
from docx import Document

from exporters import papers
from models.errors import CancelledError, EnvironmentProblemError, UserError
from models.rules.report import Note, NoteParagraph
from tests.exporters import factories


def test_report_is_written_in_all_its_papers(tmp_path):
    folder = tmp_path / "отчёт" / "осень"
    written = papers.write_report(factories.report(), folder)

    assert [path.name for path in written] == ["appendix3.docx", "appendix3.xlsx", "appendix3.pdf", "note.docx"]
    assert sorted(folder.iterdir()) == sorted(written)
    Document(written[0])
    openpyxl.load_workbook(written[1])
    assert len(pypdfium2.PdfDocument(written[2])) == 2
    Document(written[3])


def test_plan_is_written_in_all_its_papers(tmp_path):
    written = papers.write_plan(factories.plan(), tmp_path)

    assert [path.name for path in written] == ["appendix2.docx", "appendix2.xlsx", "appendix2.pdf"]
    Document(written[0])
    openpyxl.load_workbook(written[1])
    pypdfium2.PdfDocument(written[2])


def test_file_and_preview_are_the_same_paper(tmp_path):
    papers.write_report(factories.report(), tmp_path)
    papers.write_plan(factories.plan(), tmp_path)

    assert (tmp_path / "appendix3.pdf").read_bytes() == papers.report_pdf(factories.report())
    assert (tmp_path / "appendix2.pdf").read_bytes() == papers.plan_pdf(factories.plan())


def test_former_papers_are_replaced(tmp_path):
    (tmp_path / "note.docx").write_text("прошлая")
    papers.write_report(factories.report(), tmp_path)

    Document(tmp_path / "note.docx")


def test_folder_that_cannot_be_is_refused(tmp_path):
    occupied = tmp_path / "file"
    occupied.write_text("")

    for folder in (occupied, occupied / "inside"):
        with pytest.raises(EnvironmentProblemError) as caught:
            papers.write_report(factories.report(), folder)
        assert str(occupied) in caught.value.message


def test_broken_template_leaves_no_paper(tmp_path):
    templates, folder = tmp_path / "templates", tmp_path / "out"
    templates.mkdir()
    (templates / "note.docx").write_bytes(b"broken")

    with pytest.raises(UserError, match=r"note\.docx"):
        papers.write_report(factories.report(), folder, templates)
    assert not folder.exists()


def test_progress_names_each_paper_and_may_cancel(tmp_path):
    calls = []

    def cancel(done, total, name):
        calls.append((done, total, name))
        if done == 2:
            raise CancelledError

    with pytest.raises(CancelledError):
        papers.write_plan(factories.plan(), tmp_path, progress=cancel)
    assert calls == [(0, 3, "appendix2.docx"), (1, 3, "appendix2.xlsx"), (2, 3, "appendix2.pdf")]
    assert not list(tmp_path.iterdir())


def test_pages_of_the_note():
    short = papers.note_pages(factories.report())
    text = "Школа провела мероприятие, в котором участвовали все классы. " * 80
    long = factories.report(note=Note("Справка", (NoteParagraph("results", "Результаты", text, text),)))

    assert 0.4 <= short <= 0.9
    assert papers.note_pages(factories.report(events=())) == short
    assert 1.1 <= papers.note_pages(long) <= 2.0
    assert papers.note_pages(factories.report(note=Note("Справка", ()))) <= 0.2


def test_pages_of_the_note_agree_with_its_paper():
    for repeats in (10, 40, 80, 120):
        text = "Школа провела мероприятие, в котором участвовали все классы. " * repeats
        report = factories.report(note=Note("Справка", (NoteParagraph("r", "Результаты", text, text),)), events=())
        pages = len(pypdfium2.PdfDocument(BytesIO(papers.note_pdf(report))))
        assert pages - 1 < papers.note_pages(report) <= pages
