"""A page in the place of another one, until it is closed: a print preview, an opened record."""

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ui.pages_base import Page, UpperPage


class Overlay:
    """Puts a page in the place of everything on `ground`, and everything back."""

    def __init__(self, ground: Page) -> None:
        self.upper: UpperPage | None = None
        self._ground = ground
        self._return_to: QWidget | None = None

    def open(self, upper: UpperPage) -> None:
        """Show the upper page; it is closed by its own button too."""
        layout = self._ground.layout()
        assert layout is not None
        self._return_to = self._ground.focusWidget()
        self._ground.set_covered(True)
        self.upper = upper
        upper.closed.connect(self.close)
        layout.addWidget(upper)
        upper.set_narrow(self._ground.is_narrow)
        upper.ensure_loaded()
        upper.show()
        upper.take_focus()

    def close(self) -> None:
        """Show what was there before; the focus goes back."""
        upper, self.upper = self.upper, None
        layout = self._ground.layout()
        if upper is None or layout is None:
            return
        layout.removeWidget(upper)
        upper.hide()
        upper.put_away()
        upper.deleteLater()
        self._ground.set_covered(False)
        if self._return_to is not None and isValid(self._return_to):
            self._return_to.setFocus()
