"""By what a row is found again on a second import (contract, section 3, identity)."""

from models.rules.names import fold_name

_LOOK_ALIKES = str.maketrans("abcekmhoptxy", "авсекмнортху")


def code_key(code: str) -> str:
    """Key of a code that was typed by hand: case, spaces and Latin look-alikes («M14») do not matter."""
    return fold_name(code).replace(" ", "").translate(_LOOK_ALIKES)
