"""The papers of the plan as files in a folder, and as PDF for preview and printer."""

from collections.abc import Callable
from pathlib import Path

from exporters.table_document import TableDocument
from models.journal import problems
from models.journal.atomic import write_atomically

Progress = Callable[[int, int, str], None]
FORMATS = ("docx", "xlsx", "pdf")


def pdf(document: TableDocument) -> bytes:
    """A paper as PDF."""
    from exporters.pdf import table_document

    return table_document.render(document)


def write(document: TableDocument, folder: Path, stem: str, progress: Progress | None = None) -> list[Path]:
    """Write `stem.docx`, `.xlsx` and `.pdf` into `folder`, which is made where missing; the paths.

    Nothing is written unless every file can be made. `EnvironmentProblemError` for a folder that cannot be written;
    what `progress` raises (a cancellation) passes through.
    """
    made: list[tuple[Path, bytes]] = []
    for number, ending in enumerate(FORMATS):
        path = folder / f"{stem}.{ending}"
        if progress:
            progress(number, len(FORMATS), path.name)
        made.append((path, _render(document, ending)))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise problems.of_os_error(error, folder) from error
    for path, content in made:
        write_atomically(path, content)
    return [path for path, _ in made]


def _render(document: TableDocument, ending: str) -> bytes:
    if ending == "docx":
        from exporters.docx import table_document as docx

        return docx.render(document)
    if ending == "xlsx":
        from exporters.xlsx import table_document as xlsx

        return xlsx.render(document)
    return pdf(document)
