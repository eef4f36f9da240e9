"""The print preview in the place of a page, until it is closed."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ui.pages_base import Page

if TYPE_CHECKING:
    from ui.printing import PrintPreview


class Overlay:
    """Puts a preview in the place of everything on `ground`, and everything back."""

    def __init__(self, ground: Page) -> None:
        self.upper: PrintPreview | None = None
        self._ground = ground
        self._return_to: QWidget | None = None

    def open(self, upper: "PrintPreview") -> None:
        """Show the preview; it is closed by its own button too."""
        layout = self._ground.layout()
        assert layout is not None
        self._return_to = self._ground.focusWidget()
        self._ground.set_covered(True)
        self.upper = upper
        upper.closed.connect(self.close)
        layout.addWidget(upper)
        upper.ensure_loaded()
        upper.show()
        upper.setFocus()

    def close(self) -> None:
        """Show what was there before; the focus goes back."""
        upper, self.upper = self.upper, None
        layout = self._ground.layout()
        if upper is None or layout is None:
            return
        layout.removeWidget(upper)
        upper.hide()
        upper.sheets.close()
        upper.deleteLater()
        self._ground.set_covered(False)
        if self._return_to is not None and isValid(self._return_to):
            self._return_to.setFocus()
