"""The plan's way to paper and to files: the grid, the list, Приложение 2, the report on the road map, a calendar."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from exporters.plan_grid_content import PlanPaperOptions
from models.rules.russian import plural
from ui.jobs import Progress
from ui.pages.plan.toolbar import LIST

if TYPE_CHECKING:
    from exporters.table_document import TableDocument
    from models.journal.journal import Journal
    from models.rules.plan_year import YearPlan
    from ui.pages.plan.page import PlanPage

FOLDER_KEY = "plan.folder"
CALENDAR = "Календарь (*.ics)"


class Kind(StrEnum):
    """The papers."""

    GRID = "plan-grid"
    LIST = "plan-list"
    APPENDIX2 = "appendix2"
    ROAD_MAP = "road-map"


TITLES = {
    Kind.GRID: "План-сетка",
    Kind.LIST: "Список мероприятий",
    Kind.APPENDIX2: "Приложение 2",
    Kind.ROAD_MAP: "Отчёт по дорожной карте 1027/р",
}


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that was asked for; `campaign` is that of Приложение 2."""

    kind: Kind
    campaign: str = ""
    options: PlanPaperOptions = field(default_factory=PlanPaperOptions)


def paper_of_view(page: "PlanPage") -> Paper:
    """What Ctrl+P means: the list of a campaign is its Приложение 2, of the whole year the list, else the grid."""
    options = PlanPaperOptions(class_name=page.toolbar.class_name)
    if page.toolbar.view != LIST:
        return Paper(Kind.GRID, options=options)
    campaign = page.toolbar.campaign
    return Paper(Kind.APPENDIX2, campaign) if campaign else Paper(Kind.LIST, options=options)


def preview(page: "PlanPage", paper: Paper) -> None:
    """Show the sheets in the place of the page."""
    pdf = page.attempt(lambda: pdf_of(page.context.journal, _plan(page), paper))
    if pdf is not None:
        from ui.printing import PrintPreview

        name = Path(f"{file_words(_plan(page), paper)}.pdf")
        page.overlay.open(PrintPreview(TITLES[paper.kind], pdf, page.context.messages, name))


def pdf_of(journal: "Journal", plan: "YearPlan", paper: Paper) -> bytes:
    """The paper as PDF."""
    if paper.kind is Kind.APPENDIX2:
        from exporters.papers import plan_pdf
        from models.services.plan import campaign_plan

        return plan_pdf(campaign_plan(journal, paper.campaign))
    from exporters.documents import pdf

    return pdf(_document(journal, plan, paper))


def _document(journal: "Journal", plan: "YearPlan", paper: Paper) -> "TableDocument":
    from exporters.plan_grid_content import plan_grid_document, plan_list_document
    from exporters.road_map_content import road_map_document
    from models.services.plan_year import road_map_report

    if paper.kind is Kind.ROAD_MAP:
        return road_map_document(road_map_report(journal, plan.year.start_year))
    return (plan_grid_document if paper.kind is Kind.GRID else plan_list_document)(plan, paper.options)


def file_words(plan: "YearPlan", paper: Paper) -> str:
    """«План-сетка 2026-2027», the name that a file is offered under."""
    of_what = next((one.code.title for one in plan.campaigns if str(one.code) == paper.campaign), "")
    return f"{TITLES[paper.kind]} {of_what or str(plan.year).replace('/', '-')}".replace("/", "-")


def save(page: "PlanPage", paper: Paper) -> None:
    """Ask for a folder and write docx, xlsx and pdf there."""
    context, plan = page.context, _plan(page)
    if page.job_line.is_busy:
        page.say("Сначала закончится начатая работа: она видна внизу страницы", "warn")
        return
    last = context.settings.get(FOLDER_KEY)
    start = Path(last) if isinstance(last, str) and last else None
    folder = context.messages.ask_folder("Куда сохранить", start)
    if folder is None:
        return
    context.settings.set(FOLDER_KEY, str(folder))
    journal, templates = context.journal, context.templates

    def work(progress: Progress) -> list[Path]:
        if paper.kind is Kind.APPENDIX2:
            from exporters.papers import write_plan
            from models.services.plan import campaign_plan

            return write_plan(campaign_plan(journal, paper.campaign), folder, templates, progress)
        from exporters.documents import write

        return write([(str(paper.kind), _document(journal, plan, paper))], folder, progress=progress)

    page.job_line.start(f"Сохранение: {TITLES[paper.kind]}", work, lambda files: _saved(page, files))


def save_calendar(page: "PlanPage") -> None:
    """Ask for a file and write items with days and the campaigns' deadlines into it."""
    plan = _plan(page)
    suggested = Path(f"План профориентации {str(plan.year).replace('/', '-')}.ics")
    path = page.context.messages.ask_save_file("Сохранить календарь", suggested, CALENDAR)
    if path is None:
        return

    def write() -> int:
        from exporters.calendar_file import plan_calendar, plan_entries
        from models.journal.atomic import write_atomically

        write_atomically(path, plan_calendar(plan, datetime.now(UTC)))
        return len(plan_entries(plan))

    count = page.attempt(write)
    if count is not None:
        words = plural(count, "событие", "события", "событий")
        page.say(f"Сохранено в «{path.name}»: {words}. Откройте файл в своём календаре")


def _saved(page: "PlanPage", files: list[Path]) -> None:
    folder = files[0].parent
    words = plural(len(files), "файл", "файла", "файлов")
    page.say(f"Сохранено {words} в папку «{folder.name or folder}»", "ok", "Открыть папку", lambda: _open(folder))


def _open(folder: Path) -> None:
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _plan(page: "PlanPage") -> "YearPlan":
    assert page.plan is not None
    return page.plan
