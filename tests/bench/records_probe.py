"""Run in a process of its own: opens the page of a journal's records, narrows it, scrolls it; prints what that took.

    python -m tests.bench.records_probe JOURNAL consultations WORDS

As in the program the database layer is loaded behind the window before any page of records is opened.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from models.journal.journal import Journal
from models.services.home import home
from tests.bench.window_probe import megabytes
from ui import theme
from ui.jobs import JobRunner
from ui.main_window import MainWindow, Place
from ui.messages import Messages
from ui.pages.context import PageContext
from ui.pages.records.page import RecordsPage
from ui.pages_base import Page
from ui.settings_protocol import MemorySettings

RUNS = 5
_REST_SECONDS = 1.5
_STEPS = 400
"""Wheel steps over the table, and as many jumps of the scroll bar."""


def consultations(context: PageContext) -> RecordsPage:
    from ui.pages.consultations.page import ConsultationsPage

    return ConsultationsPage(context)


def work_log(context: PageContext) -> RecordsPage:
    from ui.pages.work_log.page import WorkLogPage

    return WorkLogPage(context)


PAGES: dict[str, Callable[[PageContext], RecordsPage]] = {"consultations": consultations, "work_log": work_log}


def main() -> int:
    path, place, words = sys.argv[1:]
    app = QApplication([])
    theme.apply(app, theme.build())
    journal = Journal.open(Path(path))
    context = PageContext(journal, JobRunner(), Messages(), MemorySettings())
    home(journal, context.today())
    window = MainWindow(
        [
            Place("first", "Главная", "house", 0, lambda: Page("Главная")),
            *(
                Place(f"{place}-{run}", place, "messages-square", 0, lambda: PAGES[place](context))
                for run in range(RUNS)
            ),
        ]
    )
    window.resize(1366, 698)
    window.show()
    _settle()
    found = {"first": _timed(lambda: window.open_place(f"{place}-0"))}
    page = window.page
    assert isinstance(page, RecordsPage)
    found["filter"] = max(_filter(page, words), _filter(page, ""))
    found["scroll"] = _scroll(page)
    _rest()
    found["megabytes"] = megabytes()
    opened = [_timed(lambda run=run: window.open_place(f"{place}-{run}")) for run in range(1, RUNS)]  # type: ignore[misc]
    found["open"] = statistics.median(opened)
    print(json.dumps(found))
    context.jobs.stop()
    journal.close(with_backup=False)
    return 0


def _settle() -> None:
    """Everything that is due: layouts, pictures, what was put off to the next turn of the loop."""
    app = QApplication.instance()
    assert app is not None
    for _ in range(3):
        app.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        app.processEvents()


def _rest() -> None:
    """Until what is counted behind the window is there."""
    end = time.monotonic() + _REST_SECONDS
    while time.monotonic() < end:
        _settle()
        time.sleep(0.01)


def _timed(act: Callable[[], object]) -> float:
    """Seconds until what the user asked for is drawn."""
    started = time.perf_counter()
    act()
    _settle()
    return time.perf_counter() - started


def _filter(page: RecordsPage, words: str) -> float:
    page.filters.search.blockSignals(True)  # the pause after the last letter is not measured
    page.filters.search.setText(words)
    page.filters.search.blockSignals(False)
    page.refresh()
    return statistics.median(_timed(page.refresh) for _ in range(RUNS))


def _scroll(page: RecordsPage) -> float:
    """The longest step, by wheel and by jumps across the whole table: its own work, for a busy machine stops any."""
    bar = page.table.verticalScrollBar()
    bar.setValue(0)
    _settle()
    worst = 0.0
    for step in range(_STEPS):
        jump = bar.maximum() * ((step * 37) % _STEPS) // _STEPS
        for place in (bar.value() + 3 * bar.singleStep(), jump):
            started = time.thread_time()
            bar.setValue(place)
            _settle()
            worst = max(worst, time.thread_time() - started)
    return worst


if __name__ == "__main__":
    sys.exit(main())
