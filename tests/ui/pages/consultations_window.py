"""The real window with «Консультации» on a real journal."""

from tests.ui.pages import sample
from tests.ui.pages.people_window import Settings
from ui.jobs import JobRunner
from ui.main_window import MainWindow, Place
from ui.messages import Messages
from ui.pages.consultations.page import ConsultationsPage
from ui.pages.context import PageContext
from ui.pages.home import HomePage
from ui.settings_protocol import MemorySettings
from ui.undoing import Undoing


class ConsultationsWindow(MainWindow):
    """`log` is the page; `written` collects what it committed."""

    def __init__(self, journal, width=1366, today=sample.TODAY, height=698):
        self.context = PageContext(journal, JobRunner(), Messages(), MemorySettings(), today=lambda: today)
        super().__init__(
            [
                Place("home", "Главная", "house", 0, lambda: HomePage(self.context)),
                Place("consultations", "Консультации", "messages-square", 1, lambda: ConsultationsPage(self.context)),
                Place("settings", "Настройки", "settings", -1, Settings),
            ]
        )
        self.written = []
        self.changes_committed.connect(self.written.append)
        self.undoing = Undoing(self)
        self.undoing.follow(journal)
        self.resize(width, height)

    @property
    def log(self):
        """The page itself, whatever place is open."""
        return self._page("consultations")


def open_log(qtbot, journal, width=1366, today=sample.TODAY):
    """The window on the log, shown and active."""
    window = ConsultationsWindow(journal, width, today)
    qtbot.addWidget(window, before_close_func=lambda closing: closing.context.jobs.stop())
    window.open_place("consultations")
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window
