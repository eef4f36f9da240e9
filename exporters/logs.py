"""The coordinator's journals as files in a folder, and as PDF for preview and printer.

Here the reading of a journal and the paper that it becomes are put together, for the window and the command line alike.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from exporters.log_content import Codes, LogContent, key_paper
from exporters.log_paper import log_document
from exporters.table_document import TableDocument
from models.journal import problems
from models.journal.atomic import write_atomically
from models.journal.progress import Progress as Counted
from models.journal.progress import silent
from models.rules.log_options import LogKind, LogOptions, Names
from models.rules.log_rows import Person

if TYPE_CHECKING:
    from models.journal.journal import Journal

Progress = Callable[[int, int, str], None]
"""Called with the rows done, of all, and the name of the file being made; what it raises passes through."""

Paper = tuple[str, TableDocument]
"""The name of its files without an ending, and what they hold."""

FORMATS = ("docx", "xlsx", "pdf")


def make(journal: "Journal", kind: LogKind, options: LogOptions) -> LogContent:
    """The journal of the year read and set; UsageError when there is no such year.

    Where names stand under codes, whoever has none yet gets one, which is written into the journal.
    """
    return _MAKERS[kind](journal, options)


def _work(journal: "Journal", options: LogOptions) -> LogContent:
    from exporters.work_log_content import work_log
    from models.services.log_papers.work_log import read_work_log

    year = read_work_log(journal, options.year, other_logs=options.other_logs)
    listed = (person for row in year.rows for _, persons in row.lists for person in persons)
    return work_log(year, options, codes_of(journal, listed if options.names is Names.CODED else ()))


def _consultations(journal: "Journal", options: LogOptions) -> LogContent:
    from exporters.consultations_content import consultations
    from models.services.log_papers.consultations import read_consultations

    year = read_consultations(journal, options.year)
    coded = [row for row in year.rows if row.coded or options.names is Names.CODED]
    persons = (person for row in coded for person in row.persons)
    return consultations(year, options, codes_of(journal, () if options.names is Names.NONE else persons))


def codes_of(journal: "Journal", persons: Iterable[Person]) -> Codes:
    """The codes of these persons; who has none yet gets one now, and keeps it over all reprints."""
    from models.services.person_codes import give_codes, known_codes

    people = [person.named for person in persons]
    with journal.read() as session:
        known = known_codes(session, people)
    if known.keys() >= set(people):
        return known
    with journal.write() as session:
        return give_codes(session, sorted(people))


def _plan(journal: "Journal", options: LogOptions) -> LogContent:
    """The plan names who answers for what whatever the option says: staff, as in Приложение 2, no pupils or parents."""
    from exporters.plan_grid_content import plan_grid_paper
    from models.services.plan_year import year_plan

    return LogContent(LogKind.PLAN_GRID, options, plan_grid_paper(year_plan(journal, options.year)))


def _diagnostics(journal: "Journal", options: LogOptions) -> LogContent:
    from exporters.diagnostics.papers import log_paper

    return log_paper(journal, options)


_MAKERS: dict[LogKind, Callable[["Journal", LogOptions], LogContent]] = {
    LogKind.PLAN_GRID: _plan,
    LogKind.CONSULTATIONS: _consultations,
    LogKind.WORK: _work,
    LogKind.DIAGNOSTICS: _diagnostics,
}

KINDS = tuple(_MAKERS)
"""The journals that can become paper."""


def papers(journal: "Journal", kind: LogKind, options: LogOptions) -> list[Paper]:
    """All papers of one journal, named as its files are (contract, section 2); UsageError as of `make`."""
    return papers_of(make(journal, kind, options), kind)


def papers_of(content: LogContent, stem: str) -> list[Paper]:
    """The journal and, where persons stand under codes, the list of these: a paper of its own, `stem-key`."""
    found = [(stem, log_document(content.paper))]
    if content.coded:
        found.append((f"{stem}-key", log_document(key_paper(content))))
    return found


def pdf(content: LogContent, progress: Counted = silent) -> bytes:
    """The journal as PDF."""
    return _render(log_document(content.paper), "pdf", progress)


def key_pdf(content: LogContent) -> bytes:
    """The list of codes and names as PDF; only for a journal with persons under codes."""
    return _render(log_document(key_paper(content)), "pdf", silent)


def write(
    wanted: Iterable[Paper], folder: Path, formats: Sequence[str] = FORMATS, progress: Progress | None = None
) -> list[Path]:
    """Write the papers into `folder`, which is made where missing, as `stem.docx` and so on; the paths.

    Nothing is written unless every file can be made. `EnvironmentProblemError` for a folder that cannot be written.
    """
    made: list[tuple[Path, bytes]] = []
    for stem, document in wanted:
        for ending in formats:
            file = folder / f"{stem}.{ending}"
            tell = partial(_tell, progress, file.name) if progress else silent
            made.append((file, _render(document, ending, tell)))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise problems.of_os_error(error, folder) from error
    for path, rendered in made:
        write_atomically(path, rendered)
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
