"""The last net: what nobody caught goes into the log and to the user, and the program goes on."""

import contextlib
import faulthandler
import logging
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TextIO

from desktop import logs

_log = logging.getLogger(__name__)

Show = Callable[[str], None]
"""Shows a report without personal data to the user; called on the thread that failed."""


class CrashGuard:
    """Catches what nobody caught: `install` it once the log runs, give it the dialog when there is a window."""

    def __init__(self, fault_file: Path) -> None:
        self._fault_file = fault_file
        self._faults: TextIO | None = None
        self._show: Show | None = None
        self._showing = False

    def install(self) -> str | None:
        """Stand in for the interpreter's hooks; the report of the last run's death, if it died in native code."""
        previous = _read(self._fault_file)
        with contextlib.suppress(OSError):
            self._fault_file.parent.mkdir(parents=True, exist_ok=True)
            self._faults = self._fault_file.open("w", encoding="utf-8")
            faulthandler.enable(self._faults)
        sys.excepthook = self._caught
        threading.excepthook = lambda args: self._report(args.exc_value)
        return previous

    def show_with(self, show: Show) -> None:
        """From now on a crash is shown by `show` as well as logged."""
        self._show = show

    def remove(self) -> None:
        """Give the hooks back; after this the fault file is empty, for the run ended in order."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        if self._faults is not None:
            faulthandler.disable()
            self._faults.close()
            self._faults = None

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self._report(error)

    def _report(self, error: BaseException | None) -> None:
        if error is None or isinstance(error, SystemExit):
            return
        _log.critical("unexpected error", exc_info=error)
        if self._show is None or self._showing:  # one dialog: a painting error would open one per frame
            return
        self._showing = True
        try:
            self._show(logs.describe(error))
        finally:
            self._showing = False


def _read(fault_file: Path) -> str | None:
    with contextlib.suppress(OSError):
        return fault_file.read_text(encoding="utf-8", errors="replace").strip() or None
    return None
