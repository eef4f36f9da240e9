"""Long work of a page: one job at a time, its progress at the foot with «Остановить»."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.errors import CancelledError, UserError
from ui.components.bars import ProgressLine
from ui.jobs import Job, JobRunner, Progress
from ui.theme import current
from ui.themed import Themed


class JobLine(Themed, QWidget):
    """Hidden while nothing runs. `refused` carries the UserError of a job; a stopped job is no refusal."""

    refused = Signal(object)
    busy = Signal(bool)

    def __init__(self, jobs: JobRunner) -> None:
        super().__init__()
        self._jobs = jobs
        self._job: Job | None = None
        self._line = ProgressLine(self.stop)
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self._line)
        self.restyle()
        self.hide()

    @property
    def is_busy(self) -> bool:
        """Whether a job of this page is running."""
        return self._job is not None

    def start(self, title: str, work: Callable[[Progress], Any], on_result: Callable[[Any], object]) -> None:
        """Run `work` unless something runs already; `on_result` is called on the main thread."""
        if self.is_busy:
            return
        self._line.set_progress(0, 0, f"{title}…")
        self.show()
        self._job = self._jobs.run(
            title,
            work,
            on_result=on_result,
            on_failed=self._failed,
            on_progress=lambda done, total, words: self._line.set_progress(done, total, words or f"{title}…"),
        )
        self._job.finished.connect(self._ended)
        self.busy.emit(True)

    def stop(self) -> None:
        """Stop the job at its next step."""
        if self._job is not None:
            self._job.cancel()

    def restyle(self) -> None:
        theme = current()
        self._layout.setContentsMargins(theme.px(24), theme.px(8), theme.px(24), theme.px(10))

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        if not isinstance(error, CancelledError):
            self.refused.emit(error)

    def _ended(self) -> None:
        self._job = None
        self.hide()
        self.busy.emit(False)
