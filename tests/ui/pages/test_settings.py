"""Settings in a real window, over real journal files."""

import shutil
from dataclasses import replace
from datetime import date

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QApplication, QWidget

from exporters.xlsx import workbook_writer
from models.errors import WrongPasswordError
from models.journal.journal import Journal
from models.rules.school_card import ClassEntry, SchoolCard
from models.services import drafts, school
from models.services.workbook_export import export_year
from tests.ui.keyboard import type_text
from ui.appearance import Appearance
from ui.jobs import JobRunner
from ui.main_window import MainWindow, Place
from ui.messages import Messages
from ui.pages.backup_list import backup_words, backups_of
from ui.pages.context import PageContext
from ui.pages.help import HelpPage, topics
from ui.pages.settings.campaigns_section import CampaignsSection
from ui.pages.settings.hooks import ProgramHooks
from ui.pages.settings.page import SettingsPage
from ui.settings_protocol import MemorySettings
from ui.tokens import Mode

CARD = SchoolCard(
    full_name="МБОУ «Заречная СОШ»",
    inn="7017033960",
    municipality="Сосновский район",
    coordinator="Петрова Нина Сергеевна",
    start_year=2026,
)


class Answers(Messages):
    """Dialogs that answer at once."""

    def __init__(self):
        super().__init__()
        self.saving = self.opening = None

    def ask_save_file(self, title, suggested, kinds):
        return self.saving

    def ask_open_file(self, title, kinds, folder=None):
        return self.opening


@pytest.fixture
def journal(tmp_path):
    opened, _code = Journal.create(tmp_path / "школа.profjournal")
    school.create_school(opened, CARD, [ClassEntry(name="5", enrolment=17, ovz=2)])
    yield opened
    opened.close(with_backup=False)


@pytest.fixture
def page(qtbot, qapp, journal):
    """The settings in a window; `page.restores` collects what the program was asked to restore."""
    settings = MemorySettings()
    jobs = JobRunner()
    context = PageContext(journal, jobs, Answers(), settings)
    restores = []
    hooks = ProgramHooks(
        Appearance(qapp, settings), lambda: restores.append("other"), lambda *asked: restores.append(asked)
    )
    window = MainWindow(
        [Place("settings", "Настройки", "settings", -1, lambda: SettingsPage(context, hooks))], settings
    )
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    made = window.page
    made.restores, made.answers, made.context, made.hooks = restores, context.messages, context, hooks
    made.changes = []
    made.committed.connect(made.changes.append)
    yield made
    jobs.stop()
    hooks.appearance.set_mode(Mode.LIGHT)
    hooks.appearance.set_scale(1.0)


def said(page):
    return page.strip.message.text if page.strip.message else ""


def test_the_card_is_written_or_its_faults_shown(page, journal):
    section = page.sections["school"]
    section.form.field("inn").control.setText("7017033961")
    section.accept()
    assert "не сходится" in section.form.field("inn").problem
    assert school.school_card(journal).inn == CARD.inn

    section.form.field("inn").control.setText(CARD.inn)
    section.form.field("director").control.setText("Кравцова О. И.")
    section.accept()
    assert school.school_card(journal) == replace(CARD, director="Кравцова О. И.")
    assert said(page) == "Записано: карточка школы"
    assert page.changes[-1].touches("school")


def test_what_was_typed_survives_a_crash_and_can_be_given_up(qtbot, page, journal):
    section = page.sections["school"]
    type_text(section.form.field("phone").control, "12-34")
    assert page.leave()
    assert drafts.load_draft(journal, "settings.school").content["phone"] == "12-34"

    again = SettingsPage(page.context, page.hooks)
    qtbot.addWidget(again)
    again.ensure_loaded()
    assert again.sections["school"].form.card().phone == "12-34"
    again.sections["school"].give_up()
    assert again.sections["school"].form.card().phone == ""
    assert drafts.load_draft(journal, "settings.school") is None


def test_the_next_year_is_asked_about_first(page, journal):
    section = page.sections["school"]
    section.next_year.click()
    section.question.safe.click()
    assert school.school_card(journal).start_year == 2026

    section.next_year.click()
    section.question.risky.click()
    assert school.school_card(journal).start_year == 2027
    assert section.next_year.text() == "Начать 2028/2029 учебный год"


def test_campaign_dates_are_checked_and_written(page, journal):
    page.show_tab("campaigns")
    section = page.sections["campaigns"]
    autumn = section.forms[0]
    autumn.edits["end"].set_value(date(2026, 9, 1))
    assert "раньше первого" in autumn.fields["end"].problem
    section.accept()
    assert school.campaign_calendars(journal)[0].calendar.end == date(2026, 10, 15)

    autumn.set_default()
    autumn.edits["school_due"].set_value(date(2026, 10, 20))
    section.accept()
    assert school.campaign_calendars(journal)[0].calendar.school_due == date(2026, 10, 20)
    assert not section.forms[0].changed


