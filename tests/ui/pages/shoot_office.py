"""Pictures of a municipality's window: `python -m tests.ui.pages.shoot_office out.png [--dark] [--state full]`.

Needs a screen (`xvfb-run -s "-screen 0 1366x768x24"`). `--do` takes Python that is run with `window` and `page`.
"""

import tempfile
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from models.journal.journal import Journal
from models.services import office
from tests.ui.pages import office_sample
from tests.ui.pages.office_window import office_window
from tests.ui.shooting import dressed_application, look_parser, show
from ui.appearance import MODE_KEY, SCALE_KEY
from ui.settings_protocol import MemorySettings


def wait(milliseconds):
    """In an event loop: `QTest.qWait` keeps jobs from running."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def main(arguments=None):
    parser = look_parser()
    parser.add_argument("out")
    parser.add_argument("--place", default="consolidation")
    parser.add_argument("--state", default="full", help="bare (no schools), list (no packages), full")
    parser.add_argument("--do", default="")
    options = parser.parse_args(arguments)
    app = dressed_application(options)
    with tempfile.TemporaryDirectory() as folder:
        journal, _code = Journal.create(Path(folder) / "район.profjournal")
        packages = []
        if options.state == "bare":
            office.save_office(journal, office_sample.OFFICE)
        else:
            office_sample.fill_office(journal)
        if options.state == "full":
            packages = office_sample.packages(Path(folder))
            office_sample.receive_all(journal, packages[:-2])
        settings = MemorySettings({MODE_KEY: "dark" if options.dark else "light", SCALE_KEY: options.scale})
        window = office_window(journal, options.place, settings=settings)
        show(window, options)
        wait(200)
        names = {"window": window, "page": window.page, "wait": wait, "packages": packages, "app": app}
        exec(options.do, names)
        wait(400)
        window.grab().save(options.out)
        window.context.jobs.stop()
        window.close()
        journal.close(with_backup=False)


if __name__ == "__main__":
    main()
