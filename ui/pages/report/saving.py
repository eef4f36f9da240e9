"""Saving the papers of a campaign into a folder, as a job that tells how far it is."""

from pathlib import Path
from typing import TYPE_CHECKING

from models.rules.russian import plural
from ui.jobs import Progress
from ui.pages.report.host import ReportHost

if TYPE_CHECKING:
    from collections.abc import Iterator

    from models.journal.journal import Journal
    from models.rules.report import CampaignReport

FOLDER_KEY = "report.folder"
"""The setting that remembers where papers were saved last."""


def save_papers(host: ReportHost, report: "CampaignReport", *, plan: bool) -> None:
    """Ask for a folder and write Приложение 3 with the note and the photos, or Приложение 2 when `plan`."""
    context = host.context
    last = context.settings.get(FOLDER_KEY)
    start = Path(last) if isinstance(last, str) and last else None
    folder = context.messages.ask_folder("Куда сохранить план" if plan else "Куда сохранить отчёт", start)
    if folder is None:
        return
    context.settings.set(FOLDER_KEY, str(folder))
    campaign, journal = host.campaign, context.journal

    def work(progress: Progress) -> list[Path]:
        from exporters.papers import write_plan, write_report
        from models.services.plan import campaign_plan

        if plan:
            return write_plan(campaign_plan(journal, campaign), folder, context.templates, progress)
        papers = write_report(report, folder, context.templates, progress)
        return papers + _write_photos(journal, report, folder, progress)

    host.job_line.start("Сохранение плана" if plan else "Сохранение отчёта", work, lambda files: _saved(host, files))


def _write_photos(journal: "Journal", report: "CampaignReport", folder: Path, progress: Progress) -> list[Path]:
    """The photos of the best events leave with the papers: they are handed in as files (394-р, Приложение 3)."""
    from exporters.photo_files import CaptionedPhoto, write_photos
    from models.services import photos

    cards = [
        (event_number, number, card)
        for event_number, event in enumerate(report.best_events, 1)
        for number, card in enumerate(photos.of_record(journal, event.id), 1)
    ]

    def contents() -> "Iterator[CaptionedPhoto]":
        for done, (event_number, number, card) in enumerate(cards):
            progress(done, len(cards), "фотографии")
            yield CaptionedPhoto(event_number, number, card.caption, photos.content(journal, card.sha256))

    return write_photos(contents(), folder)


def _saved(host: ReportHost, files: list[Path]) -> None:
    folder = files[0].parent
    host.say(
        f"Сохранено {plural(len(files), 'файл', 'файла', 'файлов')} в папку «{folder.name or folder}»",
        "ok",
        "Открыть папку",
        lambda: _open_folder(folder),
    )


def _open_folder(folder: Path) -> None:
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
