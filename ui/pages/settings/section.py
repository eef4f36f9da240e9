"""What every tab of the settings is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.context import PageContext
from ui.theme import current
from ui.themed import Themed

WIDTH = 720


class Section(Themed, QWidget):
    """A column of limited width. Tells its page what was said, refused and changed."""

    said = Signal(str, str)
    """(sentence, tone of the message strip)."""
    refused = Signal(object)
    committed = Signal(object)
    wrote = Signal(object, str)
    """(changes, sentence) of an action that can be taken back."""

    width_units = WIDTH

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.context = context
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 8, 0, 0)
        self.column.setSpacing(12)
        self.restyle()

    def fill(self) -> None:
        """Read the journal and show it; called whenever the tab is opened or the journal has changed."""

    def flush(self) -> None:
        """Keep what was typed and not accepted."""

    def restyle(self) -> None:
        self.setMaximumWidth(current().px(self.width_units))
