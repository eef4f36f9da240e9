"""What the page does: signs, saves, marks as sent, reads a head's signature, shows the key's card."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from models.errors import UserError
from models.packages.kinds import PackageKind
from ui.components.question import Question
from ui.pages.sending.causes import show_cause
from ui.pages.sending.head_paper import PAPERS, SIGNATURES, HeadPaper, paper_beside, read_head_paper
from ui.pages.sending.saving import Saved, Wanted, save_package, sign_and_save
from ui.pages.sending.words import question_of_anew, question_of_errors

if TYPE_CHECKING:
    from models.services.sent_packages import SentPackage
    from ui.jobs import Progress
    from ui.pages.sending.page import SendingPage

FOLDER_KEY = "sending.folder"
"""The setting that remembers where a package was saved last."""


class SendingActs:
    """Everything here ends in a sentence on the page."""

    def __init__(self, page: "SendingPage") -> None:
        self._page = page
        self._context = page.context
        self.again: Callable[[], object] | None = None
        """Does the refused work once more, into another folder."""

    # signing

    def sign(self) -> None:
        """Ask what must be asked, then where to, then sign and save."""
        page = self._page
        if page.outbox is None or self._is_busy():
            return
        kind = page.kind
        errors = [finding for finding in page.outbox.findings(kind) if finding.is_error]
        former = page.outbox.latest(kind)
        try:
            page.hand_in.way.mail_limit()
        except UserError:
            return  # said under the field
        if errors:
            title, text = question_of_errors(kind, errors)
            one = len(errors) == 1
            show = "Показать ошибку" if one else "Показать ошибки"
            question = Question(title, text, safe=show, risky="Подписать с ошибкой" if one else "Подписать с ошибками")
            question.safe_chosen.connect(lambda: self._show_error(one))
            question.risky_chosen.connect(lambda: self._agreed(anyway=True))
        elif former is not None:
            title, text = question_of_anew(page.outbox, former)
            question = Question(title, text, safe="Подписать заново")
            question.safe_chosen.connect(lambda: self._agreed(anyway=False))
        else:
            self._agreed(anyway=False)
            return
        question.cancelled.connect(page.close_question)
        page.ask(question)

    def _show_error(self, one: bool) -> None:
        page = self._page
        errors = [finding for finding in page.outbox.findings(page.kind) if finding.is_error] if page.outbox else []
        page.close_question()
        if one and errors and errors[0].cause is not None:
            show_cause(page, errors[0])
        else:
            page.show_checks()

    def _agreed(self, *, anyway: bool) -> None:
        page = self._page
        page.close_question()
        self.again = lambda: self._agreed(anyway=anyway)
        way = page.hand_in.way
        folder = self._ask_folder("Куда сохранить письма" if way.by_mail else "Флешка или папка для пакета")
        if folder is None:
            return
        head = page.head if page.kind is PackageKind.REPORT else None
        wanted = Wanted(
            page.kind,
            page.campaign,
            folder,
            mail_limit=way.mail_limit(),
            address=way.mail_address() if way.by_mail else None,
            anyway=anyway,
            head=head.signature if head else None,
            templates=self._context.templates,
        )
        journal = self._context.journal
        page.job_line.start("Подписание", lambda progress: sign_and_save(journal, wanted, progress), self._signed)

    def _signed(self, saved: Saved) -> None:
        from models.changes import Changes

        self._page.head = None
        self._page.committed.emit(Changes.of("packages", "report"))
        self._show(saved)

    # saving

    def save_again(self, package: "SentPackage", *, letters: bool) -> None:
        """Ask for a folder and save a package of the journal once more."""
        if self._is_busy():
            return
        self.again = lambda: self.save_again(package, letters=letters)
        folder = self._ask_folder("Куда сохранить письма" if letters else "Флешка или папка для пакета")
        if folder is None:
            return
        journal = self._context.journal
        address = self._page.hand_in.way.mail_address() if letters else None

        def work(progress: "Progress") -> Saved:
            return save_package(journal, package, folder, address, progress)

        self._page.job_line.start("Сохранение пакета", work, self._show)

    def _show(self, saved: Saved) -> None:
        page, package = self._page, saved.package
        page.hand_in.saved.show_saved(saved, handed_in=package.left_at is not None)
        page.show_package(package)
        number = f"Пакет № {package.sequence}"
        if saved.letter is not None:
            page.say(f"{number}: письма готовы, отправьте все части")
        else:
            page.say(f"{number} записан и проверен. Можно извлекать флешку")

    def open_folder(self) -> None:
        """Show the folder of what was saved last."""
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        saved = self._page.hand_in.saved.saved
        if saved is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(saved.folder)))

    # handed in

    def mark_sent(self, package: "SentPackage") -> None:
        """The user says that the package left."""
        from models.services.sent_packages import mark_sent

        saved = self._page.hand_in.saved.saved
        ours = saved is not None and saved.package.package_id == package.package_id
        by_mail = saved.letter is not None if ours and saved is not None else self._page.hand_in.way.by_mail
        how = "по электронной почте" if by_mail else "на флешке"
        if self._written(lambda: self._page.committed.emit(mark_sent(self._context.journal, package.package_id, how))):
            self._page.say(
                f"Пакет № {package.sequence} отмечен отправленным {how}",
                "ok",
                "Отменить",
                lambda: self._take_back(package),
            )

    def _take_back(self, package: "SentPackage") -> None:
        from models.services.sent_packages import take_back_sent

        if self._written(lambda: self._page.committed.emit(take_back_sent(self._context.journal, package.package_id))):
            self._page.say(f"Отметка об отправке пакета № {package.sequence} снята", "mute")

    def _written(self, action: Callable[[], object]) -> bool:
        try:
            action()
        except UserError as refusal:
            self._page.refuse(refusal)
            return False
        self._page.reload()
        return True

    # the head's own signature

    def attach_head(self) -> None:
        """Ask for the signature, for its paper where it does not lie beside it, and check them."""
        if self._is_busy():
            return
        messages = self._context.messages
        signature = messages.ask_open_file("Подпись директора", SIGNATURES)
        if signature is None:
            return
        paper = paper_beside(signature)
        if paper is None:
            paper = messages.ask_open_file("Какой документ подписан", PAPERS, signature.parent)
        if paper is None:
            return
        found, chosen = paper, signature
        self._page.job_line.start("Проверка подписи", lambda _progress: read_head_paper(found, chosen), self._attached)

    def _attached(self, head: HeadPaper) -> None:
        self._page.set_head(head)
        self._page.say(f"«{head.name}» и его подпись уйдут со следующим пакетом")

    # the key's card

    def show_card(self) -> None:
        """The card of the key as it is printed."""
        from ui.pages.sending.key_card import KeyCardPreview, card_sheet

        try:
            sheet = card_sheet(self._context.journal)
        except UserError as refusal:
            self._page.refuse(refusal)
            return
        preview = KeyCardPreview(self._context, sheet)
        preview.replaced.connect(self._page.committed)
        self._page.overlay.open(preview)

    def _ask_folder(self, title: str) -> Path | None:
        settings = self._context.settings
        last = settings.get(FOLDER_KEY)
        start = Path(last) if isinstance(last, str) and last and Path(last).is_dir() else None
        folder = self._context.messages.ask_folder(title, start)
        if folder is not None:
            settings.set(FOLDER_KEY, str(folder))
        return folder

    def _is_busy(self) -> bool:
        if self._page.job_line.is_busy:
            self._page.say("Сначала закончится начатая работа: она видна внизу страницы", "warn")
        return self._page.job_line.is_busy
