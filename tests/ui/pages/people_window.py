"""The real window with «Люди и классы» on a real journal."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.pages import sample
from ui.jobs import JobRunner
from ui.main_window import MainWindow, Place
from ui.messages import Messages
from ui.pages.context import PageContext
from ui.pages.people.page import PeoplePage
from ui.pages_base import Page
from ui.settings_protocol import MemorySettings
from ui.undoing import Undoing


class Settings(Page):
    """Remembers what it was asked to show."""

    title = "Настройки"

    def __init__(self):
        super().__init__()
        self.asked = []

    def open_at(self, argument):
        self.asked.append(argument)


class PeopleWindow(MainWindow):
    """`page` is the people's page; `written` collects what it committed."""

    def __init__(self, journal, width=1366):
        self.context = PageContext(journal, JobRunner(), Messages(), MemorySettings(), today=lambda: sample.TODAY)
        super().__init__(
            [
                Place("people", "Люди и классы", "users", 0, lambda: PeoplePage(self.context)),
                Place("settings", "Настройки", "settings", -1, Settings),
            ]
        )
        self.written = []
        self.changes_committed.connect(self.written.append)
        Undoing(self).follow(journal)
        self.resize(width, 698)

    @property
    def people(self):
        """The page itself, whatever place is open."""
        return self._page("people")


def open_people(qtbot, journal, width=1366):
    """The window, shown and active."""
    window = PeopleWindow(journal, width)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def press_key(window, key, modifier=Qt.KeyboardModifier.NoModifier):
    """A key pressed where the focus is."""
    QTest.keyClick(window.focusWidget() or window, key, modifier)


def fill_in(page, **values):
    """Type values into the open form."""
    form = page.side.form
    for name, value in values.items():
        control = form.control(name)
        if hasattr(control, "set_count"):
            control.set_count(value)
        elif hasattr(control, "setText") and not hasattr(control, "isChecked"):
            control.setText(value)
        elif hasattr(control, "set_value"):
            control.set_value(value)
        else:
            control.setChecked(value)
