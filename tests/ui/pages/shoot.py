"""Pictures of pages over a journal for the eye: `python -m tests.ui.pages.shoot home|people|search out.png [--dark]`.

Needs a screen (`xvfb-run -s "-screen 0 1366x768x24"`). `--do` takes Python that is run with `window` and `page`.
"""

import shutil
import tempfile
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from models.journal.journal import Journal
from tests.ui.pages import sample
from tests.ui.shooting import dressed_application, look_parser, show
from ui.jobs import JobRunner
from ui.main_window import HIDDEN, MainWindow, Place
from ui.messages import Messages
from ui.pages.context import PageContext
from ui.pages.home import HomePage
from ui.pages_base import Page
from ui.settings_protocol import MemorySettings
from ui.undoing import Undoing


class Nothing(Page):
    title = "Справка"


def report(context):
    from ui.pages.report.page import ReportPage

    return ReportPage(context)


def people(context):
    from ui.pages.people.page import PeoplePage

    return PeoplePage(context)


def search(context):
    from ui.pages.search.page import SearchPage

    return SearchPage(context, lambda: ("plan", "work_log", "consultations", "diagnostics", "people"))


def recycled(context):
    from ui.pages.bin.page import BinPage

    return BinPage(context)


def work_log(context):
    from ui.pages.work_log.page import WorkLogPage

    return WorkLogPage(context)


def sending(context):
    from ui.pages.sending.page import SendingPage

    return SendingPage(context)


def window(context):
    places = [
        Place("home", "Главная", "house", 0, lambda: HomePage(context)),
        Place("work_log", "Журнал работы", "notebook-pen", 1, lambda: work_log(context)),
        Place("report", "Отчёт кампании", "file-text", 1, lambda: report(context)),
        Place("sending", "Отправка", "send", 1, lambda: sending(context)),
        Place("people", "Люди и классы", "users", 2, lambda: people(context)),
        Place("bin", "Корзина", "trash-2", -1, lambda: recycled(context)),
        Place("help", "Справка", "circle-question-mark", -1, Nothing),
        Place("settings", "Настройки", "settings", -1, Nothing),
        Place("search", "Поиск", "search", HIDDEN, lambda: search(context)),
    ]
    result = MainWindow(places)
    result.set_school("МБОУ «Заречная СОШ»", "2026/2027 учебный год")
    result.set_saved("Сохранено в 14:32")
    return result


def open_journal(options, path):
    if options.journal == "demo":
        from desktop import demo

        demo.create_sample(path)
        return Journal.open(path)
    if options.journal not in ("small", "empty"):
        shutil.copy(options.journal, path)
        return Journal.open(path)
    journal, _code = Journal.create(path)
    if options.journal == "small":
        sample.fill(journal, long_names=options.long)
    return journal


def main(arguments=None):
    parser = look_parser()
    parser.add_argument("subject", choices=["home", "report", "sending", "people", "work_log", "search", "bin"])
    parser.add_argument("out")
    parser.add_argument("--journal", default="small", help="small, empty, demo, or the path of one to show a copy of")
    parser.add_argument("--long", action="store_true", help="long names in the small journal")
    parser.add_argument("--today", type=date.fromisoformat, default=sample.TODAY)
    parser.add_argument("--do", default="")
    options = parser.parse_args(arguments)
    _app = dressed_application(options)
    with tempfile.TemporaryDirectory() as folder:
        journal = open_journal(options, Path(folder) / "школа.profjournal")
        context = PageContext(journal, JobRunner(), Messages(), MemorySettings(), today=lambda: options.today)
        shown = window(context)
        Undoing(shown).follow(journal)
        shown.open_place(options.subject)
        show(shown, options)
        if options.do:
            exec(options.do, {"window": shown, "page": shown.page, "QTest": QTest, "journal": journal, "Qt": Qt})
            QTest.qWait(400)
        shown.grab().save(options.out)
        context.jobs.stop()
        journal.close(with_backup=False)


if __name__ == "__main__":
    main()
