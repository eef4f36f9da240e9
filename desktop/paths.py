"""Where the program keeps what is its own. Nothing is created here: whoever writes makes the folder."""

import sys
from dataclasses import dataclass
from pathlib import Path

NAME = "profjournal"
PORTABLE_MARKER = "portable"


@dataclass(frozen=True)
class Paths:
    """Every path that does not belong to one journal.

    `portable` says that all of it lies beside the program (a stick): journals are then worked on as a local copy.
    """

    settings_file: Path
    logs: Path
    journals: Path
    templates: Path
    working_copies: Path
    portable: bool = False

    @property
    def log_file(self) -> Path:
        """The log that rotates."""
        return self.logs / "profjournal.log"

    @property
    def fault_file(self) -> Path:
        """What the interpreter itself says when it dies; empty after an orderly run."""
        return self.logs / "fault.log"


def find(data_dir: Path | None = None, program: Path | None = None) -> Paths:
    """The paths of this run.

    `data_dir` (the option `--data-dir`) holds everything; else a file or folder `portable` beside the program keeps
    everything there; else the system's own places. `program` is the folder of the program, for tests.
    """
    if data_dir is not None:
        folder = data_dir.absolute()
        return _inside(folder, folder / "working")
    beside = program or _program_folder()
    if (beside / PORTABLE_MARKER).exists():
        return _inside(beside / "data", _local_folder() / "working", portable=True)
    return _of_the_system()


def _inside(folder: Path, working_copies: Path, *, portable: bool = False) -> Paths:
    return Paths(
        settings_file=folder / "settings.json",
        logs=folder / "logs",
        journals=folder / "journals",
        templates=folder / "templates",
        working_copies=working_copies,
        portable=portable,
    )


def _of_the_system() -> Paths:
    from platformdirs import PlatformDirs

    dirs = PlatformDirs(NAME, appauthor=False)
    return Paths(
        settings_file=dirs.user_config_path / "settings.json",
        logs=dirs.user_log_path,
        journals=dirs.user_documents_path / "Профжурнал",
        templates=dirs.user_data_path / "templates",
        working_copies=dirs.user_data_path / "working",
    )


def _local_folder() -> Path:
    """The place on this computer's own disk: a stick may be pulled and wears out under many small writes."""
    from platformdirs import PlatformDirs

    return PlatformDirs(NAME, appauthor=False).user_data_path


def _program_folder() -> Path:
    if getattr(sys, "frozen", False):
        return Path(sys.executable).resolve().parent
    return Path(__file__).resolve().parent.parent
