"""The real window with the work log on a real journal."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.pages import sample
from tests.ui.pages.conftest import Answers, Elsewhere
from ui.jobs import JobRunner
from ui.main_window import MainWindow, Place
from ui.pages.context import PageContext
from ui.pages.work_log.page import WorkLogPage
from ui.settings_protocol import MemorySettings
from ui.undoing import Undoing


class WorkLogWindow(MainWindow):
    """`page` is the work log; other places remember what they were asked to show."""

    def __init__(self, journal, width=1366, settings=None, load_workbook=None):
        self.context = PageContext(
            journal,
            JobRunner(),
            Answers(),
            settings or MemorySettings(),
            today=lambda: sample.TODAY,
            load_workbook=load_workbook,
        )
        super().__init__(
            [
                Place("work_log", "Журнал работы", "notebook-pen", 0, lambda: WorkLogPage(self.context)),
                Place("consultations", "Консультации", "messages-square", 0, Elsewhere),
                Place("diagnostics", "Диагностика", "clipboard-list", 0, Elsewhere),
                Place("settings", "Настройки", "settings", -1, Elsewhere),
            ]
        )
        self.written = []
        self.changes_committed.connect(self.written.append)
        self.resize(width, 698)
        self.undoing = Undoing(self)
        self.undoing.follow(journal)

    @property
    def log(self):
        return self._page("work_log")


def open_work_log(qtbot, journal, **options):
    """The window, shown and active."""
    window = WorkLogWindow(journal, **options)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


class Hands:
    """Presses keys where the focus is, types letters there, clicks buttons; counts each."""

    def __init__(self, window):
        self.window = window
        self.count = 0

    @property
    def where(self):
        from PySide6.QtWidgets import QApplication

        popup = QApplication.activePopupWidget()
        return popup or QApplication.focusWidget() or self.window

    def press(self, key, times=1, modifier=Qt.KeyboardModifier.NoModifier):
        for _ in range(times):
            QTest.keyClick(self.where, key, modifier)
            self.count += 1

    def type(self, text):
        from tests.ui.keyboard import type_text

        for letter in text:
            type_text(self.where, letter)
            self.count += 1

    def tab_to(self, wanted, limit=40):
        """Tab until the focus is on a widget that `wanted` holds of."""
        for _ in range(limit):
            if wanted(self.where):
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never came there, it stands in {self.where.accessibleName()!r}")
