"""Widgets that take colours, sizes and icons from the theme, and follow it when it changes."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    _Base = QWidget
else:
    _Base = object


class Themed(_Base):
    """Mixin placed first among the bases; `restyle` runs at construction (call it) and on each theme change.

    A new application style sheet sends StyleChange to every widget, so no signal has to be connected.
    """

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.restyle()

    def restyle(self) -> None:
        """Take sizes, fonts and icons from `ui.theme.current()` again; must bear being called repeatedly."""


def set_look(widget: QWidget, **properties: object) -> None:
    """Set dynamic properties that the style sheet selects by, and have the widget drawn anew."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
