"""Search across a large journal: the service alone, and from the words in the field to the results on screen."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication

from models.journal.journal import Journal
from models.services.search import search
from tests.bench.figure import Figure, seconds
from ui import theme
from ui.jobs import JobRunner
from ui.messages import Messages
from ui.pages.context import PageContext
from ui.pages.search.kinds import KIND_PLACES
from ui.pages.search.page import SearchPage
from ui.settings_protocol import MemorySettings

GOAL_MS = 50
WORDS = {
    "one letter": "в",
    "the beginning of a common word": "выб",
    "three words": "профил класс анна",
    "a name": "фёд",
}


def measure(large: Path) -> Iterator[Figure]:
    """Every kind of query on a journal of 20 000 work records and 50 000 consultations."""
    with Journal.open(large, read_only=True) as journal:
        for what, words in WORDS.items():
            taken = seconds(lambda words=words: search(journal, words, 12)) * 1000
            yield Figure(f"search, {what}", taken, "ms", goal=GOAL_MS)
        page = _page(journal)
        for what, words in WORDS.items():
            taken = seconds(lambda words=words: _look_up(page, words)) * 1000
            yield Figure(f"search on screen, {what}", taken, "ms", goal=GOAL_MS)
        page.deleteLater()


def _page(journal: Journal) -> SearchPage:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.apply(app, theme.build())
    places = {kind.place for kind in KIND_PLACES.values()}
    page = SearchPage(PageContext(journal, JobRunner(), Messages(), MemorySettings()), lambda: places)
    page.resize(1162, 698)
    page.ensure_loaded()
    page.show()
    QApplication.processEvents()
    return page


def _look_up(page: SearchPage, words: str) -> None:
    page.field.edit.setText(words)
    page.search()
    page.results.viewport().repaint()
