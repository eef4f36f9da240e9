"""The papers of diagnostics from the window: previews, names, files."""

from datetime import date

import docx
import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from models.rules.log_options import Names
from models.vocabulary import DiagnosticsStage
from tests.ui.pages.diagnostics.window import INCLINATIONS, add_session, fill_sheets, open_diagnostics
from ui.pages.log_print import LogPreview


@pytest.fixture
def session_id(journal):
    number = add_session(journal, "8", INCLINATIONS, date(2026, 9, 15), DiagnosticsStage.YEAR_START)
    fill_sheets(journal, number, ["а" * 24, "б" * 24, "отказ", "абв" * 8])
    return number


@pytest.fixture
def window(qtbot, journal, session_id):
    window = open_diagnostics(qtbot, journal)
    window.diagnostics.open_record(session_id)
    return window


def words_of(path):
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def cells_of(path):
    return "\n".join(str(cell.value) for sheet in load_workbook(path) for row in sheet for cell in row if cell.value)


def test_ctrl_p_shows_the_ledger_and_esc_goes_back(window):
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert window.view.overlay.upper.title == "Печать ведомости"
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert window.view.overlay.upper is None
    assert window.view.isVisible()


def test_the_ledger_with_names_or_codes_or_without(window, tmp_path):
    window.view.papers.print_ledger()
    preview = window.view.overlay.upper
    assert not preview.choice.key.isVisible()
    window.context.messages.file = tmp_path / "ведомость.xlsx"
    preview.save()
    assert "Алексеев Пётр" in cells_of(tmp_path / "ведомость.xlsx")
    preview.choice.buttons[Names.NONE].click()
    window.context.messages.file = tmp_path / "без имён.docx"
    preview.save()
    assert "Алексеев" not in words_of(tmp_path / "без имён.docx")
    preview.choice.buttons[Names.CODED].click()
    assert preview.choice.key.isVisible()
    window.context.messages.file = tmp_path / "коды.docx"
    preview.save()
    assert "Алексеев" not in words_of(tmp_path / "коды.docx")
    assert "Алексеев" in words_of(tmp_path / "коды-key.docx")
    assert preview.strip._label.text() == "Сохранено: коды.docx, ключ к кодам: коды-key.docx"
    preview.choice.key.click()
    assert preview.choice.key.text() == "Показать ведомость"
    preview.choice.key.click()
    assert preview.choice.key.text() == "Показать ключ к кодам"


def test_a_file_without_an_ending_becomes_a_document(window, tmp_path):
    window.view.papers.print_ledger()
    window.context.messages.file = tmp_path / "ведомость"
    window.view.overlay.upper.save()
    assert (tmp_path / "ведомость.docx").exists()


def test_a_result_card_is_printed_from_its_panel(window, press):
    view = window.view
    view.open_tab("ledger")
    view.show_person(view.sheet.people[0])
    press(view.side, "Печать")
    assert view.overlay.upper.title == "Печать карточки"
    assert Names.NONE not in view.overlay.upper.choice.buttons


def test_a_guest_has_a_card_too(window, journal, session_id):
    from dataclasses import replace

    from models.services.diagnostics_results import save_results

    view = window.view
    guest = replace(view.sheet.people[0], name="Чужой Иван", pupil_id=None, on_list=False)
    save_results(journal, session_id, [guest])
    window.diagnostics.reload()
    view.papers.print_card(view.sheet.people[-1])
    assert view.overlay.upper.title == "Печать карточки"


def test_the_note_is_saved_without_names_and_with_the_words_by_hand(window, press, tmp_path):
    view = window.view
    view.open_tab("note")
    view.tabs["note"].edits["purpose"].edit.setPlainText("Своя цель.")
    window.context.messages.file = tmp_path / "справка.docx"
    press(view.tabs["note"], "Сохранить в Word")
    told = words_of(tmp_path / "справка.docx")
    assert "Своя цель." in told
    assert "Алексеев" not in told
    assert "%" not in told  # three were tested
    assert view.strip._label.text() == "Сохранено: справка.docx"
    press(view.tabs["note"], "Показать листы")
    assert view.overlay.upper.title == "Печать справки"
    assert view.overlay.upper.choice is None


def test_a_folder_that_cannot_be_written_is_told(window, tmp_path):
    (tmp_path / "занято").write_text("файл")
    window.view.papers.print_ledger()
    window.context.messages.file = tmp_path / "занято" / "ведомость.docx"
    window.view.overlay.upper.save()
    assert window.view.overlay.upper.strip._link.text() == "Другая папка"


def test_the_summary_of_a_class_is_printed(window):
    page = window.diagnostics
    page.show_criteria()
    window.view.print_page()
    assert window.view.overlay.upper.title == "Печать сводки"
    page.escape()
    assert window.view.overlay.upper is None


def test_the_log_of_the_year_is_printed_from_the_list(qtbot, window):
    page = window.diagnostics
    page.escape()
    page.print_page()
    qtbot.waitUntil(lambda: isinstance(window.view, LogPreview), timeout=10_000)
