"""The last step: the journal is there; the recovery code is shown once."""

from pathlib import Path

from ui.components.labels import Label, SectionTitle
from ui.pages.recovery_code import Printing, RecoveryCodeCard
from ui.pages.wizard.step import Step


class DoneStep(Step):
    """What was made, the code when there is a password, what comes next."""

    word = "Готово"
    title = "Журнал создан"
    sentence = "Он уже на диске, можно начинать."
    next_words = "Открыть журнал"

    def __init__(self, path: Path, inside: str, code: str | None, print_page: Printing | None, following: str) -> None:
        super().__init__()
        self.code_card = RecoveryCodeCard(code, path.name, print_page) if code else None
        if self.code_card is not None:
            self.main.addWidget(self.code_card)
            self.main.addSpacing(8)
        self.main.addWidget(SectionTitle("Что есть в журнале"))
        self.main.addWidget(Label(f"{inside}, осенняя и весенняя кампании со сроками письма 394-р."))
        self.main.addWidget(Label(f"Файл: {path}", "second", wrap=True))
        self.side.addWidget(SectionTitle("Что дальше", line=False))
        self.side.addWidget(Label(following, wrap=True))

    def check(self) -> int:
        return 0 if self.code_card is None or self.code_card.demand() else 1

    def faults_in_words(self, faults: int) -> str:
        return "Отметьте, что код записан"
