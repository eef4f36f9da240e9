"""The first run in a real window: typing, pasting, faults, crash, password, the journal that comes out."""

import json

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from models.errors import WrongPasswordError
from models.journal.journal import Journal
from models.rules.school_card import ClassEntry
from models.services import school
from tests.ui.keyboard import type_text
from ui.jobs import JobRunner
from ui.main_window import MainWindow
from ui.messages import Messages
from ui.pages.wizard.book_wizard import BookWizard
from ui.pages.wizard.done_step import DoneStep
from ui.pages.wizard.draft import WizardDraft
from ui.pages.wizard.start import StartPage
from ui.pages.wizard.wizard import Wizard
from ui.settings_protocol import MemorySettings

INN = "7017033960"
PASTED = "Класс\tОбучающихся\tС ОВЗ\tКлассный руководитель\n5 А\t17\t2\tГромова Т. В.\n6\t21\t1\t\nИтого\t38\t3\t\n"


class Answers(Messages):
    """Dialogs that answer at once."""

    def __init__(self):
        super().__init__()
        self.saving = self.opening = self.folder = None
        self.told = []

    def ask_save_file(self, title, suggested, kinds):
        return self.saving

    def ask_open_file(self, title, kinds, folder=None):
        return self.opening

    def ask_folder(self, title, folder=None):
        return self.folder

    def tell(self, title, text):
        self.told.append(text)


@pytest.fixture
def answers():
    return Answers()


@pytest.fixture
def printed():
    return []


@pytest.fixture
def start(qtbot, tmp_path, answers, printed):
    """Opens a wizard in a window; called again it is the program after a crash."""

    def open_one(kind=Wizard):
        settings = MemorySettings()
        window = MainWindow(settings=settings)
        qtbot.addWidget(window)
        jobs = JobRunner(window)
        places = (tmp_path / "журналы", settings, answers, jobs, lambda html: bool(printed.append(html)) or True)
        made = Wizard(WizardDraft(tmp_path / "draft.json"), *places) if kind is Wizard else BookWizard(*places)
        window.show_alone(made)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        made.window_settings = settings
        return made

    return open_one


def type_into(qtbot, field, text):
    field.control.setFocus()
    field.control.clear()
    type_text(field.control, text)


def fill_card(qtbot, wizard):
    type_into(qtbot, wizard.who.form.field("coordinator"), "Петрова Нина Сергеевна")
    qtbot.mouseClick(wizard.next, Qt.MouseButton.LeftButton)
    for name, text in (
        ("full_name", "МБОУ «Заречная СОШ»"),
        ("inn", INN),
        ("municipality", "Сосновский район"),
    ):
        type_into(qtbot, wizard.school.form.field(name), text)
    qtbot.mouseClick(wizard.next, Qt.MouseButton.LeftButton)
    assert wizard.step is wizard.classes


