"""What makes the start of the window quick; measured by `make bench`."""

import gc


def begin() -> None:
    """Collect no garbage while modules load: they make hundreds of thousands of objects and none is garbage."""
    gc.disable()


def end() -> None:
    """The first page is there: collect again, but never look at what has been loaded so far."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
