"""Every test process draws on a screen of its own, so that parallel windows never fight for the focus."""

import os
import shutil
import subprocess
import sys

import pytest

SCREEN = ["-screen", "0", "1366x768x24", "-dpi", "96", "-nolisten", "tcp", "-noreset"]


def pytest_configure(config: pytest.Config) -> None:
    """Start Xvfb and point Qt to it, unless the caller chose a platform (QT_QPA_PLATFORM) himself.

    There is no window manager: a main window becomes active by `activateWindow()`, a dialog by itself.
    """
    hands_out_work = getattr(config.option, "numprocesses", None) and not hasattr(config, "workerinput")
    if sys.platform != "linux" or hands_out_work or "QT_QPA_PLATFORM" in os.environ:
        return
    if shutil.which("Xvfb") is None:
        raise pytest.UsageError("Xvfb is not installed; `make test` sets it up.")
    read_end, write_end = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write_end), *SCREEN],
        pass_fds=[write_end],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write_end)
    with os.fdopen(read_end) as answer:
        number = answer.readline().strip()
    config.add_cleanup(lambda: _stop(server))
    if not number:
        raise pytest.UsageError("Xvfb did not start; run `Xvfb :99` by hand to see why.")
    os.environ.update(DISPLAY=f":{number}", QT_QPA_PLATFORM="xcb")
    os.environ.pop("WAYLAND_DISPLAY", None)


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.terminate()
    server.wait(timeout=10)
