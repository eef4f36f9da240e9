from datetime import date

import pytest
from PySide6.QtCore import Qt

from models.journal.journal import Journal
from tests.models.journal.conftest import small_disk, write_protect  # noqa: F401 - fixtures
from tests.ui.pages import sample
from ui.components.buttons import Button, IconButton, Link
from ui.jobs import JobRunner
from ui.main_window import MainWindow, Place
from ui.messages import Messages
from ui.pages.context import PageContext
from ui.pages.home import HomePage
from ui.pages.report.page import ReportPage
from ui.pages.sending.page import SendingPage
from ui.pages_base import Page
from ui.settings_protocol import MemorySettings
from ui.undoing import Undoing


@pytest.fixture
def press(qtbot):
    """Clicks the button or link called so by its words or its accessible name, once it is on screen."""

    def press_it(widget, name):
        def found():
            buttons = [*widget.findChildren(Button), *widget.findChildren(Link), *widget.findChildren(IconButton)]
            return [one for one in buttons if name in (one.text(), one.accessibleName()) and one.isVisible()]

        qtbot.waitUntil(lambda: bool(found()), timeout=2000)
        qtbot.mouseClick(found()[0], Qt.MouseButton.LeftButton)

    return press_it


class Answers(Messages):
    """Dialogs of the system, answered before they are asked."""

    def __init__(self):
        super().__init__()
        self.folder = None
        self.files = []
        self.opened = []
        """Files for the dialogs that open one, in turn."""

    def ask_folder(self, title, folder=None):
        return self.folder

    def ask_open_file(self, title, kinds, folder=None):
        return self.opened.pop(0) if self.opened else None

    def ask_open_files(self, title, kinds, folder=None):
        return self.files


class Elsewhere(Page):
    """A place of the sidebar that other tests look at; remembers what it was asked to show."""

    def __init__(self):
        super().__init__("Другая страница")
        self.asked = []

    def open_at(self, argument):
        self.asked.append(argument)


@pytest.fixture
def empty_journal(tmp_path):
    opened, _ = Journal.create(tmp_path / "школа.profjournal")
    yield opened
    opened.close(with_backup=False)


@pytest.fixture
def ids(empty_journal):
    return sample.fill(empty_journal)


@pytest.fixture
def journal(empty_journal, ids):
    return empty_journal


@pytest.fixture
def open_window(qtbot, tmp_path):
    """Opens the real window on a journal: `open_window(journal, "report", today=…, width=…)`."""
    opened = []

    def open_it(journal, place, *, today: date = sample.TODAY, width: int = 1366):
        context = PageContext(
            journal,
            JobRunner(),
            Answers(),
            MemorySettings(),
            today=lambda: today,
            templates=tmp_path / "templates",
        )
        window = MainWindow(
            [
                Place("home", "Главная", "house", 0, lambda: HomePage(context)),
                Place("work_log", "Журнал работы", "notebook-pen", 1, Elsewhere),
                Place("report", "Отчёт кампании", "file-text", 1, lambda: ReportPage(context)),
                Place("sending", "Отправка", "send", 1, lambda: SendingPage(context)),
                Place("plan", "План", "calendar-days", 1, Elsewhere),
                Place("people", "Люди и классы", "users", 2, Elsewhere),
                Place("settings", "Настройки", "settings", -1, Elsewhere),
            ]
        )
        window.resize(width, 698)
        qtbot.addWidget(window)
        window.open_place(place)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.context = context
        Undoing(window).follow(journal)
        opened.append(context)
        return window

    yield open_it
    for context in opened:
        context.jobs.stop()
