"""What the tabs of the report's page ask of the page."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from ui.components.message_strip import Tone
from ui.pages.context import PageContext

if TYPE_CHECKING:
    from models.changes import Changes
    from models.rules.report import CampaignReport
    from ui.pages.job_line import JobLine


class ReportHost(Protocol):
    """The page as its tabs see it."""

    context: PageContext
    job_line: "JobLine"
    report: "CampaignReport | None"

    @property
    def campaign(self) -> str:
        """The chosen campaign, `autumn-2026`."""

    def wrote(self, changes: "Changes", *, at_once: bool = True) -> None:
        """Something was written: tell the other pages; count the report anew at once, or when the user pauses."""

    def write(self, action: "Callable[[], Changes]", *, at_once: bool = True) -> bool:
        """Do one service call and show what it changed; a refusal is said in the strip, then False."""

    def say(self, text: str, tone: Tone = "ok", action: str = "", do: Callable[[], object] | None = None) -> None:
        """Show a message in the strip."""

    def offer_undo(self, words: str, *, removed: bool = False, undo_words: str = "") -> None:
        """Say what the last action did, with the link that takes it back."""

    def refuse(self, error: Exception, action: str = "", do: Callable[[], object] | None = None) -> None:
        """Show the sentence of a UserError in the strip."""

    def open_tab(self, name: str) -> None:
        """Open another tab."""

    def open_record(self, record_id: int) -> None:
        """Show the card of a record beside the tab."""

    def change_record(self, record_id: int) -> None:
        """Open the form of a record in the work log."""

    def preview(self, title: str, pdf: bytes, suggested: Path) -> None:
        """Show sheets for print over the page."""


class ReportTab(QWidget):
    """A tab: shows the report it is given and keeps what the user is typing."""

    def __init__(self, host: ReportHost) -> None:
        super().__init__()
        self.host = host

    def show_report(self, report: "CampaignReport") -> None:
        """Show this report; called when the tab is opened and after each change of the journal."""
        raise NotImplementedError

    def show_item(self, record_id: int) -> None:
        """Bring the part about one record into sight."""

    def keep(self) -> None:
        """Write down what is typed and not kept yet: the tab is being left."""

    def print_paper(self) -> None:
        """Ctrl+P on this tab."""
        raise NotImplementedError
