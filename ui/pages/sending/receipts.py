"""Receipts taken on the page: opened, dropped, or handed over by a double click."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QDropEvent

from models.packages.kinds import SUFFIX
from ui.components.question import Question
from ui.jobs import Progress

if TYPE_CHECKING:
    from models.packages.received_files import FileReceived, Received
    from ui.pages.sending.page import SendingPage

RECEIPTS = f"Квитанция (*{SUFFIX})"
_TAKEN = {
    "new": "Квитанция принята",
    "resubmitted": "Квитанция принята вместо прежней",
    "same": "Эта квитанция уже принята",
}


def dropped_packages(event: QDropEvent) -> list[Path]:
    """The packages among the dropped files."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() == SUFFIX]


class Receipts:
    """Takes receipts in a job of the page; a changed key of the office asks first."""

    def __init__(self, page: "SendingPage") -> None:
        self._page = page

    def ask(self) -> None:
        """Ask for the file and take it."""
        file = self._page.context.messages.ask_open_file("Квитанция", RECEIPTS)
        if file is not None:
            self.take([file])

    def take(self, files: list[Path], *, confirmed: bool = False) -> None:
        """Verify and take the receipts; `confirmed` when the user compared the office's new key."""
        page, journal = self._page, self._page.context.journal
        if page.job_line.is_busy:
            page.say("Сначала закончится начатая работа: она видна внизу страницы", "warn")
            return
        page.acts.again = None

        def work(_progress: Progress) -> "Received":
            from exporters.package.reader import read_package
            from models.services.receiving import receive

            return receive(journal, files, read_package, confirm_keys=confirmed)

        page.job_line.start("Проверка квитанции", work, self._taken)

    def _taken(self, received: "Received") -> None:
        from models.errors import UserError

        page = self._page
        page.committed.emit(received.changes)
        taken = next((one for one in received.files if one.is_taken), None)
        if taken is not None and taken.campaign is not None:
            page.show_campaign(str(taken.campaign))
        else:
            page.reload()
        refused = [one for one in received.files if not one.is_taken]
        changed = [one for one in refused if one.problem is not None and one.problem.value == "changed-key"]
        if changed:
            self._ask_about_key(changed)
        elif refused:
            page.refuse(UserError(refused[0].message))
        elif taken is not None:
            notices = " ".join(taken.notices)
            decision = page.outbox.decision(page.kind) if page.outbox is not None else None
            what = f": пакет № {decision.sequence} {decision.words}" if decision is not None else ""
            page.say(f"{_TAKEN[taken.status.value]}{what}. {notices}".strip(), "warn" if notices else "ok")

    def _ask_about_key(self, changed: "list[FileReceived]") -> None:
        page = self._page
        question = Question(
            "Ключ управления изменился",
            f"{changed[0].message} Принимайте, только если координатор подтвердил новый ключ по телефону или лично.",
            safe="Не принимать",
            risky="Ключ подтверждён, принять",
            cancel="",
        )
        files = [one.file for one in changed]
        question.safe_chosen.connect(page.close_question)
        question.cancelled.connect(page.close_question)
        question.risky_chosen.connect(lambda: self._confirmed(files))
        page.ask(question)

    def _confirmed(self, files: list[Path]) -> None:
        self._page.close_question()
        self.take(files, confirmed=True)
