"""The papers of a campaign as files in a folder (394-р, приложения 2 and 3), and as PDF for preview and printer."""

from collections.abc import Callable, Sequence
from pathlib import Path

from models.journal import problems
from models.journal.atomic import write_atomically
from models.rules.report import CampaignPlan, CampaignReport

Progress = Callable[[int, int, str], None]
"""Called before each file with the number of files written, of all files, and the name of the next one."""

_Paper = tuple[str, Callable[[], bytes]]


def write_report(
    report: CampaignReport, folder: Path, templates: Path | None = None, progress: Progress | None = None
) -> list[Path]:
    """Write appendix3.docx, .xlsx, .pdf and note.docx into `folder`, which is made where missing; their paths.

    `templates` is the office's own folder of docx templates, looked at before the shipped ones. Nothing is written
    unless every paper can be made. `UserError` for a broken template, `EnvironmentProblemError` for a folder that
    cannot be written; what `progress` raises (a cancellation) passes through.
    """
    from exporters.docx import appendix3 as docx_appendix3
    from exporters.docx import note as docx_note
    from exporters.pdf import appendix3 as pdf_appendix3
    from exporters.xlsx import appendix3 as xlsx_appendix3

    papers: Sequence[_Paper] = (
        ("appendix3.docx", lambda: docx_appendix3.render(report, templates)),
        ("appendix3.xlsx", lambda: xlsx_appendix3.render(report)),
        ("appendix3.pdf", lambda: pdf_appendix3.render(report)),
        ("note.docx", lambda: docx_note.render(report, templates)),
    )
    return _write(papers, folder, progress)


def write_plan(
    plan: CampaignPlan, folder: Path, templates: Path | None = None, progress: Progress | None = None
) -> list[Path]:
    """Write appendix2.docx, .xlsx and .pdf into `folder`; otherwise as `write_report`."""
    from exporters.docx import appendix2 as docx_appendix2
    from exporters.pdf import appendix2 as pdf_appendix2
    from exporters.xlsx import appendix2 as xlsx_appendix2

    papers: Sequence[_Paper] = (
        ("appendix2.docx", lambda: docx_appendix2.render(plan, templates)),
        ("appendix2.xlsx", lambda: xlsx_appendix2.render(plan)),
        ("appendix2.pdf", lambda: pdf_appendix2.render(plan)),
    )
    return _write(papers, folder, progress)


def report_pdf(report: CampaignReport) -> bytes:
    """Приложение 3 as PDF."""
    from exporters.pdf import appendix3

    return appendix3.render(report)


def plan_pdf(plan: CampaignPlan) -> bytes:
    """Приложение 2 as PDF."""
    from exporters.pdf import appendix2

    return appendix2.render(plan)


def note_pdf(report: CampaignReport) -> bytes:
    """The analytical note and the best events as PDF."""
    from exporters.pdf import note

    return note.render(report)


def note_pages(report: CampaignReport) -> float:
    """Pages of A4 that the note takes, to a tenth: 0.6, 1.3."""
    from exporters.pdf import note

    return note.pages(report)


def _write(papers: Sequence[_Paper], folder: Path, progress: Progress | None) -> list[Path]:
    made: list[tuple[Path, bytes]] = []
    for number, (name, make) in enumerate(papers):
        if progress:
            progress(number, len(papers), name)
        made.append((folder / name, make()))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise problems.of_os_error(error, folder) from error
    for path, content in made:
        write_atomically(path, content)
    return [path for path, _ in made]
