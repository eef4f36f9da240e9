"""The program as its user runs it: real windows, real files, every way a journal may refuse to open."""

import shutil
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desktop.app import Program
from desktop.logs import describe
from desktop.options import WindowOptions, window_options
from models.journal import backup
from models.journal.engine import connect
from models.journal.journal import Journal
from models.journal.keys import key_path
from models.rules.school_card import ClassEntry, SchoolCard
from models.services import school
from models.services.home import count_ahead
from models.services.home_snapshot import keep, kept
from tests.ui.keyboard import type_text
from tests.ui.pages import office_sample
from tests.ui.pages.sent_office import Office
from ui.components.labels import Label
from ui.crash_dialog import CrashDialog
from ui.messages import Messages
from ui.pages.consolidation.page import ConsolidationPage
from ui.pages.office_home.page import OfficeHomePage
from ui.pages.open_journal import NewPasswordPage, PasswordPage, RefusedPage
from ui.pages.wizard.start import StartPage
from ui.pages.wizard.wizard import Wizard

CARD = SchoolCard(
    full_name="МБОУ «Заречная СОШ»",
    short_name="Заречная СОШ",
    inn="7017033960",
    municipality="Сосновский район",
    coordinator="Петрова Нина Сергеевна",
    start_year=2026,
)


class Answers(Messages):
    """Dialogs that answer at once."""

    def __init__(self):
        super().__init__()
        self.opening = None
        self.told, self.asked = [], []
        self.agrees = False

    def ask_open_file(self, title, kinds, folder=None):
        return self.opening

    def ask(self, title, text, *, yes, no="Отмена"):
        self.asked.append(text)
        return self.agrees

    def tell(self, title, text):
        self.told.append(text)


@pytest.fixture
def make_journal(tmp_path):
    """Makes a journal with a school; gives its path (and the recovery code)."""

    def make(name="школа", password=None):
        path = tmp_path / f"{name}.profjournal"
        journal, code = Journal.create(path, password)
        with journal:
            school.create_school(journal, CARD, [ClassEntry(name="5", enrolment=17)])
        return path, code

    return make


@pytest.fixture
def start(qtbot, qapp, tmp_path, monkeypatch):
    """Starts the program; its window is closed at the end."""
    monkeypatch.delenv("PROFJOURNAL_PASSWORD", raising=False)
    programs = []

    def start_one(journal=None, *, password_file=None, portable=False, package=None):
        program = Program(qapp, WindowOptions(journal, tmp_path / "данные", password_file, package))
        program._paths = program.opening._paths = replace(program._paths, portable=portable)
        answers = Answers()
        program.messages = program.opening._messages = answers
        program.start()
        qtbot.waitUntil(program.window.isVisible)
        programs.append(program)
        return program

    yield start_one
    for program in programs:
        if program.window.isVisible():
            program.messages.agrees = True
            program.window.close()
        program.deleteLater()


@pytest.fixture
def until(qtbot):
    """Waits until the page before the journal is of a kind, or until a place is open."""

    def wait(program, kind=None):
        if kind is None:
            qtbot.waitUntil(lambda: bool(program.window.place), timeout=20000)
            return program.window.page
        opening = program.opening
        qtbot.waitUntil(lambda: isinstance(opening.page, kind) and opening.page.isVisible(), timeout=20000)
        return opening.page

    return wait


def test_the_window_is_there_before_the_journal(start, until, make_journal):
    path, _ = make_journal()
    program = start(path)
    assert program.window.isVisible()
    assert program.current is None

    until(program)

    assert program.window.place == "home"
    assert "Заречная СОШ" in program.window.windowTitle()
    assert program.settings.recent_journals[0] == path


def test_after_work_the_next_start_finds_what_the_first_page_shows(start, until, make_journal):
    path, _ = make_journal()
    program = start(path)
    until(program)
    program.window.publish(school.save_card(program.current.journal, replace(CARD, short_name="Заречье")))
    program.window.close()

    with Journal.open(path) as journal:
        assert kept(journal, date.today()).school == "Заречье"
    again = start(path)
    until(again)
    assert "Заречье" in again.window.windowTitle()


def test_numbers_that_others_put_into_the_journal_give_way_to_the_counted_ones(qtbot, start, until, make_journal):
    path, _ = make_journal()
    with Journal.open(path) as journal:
        counted = count_ahead(journal, date.today())
        assert keep(journal, {date.today(): replace(counted, classes=777)}, journal.revision)
    page = until(start(path))
    qtbot.waitUntil(lambda: "1" in figures(page) and "777" not in figures(page), timeout=20000)


