"""The frozen program beside a bare frozen PySide6 window: the time to the window, and the weight."""

import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.figure import RUNS, Figure

ROOT = Path(__file__).parents[2]
PROGRAM = ROOT / "build" / "dist" / "profjournal" / "profjournal"

_BARE = """\
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
app = QApplication([])
window = QMainWindow()
window.setWindowTitle("bare")
window.setCentralWidget(QLabel("bare"))
window.resize(1200, 700)
window.show()
app.exec()
"""


def measure(folder: Path) -> Iterator[Figure]:
    """The figures of what `make build` has made; none before that."""
    if not PROGRAM.exists():
        print("The frozen program is not built yet (make build): its figures are left out.", file=sys.stderr)
        return
    bare = _freeze_bare_window(folder)
    program = [str(PROGRAM), "--data-dir", str(folder / "frozen-settings")]
    bare_runs: list[float] = []
    program_runs: list[float] = []
    for _ in range(RUNS + 1):
        bare_runs.append(_seconds_to_window([str(bare)]))
        program_runs.append(_seconds_to_window(program))
    own, base = statistics.median(program_runs[1:]), statistics.median(bare_runs[1:])
    yield Figure("frozen program, start to window", own, "s", goal=1.5, bare=base)
    yield Figure("frozen program, tar cJ", _megabytes_packed(), "MB", goal=60)


def _freeze_bare_window(folder: Path) -> Path:
    source = folder / "bare.py"
    source.write_text(_BARE, encoding="utf-8")
    subprocess.run(
        [
            sys.executable,
            "-m",
            "PyInstaller",
            "--noconfirm",
            "--log-level",
            "ERROR",
            "--onedir",
            "--strip",
            str(source),
        ],
        cwd=folder,
        check=True,
        capture_output=True,
    )
    return folder / "dist" / "bare" / "bare"


def _seconds_to_window(command: list[str]) -> float:
    """From the start of the process until the X server shows a window of it."""
    started = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ)
    try:
        while not _window_is_mapped():
            if process.poll() is not None or time.monotonic() - started > 60:
                raise RuntimeError(f"no window of {command[0]}")
            time.sleep(0.005)
        return time.monotonic() - started
    finally:
        process.terminate()
        process.wait(timeout=20)
        while _window_is_mapped():
            time.sleep(0.01)


def _window_is_mapped() -> bool:
    """Whether anything large is on the screen: there is no window manager, so the root's children are programs' own."""
    tree = subprocess.run(["xwininfo", "-root", "-tree"], capture_output=True, text=True, check=True).stdout
    sizes = re.findall(r"\s(\d{3,4})x(\d{3,4})\+", tree)
    return any(int(width) >= 640 and int(height) >= 400 for width, height in sizes)


def _megabytes_packed() -> float:
    command = ["tar", "-C", str(PROGRAM.parent.parent), "-cJf", "-", "profjournal"]
    return len(subprocess.run(command, capture_output=True, check=True).stdout) / 1e6
