"""What makes the start of the window quick; measured by `make bench`."""

import builtins
import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def plain_imports() -> Iterator[None]:
    """Import PySide6 inside; afterwards importing is Python's own again.

    Shiboken replaces `__import__` to serve `from __feature__ import`, which nobody here uses, and reads the source of
    every module imported from then on: 20 MB and a quarter of the time that SQLAlchemy takes to load.
    """
    own = builtins.__import__
    try:
        yield
    finally:
        builtins.__import__ = own


def begin() -> None:
    """Collect no garbage while modules load: they make hundreds of thousands of objects and none is garbage."""
    gc.disable()


def end() -> None:
    """The first page is there: collect again, but never look at what has been loaded so far."""
    gc.freeze()
    gc.enable()
