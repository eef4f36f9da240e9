"""Run in a process of its own: opens a window, and prints when it was seen, when it was filled, and its memory.

    python -m tests.bench.window_probe STARTED bare
    python -m tests.bench.window_probe STARTED program [argument of the program...]

STARTED is the caller's `time.monotonic()` just before: one clock for all processes of a machine. The program is run as
its user runs it; only its event loop is replaced by one that watches and then ends.
"""

import json
import re
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

QUIET_SECONDS = 0.15
"""A window is filled when its process has had nothing to do for this long."""


def main() -> int:
    started, what, *arguments = sys.argv[1:]
    QApplication.exec = lambda *_: _watch(float(started))  # type: ignore[method-assign]
    if what == "bare":
        return _bare()
    from desktop.__main__ import main as program

    sys.argv = ["profjournal", *arguments]
    return program() or 0


def _bare() -> int:
    app = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(QLabel("Профжурнал"))
    window.resize(1200, 700)
    window.show()
    return app.exec()


def _watch(started: float) -> int:
    """Process events until the window is on the screen and then until it is quiet; print what was seen when."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    while not any(_on_screen(widget) for widget in app.topLevelWidgets()):
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
    visible = time.monotonic() - started
    filled = _until_quiet(app) - started
    print(json.dumps({"visible": visible, "filled": filled, "megabytes": _megabytes()}), flush=True)
    for widget in app.topLevelWidgets():
        widget.close()
    return 0


def _on_screen(widget: object) -> bool:
    handle = widget.windowHandle() if isinstance(widget, QMainWindow) else None
    return handle is not None and handle.isExposed()


def _until_quiet(app: QApplication) -> float:
    """The moment after which the process used no processor time for `QUIET_SECONDS`."""
    last = time.monotonic()
    used = time.process_time()
    while time.monotonic() - last < QUIET_SECONDS:
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
        time.sleep(0.005)
        if time.process_time() - used > 0.004:
            last = time.monotonic()
        used = time.process_time()
    return last


def _megabytes() -> float:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    found = re.search(r"^VmRSS:\s+(\d+) kB$", status, re.MULTILINE)
    assert found
    return int(found[1]) / 1024


if __name__ == "__main__":
    sys.exit(main())
