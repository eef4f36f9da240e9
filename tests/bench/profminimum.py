"""Профминимум of sixty classes over five thousand records: counted, drawn, and the indicators of the year."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication

from models.journal.journal import Journal
from models.services.indicators import indicators
from models.services.lesson_register import lesson_register
from models.services.profminimum import profminimum
from models.tables import SchoolClass, Turnout
from models.vocabulary import ProfminimumLevel, TurnoutKind
from tests.bench import large_logs
from tests.bench.figure import Figure, seconds
from ui import theme
from ui.jobs import JobRunner
from ui.messages import Messages
from ui.pages.context import PageContext
from ui.pages.profminimum.page import ProfminimumPage
from ui.settings_protocol import MemorySettings

RECORDS, CLASSES = 5_000, 60


def measure(folder: Path) -> Iterator[Figure]:
    """The matrix as the service counts it, the page counting and drawing it, register and indicators."""
    path = folder / "profminimum.profjournal"
    large_logs.make(path, work_records=RECORDS, consultations=1)
    with Journal.open(path) as journal:
        _add_classes(journal)
        assert len(profminimum(journal).classes) == CLASSES
        yield Figure("matrix of 60 classes, counted", seconds(lambda: profminimum(journal)) * 1000, "ms", goal=150)
        page = _page(journal)
        yield Figure("matrix of 60 classes, counted and drawn", seconds(lambda: _show(page)) * 1000, "ms", goal=150)
        yield Figure("Thursday register", seconds(lambda: lesson_register(journal)) * 1000, "ms", goal=150)
        yield Figure("indicators of the year", seconds(lambda: indicators(journal)) * 1000, "ms", goal=500)
        page.deleteLater()


def _add_classes(journal: Journal) -> None:
    """Sixty classes of grades 6–11, each at every twentieth record."""
    letters = "АБВГДЕЖЗИК"
    known = set(large_logs.CLASSES)
    names = [f"{grade}{letter}" for grade in range(6, 12) for letter in letters]
    with journal.write() as session:
        added = [
            SchoolClass(year_id=1, name=name, grade=int(name[:-1]), enrolment=25, ovz=2)
            for name in names
            if name not in known
        ]
        session.add_all(added)
        for row in session.query(SchoolClass):
            row.profminimum_level = ProfminimumLevel.ADVANCED
        session.flush()
        session.add_all(
            Turnout(record_id=record, class_id=one.id, kind=TurnoutKind.WHOLE_CLASS)
            for place, one in enumerate(added)
            for record in range(1 + place % 20, RECORDS, 20)
        )


def _page(journal: Journal) -> ProfminimumPage:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.apply(app, theme.build())
    today = date(large_logs.YEAR + 1, 2, 1)
    page = ProfminimumPage(PageContext(journal, JobRunner(), Messages(), MemorySettings(), today=lambda: today))
    page.resize(1162, 698)
    page.ensure_loaded()
    page.show()
    QApplication.processEvents()
    return page


def _show(page: ProfminimumPage) -> None:
    page.refresh()
    page.hours.matrix.viewport().repaint()
