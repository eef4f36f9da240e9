"""Pages over tens of thousands of records: opened, narrowed, scrolled; their memory beside a small journal's."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench import large_logs
from tests.bench.figure import Figure

_NAMES = {
    "consultations": f"consultations, {large_logs.CONSULTATIONS} records",
    "work_log": f"work log, {large_logs.WORK_RECORDS} records",
}
_WORDS = {"consultations": "ветеринар", "work_log": "ветеринар"}


def measure(folder: Path) -> Iterator[Figure]:
    """Each page over the large logs, in a process of its own."""
    large, small = folder / "large.profjournal", folder / "small.profjournal"
    large_logs.make(large)
    large_logs.make(small, 100, 100)
    for place, name in _NAMES.items():
        own, little = probe(large, place), probe(small, place)
        yield Figure(f"{name}: opened for the first time", own["first"], "s", goal=0.3)
        yield Figure(f"{name}: opened", own["open"], "s", goal=0.15)
        yield Figure(f"{name}: narrowed and widened", own["filter"], "s", goal=0.1)
        yield Figure(f"{name}: longest step of scrolling", own["scroll"], "s", goal=0.05)
        yield Figure(f"{name}: memory beside a small journal", own["megabytes"], "MB", 1.3, little["megabytes"])


def probe(journal: Path, place: str) -> dict[str, float]:
    """The figures of one page over one journal; needs a screen."""
    command = [sys.executable, "-m", "tests.bench.records_probe", str(journal), place, _WORDS[place]]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    if done.returncode:
        raise RuntimeError(done.stderr)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found
