"""Papers of tables as files: each `TableDocument` as docx, xlsx and pdf, all or none of them."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from exporters.table_document import TableDocument
from models.journal import problems
from models.journal.atomic import write_atomically
from models.journal.progress import Progress as Counted
from models.journal.progress import silent

Progress = Callable[[int, int, str], None]
"""Called with the rows done, of all, and the name of the file being made; what it raises passes through."""

Paper = tuple[str, TableDocument]
"""The name of its files without an ending, and what they hold."""

FORMATS = ("docx", "xlsx", "pdf")


def pdf(document: TableDocument, progress: Counted = silent) -> bytes:
    """The paper as PDF, for preview and printer."""
    return _render(document, "pdf", progress)


def write(
    papers: Iterable[Paper], folder: Path, formats: Sequence[str] = FORMATS, progress: Progress | None = None
) -> list[Path]:
    """Write the papers into `folder`, which is made where missing, as `name.docx` and so on; the paths.

    Nothing is written unless every file can be made. `EnvironmentProblemError` for a folder that cannot be written;
    what `progress` raises (a cancellation) passes through.
    """
    made = [each for name, document in papers for each in rendered(name, document, folder, formats, progress)]
    return save(made, folder)


def rendered(
    name: str, document: TableDocument, folder: Path, formats: Sequence[str], progress: Progress | None
) -> list[tuple[Path, bytes]]:
    """One paper in each of the formats, with the paths under which `save` would put them."""
    made = []
    for ending in formats:
        file = folder / f"{name}.{ending}"
        tell = partial(_tell, progress, file.name) if progress else silent
        made.append((file, _render(document, ending, tell)))
    return made


def save(made: Sequence[tuple[Path, bytes]], folder: Path) -> list[Path]:
    """Write files into `folder`, which is made where missing; errors as of `write`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise problems.of_os_error(error, folder) from error
    for path, content in made:
        write_atomically(path, content)
    return [path for path, _ in made]


def _tell(progress: Progress, name: str, done: int, total: int) -> None:
    progress(done, total, name)


def _render(document: TableDocument, ending: str, progress: Counted) -> bytes:
    progress(0, document.row_count)
    if ending == "docx":
        from exporters.docx import table_document as docx

        return docx.render(document, progress)
    if ending == "xlsx":
        from exporters.xlsx import table_document as xlsx

        return xlsx.render(document, progress)
    from exporters.pdf import table_document as portable

    return portable.render(document, progress)