def figures(page):
    return [label.text() for label in page.findChildren(Label) if label.isVisible()]


def test_every_place_opens_and_f1_leads_to_its_help(qtbot, start, until, make_journal):
    program = start(make_journal()[0])
    until(program)
    for key in ("report", "people", "settings", "help", "home"):
        assert program.window.open_place(key)
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    qtbot.keyClick(program.window, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: program.window.place == "help")
    assert program.window.page.list.currentItem().text() == "Главная"


def test_the_last_journal_opens_again_and_closing_makes_a_backup(start, until, make_journal):
    path, _ = make_journal()
    shutil.rmtree(backup.backups_folder(path))
    program = start(path)
    until(program)
    program.window.publish(school.save_card(program.current.journal, replace(CARD, director="Кравцова")))
    program.window.close()

    assert len(backup.list_backups(path)) == 1
    assert program.messages.told == []
    again = start()
    until(again)
    assert again.current.original == path


def test_a_second_copy_goes_to_the_chosen_folder(start, until, make_journal, tmp_path):
    stick = tmp_path / "флешка"
    stick.mkdir()
    program = start(make_journal()[0])
    until(program)
    program.settings.set("backups.folder", str(stick))
    program.window.publish(school.save_card(program.current.journal, CARD))
    program.window.close()
    (copy,) = stick.iterdir()
    assert backup.inspect(copy).self_contained

    program = start()
    until(program)
    program.settings.set("backups.folder", str(tmp_path / "вынута"))
    program.window.publish(school.save_card(program.current.journal, CARD))
    program.window.close()
    assert len(program.messages.told) == 1, "a folder that is gone is told, the journal is closed all the same"
    Journal.open(program.settings.recent_journals[0]).close()


def test_without_any_journal_the_first_page_leads_to_the_wizard(start, until):
    program = start()
    page = until(program, StartPage)
    page.new.click()
    wizard = until(program, Wizard)
    wizard.who.form.field("coordinator").control.setText("Петрова Нина Сергеевна")
    program.window.close()

    again = start()
    page = until(again, StartPage)
    assert page.new.text() == "Продолжить"
    page.new.click()
    assert until(again, Wizard).card().coordinator == "Петрова Нина Сергеевна"


def test_the_sample_school_opens_and_opens_again(start, until):
    program = start()
    until(program, StartPage).sample.click()
    until(program)
    assert "Заречная СОШ" in program.window.windowTitle()
    program.leave_journal(program.opening.show_start)
    until(program, StartPage).sample.click()
    until(program)


def test_a_wrong_password_keeps_the_field_and_the_right_one_opens(qtbot, start, until, make_journal):
    program = start(make_journal(password="тайна")[0])
    page = until(program, PasswordPage)
    page.go()
    assert page.password_field.problem == "Введите пароль"
    type_text(page.password, "не та")
    qtbot.keyClick(page.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "не подходит" in page.password_field.problem, timeout=20000)
    assert page.password.text() == "не та"

    page.password.setText("тайна")
    page.go()
    until(program)


def test_the_password_may_come_in_a_file(start, until, make_journal, tmp_path):
    (tmp_path / "пароль.txt").write_text("тайна\n", "utf-8")
    program = start(make_journal(password="тайна")[0], password_file=tmp_path / "пароль.txt")
    until(program)


def test_a_forgotten_password_is_replaced_by_way_of_the_code(qtbot, start, until, make_journal):
    path, code = make_journal(password="забыт")
    program = start(path)
    page = until(program, PasswordPage)
    page.swap()
    page.go()
    assert page.code_field.problem
    type_text(page.code, "0000-0000")
    page.go()
    qtbot.waitUntil(lambda: bool(page.code_field.problem) and page.open.isEnabled(), timeout=20000)
    page.code.setText(code.lower())
    page.go()
    new = until(program, NewPasswordPage)
    new.go()
    assert new.fields.first.problem
    for edit in new.fields.edits:
        type_text(edit, "новый")
    new.go()
    until(program)
    program.window.close()
    Journal.open(path, "новый").close()


def damage(path):
    raw = bytearray(path.read_bytes())
    raw[100:9000] = b"x" * 8900
    path.write_bytes(raw)


