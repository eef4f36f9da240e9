"""The print preview in the place of a page, until it is closed."""

from PySide6.QtWidgets import QWidget

from ui.pages_base import Page
from ui.printing import PrintPreview


class Overlay:
    """Puts `upper` in the place of everything on `ground`, and everything back."""

    def __init__(self, ground: Page, upper: PrintPreview) -> None:
        self.upper = upper
        self._ground = ground
        layout = ground.layout()
        assert layout is not None
        self._hidden: list[QWidget] = []
        for index in range(layout.count()):
            item = layout.itemAt(index)
            widget = item.widget() if item else None
            if widget is not None and not widget.isHidden():
                widget.hide()
                self._hidden.append(widget)
        focused = ground.focusWidget()
        self._return_to = focused
        layout.addWidget(upper)
        upper.ensure_loaded()
        upper.show()
        upper.setFocus()

    def close(self) -> None:
        """Show what was there before; the focus goes back."""
        layout = self._ground.layout()
        assert layout is not None
        layout.removeWidget(self.upper)
        self.upper.hide()
        self.upper.deleteLater()
        for widget in self._hidden:
            widget.show()
        if self._return_to is not None:
            self._return_to.setFocus()
