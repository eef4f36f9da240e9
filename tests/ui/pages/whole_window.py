"""The real window with every place of the program on a real journal."""

from PySide6.QtWidgets import QApplication

from desktop.places import places_of
from tests.ui.pages import sample
from ui.appearance import Appearance
from ui.jobs import JobRunner
from ui.main_window import MainWindow
from ui.messages import Messages
from ui.pages.context import PageContext
from ui.pages.settings.hooks import ProgramHooks
from ui.settings_protocol import MemorySettings
from ui.undoing import Undoing


def open_whole(qtbot, journal, place="home", *, width=1366, today=sample.TODAY):
    """The window, shown and active, with undo and redo of the journal; stop its `context.jobs` at the end."""
    settings = MemorySettings()
    context = PageContext(journal, JobRunner(), Messages(), settings, today=lambda: today)
    app = QApplication.instance()
    hooks = ProgramHooks(Appearance(app, settings), lambda: None, lambda *_asked: None)
    window = MainWindow(places_of(context, hooks))
    qtbot.addWidget(window)
    window.context = context
    window.undoing = Undoing(window)
    window.undoing.follow(journal)
    window.undoing.tell()
    window.resize(width, 698)
    window.open_place(place)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window
