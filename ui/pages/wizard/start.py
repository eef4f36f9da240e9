"""The first page of the first run: a new journal, one that exists, a workbook, the sample school."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.components.buttons import Button, Link
from ui.components.field import ProblemLine
from ui.components.labels import ElidedLabel, Hairline, Label, SectionTitle, Sign
from ui.pages.centred import CentredPage


class StartPage(CentredPage):
    """Says by signals what the user chose."""

    new_wanted = Signal()
    open_wanted = Signal()
    book_wanted = Signal()
    office_wanted = Signal()
    sample_wanted = Signal()
    recent_wanted = Signal(object)

    def __init__(self, *, draft_begun: bool = False, recent: Sequence[Path] = ()) -> None:
        super().__init__(width=640)
        self.new = Button("Продолжить" if draft_begun else "Начать", variant="primary", on_click=self.new_wanted.emit)
        self.open = Button("Открыть", on_click=self.open_wanted.emit)
        self.book = Button("Загрузить", on_click=self.book_wanted.emit)
        self.office = Button("Создать", on_click=self.office_wanted.emit)
        self.sample = Button("Посмотреть", on_click=self.sample_wanted.emit)
        new_words = "Вы уже начали, всё введённое сохранено." if draft_begun else "Школа и классы, около пяти минут."
        self.content.addWidget(Label("Профжурнал", "title"))
        about = "Журнал профориентационной работы школы. Запишите мероприятие один раз, отчёты сложатся сами."
        self.content.addWidget(Label(about, wrap=True))
        self.content.addSpacing(12)
        self.content.addWidget(Hairline())
        for icon, title, words, button in (
            ("notebook-pen", "Новый журнал", new_words, self.new),
            ("folder-open", "Открыть журнал", "Файл .profjournal на этом компьютере или на флешке.", self.open),
            ("file-spreadsheet", "Загрузить книгу Excel", "Журнал сложится из ваших записей в таблице.", self.book),
            ("table-2", "Журнал муниципалитета", "Приём отчётов школ и свод по району или городу.", self.office),
            (
                "school",
                "Образец школы",
                "Вымышленная сельская школа с двумя годами записей.",
                self.sample,
            ),
        ):
            self.content.addWidget(_choice(icon, title, words, button))
            self.content.addWidget(Hairline())
        self._problem = ProblemLine()
        self.content.addWidget(self._problem)
        if recent:
            self.content.addSpacing(12)
            self.content.addWidget(SectionTitle("Недавние журналы", line=False))
            for path in recent[:4]:
                self.content.addWidget(self._recent(path))
        self.content.addSpacing(12)
        self.content.addWidget(Label("Журнал хранится только на этом компьютере. Сеть не нужна.", "second"))
        self.new.setFocus()

    def refuse(self, sentence: str) -> None:
        """Say what was refused."""
        self._problem.set_text(sentence)

    def _recent(self, path: Path) -> QWidget:
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(Link(path.stem, lambda: self.recent_wanted.emit(path)))
        layout.addWidget(ElidedLabel(str(path.parent), "second"), 1)
        return line


def _choice(icon: str, title: str, words: str, button: Button) -> QWidget:
    line = QWidget()
    layout = QHBoxLayout(line)
    layout.setContentsMargins(0, 6, 0, 6)
    layout.setSpacing(16)
    texts = QVBoxLayout()
    texts.setSpacing(2)
    texts.addWidget(Label(title, "strong"))
    texts.addWidget(Label(words, "second", wrap=True))
    layout.addWidget(Sign(icon, "text2", 24, 1.75), 0, Qt.AlignmentFlag.AlignVCenter)
    layout.addLayout(texts, 1)
    layout.addWidget(button)
    button.setAccessibleName(f"{title}: {button.text()}")
    return line
