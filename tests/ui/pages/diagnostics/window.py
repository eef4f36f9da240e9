"""The real window with «Диагностика» on a real journal."""

from datetime import date

from tests.ui.pages import sample
from ui.jobs import JobRunner
from ui.main_window import MainWindow, Place
from ui.messages import Messages
from ui.pages.context import PageContext
from ui.pages.diagnostics.page import DiagnosticsPage
from ui.settings_protocol import MemorySettings
from ui.undoing import Undoing

DDO = "ДДО (Климов)"
INCLINATIONS = "Опросник профессиональных склонностей (Йовайши, Резапкина)"
START = date(2026, 9, 15)


class Answers(Messages):
    """Dialogs of the system, answered before they are asked."""

    def __init__(self):
        super().__init__()
        self.file = None

    def ask_open_file(self, title, kinds, folder=None):
        return self.file

    def ask_save_file(self, title, suggested, kinds):
        return self.file


class DiagnosticsWindow(MainWindow):
    """`written` collects what the page committed; Ctrl+Z works as in the program."""

    def __init__(self, journal, width=1366):
        self.context = PageContext(journal, JobRunner(), Answers(), MemorySettings(), today=lambda: sample.TODAY)
        super().__init__([Place("diagnostics", "Диагностика", "clipboard-list", 0, self._make)])
        self.written = []
        self.changes_committed.connect(self.written.append)
        self.undoing = Undoing(self)
        self.undoing.follow(journal)
        self.resize(width, 698)

    def _make(self):
        return DiagnosticsPage(self.context)

    @property
    def diagnostics(self):
        """The page."""
        return self._page("diagnostics")

    @property
    def view(self):
        """What is open over the list."""
        return self.diagnostics.overlay.upper


def open_diagnostics(qtbot, journal, width=1366):
    """The window, shown and active."""
    window = DiagnosticsWindow(journal, width)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def class_id(journal, name):
    """The class of that name in the latest year."""
    from models.services.classes import classes

    return next(card.id for card in classes(journal) if card.name == name)


def add_session(journal, name="8", instrument=INCLINATIONS, day=START, stage=None):
    """A session without results; its id."""
    from models.rules.diagnostics.session import SessionCard
    from models.services.diagnostics import save_session

    _changes, number = save_session(journal, SessionCard(class_id(journal, name), instrument, day, stage))
    return number


def fill_sheets(journal, session_id, sheets):
    """Answer sheets as text («абв…», «отказ», «отсутствовал») for the first people of the list."""
    from dataclasses import replace

    from models.rules.diagnostics.answers import parse_sheet
    from models.services.diagnostics_results import save_results
    from models.services.diagnostics_sheet import sheet
    from models.vocabulary import DiagnosticsMark

    marks = {mark.value: mark for mark in DiagnosticsMark}
    now = sheet(journal, session_id)
    people = []
    for person, text in zip(now.people, sheets, strict=False):
        if text in marks:
            people.append(replace(person, mark=marks[text], entered=True))
        elif text:
            people.append(replace(person, answers=parse_sheet(text, now.instrument.answers), entered=True))
    save_results(journal, session_id, people)
