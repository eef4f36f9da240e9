"""The real window with «План» on a real journal."""

from tests.ui.pages import plan_sample
from ui.jobs import JobRunner
from ui.main_window import MainWindow, Place
from ui.messages import Messages
from ui.pages.context import PageContext
from ui.pages.plan.page import PlanPage
from ui.pages_base import Page
from ui.settings_protocol import MemorySettings
from ui.undoing import Undoing


class Files(Messages):
    """Dialogs of the system, answered before they are asked."""

    def __init__(self):
        super().__init__()
        self.folder = None
        self.file = None

    def ask_folder(self, title, folder=None):
        return self.folder

    def ask_save_file(self, title, suggested, kinds):
        return self.file


class Elsewhere(Page):
    """Remembers what it was asked to show."""

    def __init__(self, title):
        super().__init__(title)
        self.asked = []

    def open_at(self, argument):
        self.asked.append(argument)


class PlanWindow(MainWindow):
    """`plan` is the page; `elsewhere(key)` another place."""

    def __init__(self, journal, width=1366, today=plan_sample.TODAY):
        self.context = PageContext(journal, JobRunner(), Files(), MemorySettings(), today=lambda: today)
        super().__init__(
            [
                Place("plan", "План", "calendar-days", 0, lambda: PlanPage(self.context)),
                Place("work_log", "Журнал работы", "notebook-pen", 0, lambda: Elsewhere("Журнал работы")),
                Place("report", "Отчёт кампании", "file-text", 1, lambda: Elsewhere("Отчёт кампании")),
            ]
        )
        self.undoing = Undoing(self)
        self.undoing.follow(journal)
        self.set_school("МБОУ «Заречная СОШ»", "2026/2027 учебный год")
        self.resize(width, 698)

    @property
    def plan(self):
        """The page itself, whatever place is open."""
        return self._page("plan")

    def elsewhere(self, key):
        return self._page(key)


def open_plan(qtbot, journal, width=1366, **options):
    """The window, shown and active."""
    window = PlanWindow(journal, width, **options)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window
