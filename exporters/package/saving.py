"""Files of a package brought to a folder, a stick, or into letters that wait to be sent."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from exporters.package.letter import Letter, draft
from models.journal import problems
from models.journal.atomic import write_atomically
from models.journal.progress import Progress, silent
from models.packages.matter import SignedPart


def save(
    parts: Sequence[SignedPart], folder: Path, letter: Letter | None = None, progress: Progress = silent
) -> list[Path]:
    """Write the files, all or none, each with a draft of its `letter`; their paths, the drafts last.

    On return all are on the disk, read back: the stick may be pulled. The folder is made where missing.
    `EnvironmentProblemError` when the disk is full, write-protected or pulled; what `progress` raises passes through.
    """
    wanted: list[tuple[Path, Callable[[], bytes]]] = [
        (folder / part.file_name, partial(_content, part)) for part in parts
    ]
    if letter is not None:
        wanted += [(folder / f"{Path(part.file_name).stem}.eml", partial(draft, part, letter)) for part in parts]
    written: list[Path] = []
    try:
        for done, (path, content) in enumerate(wanted):
            progress(done, len(wanted))
            was_there = path.exists()
            _write(path, content())
            if not was_there:
                written.append(path)
    except BaseException:
        for path in written:
            with suppress(OSError):
                path.unlink()
        raise
    return [path for path, _content_of in wanted]


def _content(part: SignedPart) -> bytes:
    return part.content


def _write(path: Path, content: bytes) -> Path:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise problems.of_os_error(error, path.parent) from error
    write_atomically(path, content)
    return path