def test_a_workbook_is_tried_before_it_is_loaded(qtbot, page, journal, tmp_path):
    good, bad = tmp_path / "книга.xlsx", tmp_path / "с ошибкой.xlsx"
    workbook_writer.write(export_year(journal), good)
    book = load_workbook(good)
    book["Классы"].append(["6", 20, 1])
    book.save(good)
    book["Классы"].append(["6", "много", 1])
    book.save(bad)
    panel = page.sections["journal"].import_panel

    page.answers.opening = bad
    page.open_at("import")
    qtbot.waitUntil(lambda: panel.result is not None, timeout=20000)
    assert panel.result.has_errors
    assert not panel.load_button.isVisible()

    panel.read(good)
    qtbot.waitUntil(lambda: panel.result is not None and not panel.line.is_busy, timeout=20000)
    assert panel.result.sheets["Классы"].new == 1
    assert "Ошибок нет" in panel.preview.verdict.text()
    panel.load_button.click()
    qtbot.waitUntil(lambda: "загружена" in said(page), timeout=20000)
    assert page.changes[-1].touches("classes")
    assert backups_of(journal.path), "a copy is made before the import"

    panel.read(good)
    qtbot.waitUntil(lambda: panel.result is not None and not panel.line.is_busy, timeout=20000)
    assert panel.preview.verdict.text() == "Всё, что есть в книге, уже есть в журнале."


def test_what_the_workbook_lacks_goes_only_when_asked(qtbot, page, journal, tmp_path):
    path = tmp_path / "книга.xlsx"
    workbook_writer.write(export_year(journal), path)
    book = load_workbook(path)
    book["Классы"]["A2"] = "7"
    book.save(path)
    page.show_tab("journal")
    panel = page.sections["journal"].import_panel
    panel.read(path)
    qtbot.waitUntil(lambda: panel.result is not None and not panel.line.is_busy, timeout=20000)
    assert panel.result.sheets["Классы"].absent == 1
    panel.replace.setChecked(True)
    qtbot.waitUntil(lambda: not panel.line.is_busy, timeout=20000)
    panel.load()
    qtbot.waitUntil(lambda: "загружена" in said(page), timeout=20000)

    rows = next(sheet for sheet in export_year(journal).sheets if sheet.name == "Классы").rows
    assert [row.cells["Класс"] for row in rows] == ["7"]


def test_the_year_is_exported_and_the_file_checked(qtbot, page, journal, tmp_path):
    page.show_tab("journal")
    section = page.sections["journal"]
    page.answers.saving = tmp_path / "год.xlsx"
    section.export()
    qtbot.waitUntil(lambda: "Выгружено" in said(page), timeout=20000)
    assert load_workbook(tmp_path / "год.xlsx")["Классы"]["A2"].value == "5"

    section.check.click()
    qtbot.waitUntil(lambda: "Журнал цел" in said(page), timeout=20000)


def test_a_password_is_set_changed_and_taken_away(qtbot, page, journal):
    page.show_tab("password")
    section = page.sections["password"]

    section.show_set()
    for edit in section.new.edits:
        type_text(edit, "тайна")
    section.accept_button.click()
    qtbot.waitUntil(lambda: section.code_card is not None, timeout=20000)
    code = section.code_card.code.text()
    page.show_tab("look")
    page.show_tab("password")
    assert section.code_card is not None, "the code stays until it is noted"
    section.code_card.noted.click()
    section._end_code()
    assert journal.has_password
    assert [info.has_password for info in backups_of(journal.path)] == [False]
    section.plain_backups.ask()
    section.plain_backups.question.safe.click()
    section.plain_backups.ask()
    section.plain_backups.question.risky.click()
    assert backups_of(journal.path) == []
    assert section.plain_backups.isHidden()

    section.show_change()
    type_text(section.old, "не та")
    for edit in section.new.edits:
        type_text(edit, "новая")
    section.accept_button.click()
    qtbot.waitUntil(lambda: bool(section.old_field.problem), timeout=20000)
    section.old.clear()
    type_text(section.old, "тайна")
    section.accept_button.click()
    qtbot.waitUntil(lambda: "Пароль сменён" in said(page), timeout=20000)

    section.show_new_code()
    type_text(section.old, "новая")
    section.accept_button.click()
    qtbot.waitUntil(lambda: section.code_card is not None, timeout=20000)
    newer = section.code_card.code.text()
    section.code_card.noted.click()
    section._end_code()
    journal.close()
    with pytest.raises(WrongPasswordError):
        Journal.open_with_recovery_code(journal.path, code)
    Journal.open_with_recovery_code(journal.path, newer).close()


def test_a_password_is_taken_away(qtbot, page, journal):
    journal.change_password(None, "тайна")
    page.show_tab("password")
    section = page.sections["password"]
    section.show_remove()
    type_text(section.old, "тайна")
    section.accept_button.click()
    qtbot.waitUntil(lambda: "Пароль убран" in said(page), timeout=20000)
    assert not journal.has_password


