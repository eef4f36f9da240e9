"""Who is at work in an open journal, so that its file is replaced or closed only when nobody is."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from models.errors import EnvironmentProblemError

_PATIENCE_SECONDS = 10.0


class Gate:
    """Many sessions pass at once, writers one at a time; whoever needs the file for itself waits for all."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._sessions = 0
        self._writer: int | None = None
        self._refusal: Exception | None = None

    @contextmanager
    def passing(self) -> Iterator[None]:
        """Hold the gate open for one session; `RuntimeError` after the journal was closed."""
        with self._condition:
            if self._refusal is not None:
                raise self._refusal
            self._sessions += 1
        try:
            yield
        finally:
            with self._condition:
                self._sessions -= 1
                self._condition.notify_all()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """As `passing`, one thread at a time; `RuntimeError` when this thread is writing already."""
        own = threading.get_ident()
        with self._condition:
            if self._writer == own:
                raise RuntimeError("one user action is one transaction")
            self._condition.wait_for(lambda: self._writer is None)
            self._writer = own
        try:
            with self.passing():
                yield
        finally:
            with self._condition:
                self._writer = None
                self._condition.notify_all()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Wait until no session is left and let none in; `EnvironmentProblemError` when one does not end."""
        with self._condition:
            self._wait_for_sessions()
            yield

    def shut(self, refusal: Exception | None = None) -> None:
        """Let no further session in (`refusal` is raised) and wait for those inside, though not for ever."""
        with self._condition:
            self._refusal = refusal or RuntimeError("the journal is closed")
            self._condition.wait_for(lambda: self._sessions == 0, _PATIENCE_SECONDS)

    def _wait_for_sessions(self) -> None:
        if not self._condition.wait_for(lambda: self._sessions == 0, _PATIENCE_SECONDS):
            raise EnvironmentProblemError("Журнал занят другой работой: дождитесь её окончания и повторите.")
