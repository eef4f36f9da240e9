"""The real window on a municipality's journal."""

from PySide6.QtWidgets import QApplication

from desktop.places import office_places_of
from tests.ui.pages import sample
from ui.appearance import Appearance
from ui.jobs import JobRunner
from ui.main_window import MainWindow
from ui.messages import Messages
from ui.pages.context import PageContext
from ui.pages.settings.hooks import ProgramHooks
from ui.settings_protocol import MemorySettings
from ui.undoing import Undoing


def office_window(journal, place="consolidation", *, messages=None, settings=None, today=sample.TODAY):
    """The window, not shown yet, with undo and redo of the journal; stop its `context.jobs` at the end."""
    settings = settings or MemorySettings()
    context = PageContext(journal, JobRunner(), messages or Messages(), settings, today=lambda: today)
    app = QApplication.instance()
    hooks = ProgramHooks(Appearance(app, settings), lambda: None, lambda *_asked: None)
    window = MainWindow(office_places_of(context, hooks))
    window.set_school("Сосновский район", "2026/2027 учебный год")
    window.context = context
    window.undoing = Undoing(window)
    window.undoing.follow(journal)
    window.undoing.tell()
    window.resize(1366, 698)
    window.open_place(place)
    return window