def newer(path):
    connection = connect(path, None)
    connection.execute("PRAGMA user_version = 999")
    connection.close()


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (damage, "повреждён"),
        (lambda path: path.write_bytes(b""), "повреждён"),
        (lambda path: path.write_text("это не журнал, а письмо"), "не журнал"),
        (newer, "более новой"),
        (Path.unlink, "нет"),
        (lambda path: Journal.open(path), "уже открыт"),
    ],
)
def test_a_file_that_does_not_open_ends_in_its_sentence(start, until, make_journal, tmp_path, spoil, words):
    path, _ = make_journal()
    other, _ = make_journal("другой")
    held = spoil(path)
    program = start(path)
    page = until(program, RefusedPage)
    assert words in page.sentence.text()

    page.start_wanted.emit()
    until(program, StartPage)
    program.messages.opening = other
    program.opening.choose()
    until(program)
    assert program.messages.told == []
    if isinstance(held, Journal):
        held.close()


def test_a_journal_without_its_key_file_says_so(start, until, make_journal):
    path, _ = make_journal(password="тайна")
    key_path(path).unlink()
    assert "файла ключа" in until(start(path), RefusedPage).sentence.text()


def test_a_damaged_journal_is_restored_from_its_backup(start, until, make_journal):
    path, _ = make_journal()
    damage(path)
    program = start(path)
    page = until(program, RefusedPage)
    page.backups.ask(page.backups._backups[0])
    page.backups.question.risky.click()
    until(program)
    assert school.school_card(program.current.journal) == CARD


def test_a_restore_with_a_wrong_password_leaves_the_journal(qtbot, start, until, make_journal):
    path, _ = make_journal(password="тайна")
    program = start(path)
    page = until(program, PasswordPage)
    page.password.setText("тайна")
    page.go()
    until(program)
    (newest, *_) = backup.list_backups(path)
    program.restore(newest.path, "не та")
    page = until(program, PasswordPage)
    qtbot.waitUntil(lambda: bool(page.password_field.problem))
    page.password.setText("тайна")
    page.go()
    until(program)
    program.restore(newest.path, "тайна")
    qtbot.waitUntil(lambda: program.current is not None and bool(program.window.place), timeout=20000)


def test_a_journal_on_a_stick_is_worked_on_at_home_and_comes_back(qtbot, start, until, make_journal):
    path, _ = make_journal()
    before = path.read_bytes()
    program = start(path, portable=True)
    page = until(program)
    assert "с флешки" in page.strip.message.text
    program.window.publish(school.save_card(program.current.journal, replace(CARD, director="Кравцова")))
    assert path.read_bytes() == before
    program.window.close()
    with Journal.open(path) as journal:
        assert school.school_card(journal).director == "Кравцова"

    program = start(path, portable=True)
    until(program)
    school.save_card(program.current.journal, replace(CARD, director="Другой"))
    program.restore(backup.list_backups(program.current.journal.path)[0].path, "")
    qtbot.waitUntil(lambda: program.current is not None and bool(program.window.place), timeout=20000)
    assert program.current.original == path
    assert school.school_card(program.current.journal).director == "Другой", "the copy of the closing is the newest"


def test_damage_that_only_the_check_finds_is_told_on_the_page(qtbot, start, until, make_journal):
    path, _ = make_journal()
    connection = connect(path, None)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("UPDATE school_class SET year_id = 77")
    connection.commit()
    connection.close()
    program = start(path)
    page = until(program)
    qtbot.waitUntil(lambda: page.strip.message is not None, timeout=20000)
    assert "резервной копии" in page.strip.message.text
    page.strip.message.do()
    assert program.window.place == "settings"


def test_work_that_goes_on_is_asked_about(qtbot, start, until, make_journal):
    program = start(make_journal()[0])
    until(program)

    def work(progress):
        for done in range(600):
            progress(done, 600, "")
            time.sleep(0.01)

    program.jobs.run("Загрузка книги", work, on_failed=lambda _error: None)
    program.window.close()
    assert program.window.isVisible()
    assert "Загрузка книги" in program.messages.asked[0]
    program.messages.agrees = True
    program.window.close()
    assert not program.window.isVisible()


def test_a_cloud_folder_is_warned_of_once(start, until, make_journal, tmp_path):
    path, _ = make_journal()
    cloud = tmp_path / "Яндекс.Диск"
    cloud.mkdir()
    shutil.copy(path, cloud / "ж.profjournal")
    program = start(cloud / "ж.profjournal")
    assert "облачная" in until(program).strip.message.text
    program.window.close()
    again = start()
    page = until(again)
    assert page.strip.message is None


