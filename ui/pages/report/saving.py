"""Saving the papers of a campaign into a folder, as a job that tells how far it is."""

from pathlib import Path
from typing import TYPE_CHECKING

from models.rules.russian import plural
from ui.jobs import Progress
from ui.pages.report.host import ReportHost

if TYPE_CHECKING:
    from models.rules.report import CampaignReport

FOLDER_KEY = "report.folder"
"""The setting that remembers where papers were saved last."""


def save_papers(host: ReportHost, report: "CampaignReport", *, plan: bool) -> None:
    """Ask for a folder and write Приложение 3 with the note, or Приложение 2 when `plan`."""
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
            return write_plan(campaign_plan(journal, campaign), folder, progress=progress)
        return write_report(report, folder, progress=progress)

    host.job_line.start("Сохранение плана" if plan else "Сохранение отчёта", work, lambda files: _saved(host, files))


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
