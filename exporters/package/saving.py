"""Files of a package brought to a folder, a stick, or into letters that wait to be sent."""

from collections.abc import Sequence
from pathlib import Path

from exporters.package.letter import Letter, draft
from models.journal import problems
from models.journal.atomic import write_atomically
from models.packages.matter import SignedPart


def save(parts: Sequence[SignedPart], folder: Path) -> list[Path]:
    """Write each file whole or not at all; on return all are on the disk, read back: the stick may be pulled.

    The folder is made where missing. `EnvironmentProblemError` when the disk is full, write-protected or pulled.
    """
    return [_write(folder / part.file_name, part.content) for part in parts]


def save_drafts(parts: Sequence[SignedPart], letter: Letter, folder: Path) -> list[Path]:
    """A letter for each file, to be opened in a mail program and sent; errors as of `save`."""
    return [_write(folder / f"{Path(part.file_name).stem}.eml", draft(part, letter)) for part in parts]


def _write(path: Path, content: bytes) -> Path:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise problems.of_os_error(error, path.parent) from error
    write_atomically(path, content)
    return path
