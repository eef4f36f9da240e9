"""What the tabs of «Люди и классы» ask of their page."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from ui.components.buttons import Button
from ui.components.layout import SidePanel
from ui.pages.context import PageContext

if TYPE_CHECKING:
    from models.changes import Changes


class PeopleHost(Protocol):
    """The page as its tabs see it."""

    context: PageContext
    year: int | None

    def show_panel(self, panel: SidePanel) -> object:
        """Open a panel beside the table; an open one is closed, its draft kept."""

    def close_panel(self) -> None:
        """Close the panel: it was written or given up, its draft is forgotten."""

    def wrote(self, changes: "Changes", words: str, *, removed: bool = False) -> None:
        """Something was written: tables are filled anew, other pages told, undo offered."""

    def wrote_for_good(self, changes: "Changes") -> None:
        """Something was written that cannot be taken back: tables are filled anew, other pages told."""

    def say(self, text: str) -> None:
        """Tell what was done."""

    def refuse(self, error: Exception, action: str = "", do: Callable[[], object] | None = None) -> None:
        """Show why something was not done, perhaps with a way out."""

    def show_class_list(self, class_id: int) -> None:
        """Open the list of names of a class."""

    def load_button(self) -> Button:
        """«Загрузить из Excel»: leads to where a whole workbook is loaded."""

    def keep_draft(self) -> None:
        """Close the panel if one is open; what is typed stays a draft."""

    def clear_search(self) -> None:
        """Show all rows again."""
