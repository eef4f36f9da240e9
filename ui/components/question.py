"""A question inside the page: the safe answer is primary, the risky one has a red outline."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ui.components.buttons import Button
from ui.components.into_sight import bring_into_sight
from ui.components.labels import Label
from ui.theme import current
from ui.themed import Themed


class Question(Themed, QFrame):
    """Asks in place and answers by signals; Esc answers `cancelled`. Focus starts on the safe answer.

    An empty `cancel` leaves that button out, where the safe answer says the same.
    """

    safe_chosen = Signal()
    risky_chosen = Signal()
    cancelled = Signal()

    def __init__(self, title: str, text: str, *, safe: str, risky: str = "", cancel: str = "Отмена") -> None:
        super().__init__()
        self.setProperty("look", "question")
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.safe = Button(safe, variant="primary", on_click=self.safe_chosen.emit)
        answers = QHBoxLayout()
        answers.setSpacing(8)
        answers.addWidget(self.safe)
        if risky:
            self.risky = Button(risky, variant="danger", on_click=self.risky_chosen.emit)
            answers.addWidget(self.risky)
        answers.addStretch(1)
        if cancel:
            self.cancel = Button(cancel, variant="quiet", on_click=self.cancelled.emit)
            answers.addWidget(self.cancel)
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(8)
        self._layout.addWidget(Label(title, "section", wrap=True))
        self._layout.addWidget(Label(text, wrap=True))
        self._layout.addSpacing(8)
        self._layout.addLayout(answers)
        self.restyle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.safe.setFocus()
        bring_into_sight(self)

    def restyle(self) -> None:
        theme = current()
        self._layout.setContentsMargins(theme.px(22), theme.px(18), theme.px(16), theme.px(16))
        self.setMaximumWidth(theme.px(560))
