"""How long work tells how far it is."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with (done, total); may raise `CancelledError`, and then the work leaves nothing behind."""


def silent(done: int, total: int) -> None:
    """The progress of work that nobody watches."""
