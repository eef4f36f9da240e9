"""What the papers' panel asks for, done in jobs of the page: previews, files in a folder, receipts, the package."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from models.errors import UserError
from models.rules.russian import plural
from ui.pages.consolidation.papers_panel import ErrorsPanel, PapersPanel

if TYPE_CHECKING:
    from exporters.table_document import TableDocument
    from models.services.sending import FindingsStandError
    from ui.jobs import Progress
    from ui.pages.consolidation.page import ConsolidationPage

_FOLDER_KEY = "consolidation.folder"
_FILES = ("файл", "файла", "файлов")


def open_papers(page: "ConsolidationPage") -> None:
    """Show the panel."""
    from exporters.consolidation.papers import PAPERS

    overview = page.overview
    if overview is None:
        return
    received = sum(one.row.package is not None for one in overview.schools)
    panel = PapersPanel(
        {name: words for name, (words, _, _) in PAPERS.items()}, received=received, region=_region_words(page)
    )
    panel.preview_wanted.connect(partial(preview, page))
    panel.files_wanted.connect(partial(save_all, page))
    panel.receipts_wanted.connect(partial(write_receipts, page))
    panel.region_wanted.connect(partial(send_to_region, page))
    panel.card_wanted.connect(partial(show_key_card, page))
    page.show_panel(panel)
    panel.focus_first()


def preview(page: "ConsolidationPage", name: str) -> None:
    """Make one paper and show its sheets in the place of the page."""
    journal, campaign = page.context.journal, page.campaign
    if page.refuse_busy():
        return

    def work(_progress: "Progress") -> "tuple[TableDocument, bytes]":
        from exporters.consolidation.papers import paper
        from exporters.documents import pdf
        from models.services.consolidation_papers import gather

        document = paper(gather(journal, campaign), name)
        return document, pdf(document)

    def show(made: "tuple[TableDocument, bytes]") -> None:
        from exporters.consolidation.papers import PAPERS
        from ui.pages.diagnostics.paper_preview import Made, PaperPreview

        document, pdf = made
        title = PAPERS[name][0]
        one = Made(pdf, lambda stem: [(stem, document)])
        page.overlay.open(
            PaperPreview(title, f"{title} {page.campaign_words}", page.context.messages, lambda _names: one)
        )

    page.job_line.start("Подготовка листов", work, show)


def save_all(page: "ConsolidationPage") -> None:
    """Write every paper into a folder."""
    journal, campaign = page.context.journal, page.campaign
    folder = _ask_folder(page, "Куда сохранить бумаги свода")
    if folder is None:
        return

    def work(progress: "Progress") -> list[Path]:
        from exporters.consolidation.papers import write_consolidation

        return write_consolidation(journal, campaign, folder, progress)

    page.job_line.start(
        "Сохранение бумаг свода", work, lambda files: page.say(f"Сохранено: {plural(len(files), *_FILES)} в «{folder}»")
    )


def write_receipts(page: "ConsolidationPage") -> None:
    """Sign a receipt for each school that handed in a report, and write all into a folder."""
    journal, campaign = page.context.journal, page.campaign
    folder = _ask_folder(page, "Куда записать квитанции")
    if folder is None:
        return

    def work(progress: "Progress") -> list[Path]:
        from exporters.package.making import make_parts
        from exporters.package.saving import save
        from models.services.receipts import sign_receipts
        from models.services.sent_packages import files_of

        signed = sign_receipts(
            journal, campaign, make_parts, progress=lambda done, total: progress(done, total, "Подписываю квитанции…")
        )
        parts = [part for one in signed for part in files_of(journal, one.package_id)]
        progress(len(signed), len(signed), "Записываю и проверяю файлы…")
        return save(parts, folder)

    page.job_line.start(
        "Квитанции",
        work,
        lambda files: page.say(
            f"Записано и прочитано обратно: {plural(len(files), 'квитанция', 'квитанции', 'квитанций')} в «{folder}». "
            "Флешку можно извлекать"
        ),
    )


def send_to_region(page: "ConsolidationPage") -> None:
    """Sign the свод and write its package into a folder; while a report has an error, ask first."""
    folder = _ask_folder(page, "Куда записать пакет для региона")
    if folder is not None:
        _sign_consolidation(page, folder, anyway=False)


def _sign_consolidation(page: "ConsolidationPage", folder: Path, *, anyway: bool) -> None:
    journal, campaign, templates = page.context.journal, page.campaign, page.context.templates

    def work(progress: "Progress") -> "list[Path] | FindingsStandError":
        from exporters.consolidation.papers import files_of_package
        from exporters.package.making import make_parts
        from exporters.package.saving import save
        from models.services.sending import FindingsStandError
        from models.services.sending_consolidation import sign_consolidation

        progress(0, 2, "Составляю свод…")
        make = partial(make_parts, templates=templates)
        try:
            package = sign_consolidation(
                journal, campaign, make, files_of_package, anyway=anyway, deliver=partial(save, folder=folder)
            )
        except FindingsStandError as error:
            return error
        return [folder / file.file_name for file in package.files]

    def done(made: "list[Path] | FindingsStandError") -> None:
        if isinstance(made, list):
            page.say(f"Свод подписан и записан: «{made[0].name}» в «{folder}». Флешку можно извлекать")
            return
        panel = ErrorsPanel(made.errors)
        panel.anyway.connect(lambda: _go_on(page, folder))
        panel.kept_back.connect(page.close_panel)
        page.show_panel(panel)

    page.job_line.start("Пакет для региона", work, done)


def _go_on(page: "ConsolidationPage", folder: Path) -> None:
    page.close_panel()
    _sign_consolidation(page, folder, anyway=True)


def show_key_card(page: "ConsolidationPage") -> None:
    """The card of the municipality's own key, as it is printed for the region."""
    from exporters.pdf import key_card as paper
    from models.services.signing_keys import key_card
    from ui.printing import PrintPreview

    try:
        sheets = paper.render(key_card(page.context.journal))
    except UserError as error:
        page.refuse(error)
        return
    page.overlay.open(PrintPreview("Карточка ключа", sheets, page.context.messages, Path("Карточка ключа.pdf")))


def _region_words(page: "ConsolidationPage") -> list[str]:
    """What was signed for the region last, and its answer."""
    from models.packages.kinds import PackageKind
    from models.services.school_receipts import decision_on
    from models.services.sent_packages import sent_packages

    journal, campaign = page.context.journal, page.campaign
    sent = [one for one in sent_packages(journal, campaign) if one.kind is PackageKind.CONSOLIDATION]
    if not sent:
        return []
    last = max(sent, key=lambda one: one.sequence)
    words = [f"Пакет № {last.sequence} подписан {last.created:%d.%m.%Y}. Новый пакет заменит его."]
    decision = decision_on(journal, campaign, PackageKind.CONSOLIDATION)
    if decision is not None:
        words.append(f"Ответ региона на пакет № {decision.sequence}, {decision.decided:%d.%m.%Y}: {decision.words}.")
        words += [f"{one.place}: {one.text}" for one in decision.remarks]
    return words


def _ask_folder(page: "ConsolidationPage", title: str) -> Path | None:
    if page.refuse_busy():
        return None
    context = page.context
    last = context.settings.get(_FOLDER_KEY)
    folder = context.messages.ask_folder(title, Path(last) if isinstance(last, str) and last else None)
    if folder is not None:
        context.settings.set(_FOLDER_KEY, str(folder))
    return folder
