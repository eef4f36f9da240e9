"""A year's workbook into an empty journal."""

import itertools
from collections.abc import Iterator
from pathlib import Path

from tests.bench import year_workbook
from tests.bench.figure import Figure, seconds


def measure(folder: Path) -> Iterator[Figure]:
    """The import of 1 200 pupils, 600 events, 12 000 named participations, from file to committed journal."""
    from exporters.xlsx import workbook_reader
    from models.journal.journal import Journal
    from models.services.workbook_import import import_workbook

    workbook = folder / "year.xlsx"
    year_workbook.make(workbook)
    number = itertools.count()

    def load() -> None:
        journal, _ = Journal.create(folder / f"loaded-{next(number)}.profjournal")
        with journal:
            result = import_workbook(journal, workbook_reader.read(workbook))
        assert not [problem for problem in result.problems if problem.level == "error"], result.problems

    yield Figure("import of a large school's year", seconds(load), "s", goal=5)