def test_from_an_empty_window_to_an_open_journal_with_a_password(qtbot, start, printed, tmp_path):
    wizard = start()
    fill_card(qtbot, wizard)
    QApplication.clipboard().setText(PASTED)
    qtbot.keyClick(wizard.classes.table.rows[0].name, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    wizard.go_on()
    assert wizard.step is wizard.safety
    for edit in wizard.safety.password.edits:
        type_text(edit, "тайна")
    wizard.safety.backups.set_path(tmp_path)
    qtbot.mouseClick(wizard.next, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(wizard.step, DoneStep), timeout=20000)

    wizard.go_on()
    assert isinstance(wizard.step, DoneStep), "the code must be noted first"
    assert wizard.problem.text() == "Отметьте, что код записан"
    code = wizard.step.code_card.code.text()
    wizard.step.code_card.print_code()
    assert code in printed[0]
    wizard.step.code_card.noted.click()
    with qtbot.waitSignal(wizard.created) as done:
        qtbot.mouseClick(wizard.next, Qt.MouseButton.LeftButton)

    journal = done.args[0]
    assert journal.path.name == "МБОУ «Заречная СОШ».profjournal"
    assert school.school_card(journal).inn == INN
    journal.close()
    with pytest.raises(WrongPasswordError):
        Journal.open(journal.path, "не та")
    Journal.open_with_recovery_code(journal.path, code).close()
    assert not (tmp_path / "draft.json").exists()
    assert wizard.window_settings.get("backups.folder") == str(tmp_path)


def test_the_keyboard_alone_leads_from_the_first_field_to_the_second_step(qtbot, start):
    wizard = start()
    first = wizard.who.form.field("coordinator").control
    assert first.hasFocus()
    type_text(first, "Ёлкина Алёна Геннадьевна")
    for _ in range(4):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert wizard.next.hasFocus()
    qtbot.keyClick(wizard.next, Qt.Key.Key_Return)
    assert wizard.step is wizard.school
    assert wizard.school.form.field("full_name").control.hasFocus()


def test_each_fault_stands_under_its_field(qtbot, start):
    wizard = start()
    wizard.go_on()
    assert wizard.who.form.field("coordinator").problem.startswith("Впишите фамилию")
    assert wizard.problem.text() == "Исправьте одно поле, чтобы продолжить"

    type_into(qtbot, wizard.who.form.field("coordinator"), "Петрова Нина Сергеевна")
    assert wizard.who.form.field("coordinator").problem == ""
    wizard.go_on()
    type_into(qtbot, wizard.school.form.field("inn"), "7017033961")
    qtbot.keyClick(wizard.school.form.field("inn").control, Qt.Key.Key_Tab)
    assert "не сходится" in wizard.school.form.field("inn").problem, "told as soon as the field is left"
    wizard.go_on()
    assert wizard.problem.text() == "Исправьте 3 поля, чтобы продолжить"


def test_classes_are_checked_while_they_are_typed(qtbot, start):
    wizard = start()
    fill_card(qtbot, wizard)
    row = wizard.classes.table.rows[0]
    row.enrolment.setFocus()
    type_text(row.enrolment, "10")
    qtbot.keyClick(row.enrolment, Qt.Key.Key_Return)
    assert row.ovz.hasFocus()
    type_text(row.ovz, "12")

    assert row.problem == "С ОВЗ больше, чем всего в классе: 12 из 10"
    wizard.go_on()
    assert wizard.problem.text() == "Исправьте одну клетку, чтобы продолжить"
    row.ovz.setValue(2)
    assert (row.problem, wizard.problem.text()) == ("", "")


def test_enter_goes_down_the_rows_and_then_on(qtbot, start):
    wizard = start()
    fill_card(qtbot, wizard)
    rows = wizard.classes.table.rows
    rows[0].class_teacher.setFocus()
    qtbot.keyClick(rows[0].class_teacher, Qt.Key.Key_Return)
    assert rows[1].enrolment.hasFocus()
    rows[-1].class_teacher.setFocus()
    qtbot.keyClick(rows[-1].class_teacher, Qt.Key.Key_Return)
    assert wizard.next.hasFocus()


def test_classes_cannot_be_left_empty_and_a_repeated_one_is_refused(qtbot, start):
    wizard = start()
    fill_card(qtbot, wizard)
    wizard.go_on()
    assert wizard.step is wizard.classes

    wizard.classes.table.set_entries([ClassEntry(name="5 А", enrolment=3), ClassEntry(name="5а", enrolment=4)])
    wizard.go_on()
    assert "уже записан в строке 1" in wizard.classes.table.rows[1].problem
    assert wizard.classes.table.rows[1].isAncestorOf(QApplication.focusWidget())
    wizard.classes.table.rows[1].removed.emit()
    wizard.classes.table.add_class()
    wizard.go_on()
    assert wizard.step is wizard.safety


def test_a_pasted_cell_that_is_no_number_is_named(qtbot, start):
    wizard = start()
    fill_card(qtbot, wizard)
    QApplication.clipboard().setText("5\tмного\t1")
    wizard.classes.paste()

    assert wizard.classes.table.rows[0].problem == "«много» — не число: впишите его цифрами."
    QApplication.clipboard().setText("одно слово")
    wizard.classes.paste()
    assert len(wizard.classes.table.rows) == 1


def test_a_crash_loses_nothing_but_the_password(qtbot, start, tmp_path):
    wizard = start()
    fill_card(qtbot, wizard)
    wizard.classes.table.rows[2].enrolment.setValue(16)
    wizard.go_on()
    type_text(wizard.safety.password.edits[0], "тайна")
    wizard.flush()

    again = start()

    assert again.step is again.safety
    assert again.card() == wizard.card()
    assert again.classes.entries == wizard.classes.entries
    assert "тайна" not in (tmp_path / "draft.json").read_text("utf-8")


@pytest.mark.parametrize("kept", ["", "[]", "{", json.dumps({"step": 9, "Школа": {"нет": 1}, "Классы": {"rows": [1]}})])
def test_a_damaged_draft_is_no_draft(start, tmp_path, kept):
    (tmp_path / "draft.json").write_text(kept, "utf-8")

    assert start().step.word == "Кто вы"


def test_back_from_the_first_step_leaves_with_everything_kept(qtbot, start, tmp_path):
    wizard = start()
    type_into(qtbot, wizard.who.form.field("phone"), "12-34")
    with qtbot.waitSignal(wizard.left):
        wizard.go_back()
    assert "12-34" in (tmp_path / "draft.json").read_text("utf-8")


def test_passwords_that_differ_and_a_file_that_is_there(qtbot, start, tmp_path):
    wizard = start()
    fill_card(qtbot, wizard)
    wizard.classes.table.rows[0].enrolment.setValue(3)
    wizard.go_on()
    taken = tmp_path / "занято.profjournal"
    taken.write_text("чужое")
    wizard.safety.place.set_path(taken)
    type_text(wizard.safety.password.edits[0], "а")
    wizard.safety.backups.set_path(tmp_path / "нет")
    wizard.go_on()

    assert wizard.problem.text() == "Исправьте 3 поля, чтобы продолжить"
    assert "уже есть" in wizard.safety.place.field.problem
    assert "не совпадают" in wizard.safety.password.second.problem
    assert taken.read_text() == "чужое"


def test_a_folder_that_cannot_be_made_is_told_and_nothing_is_lost(qtbot, start, tmp_path):
    wizard = start()
    fill_card(qtbot, wizard)
    wizard.classes.table.rows[0].enrolment.setValue(3)
    wizard.go_on()
    (tmp_path / "файл").write_text("x")
    wizard.safety.place.set_path(tmp_path / "файл" / "ж.profjournal")
    wizard.go_on()
    qtbot.waitUntil(lambda: wizard.problem.text() == "Журнал не создан", timeout=20000)

    assert wizard.safety.place.field.problem
    assert wizard.next.isEnabled()


def test_a_cloud_folder_is_warned_of(qtbot, start, tmp_path):
    wizard = start()
    fill_card(qtbot, wizard)
    wizard.classes.table.rows[0].enrolment.setValue(3)
    wizard.go_on()
    type_into(qtbot, wizard.safety.place.field, str(tmp_path / "Яндекс.Диск" / "ж.profjournal"))

    assert "облачная программа" in wizard.safety.warning.text


def test_the_empty_workbook_is_saved(start, answers, tmp_path):
    answers.saving = tmp_path / "образец.xlsx"
    from ui.pages.wizard.template import save_template

    assert save_template(answers) == answers.saving
    assert "Классы" in load_workbook(answers.saving).sheetnames
    answers.saving = tmp_path / "нет" / "образец.xlsx"
    assert save_template(answers) is None
    assert answers.told


def test_a_workbook_becomes_a_journal_once_it_has_no_errors(qtbot, start, answers, tmp_path):
    from desktop.demo import sample_workbooks
    from exporters.xlsx import workbook_writer

    good, bad = tmp_path / "книга.xlsx", tmp_path / "с ошибкой.xlsx"
    workbook_writer.write(sample_workbooks()[0], good)
    book = load_workbook(good)
    book["Классы"]["B2"] = "много"
    book.save(bad)
    wizard = start(BookWizard)
    wizard.go_on()
    assert wizard.problem.text() == "Сначала выберите книгу"

    answers.opening = bad
    wizard.book.choose()
    qtbot.waitUntil(lambda: wizard.book.result is not None, timeout=20000)
    wizard.go_on()
    assert wizard.problem.text() == "В книге есть ошибки"
    problem = wizard.book.preview.problems.rows.rows[0]
    assert (problem.sheet, problem.row, problem.column) == ("Классы", 2, "Обучающихся")

    wizard.book.read(good)
    qtbot.waitUntil(lambda: wizard.book.result is not None, timeout=20000)
    wizard.go_on()
    wizard.go_on()
    qtbot.waitUntil(lambda: isinstance(wizard.step, DoneStep), timeout=30000)
    journal = wizard.new.journal
    assert school.school_card(journal).short_name == "МБОУ «Заречная СОШ»"
    journal.close()


def test_a_file_that_is_no_workbook_is_told(qtbot, start, tmp_path):
    (tmp_path / "x.xlsx").write_text("не книга")
    wizard = start(BookWizard)
    wizard.book.read(tmp_path / "x.xlsx")
    qtbot.waitUntil(lambda: "не загружен" in wizard.book._problem.text, timeout=20000)


def test_the_first_page_says_what_was_chosen(qtbot, tmp_path):
    page = StartPage(draft_begun=True, recent=[tmp_path / "ж.profjournal"])
    qtbot.addWidget(page)
    assert page.new.text() == "Продолжить"
    for button, signal in (
        (page.new, page.new_wanted),
        (page.open, page.open_wanted),
        (page.book, page.book_wanted),
        (page.sample, page.sample_wanted),
    ):
        with qtbot.waitSignal(signal):
            button.click()


def test_what_is_typed_after_a_refusal_replaces_the_faulty_number(qtbot, start):
    wizard = start()
    fill_card(qtbot, wizard)
    wizard.classes.table.paste("5\t17\t19")
    wizard.go_on()
    faulty = QApplication.focusWidget()
    assert faulty.text() == "19"
    type_text(faulty, "1")
    assert faulty.text() == "1"
