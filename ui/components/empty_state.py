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
        self._inner = QVBoxLayout(self._column)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._inner.setSpacing(8)
        self._inner.addWidget(Sign(icon, "text2", 40, 1.5))
        self._inner.addSpacing(12)
        self._inner.addWidget(Label(title, "section", wrap=True))
        self._inner.addWidget(Label(sentence, wrap=True))
        if first is not None:
            first.set_variant("primary")
            self._inner.addSpacing(12)
            self._inner.addWidget(row(first, second) if second else row(first))
        if note:
            self._add_note(note)
        self._centre()
        self.restyle()

    def _add_note(self, note: str) -> None:
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(Sign("info", "text2", 18, 2.0), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Label(note, "muted", wrap=True), 1)
        self._inner.addSpacing(8)
        self._inner.addWidget(Hairline())
        self._inner.addSpacing(4)
        self._inner.addLayout(line)

    def _centre(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._column)
        middle.addStretch(1)
        outer = QVBoxLayout(self)
        outer.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(3)

    def restyle(self) -> None:
        self._column.setFixedWidth(current().px(560))