def test_a_copy_is_made_and_restoring_says_what_would_be_lost(qtbot, page, journal, tmp_path):
    page.show_tab("backups")
    section = page.sections["backups"]
    page.answers.saving = tmp_path / "копия.profbackup"
    section.make.click()
    qtbot.waitUntil(lambda: "Копия готова" in said(page), timeout=20000)

    school.start_next_year(journal)
    page.answers.opening = page.answers.saving
    section.choose()
    assert "учебные годы: сейчас 2, станет 1" in section.list.question.accessibleDescription()
    section.list.question.risky.click()
    assert page.restores == [(page.answers.saving, "")]

    page.answers.opening = journal.path
    section.choose()
    assert "не копия журнала" in said(page)


def test_the_second_folder_is_kept_when_it_is_there(page, tmp_path):
    page.show_tab("backups")
    section = page.sections["backups"]
    type_text(section.folder.edit, str(tmp_path / "нет"))
    assert "Такой папки нет" in section.folder.field.problem
    section.folder.edit.clear()
    type_text(section.folder.edit, str(tmp_path))
    assert page.context.settings.get("backups.folder") == str(tmp_path)


def test_theme_and_font_size_are_put_on_at_once(page):
    page.show_tab("look")
    section = page.sections["look"]
    section.mode.button(Mode.DARK.value).click()
    section.font_size.button(1.15).click()
    theme = QApplication.instance().property("profjournal_theme")
    assert theme.tokens.name == "dark"
    assert theme.base > 15


def test_an_empty_journal_gets_its_school_here(qtbot, qapp, tmp_path):
    empty, _code = Journal.create(tmp_path / "пусто.profjournal")
    with empty:
        settings = MemorySettings()
        context = PageContext(empty, JobRunner(), Answers(), settings)
        made = SettingsPage(context, ProgramHooks(Appearance(qapp, settings), lambda: None, lambda *_: None))
        qtbot.addWidget(made)
        made.ensure_loaded()
        section = made.sections["school"]
        section.accept()
        assert section.form.field("full_name").problem
        for name in ("full_name", "inn", "municipality", "coordinator"):
            section.form.field(name).control.setText(getattr(CARD, name))
        section.accept()
        assert school.school_card(empty).inn == CARD.inn
        assert section.next_year.text().startswith("Начать")
        made.show_tab("campaigns")
        assert len(made.sections["campaigns"].forms) == 2


def test_a_backup_tells_its_counts(journal):
    journal.close()
    assert backup_words(backups_of(journal.path)[0]) == "по окончании работы; пусто"


def test_every_topic_of_the_help_opens(qtbot):
    made = HelpPage()
    qtbot.addWidget(made)
    assert {"start", "home", "report", "people"} <= {topic.key for topic in topics()}
    for topic in topics():
        made.open_at(topic.key)
        assert topic.title in made.text.toPlainText()
    made.open_at("нет такой")
    assert "С чего начать" in made.text.toPlainText()


def test_a_draft_that_cannot_be_kept_is_told_and_keeps_nobody_from_closing(page, journal, tmp_path):
    section = page.sections["school"]
    type_text(section.form.field("phone").control, "12-34")
    other = shutil.copy(journal.path, tmp_path / "другой")
    other.replace(journal.path)  # another program put another file in the journal's place
    assert page.leave()
    assert page.strip.message.tone == "err"


def test_typed_dates_of_a_campaign_survive_closing(page, journal):
    page.open_at("campaigns")
    section = page.sections["campaigns"]
    section.forms[0].edits["plan_due"].set_value(date(2026, 9, 9))
    assert page.leave()
    anew = CampaignsSection(page.context)
    anew.fill()
    assert anew.forms[0].edits["plan_due"].value == date(2026, 9, 9)
    assert anew._state.text().startswith("Не записано, черновик от ")
    section.accept()
    assert drafts.load_draft(journal, "settings.campaigns") is None
    anew = CampaignsSection(page.context)
    anew.fill()
    assert anew._state.text() == ""


def test_what_is_shown_of_a_book_is_what_will_be_loaded(qtbot, page, journal, tmp_path):
    path = tmp_path / "книга.xlsx"
    workbook_writer.write(export_year(journal), path)
    page.open_at("journal")
    panel = page.sections["journal"].import_panel
    panel.read(path)
    qtbot.waitUntil(lambda: panel.result is not None, timeout=5000)
    panel.replace.setChecked(True)
    assert not panel.replace.isEnabled()
    assert not panel.load_button.isEnabled()
    qtbot.waitUntil(lambda: not panel.line.is_busy, timeout=5000)
    assert panel.replace.isEnabled()
    assert panel.load_button.isEnabled()


def test_what_was_typed_is_kept_when_another_journal_is_opened(page, journal):
    type_text(page.sections["school"].form.field("phone").control, "12-34")
    page.window().show_alone(QWidget())
    assert drafts.load_draft(journal, "settings.school").content["phone"] == "12-34"
