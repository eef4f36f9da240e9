"""What the settings ask of the program beyond the journal's own services."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ui.appearance import Appearance


@dataclass(frozen=True)
class ProgramHooks:
    """`open_other` closes this journal for another; `restore(backup, password)` closes, restores, opens again."""

    appearance: Appearance
    open_other: Callable[[], object]
    restore: Callable[[Path, str], object]
