"""Pictures of Главная and Отчёт кампании for the eye: `python -m tests.ui.pages.shoot home out.png [--dark]`.

Needs a screen (`xvfb-run -s "-screen 0 1366x768x24"`). `--do` takes Python that is run with `window` and `page`.
"""

import argparse
import shutil
import sys
import tempfile
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.journal.journal import Journal
from tests.ui.pages import sample
from ui import theme
from ui.jobs import JobRunner
from ui.main_window import MainWindow, Place
from ui.messages import Messages
from ui.pages.context import PageContext
from ui.pages.home import HomePage
from ui.pages_base import Page
from ui.settings_protocol import MemorySettings
from ui.tokens import Mode


class Nothing(Page):
    title = "Люди и классы"


def report(context):
    from ui.pages.report.page import ReportPage

    return ReportPage(context)


def window(context):
    places = [
        Place("home", "Главная", "house", 0, lambda: HomePage(context)),
        Place("report", "Отчёт кампании", "file-text", 1, lambda: report(context)),
        Place("people", "Люди и классы", "users", 2, Nothing),
        Place("help", "Справка", "circle-question-mark", -1, Nothing),
        Place("settings", "Настройки", "settings", -1, Nothing),
    ]
    result = MainWindow(places)
    result.set_school("МБОУ «Заречная СОШ»", "2026/2027 учебный год")
    result.set_saved("Сохранено в 14:32")
    return result


def open_journal(options, path):
    if options.journal:
        shutil.copy(options.journal, path)
        return Journal.open(path)
    journal, _code = Journal.create(path)
    if not options.empty:
        sample.fill(journal, long_names=options.long)
    return journal


def main(arguments=None):
    parser = argparse.ArgumentParser()
    parser.add_argument("subject", choices=["home", "report"])
    parser.add_argument("out")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--contrast", action="store_true")
    parser.add_argument("--empty", action="store_true")
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--family", default=None)
    parser.add_argument("--width", type=int, default=1366)
    parser.add_argument("--height", type=int, default=698)
    parser.add_argument("--today", type=date.fromisoformat, default=sample.TODAY)
    parser.add_argument("--do", default="")
    parser.add_argument("--journal", type=Path, default=None, help="show a copy of this journal instead of the sample")
    options = parser.parse_args(arguments)
    app = QApplication(sys.argv[:1])
    mode = Mode.DARK if options.dark else Mode.CONTRAST if options.contrast else Mode.LIGHT
    theme.apply(app, theme.build(mode, options.scale, options.family))
    with tempfile.TemporaryDirectory() as folder:
        journal = open_journal(options, Path(folder) / "школа.profjournal")
        context = PageContext(journal, JobRunner(), Messages(), MemorySettings(), today=lambda: options.today)
        shown = window(context)
        shown.resize(options.width, options.height)
        shown.open_place(options.subject)
        shown.show()
        QTest.qWaitForWindowExposed(shown)
        shown.activateWindow()
        QTest.qWait(300)
        if options.do:
            exec(options.do, {"window": shown, "page": shown.page, "QTest": QTest, "journal": journal, "Qt": Qt})
            QTest.qWait(400)
        shown.grab().save(options.out)
        context.jobs.stop()
        journal.close(with_backup=False)


if __name__ == "__main__":
    main()
