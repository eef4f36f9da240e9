"""Pictures of the print preview of a journal: `python -m tests.ui.pages.shoot_log work out.png [--dark] [--do …]`."""

import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from desktop import demo
from models.journal.journal import Journal
from models.rules.log_options import LogKind, Names
from tests.ui.pages.log_window import LogWindow
from tests.ui.shooting import dressed_application, look_parser, show


def wait(until, seconds=10.0):
    """Let the window and the job work: QTest.qWait would keep the interpreter from the job's thread."""
    ends = time.monotonic() + seconds
    while not until() and time.monotonic() < ends:
        QCoreApplication.processEvents()
        time.sleep(0.01)


def main():
    parser = look_parser()
    parser.add_argument("kind", type=LogKind)
    parser.add_argument("out")
    parser.add_argument("--do", default="")
    options = parser.parse_args()
    _app = dressed_application(options)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "школа.profjournal"
        demo.create_sample(path)
        with Journal.open(path) as journal:
            window = LogWindow(journal, options.kind)
            window.open_place("log")
            show(window, options)
            window.log.print_page()
            wait(lambda: window.preview is not None)
            if options.do:
                exec(options.do, {"window": window, "preview": window.preview, "wait": wait, "Names": Names})
            wait(lambda: not window.preview.job_line.is_busy)
            wait(lambda: False, 0.4)
            window.grab().save(options.out)
            window.context.jobs.stop()


if __name__ == "__main__":
    main()
