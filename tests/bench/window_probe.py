"""Run in a process of its own: opens a window, and prints when it was seen, when it was filled, and its memory.

    python -m tests.bench.window_probe STARTED bare
    python -m tests.bench.window_probe STARTED program [argument of the program...]

STARTED is the caller's `time.monotonic()` just before: one clock for all processes of a machine. The program is run as
its user runs it; only its event loop is replaced by one that watches and then ends.
"""

import builtins
import json
import os
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

_PLAIN_IMPORT = builtins.__import__

from PySide6.QtCore import QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow  # noqa: E402

_REST_SECONDS = 1.0
"""For the work behind the window to end, so that the memory is what the program settles at."""
_LOOK_MILLISECONDS = 3


def main() -> int:
    started, what, *arguments = sys.argv[1:]
    run = QApplication.exec
    QApplication.exec = lambda *_: _watch(float(started), run)  # type: ignore[method-assign, assignment]
    if what == "bare":
        return _bare()
    builtins.__import__ = _PLAIN_IMPORT  # the program imports PySide6 itself, and puts this right behind it
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


def _watch(started: float, run: Callable[[], int]) -> int:
    """Run the event loop until the window is on the screen, its first page drawn, and a while over; print it.

    The loop is the real one, woken now and then: a loop of one's own would keep the program's threads from working.
    """
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    seen: dict[str, float] = {}

    def look() -> None:
        now = time.monotonic() - started
        if "visible" not in seen and any(_on_screen(widget) for widget in app.topLevelWidgets()):
            seen["visible"] = now
        if "filled" not in seen and "visible" in seen and all(_is_filled(each) for each in app.topLevelWidgets()):
            seen["filled"] = now
        if now > seen.get("filled", now) + _REST_SECONDS:
            print(json.dumps(seen | {"megabytes": megabytes()}), flush=True)
            os._exit(0)  # closing the journal is not measured

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(_LOOK_MILLISECONDS)
    return run()


def _is_filled(widget: object) -> bool:
    """A window of the program has an open place once its first page is there."""
    return bool(getattr(widget, "place", True))


def _on_screen(widget: object) -> bool:
    handle = widget.windowHandle() if isinstance(widget, QMainWindow) else None
    return handle is not None and handle.isExposed()


def megabytes() -> float:
    """What the process holds in memory."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    found = re.search(r"^VmRSS:\s+(\d+) kB$", status, re.MULTILINE)
    assert found
    return int(found[1]) / 1024


if __name__ == "__main__":
    sys.exit(main())
