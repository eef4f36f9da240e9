"""«Карточка ключа» as it is printed, and the way to a new key when others may have got hold of the old one."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.errors import UserError
from ui.components.buttons import Button, row
from ui.components.labels import Label
from ui.components.question import Question
from ui.pages.context import PageContext
from ui.printing import PrintPreview
from ui.theme import current

if TYPE_CHECKING:
    from models.journal.journal import Journal

_ABOUT = (
    "Управление сверит карточку с первым пакетом школы. Если компьютер или копия журнала попали к чужим людям, "
    "замените ключ и скажите управлению: пакеты с прежним ключом оно больше не примет."
)


def card_sheet(journal: "Journal") -> bytes:
    """The card of today's key as PDF; the key is made when there is none yet. UsageError without a school."""
    from exporters.pdf import key_card as paper
    from models.services.signing_keys import key_card

    return paper.render(key_card(journal))


class KeyCardPreview(PrintPreview):
    """`replaced(changes)` when there is a new key."""

    replaced = Signal(object)

    def __init__(self, context: PageContext, sheet: bytes) -> None:
        self.panel = _KeyPanel()
        super().__init__("Карточка ключа", sheet, context.messages, Path("Карточка ключа.pdf"), self.panel)
        # an aligned layout never gives wrapped words more than their first guess of a height
        self.settings.column.setAlignment(Qt.AlignmentFlag(0))
        self.settings.column.addStretch(1)
        self._question_place = QVBoxLayout()
        self.upper.insertLayout(0, self._question_place)
        self._journal = context.journal
        self.question: Question | None = None
        self.panel.replace.clicked.connect(self._ask)

    def escape(self) -> bool:
        """Esc takes the question away, then goes back."""
        if self.question is not None:
            self._drop_question()
            return True
        return super().escape()

    def _ask(self) -> None:
        if self.question is not None:
            return
        self.question = Question(
            "Заменить ключ подписи?",
            "Вернуть прежний ключ нельзя. Пока управление не сверит новую карточку, пакеты школы будут ждать.",
            safe="Оставить прежний",
            risky="Заменить ключ",
            cancel="",
        )
        self.question.safe_chosen.connect(self._drop_question)
        self.question.cancelled.connect(self._drop_question)
        self.question.risky_chosen.connect(self._replace)
        self._question_place.setContentsMargins(current().px(24), 0, current().px(24), current().px(12))
        self._question_place.addWidget(self.question)

    def _drop_question(self) -> None:
        question, self.question = self.question, None
        if question is not None:
            question.hide()
            self._question_place.removeWidget(question)
            self._question_place.setContentsMargins(0, 0, 0, 0)
            question.deleteLater()
            self.panel.replace.setFocus()

    def _replace(self) -> None:
        from models.services.signing_keys import replace_lost

        self._drop_question()
        try:
            changes = replace_lost(self._journal)
            self.set_pdf(card_sheet(self._journal))
        except UserError as refusal:
            self.refuse(refusal)
            return
        self.replaced.emit(changes)
        self.say("Ключ заменён. Передайте новую карточку управлению и скажите, что прежний ключ утерян", "warn")


class _KeyPanel(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.replace = Button("Заменить ключ", "key-round", small=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label(_ABOUT, "second", wrap=True))
        column.addWidget(row(self.replace))
