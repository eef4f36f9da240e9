"""What the parts of an open diagnostics ask of the view that holds them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from models.rules.diagnostics.people import PersonResult
from models.vocabulary import DiagnosticsMark
from ui.pages.context import PageContext

if TYPE_CHECKING:
    from models.changes import Changes
    from models.rules.diagnostics.sheet import SessionSheet
    from models.services.diagnostics_summary import FormerSession


class SessionHost(Protocol):
    """The view as its tabs see it."""

    context: PageContext

    @property
    def sheet(self) -> "SessionSheet":
        """The session with its people, as the journal holds it."""

    def write(self, people: Sequence[PersonResult], words: str) -> bool:
        """Write these people's results as one action, told by `words`; False when refused, which is said."""

    def show_person(self, person: PersonResult) -> None:
        """Open a person's result card."""

    def follow_person(self, person: PersonResult) -> None:
        """Show a person in the card that is open; nothing while none is."""

    @property
    def former(self) -> "Sequence[FormerSession]":
        """Earlier sessions of the method with these people."""

    @property
    def before_id(self) -> int | None:
        """The earlier session that this one is compared with, in the table of changes and in the справка."""

    def set_before(self, session_id: int) -> None:
        """Compare with another earlier session."""

    def print_note(self) -> None:
        """Show the справка as sheets."""

    def save_note_file(self) -> None:
        """Save the справка as docx."""

    def tell(self, changes: "Changes", words: str) -> None:
        """Something was written: other pages are told, undo is offered."""

    def say(self, text: str) -> None:
        """Tell something in the strip."""

    def refuse(self, error: Exception) -> None:
        """Say why something was not done."""


class SessionTab(QWidget):
    """A tab of an open diagnostics."""

    def __init__(self, host: SessionHost) -> None:
        super().__init__()
        self.host = host

    def show_sheet(self) -> None:
        """Show what `host.sheet` holds now."""
        raise NotImplementedError

    def flush(self) -> bool:
        """Keep what is typed; False when it was refused."""
        return True

    def take_focus(self) -> None:
        """Put the focus where the work of the tab begins."""
        self.setFocus()

    def squeeze(self, squeezed: bool) -> None:
        """A panel has opened beside the tab, or closed: what can be spared gives way."""


def marked(person: PersonResult, mark: DiagnosticsMark | None) -> PersonResult:
    """The person with a mark and no result; None: with nothing at all."""
    return replace(person, mark=mark, answers=(), scores={}, passed_on=None, outcome="", entered=mark is not None)


def mark_in_words(person: PersonResult, mark: DiagnosticsMark | None) -> str:
    """«Белова Анна: отказ»."""
    return f"{person.name}: {mark.value if mark is not None else 'запись очищена'}"
