"""A line of a section: what, its second line, a link or button at the right, a hairline below."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.components.labels import Hairline, Label, Sign


class FactRow(QWidget):
    """`sign` is an icon and its token, at the left; `right` stand at the right end."""

    def __init__(self, title: str, note: str, *right: QWidget, sign: tuple[str, str] | None = None) -> None:
        super().__init__()
        self.setAccessibleName(f"{title}. {note}")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(title, "strong", wrap=True))
        if note:
            words.addWidget(Label(note, "second", wrap=True))
        line = QHBoxLayout()
        line.setContentsMargins(0, 7, 0, 7)
        line.setSpacing(12)
        if sign is not None:
            line.addWidget(Sign(*sign, 18), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        for widget in right:
            line.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(Hairline())
