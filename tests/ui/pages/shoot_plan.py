"""Pictures of «План»: `python -m tests.ui.pages.shoot_plan out.png [--dark] [--journal sample|empty|PATH]`.

Needs a screen (`xvfb-run -s "-screen 0 1366x768x24"`). `--do` takes Python that is run with `window` and `page`.
"""

import shutil
import tempfile
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from models.journal.journal import Journal
from tests.ui.pages import plan_sample, sample
from tests.ui.pages.plan_window import PlanWindow
from tests.ui.shooting import dressed_application, look_parser, show


def open_journal(options, path):
    if options.journal == "demo":
        from desktop import demo

        demo.create_sample(path)
        return Journal.open(path)
    if options.journal not in ("sample", "empty", "bare"):
        shutil.copy(options.journal, path)
        return Journal.open(path)
    journal, _code = Journal.create(path)
    if options.journal == "sample":
        plan_sample.fill(journal, undated=options.undated, long_names=options.long)
    elif options.journal == "bare":
        sample.fill(journal)
    return journal


def main(arguments=None):
    parser = look_parser()
    parser.add_argument("out")
    parser.add_argument("--journal", default="sample", help="sample, bare, empty, demo, or the path of one")
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--undated", action="store_true")
    parser.add_argument("--today", type=date.fromisoformat, default=plan_sample.TODAY)
    parser.add_argument("--do", default="")
    options = parser.parse_args(arguments)
    _app = dressed_application(options)
    with tempfile.TemporaryDirectory() as folder:
        journal = open_journal(options, Path(folder) / "школа.profjournal")
        window = PlanWindow(journal, options.width, today=options.today)
        show(window, options)
        window.page.take_focus()
        if options.do:
            exec(options.do, {"window": window, "page": window.page, "QTest": QTest, "journal": journal, "Qt": Qt})
        QTest.qWait(400)
        window.grab().save(options.out)
        window.context.jobs.stop()
        journal.close(with_backup=False)


if __name__ == "__main__":
    main()
