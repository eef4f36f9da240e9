"""What a page shows before anything is in it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.components.buttons import Button, row
from ui.components.labels import Hairline, Label, Sign
from ui.theme import current
from ui.themed import Themed


class EmptyState(Themed, QWidget):
    """Line icon, what belongs here, one sentence on what follows, the first step and a second way, a note."""

    def __init__(
        self,
        icon: str,
        title: str,
        sentence: str,
        first: Button | None = None,
        second: QWidget | None = None,
        note: str = "",
    ) -> None:
        super().__init__()
        self._column = QWidget()
        inner = QVBoxLayout(self._column)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(8)
        inner.addWidget(Sign(icon, "text2", 40, 1.5))
        inner.addSpacing(12)
        inner.addWidget(Label(title, "section", wrap=True))
        inner.addWidget(Label(sentence, wrap=True))
        if first is not None:
            first.set_variant("primary")
            inner.addSpacing(12)
            inner.addWidget(row(first, second) if second else row(first))
        if note:
            inner.addSpacing(8)
            inner.addWidget(Hairline())
            inner.addSpacing(4)
            line = QHBoxLayout()
            line.setSpacing(10)
            line.addWidget(Sign("info", "text2", 18, 2.0), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(Label(note, "muted", wrap=True), 1)
            inner.addLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        outer = QVBoxLayout(self)
        outer.addStretch(1)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._column)
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(3)
        self.restyle()

    def restyle(self) -> None:
        self._column.setFixedWidth(current().px(560))
