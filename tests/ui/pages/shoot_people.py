"""Pictures of «Люди и классы»: `python -m tests.ui.pages.shoot_people out.png [--dark] [--do "page.add()"]`.

Needs a screen (`xvfb-run -s "-screen 0 1366x768x24"`). `--do` takes Python that is run with `window` and `page`.
"""

import argparse
import sys
import tempfile
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
from ui.pages.people.page import PeoplePage
from ui.pages_base import Page
from ui.settings_protocol import MemorySettings
from ui.tokens import Mode


class Nothing(Page):
    title = "Главная"


def window(context):
    places = [
        Place("home", "Главная", "house", 0, Nothing),
        Place("report", "Отчёт кампании", "file-text", 1, Nothing),
        Place("people", "Люди и классы", "users", 2, lambda: PeoplePage(context)),
        Place("help", "Справка", "circle-question-mark", -1, Nothing),
        Place("settings", "Настройки", "settings", -1, Nothing),
    ]
    result = MainWindow(places)
    result.set_school("МБОУ «Заречная СОШ»", "2026/2027 учебный год")
    result.set_saved("Сохранено в 14:32")
    return result


def journal_of(kind, folder):
    path = Path(folder) / "школа.profjournal"
    if kind == "demo":
        from desktop import demo

        demo.create_sample(path)
        return Journal.open(path)
    journal, _code = Journal.create(path)
    if kind == "small":
        sample.fill(journal)
    return journal


def main(arguments=None):
    parser = argparse.ArgumentParser()
    parser.add_argument("out")
    parser.add_argument("--journal", choices=["demo", "small", "empty"], default="small")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--contrast", action="store_true")
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--family", default=None)
    parser.add_argument("--width", type=int, default=1366)
    parser.add_argument("--height", type=int, default=698)
    parser.add_argument("--do", default="")
    options = parser.parse_args(arguments)
    app = QApplication(sys.argv[:1])
    mode = Mode.DARK if options.dark else Mode.CONTRAST if options.contrast else Mode.LIGHT
    theme.apply(app, theme.build(mode, options.scale, options.family))
    with tempfile.TemporaryDirectory() as folder:
        journal = journal_of(options.journal, folder)
        context = PageContext(journal, JobRunner(), Messages(), MemorySettings(), today=lambda: sample.TODAY)
        shown = window(context)
        shown.resize(options.width, options.height)
        shown.open_place("people")
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
