"""The window beside a bare PySide6 window of the same run: seen, filled, memory."""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.figure import RUNS, Figure

Seen = dict[str, float]


def measure(ten_years: Path, folder: Path) -> Iterator[Figure]:
    """The program from source with the journal of ten years against the bare window, run in turns."""
    program = ["program", "--journal", str(ten_years), "--data-dir", str(folder)]
    bare_runs: list[Seen] = []
    program_runs: list[Seen] = []
    for _ in range(RUNS + 1):
        bare_runs.append(_probe(["bare"]))
        program_runs.append(_probe(program))
    bare, own = _medians(bare_runs[1:]), _medians(program_runs[1:])
    yield Figure("window visible, journal of ten years", own["visible"], "s", goal=2.5, bare=bare["visible"])
    yield Figure("Главная filled", own["filled"], "s", goal=3.5, bare=bare["visible"])
    yield Figure("memory with that journal", own["megabytes"], "MB", goal=2, bare=bare["megabytes"])


def _probe(arguments: list[str]) -> Seen:
    command = [sys.executable, "-m", "tests.bench.window_probe", str(time.monotonic()), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    if done.returncode:
        raise RuntimeError(done.stderr)
    seen: Seen = json.loads(done.stdout.splitlines()[-1])
    return seen


def _medians(runs: list[Seen]) -> Seen:
    return {name: statistics.median(run[name] for run in runs) for name in runs[0]}
