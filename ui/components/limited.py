"""Widgets that do not grow beyond their greatest width."""

from PySide6.QtWidgets import QHBoxLayout, QWidget


def limited(widget: QWidget) -> QWidget:
    """A row that holds a widget of limited width at the left.

    A column measures the wrapped words of such a widget as if it took the whole width, and gives it too little height;
    a row measures them at the width they get.
    """
    box = QWidget()
    layout = QHBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(widget, 1000)
    layout.addStretch(1)
    return box
