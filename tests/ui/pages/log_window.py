"""A page that opens the print preview of journals, in a real window on a journal."""

from pathlib import Path

from tests.ui.pages import sample
from ui.components.buttons import Button
from ui.jobs import JobRunner
from ui.main_window import MainWindow, Place
from ui.messages import Messages
from ui.pages.context import PageContext
from ui.pages.job_line import JobLine
from ui.pages.log_print import open_log_print
from ui.pages.overlay import Overlay
from ui.pages_base import Page
from ui.settings_protocol import MemorySettings


class Answers(Messages):
    """What the user answers in the dialog of files."""

    def __init__(self):
        super().__init__()
        self.path: Path | None = None
        self.kinds = ""

    def ask_save_file(self, title, suggested, kinds):
        self.kinds = kinds
        return self.path


class Log(Page):
    """As the pages of the journals are: a context, an overlay, a job line."""

    def __init__(self, context, kind, year):
        super().__init__("Журнал")
        self.context = context
        self.overlay = Overlay(self)
        self.job_line = JobLine(context.jobs)
        self.job_line.refused.connect(self.refuse)
        self.foot.addWidget(self.job_line)
        self.header.add_action(Button("Печать", on_click=lambda: open_log_print(self, kind, year)))
        self.kind, self.year = kind, year

    def print_page(self):
        open_log_print(self, self.kind, self.year)

    def escape(self):
        self.overlay.close()
        return True


class LogWindow(MainWindow):
    """`log` is the page, `preview` what covers it."""

    def __init__(self, journal, kind, year=2026):
        self.context = PageContext(journal, JobRunner(), Answers(), MemorySettings(), today=lambda: sample.TODAY)
        super().__init__([Place("log", "Журнал", "notebook-pen", 0, lambda: Log(self.context, kind, year))])
        self.set_school("МБОУ «Заречная СОШ»", "2026/2027 учебный год")

    @property
    def log(self):
        return self._page("log")

    @property
    def preview(self):
        return self.log.overlay.upper
