"""The coordinator's journals as papers: the reading of each and what it becomes are put together here.

The window and the command line make them alike.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from exporters import documents
from exporters.documents import Paper
from exporters.log_content import Codes, LogContent, key_paper
from exporters.log_paper import log_document
from exporters.table_document import TableDocument
from models.journal.progress import Progress, silent
from models.rules.log_options import LogKind, LogOptions, Names
from models.rules.log_rows import Person

if TYPE_CHECKING:
    from models.journal.journal import Journal


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
        return give_codes(session, sorted(people, key=lambda one: (one[0], one[1] or 0)))


def _plan(journal: "Journal", options: LogOptions) -> LogContent:
    """The plan names who answers for what whatever the option says: staff, as in Приложение 2, no pupils or parents."""
    from exporters.plan_grid_content import PlanPaperOptions, plan_grid_paper
    from models.services.plan_year import year_plan

    paper = plan_grid_paper(year_plan(journal, options.year), PlanPaperOptions(sewn=options.sewn))
    return LogContent(LogKind.PLAN_GRID, options, paper)


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
    found = papers_of(make(journal, kind, options), kind)
    if kind is LogKind.PLAN_GRID:
        found.append(("plan-list", _plan_list(journal, options)))
    return found


def _plan_list(journal: "Journal", options: LogOptions) -> TableDocument:
    """The plan as a list with its marks of what was held, beside the grid (domain, section 7)."""
    from exporters.plan_grid_content import plan_list_document
    from models.services.plan_year import year_plan

    return plan_list_document(year_plan(journal, options.year))


def papers_of(content: LogContent, name: str) -> list[Paper]:
    """The journal and, where persons stand under codes, the list of these: a paper of its own, `name-key`."""
    found = [(name, log_document(content.paper))]
    if content.coded:
        found.append((f"{name}-key", log_document(key_paper(content))))
    return found


def pdf(content: LogContent, progress: Progress = silent) -> bytes:
    """The journal as PDF."""
    return documents.pdf(log_document(content.paper), progress)


def key_pdf(content: LogContent) -> bytes:
    """The list of codes and names as PDF; only for a journal with persons under codes."""
    return documents.pdf(log_document(key_paper(content)))
