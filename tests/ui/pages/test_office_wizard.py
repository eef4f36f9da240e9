"""The first run of a municipality."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.services import office
from tests.ui.keyboard import type_text
from tests.ui.pages.office_sample import SCHOOLS
from tests.ui.pages.test_wizard import Answers
from ui.jobs import JobRunner
from ui.main_window import MainWindow
from ui.pages.wizard.book_wizard import BookWizard
from ui.pages.wizard.done_step import DoneStep
from ui.pages.wizard.draft import WizardDraft
from ui.pages.wizard.office_wizard import OfficeWizard
from ui.pages.wizard.start import StartPage
from ui.settings_protocol import MemorySettings


@pytest.fixture
def start(qtbot, tmp_path):
    """Opens the wizard in a window; called again it is the program after a crash."""

    def open_one():
        window = MainWindow(settings=MemorySettings())
        qtbot.addWidget(window)
        draft = WizardDraft(tmp_path / "draft.json")
        made = OfficeWizard(draft, tmp_path / "журналы", MemorySettings(), Answers(), JobRunner(window))
        window.show_alone(made)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return made

    return open_one


def fill_card(wizard):
    for name, text in (("full_name", "Сосновский район"), ("coordinator", "Орлова Вера Павловна")):
        control = wizard.office.form.control(name)
        control.setFocus()
        type_text(control, text)


def test_the_first_page_offers_the_journal_of_a_municipality(qtbot, press):
    page = StartPage()
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitSignal(page.office_wanted):
        press(page, "Журнал муниципалитета: Создать")


def test_from_the_card_to_an_open_journal_with_a_pasted_list(qtbot, start):
    wizard = start()
    wizard.go_on()
    assert wizard.step is wizard.office
    assert wizard.office.form.field("full_name").problem
    fill_card(wizard)
    wizard.go_on()
    assert wizard.step is wizard.schools
    QApplication.clipboard().setText("\n".join(f"{one.name}\t{one.inn}" for one in SCHOOLS[:3]) + "\nБез номера")
    wizard.schools.paste()
    wizard.go_on()
    assert wizard.problem.text() == "Исправьте 1 строку или уберите"
    wizard.schools.form.set_text(wizard.schools.form.text.rpartition("\n")[0])
    wizard.go_on()
    assert wizard.step is wizard.safety
    qtbot.mouseClick(wizard.next, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(wizard.step, DoneStep), timeout=20000)
    with qtbot.waitSignal(wizard.created) as done:
        qtbot.mouseClick(wizard.next, Qt.MouseButton.LeftButton)
    journal = done.args[0]
    assert journal.path.name == "Сосновский район.profjournal"
    assert office.office_card(journal).coordinator == "Орлова Вера Павловна"
    assert office.expected_schools(journal) == SCHOOLS[:3]
    journal.close()


def test_a_crash_loses_nothing_that_was_typed(start):
    wizard = start()
    fill_card(wizard)
    wizard.go_on()
    wizard.schools.form.set_text(f"Заречная СОШ\t{SCHOOLS[0].inn}")
    wizard.flush()
    again = start()
    assert again.step is again.schools
    assert again.office.card().full_name == "Сосновский район"
    assert len(again.schools.entries) == 1


def test_the_list_may_come_later(qtbot, start):
    wizard = start()
    fill_card(wizard)
    wizard.go_on()
    wizard.go_on()
    assert wizard.step is wizard.safety


def test_a_workbook_of_a_municipality_makes_its_journal(qtbot, tmp_path):
    from exporters.xlsx import workbook_writer
    from models.journal.journal import Journal
    from models.services.workbook_export import export_year
    from tests.ui.pages.office_sample import fill_office

    with Journal.create(tmp_path / "прежний.profjournal")[0] as journal:
        fill_office(journal)
        workbook_writer.write(export_year(journal), tmp_path / "книга.xlsx")
    window = MainWindow(settings=MemorySettings())
    qtbot.addWidget(window)
    wizard = BookWizard(tmp_path / "журналы", MemorySettings(), Answers(), JobRunner(window))
    window.show_alone(wizard)
    window.show()
    wizard.book.read(tmp_path / "книга.xlsx")
    qtbot.waitUntil(lambda: wizard.book.result is not None, timeout=20000)
    wizard.go_on()
    assert wizard.step is wizard.safety
    assert wizard.safety.path.name == "Сосновский район.profjournal"
    wizard.go_on()
    qtbot.waitUntil(lambda: isinstance(wizard.step, DoneStep), timeout=20000)
    assert office.expected_schools(wizard.new.journal) == SCHOOLS
    wizard.new.journal.close()


def test_enter_leads_through_the_fields_to_the_button(start):
    wizard = start()
    wizard.office.form.focus_first()
    for name in ("coordinator", "coordinator_post", "phone", "email", "start_year"):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        assert QApplication.focusWidget() is wizard.office.form.control(name)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert wizard.next.hasFocus()
