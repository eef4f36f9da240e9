"""Long work outside the window's thread: one worker, one job after another, everything told on the main thread.

A job is a plain function `(progress) -> result` of `models` or `exporters` that opens its own session. It calls
`progress(done, total, words)` now and then; when the user has stopped it, that call raises `CancelledError`.
"""

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRunnable, Qt, QThreadPool, Signal

from models.errors import CancelledError


class Progress(Protocol):
    """What a job is given; fits `models.journal.progress.Progress` too."""

    def __call__(self, done: int, total: int, words: str = "") -> None:
        """Tell how far the work is; raises `CancelledError` when the user has stopped it."""


class Job(QObject):
    """One piece of work. Its signals are sent on the main thread; `finished` is always the last one."""

    progress = Signal(int, int, str)
    result = Signal(object)
    failed = Signal(object)
    """The exception: a `UserError` for the strip (also `CancelledError`), anything else is a bug."""
    finished = Signal()

    def __init__(self, title: str, work: Callable[[Progress], Any]) -> None:
        super().__init__()
        self.title = title
        self._work = work
        self._cancelled = False

    def cancel(self) -> None:
        """Ask it to stop; it does at its next call of `progress`."""
        self._cancelled = True

    def run(self, report: Progress) -> object:
        """Do the work, on the worker thread."""

        def checked(done: int, total: int, words: str = "") -> None:
            if self._cancelled:
                raise CancelledError
            report(done, total, words)

        checked(0, 0)
        return self._work(checked)


class JobRunner(QObject):
    """Runs jobs one after another on a single worker thread and owns the passage back to the main thread."""

    busy_changed = Signal(bool)
    _told = Signal(object, str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._jobs: dict[Job, _Runnable] = {}
        self._told.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        title: str,
        work: Callable[[Progress], Any],
        *,
        on_result: Callable[[Any], object] | None = None,
        on_failed: Callable[[Exception], object] | None = None,
        on_progress: Callable[[int, int, str], object] | None = None,
    ) -> Job:
        """Queue `work`; the callables are called on the main thread. A failure nobody takes is raised there.

        `title` as «Загрузка книги», for the question when the window closes meanwhile.
        """
        job = Job(title, work)
        if on_result is not None:
            job.result.connect(on_result)
        if on_progress is not None:
            job.progress.connect(on_progress)
        job.setProperty("answered", on_failed is not None)
        if on_failed is not None:
            job.failed.connect(on_failed)
        runnable = _Runnable(job, self._told.emit)
        self._jobs[job] = runnable
        if len(self._jobs) == 1:
            self.busy_changed.emit(True)
        self._pool.start(runnable)
        return job

    @property
    def running(self) -> tuple[Job, ...]:
        """Jobs that are running or waiting."""
        return tuple(self._jobs)

    def close(self, ask: Callable[[str], bool]) -> bool:
        """Before the window closes: with work going on, `ask(title)`; agreed: cancel, wait. True when all is done.

        How each job ended is told before this returns: afterwards the pages and their journal are gone.
        """
        if not self._jobs:
            return True
        if not ask(next(iter(self._jobs)).title):
            return False
        self.stop()
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall)
        return True

    def stop(self) -> None:
        """Cancel everything and wait for the worker; each job still sends `finished`."""
        for job in self._jobs:
            job.cancel()
        self._pool.waitForDone()

    def _deliver(self, job: Job, what: str, value: Any) -> None:
        if what == "progress":
            job.progress.emit(*value)
            return
        del self._jobs[job]
        try:
            if what == "result":
                job.result.emit(value)
            elif job.property("answered"):
                job.failed.emit(value)
            elif not isinstance(value, CancelledError):
                raise value
        finally:
            job.finished.emit()
            if not self._jobs:
                self.busy_changed.emit(False)


class _Runnable(QRunnable):
    """Kept by the runner until the main thread has heard the end: the pool must not destroy it."""

    def __init__(self, job: Job, tell: Callable[[Job, str, object], None]) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._job = job
        self._tell = tell

    def run(self) -> None:
        try:
            value = self._job.run(lambda done, total, words="": self._tell(self._job, "progress", (done, total, words)))
        except Exception as error:
            self._tell(self._job, "failed", error)
        else:
            self._tell(self._job, "result", value)
