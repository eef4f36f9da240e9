"""All papers of a свод as files in a folder (contract, section 2: `consolidate --out`)."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from exporters import appendix2_content, documents
from exporters.consolidation.appendix3 import consolidated_appendix3
from exporters.consolidation.coordinators import coordinators_document
from exporters.consolidation.dynamics import dynamics_document
from exporters.consolidation.note import consolidated_note
from exporters.consolidation.readiness import readiness_document
from exporters.consolidation.registration import registration_document
from exporters.table_document import TableDocument
from models.journal.journal import Journal
from models.services.consolidation_papers import ConsolidatedReport, gather

Describe = Callable[[ConsolidatedReport], TableDocument]

PAPERS: Mapping[str, tuple[str, Describe, tuple[str, ...]]] = {
    "appendix2": ("Приложение 2", lambda report: appendix2_content.appendix2(report.plan), ("docx",)),
    "appendix3": ("Приложение 3", consolidated_appendix3, ("docx", "xlsx")),
    "note": ("Аналитическая справка", consolidated_note, ("docx",)),
    "readiness": ("Готовность", readiness_document, ("xlsx",)),
    "registration": ("Регистрация", registration_document, ("xlsx",)),
    "coordinators": ("Координаторы", coordinators_document, ("docx",)),
    "dynamics": ("Динамика", dynamics_document, ("xlsx",)),
}
"""By file name: what the user calls the paper, how it is described, the formats that the command writes."""


def write_consolidation(
    journal: Journal, campaign: str, folder: Path, progress: documents.Progress | None = None
) -> list[Path]:
    """Write every paper of the свод into `folder`; errors as of `documents.write`, UsageError as of `gather`."""
    report = gather(journal, campaign)
    made = [
        (path, content)
        for name, (_, describe, formats) in PAPERS.items()
        for path, content in documents.rendered(name, describe(report), folder, formats, progress)
    ]
    return documents.save(made, folder)


def paper(report: ConsolidatedReport, name: str) -> TableDocument:
    """One paper by its file name, for screen, preview and printer."""
    return PAPERS[name][1](report)


def files_of_package(report: ConsolidatedReport) -> tuple[tuple[str, bytes], ...]:
    """The papers that go with a свод to the region."""
    render = partial(documents.rendered, folder=Path(), progress=None)
    return tuple(
        (path.name, content)
        for name in ("appendix2", "appendix3", "note")
        for path, content in render(name, PAPERS[name][1](report), formats=("docx",))
    )
