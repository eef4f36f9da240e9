"""Scrolling to what needs the user: a field at fault, a row that was just added."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

_ROOM_AROUND = 24
_LAID_OUT_MS = 30
"""Sentences that have just appeared take their room first."""


def bring_into_sight(widget: QWidget) -> None:
    """Scroll the area around a widget to the whole of it, once the widget has its place there."""
    QTimer.singleShot(_LAID_OUT_MS, widget, lambda: _scroll(widget))


def _scroll(widget: QWidget) -> None:
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if isinstance(around, QScrollArea):
        around.ensureWidgetVisible(widget, 0, _ROOM_AROUND)
