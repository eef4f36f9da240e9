"""A virtual screen of one's own."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

_SCREEN = ["-screen", "0", "1366x768x24", "-dpi", "96", "-nolisten", "tcp", "-noreset"]


class NoScreenError(Exception):
    """Xvfb is missing or does not start."""


@contextmanager
def virtual_screen() -> Iterator[None]:
    """Start Xvfb and point Qt to it until the end; there is no window manager."""
    if shutil.which("Xvfb") is None:
        raise NoScreenError("Xvfb is not installed; `make test` sets it up.")
    read_end, write_end = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write_end), *_SCREEN],
        pass_fds=[write_end],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        os.close(write_end)
        with os.fdopen(read_end) as answer:
            number = answer.readline().strip()
        if not number:
            raise NoScreenError("Xvfb did not start; run `Xvfb :99` by hand to see why.")
        os.environ.update(DISPLAY=f":{number}", QT_QPA_PLATFORM="xcb")
        os.environ.pop("WAYLAND_DISPLAY", None)
        yield
    finally:
        server.terminate()
        server.wait(timeout=10)
