"""«Стереть данные навсегда» under a pupil's card: said plainly, asked once, never by one click."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.components.buttons import Button, row
from ui.components.labels import Label
from ui.components.layout import Expander
from ui.components.limited import limited
from ui.components.question import Question


class EraseBox(Expander):
    """Sends `wanted` when the question was answered so."""

    wanted = Signal()

    def __init__(self, name: str) -> None:
        super().__init__("Стереть данные навсегда")
        self._name = name
        self.question: Question | None = None
        self._question_row: QWidget | None = None
        words = (
            "Когда семья отозвала согласие или срок хранения вышел. Карточка, согласия, места в списках и история "
            "исчезнут мимо корзины; в записях на месте имени встанет код. Числа отчётов не изменятся. "
            "Программа составит акт."
        )
        self.column.addWidget(Label(words, "second", wrap=True))
        self.button = Button("Стереть данные", "trash-2", "danger", small=True, on_click=self.ask)
        self._button_row = row(self.button)
        self.column.addWidget(self._button_row)

    def ask(self) -> None:
        """Ask before anything is erased."""
        if self.question is not None:
            return
        self.question = Question(
            "Стереть персональные данные?",
            f"{self._name}: отменить это нельзя, в корзине ничего не останется. Сначала выберите, куда сохранить акт.",
            safe="Не стирать",
            risky="Стереть, сохранить акт",
            cancel="",
        )
        self.question.safe_chosen.connect(self.close_question)
        self.question.cancelled.connect(self.close_question)
        self.question.risky_chosen.connect(self.wanted.emit)
        self._question_row = limited(self.question)
        self._button_row.hide()
        self.column.addWidget(self._question_row)

    def close_question(self) -> None:
        """Take the question back: nothing is erased."""
        if self._question_row is not None:
            self.column.removeWidget(self._question_row)
            self._question_row.hide()
            self._question_row.deleteLater()
            self.question = self._question_row = None
            self._button_row.show()
            self.button.setFocus()
