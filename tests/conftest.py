"""Every test process draws on a screen of its own, so that parallel windows never fight for the focus."""

import os
import sys

import pytest

from tests.screen import NoScreenError, virtual_screen


def pytest_configure(config: pytest.Config) -> None:
    """Start the screen, unless the caller chose a platform (QT_QPA_PLATFORM) himself.

    There is no window manager: a main window becomes active by `activateWindow()`, a dialog by itself.
    """
    hands_out_work = getattr(config.option, "numprocesses", None) and not hasattr(config, "workerinput")
    if sys.platform != "linux" or hands_out_work or "QT_QPA_PLATFORM" in os.environ:
        return
    screen = virtual_screen()
    try:
        screen.__enter__()
    except NoScreenError as error:
        raise pytest.UsageError(str(error)) from error
    config.add_cleanup(lambda: screen.__exit__(None, None, None))