def test_a_bug_is_told_without_personal_data(qtbot, start, until, make_journal):
    program = start(make_journal()[0])
    until(program)
    try:
        {}["Иванова Мария"]
    except KeyError as error:
        program.crashed.emit(describe(error))
    qtbot.waitUntil(lambda: bool(program.window.findChildren(CrashDialog)))
    (dialog,) = program.window.findChildren(CrashDialog)
    assert dialog.isVisible()
    assert "KeyError" in dialog.report
    assert "test_app.py" in dialog.report
    assert "Иванова" not in dialog.report
    assert str(Path(__file__).parents[2]) not in dialog.report
    dialog.close()


def test_a_double_click_on_a_package_opens_the_last_journal_with_it(start, until, make_journal, tmp_path, qtbot):
    path, _code = make_journal()
    program = start(path)
    until(program)
    program.window.close()
    (tmp_path / "чужой.asice").write_text("не пакет")
    program = start(package=tmp_path / "чужой.asice")
    qtbot.waitUntil(lambda: program.window.place == "sending", timeout=20000)
    page = program.window.page
    qtbot.waitUntil(lambda: page.strip.isVisible() and not page.job_line.is_busy, timeout=20000)
    assert page.strip.message.tone == "err"


def test_a_municipality_has_places_of_its_own_and_takes_a_package(start, until, tmp_path, qtbot):
    path = tmp_path / "район.profjournal"
    with Journal.create(path)[0] as journal:
        office_sample.fill_office(journal)
    program = start(path)
    qtbot.waitUntil(lambda: isinstance(program.window.page, OfficeHomePage), timeout=20000)
    qtbot.waitUntil(lambda: not program._quiet.running, timeout=20000)
    assert program.window.windowTitle() == "Профжурнал — Сосновский район, 2026/2027"
    assert not program.window.open_place("plan")
    program.window.close()
    (tmp_path / "чужой.asice").write_text("не пакет")
    program = start(package=tmp_path / "чужой.asice")
    qtbot.waitUntil(lambda: isinstance(program.window.page, ConsolidationPage), timeout=20000)
    page = program.window.page
    qtbot.waitUntil(lambda: page.overlay.upper is not None, timeout=20000)
    assert [one.status.value for one in page.overlay.upper.received.files] == ["refused"]


def test_at_an_office_a_package_that_was_clicked_goes_to_what_came(start, until, tmp_path, qtbot):
    office = Office(tmp_path / "управление", "7017033960")
    office.journal.close(with_backup=False)
    (tmp_path / "чужой.asice").write_text("не пакет")
    program = start(office.journal.path, package=tmp_path / "чужой.asice")
    qtbot.waitUntil(lambda: program.window.place == "consolidation", timeout=20000)
    page = program.window.page
    qtbot.waitUntil(lambda: page.overlay.upper is not None and not page.job_line.is_busy, timeout=20000)


@pytest.mark.parametrize(
    ("argv", "expected"),
    [
        ([], WindowOptions()),
        (["a.profjournal"], WindowOptions(Path("a.profjournal"))),
        (["--journal", "a", "--data-dir=b", "--password-file", "c"], WindowOptions(Path("a"), Path("b"), Path("c"))),
        (["report", "--campaign", "autumn-2026"], None),
        (["--journal", "a.profjournal", "check"], None),
        (["--help"], None),
        (["--journal"], None),
        (["a.profjournal", "b.profjournal"], None),
        (["квитанция.asice"], WindowOptions(package=Path("квитанция.asice"))),
        (["a.profjournal", "b.ASICE"], WindowOptions(Path("a.profjournal"), package=Path("b.ASICE"))),
        (["verify", "b.asice"], None),
        (["a.asice", "b.asice"], None),
    ],
)
def test_words_of_a_start(argv, expected):
    assert window_options(argv) == expected


def test_a_password_file_that_cannot_be_read_is_no_password(tmp_path, monkeypatch):
    monkeypatch.setenv("PROFJOURNAL_PASSWORD", "из среды")
    assert WindowOptions().password() == "из среды"
    assert WindowOptions(password_file=tmp_path / "нет").password() is None
    (tmp_path / "пусто").write_text("")
    assert WindowOptions(password_file=tmp_path / "пусто").password() is None
