"""The way of packages onto the page: asked for, from a folder or a stick, dropped; shown, then taken."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from models.packages.kinds import SUFFIX
from ui.pages.consolidation.arrivals import ArrivalsPage, preview_job
from ui.pages.consolidation.sticks import first_stick
from ui.pages.consolidation.words import taken_words

if TYPE_CHECKING:
    from models.packages.received_files import Received
    from ui.pages.consolidation.page import ConsolidationPage

_PACKAGES = f"Пакеты школ (*{SUFFIX})"
_FOLDER_KEY = "receiving.folder"


class Receiving:
    """Works in jobs of the page."""

    def __init__(self, page: "ConsolidationPage") -> None:
        self._page = page

    def ask_files(self) -> None:
        """Ask for packages."""
        page = self._page
        if not page.refuse_busy():
            self.receive(page.context.messages.ask_open_files("Принять пакеты", _PACKAGES, self._last_folder()))

    def ask_folder(self) -> None:
        """Ask for a folder or a stick; a stick that is plugged in is offered first."""
        page = self._page
        if page.refuse_busy():
            return
        start = first_stick() or self._last_folder()
        folder = page.context.messages.ask_folder("Папка или флешка с пакетами", start)
        if folder is not None:
            page.context.settings.set(_FOLDER_KEY, str(folder))
            self.receive([folder])

    def receive(self, paths: Sequence[Path]) -> None:
        """Read and verify, then show what came."""
        page = self._page
        if paths and not page.refuse_busy():
            page.job_line.start("Проверка пакетов", preview_job(page.context, paths), self._show_arrivals)

    def _show_arrivals(self, received: "Received") -> None:
        upper = ArrivalsPage(self._page.context, received)
        upper.taken.connect(self._taken)
        self._page.keep_draft()
        self._page.overlay.open(upper)

    def _taken(self, received: "Received") -> None:
        page = self._page
        page.overlay.close()
        page.wrote_for_good(received.changes)
        if page.overview is not None and page.overview.waiting:
            page.decisions.ask_key()
        page.say(taken_words(received))

    def _last_folder(self) -> Path | None:
        last = self._page.context.settings.get(_FOLDER_KEY)
        return Path(last) if isinstance(last, str) and last else None
