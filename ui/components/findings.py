"""A finding: sign, sentence, place and a link to its cause."""

from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.components.buttons import Link
from ui.components.labels import Label, Sign
from ui.themed import set_look

Severity = Literal["err", "warn", "info", "ok"]
SIGNS: dict[Severity, tuple[str, str]] = {
    "err": ("circle-x", "err"),
    "warn": ("triangle-alert", "warn"),
    "info": ("info", "text2"),
    "ok": ("circle-check", "ok"),
}
_WORDS = {"err": "Ошибка", "warn": "Предупреждение", "info": "Сведение", "ok": "Готово"}


class FindingRow(QWidget):
    """One finding. `wide` puts the link at the right of the words (a page), otherwise below them (a panel)."""

    activated = Signal()

    def __init__(
        self, severity: Severity, sentence: str, place: str = "", link: str = "", *, wide: bool = False
    ) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("look", "finding-wide" if wide else "finding")
        self._rest = str(self.property("look"))
        self.setAccessibleName(f"{_WORDS[severity]}: {sentence}" + (f", {place}" if place else ""))
        icon, token = SIGNS[severity]
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(sentence, wrap=True))
        if place:
            words.addWidget(Label(place, "second", wrap=True))
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0 if wide else 10, 7, 0 if wide else 12, 7)
        outer.setSpacing(12 if wide else 9)
        middle = Qt.AlignmentFlag.AlignVCenter
        outer.addWidget(Sign(icon, token, 18, 2.0), 0, middle if wide else Qt.AlignmentFlag.AlignTop)
        outer.addLayout(words, 1)
        if link:
            self.link = Link(link, self.activated.emit)
            if wide:
                outer.addWidget(self.link, 0, middle)
            else:
                words.addSpacing(2)
                words.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)

    def set_current(self, current: bool) -> None:
        """Tint the row whose number is open."""
        set_look(self, look="finding-current" if current else self._rest)
