"""`make bench`: every figure that has a goal, beside the bare libraries measured in the same run."""

import sys
import tempfile
from pathlib import Path

from tests.bench import big_journal, frozen, loading, papers, profminimum, receiving, records, search, window
from tests.bench.figure import Figure, table
from tests.screen import virtual_screen


def main() -> int:
    """Print the table; 0 whatever the figures say, for a busy machine is no failure."""
    with virtual_screen(), tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print("Writing a large school's journal of ten years …", file=sys.stderr)
        ten_years = folder / "ten-years.profjournal"
        big_journal.make(ten_years)
        figures: list[Figure] = []
        for title, measured in (
            ("the window", window.measure(ten_years, folder / "settings")),
            ("the report", papers.measure(ten_years)),
            ("the search", search.measure(ten_years)),
            ("the pages of records", records.measure(folder)),
            ("Профминимум", profminimum.measure(folder)),
            ("the import", loading.measure(folder)),
            ("the municipality", receiving.measure(folder)),
            ("the frozen program", frozen.measure(folder)),
        ):
            print(f"Measuring {title} …", file=sys.stderr)
            figures.extend(measured)
    print(table(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
