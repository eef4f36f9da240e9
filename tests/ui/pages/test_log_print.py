"""The print preview of a journal: sheets made in a job, choices, what is on paper, files."""

from datetime import date

import pytest
from PySide6.QtWidgets import QScrollArea

from desktop import demo
from models.errors import EnvironmentProblemError
from models.journal.journal import Journal
from models.rules.log_numbering import NOTHING_PRINTED
from models.rules.log_options import LogKind, Names
from models.services.log_papers.printed import read_printed
from tests.exporters.pdf.reading import pages, squeezed
from tests.ui.pages.consultations_window import open_log
from tests.ui.pages.log_window import LogWindow
from ui.components.field import Field
from ui.pages.log_print import SHOW_KEY, SHOW_LOG, open_log_print


@pytest.fixture(scope="module")
def school(tmp_path_factory):
    path = tmp_path_factory.mktemp("school") / "школа.profjournal"
    demo.create_sample(path)
    with Journal.open(path, read_only=True):
        pass
    return path.read_bytes()


@pytest.fixture
def journal(school, tmp_path):
    path = tmp_path / "школа.profjournal"
    path.write_bytes(school)
    with Journal.open(path) as opened:
        yield opened


@pytest.fixture
def open_preview(journal, qtbot):
    """Opens the preview of a journal in a real window."""
    opened = []

    def open_it(kind):
        window = LogWindow(journal, kind)
        opened.append(window)
        qtbot.addWidget(window)
        window.resize(1366, 698)
        window.open_place("log")
        window.show()
        window.log.print_page()
        qtbot.waitUntil(lambda: window.preview is not None and not window.log.job_line.is_busy)
        return window, window.preview

    yield open_it
    for window in opened:
        window.context.jobs.stop()


def wait_for_sheets(qtbot, preview):
    qtbot.waitUntil(lambda: not preview.job_line.is_busy and preview.panel.options == preview.content.options)


def choose(qtbot, preview, change):
    change(preview.panel)
    wait_for_sheets(qtbot, preview)


def test_sheets_without_names_come_first(open_preview):
    _, preview = open_preview(LogKind.WORK)

    assert preview.header.sentence.text() == "Журнал учета выполненной работы, 4 листа A4"
    assert "Абрамов" not in squeezed(preview.sheets.data)
    assert preview.panel.names[Names.NONE].isChecked()
    assert "Прошито" in pages(preview.sheets.data)[-1]


def test_each_choice_changes_the_sheets(open_preview, qtbot):
    _, preview = open_preview(LogKind.WORK)
    for change in (
        lambda panel: panel.names[Names.FULL].click(),
        lambda panel: panel.sewn.click(),
        lambda panel: panel.totals.click(),
        lambda panel: panel.other_logs.click(),
        lambda panel: panel.section.set_value("экскурсия"),
        lambda panel: panel.section.set_value(""),
        lambda panel: panel.period.set_value("days"),
        lambda panel: panel.first.set_value(date(2026, 10, 1)),
    ):
        before = preview.sheets.data
        choose(qtbot, preview, change)
        assert preview.sheets.data != before
    assert preview.panel.options.period.start == date(2026, 10, 1)
    assert "с 1 октября 2026 г. по 31 августа 2027 г." in pages(preview.sheets.data)[0]


def test_several_changes_at_once_end_with_the_last(open_preview, qtbot):
    _, preview = open_preview(LogKind.CONSULTATIONS)
    preview.panel.names[Names.FULL].click()
    preview.panel.names[Names.CODED].click()
    preview.panel.sewn.click()
    wait_for_sheets(qtbot, preview)

    assert preview.content.options.names is Names.CODED
    assert not preview.content.options.sewn
    assert "Соколова" not in squeezed(preview.sheets.data)


def test_stopped_change_leaves_sheets_and_choices_as_they_were(open_preview, qtbot):
    _, preview = open_preview(LogKind.WORK)
    before = preview.sheets.data
    preview.panel.names[Names.FULL].click()
    preview.job_line.stop()
    qtbot.waitUntil(lambda: not preview.job_line.is_busy)

    assert preview.sheets.data == before
    assert preview.panel.names[Names.NONE].isChecked()


def test_key_is_shown_on_sheets_of_its_own(open_preview, qtbot):
    _, preview = open_preview(LogKind.CONSULTATIONS)
    choose(qtbot, preview, lambda panel: panel.names[Names.CODED].click())
    journal_sheets = preview.sheets.data
    assert preview.panel._key.text() == SHOW_KEY
    preview.panel._key.click()

    assert "СоколоваДианаЮрьевна" in squeezed(preview.sheets.data)
    assert preview.header.sentence.text() == "Ключ к кодам, 1 лист A4"
    assert preview.panel._key.text() == SHOW_LOG
    preview.panel._key.click()
    assert preview.sheets.data == journal_sheets


