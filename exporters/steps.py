"""Telling how far a renderer is, row by row, without a call for each."""

from models.journal.progress import Progress

_EVERY = 20
"""Rows between two calls: often enough to stop within a few hundredths of a second."""


class Steps:
    """Counts `total` steps and tells `progress` every now and then; what it raises (a cancellation) passes through."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress = progress
        self._total = total
        self._done = 0
        self._told = 0

    def step(self) -> None:
        """One more is done."""
        self.reach(self._done + 1)

    def reach(self, done: int) -> None:
        """So many are done in all."""
        self._done = done
        if done - self._told >= _EVERY:
            self._told = done
            self._progress(min(done, self._total), self._total)
