"""Отказ and отсутствовал by one key each; nobody is ever asked for a reason (domain, section 1)."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from models.vocabulary import DiagnosticsMark
from ui.components.buttons import Button, row

Mark = Callable[[DiagnosticsMark | None], object]

KEYS: tuple[tuple[str, DiagnosticsMark | None, str], ...] = (
    ("F7", DiagnosticsMark.REFUSED, "Отказ"),
    ("F8", DiagnosticsMark.ABSENT, "Отсутствовал"),
    ("F9", None, "Очистить"),
)
"""Keys that are no answer on any sheet."""


def mark_buttons(mark: Mark) -> QWidget:
    """The buttons, each with its key."""
    buttons = []
    for key, value, words in KEYS:
        button = Button(f"{words}  {key}", small=True, on_click=partial(mark, value))
        button.setAccessibleName(f"{words}, клавиша {key}")
        buttons.append(button)
    return row(*buttons)


def bind_marks(widget: QWidget, mark: Mark) -> None:
    """The keys, wherever the focus is within `widget`."""
    for key, value, _words in KEYS:
        shortcut = QShortcut(QKeySequence(key), widget)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(partial(mark, value))