def test_printed_whole_is_remembered_and_only_new_goes_on(open_preview, qtbot, journal):
    _, preview = open_preview(LogKind.WORK)
    assert not preview.panel.only_new.isEnabled()
    preview.printed.emit()

    printed = read_printed(journal, LogKind.WORK, 2026)
    assert (printed.pages, printed.rows) == (4, 28)
    assert preview.panel.only_new.isEnabled()
    choose(qtbot, preview, lambda panel: panel.only_new.click())
    assert preview.header.sentence.text() == "Новых записей с прошлой печати нет"
    preview.printed.emit()
    assert read_printed(journal, LogKind.WORK, 2026) == printed


def test_statistics_are_no_sheets_to_go_on_after(open_preview, qtbot, journal):
    _, preview = open_preview(LogKind.CONSULTATIONS)
    preview.printed.emit()
    assert read_printed(journal, LogKind.CONSULTATIONS, 2026) == NOTHING_PRINTED
    choose(qtbot, preview, lambda panel: panel.names[Names.FULL].click())
    preview.printed.emit()
    assert read_printed(journal, LogKind.CONSULTATIONS, 2026).rows == 10
    assert preview.panel.only_new.isEnabled()
    choose(qtbot, preview, lambda panel: panel.names[Names.NONE].click())
    assert not preview.panel.only_new.isEnabled()


def test_consultations_page_prints_both_sections(journal, qtbot):
    window = open_log(qtbot, journal)
    page = window.log
    page.print_button.click()
    qtbot.waitUntil(lambda: page.overlay.upper is not None)
    page.overlay.upper.panel.names[Names.FULL].click()
    wait_for_sheets(qtbot, page.overlay.upper)

    assert "II.Групповыеконсультации" in squeezed(page.overlay.upper.sheets.data)
    page.escape()
    assert page.overlay.upper is None
    window.context.jobs.stop()


def test_mark_is_taken_back_and_forgotten(open_preview, journal):
    _, preview = open_preview(LogKind.WORK)
    preview.panel._mark.click()
    assert read_printed(journal, LogKind.WORK, 2026).pages == 4
    preview.strip._act()
    assert read_printed(journal, LogKind.WORK, 2026) == NOTHING_PRINTED
    preview.panel._mark.click()
    preview.panel._restart.click()
    assert read_printed(journal, LogKind.WORK, 2026) == NOTHING_PRINTED
    preview.strip._act()
    assert read_printed(journal, LogKind.WORK, 2026).pages == 4


def test_extract_is_not_marked(open_preview, qtbot, journal):
    _, preview = open_preview(LogKind.WORK)
    choose(qtbot, preview, lambda panel: panel.section.set_value("экскурсия"))
    preview.printed.emit()
    assert read_printed(journal, LogKind.WORK, 2026) == NOTHING_PRINTED
    choose(qtbot, preview, lambda panel: panel.section.set_value(""))
    preview.settings.which.set_value("current")
    preview.printed.emit()
    assert read_printed(journal, LogKind.WORK, 2026) == NOTHING_PRINTED


@pytest.mark.parametrize("name", ["журнал.docx", "журнал.xlsx", "журнал.PDF", "журнал"])
def test_file_of_any_kind(open_preview, qtbot, tmp_path, name):
    window, preview = open_preview(LogKind.CONSULTATIONS)
    choose(qtbot, preview, lambda panel: panel.names[Names.CODED].click())
    window.context.messages.path = tmp_path / "out" / name
    preview.save()
    qtbot.waitUntil(lambda: not preview.job_line.is_busy)

    ending = name.partition(".")[2].lower() or "docx"
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == [f"журнал-key.{ending}", f"журнал.{ending}"]
    assert "журнал-key" in preview.strip._label.text()
    assert "docx" in window.context.messages.kinds


def test_file_that_cannot_be_written_is_said(open_preview, qtbot, tmp_path):
    window, preview = open_preview(LogKind.WORK)
    (tmp_path / "file").write_text("")
    window.context.messages.path = tmp_path / "file" / "журнал.pdf"
    with qtbot.waitSignal(preview.job_line.refused) as refused:
        preview.save()
    assert isinstance(refused.args[0], EnvironmentProblemError)
    assert preview.strip._frame.property("look") == "strip-err"
    window.context.messages.path = None
    preview.save()
    assert not preview.job_line.is_busy


def test_second_print_while_the_first_is_made_is_told(journal, qtbot):
    window = LogWindow(journal, LogKind.WORK)
    qtbot.addWidget(window)
    window.open_place("log")
    window.show()
    open_log_print(window.log, LogKind.WORK, 2026)
    open_log_print(window.log, LogKind.WORK, 2026)

    assert "закончится" in window.log.strip._label.text()
    qtbot.waitUntil(lambda: window.preview is not None)
    window.log.escape()
    assert window.preview is None


def test_panel_fits_and_every_control_has_a_name(open_preview, qtbot):
    _, preview = open_preview(LogKind.CONSULTATIONS)
    choose(qtbot, preview, lambda panel: panel.names[Names.CODED].click())
    area = preview.settings.findChild(QScrollArea)

    assert area.horizontalScrollBar().maximum() == 0
    panel = preview.panel
    for control in (panel.period, panel.section, panel.first, panel.last, *panel.names.values(), panel.only_new):
        assert control.accessibleName()
    for field in panel.findChildren(Field):
        if field.isVisible():
            assert field.height() >= field.minimumSizeHint().height()
