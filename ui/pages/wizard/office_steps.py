"""The steps of a municipality's journal: its card, and the schools that it expects."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from models.rules.office_card import OfficeCard, check_office
from models.rules.russian import plural
from ui.components.buttons import Button, Link, row
from ui.components.labels import Label, SectionTitle
from ui.forms.expected_school import ABOUT_SCHOOLS, SAMPLE_SCHOOLS, preview_schools
from ui.forms.office_card import OfficeCardForm
from ui.forms.paste_form import PasteForm
from ui.pages.wizard.step import Step


class OfficeStep(Step):
    """Whose journal it is."""

    word = "Муниципалитет"
    title = "Муниципалитет и координатор"
    sentence = "Эти строки стоят в шапке свода и уходят с ним в регион."

    def __init__(self) -> None:
        super().__init__()
        self.form = OfficeCardForm()
        self.form.edited.connect(self.edited)
        self.main.addWidget(self.form)
        self.side.addWidget(SectionTitle("Зачем это", line=False))
        self.side.addWidget(
            Label(
                "По наименованию программа узнаёт, что пакет школы прислан вам, а не соседям. Пишите его так, "
                "как школы указывают в своих карточках.",
                wrap=True,
            )
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the next field, from the last one to the button."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif self.form.control("start_year").hasFocus():
            self.entered.emit()
        else:
            self.focusNextChild()

    def card(self) -> OfficeCard:
        """The card as typed."""
        return self.form.card()

    def check(self) -> int:
        problems = check_office(self.card())
        self.form.show_problems(problems)
        return len(problems)

    def content(self) -> Mapping[str, Any]:
        return self.form.content

    def restore(self, kept: Mapping[str, Any]) -> None:
        self.form.set_content(kept)

    def arrive(self) -> None:
        self.form.focus_first()


class ExpectedStep(Step):
    """The list of schools, typed or pasted; it may come later."""

    word = "Школы"
    title = "Школы муниципалитета"
    sentence = "По списку видно, кто сдал отчёт, а кто ещё нет. Его можно внести и потом."

    def __init__(self, import_book: Callable[[], object], save_template: Callable[[], object]) -> None:
        super().__init__()
        self.form = PasteForm(ABOUT_SCHOOLS, SAMPLE_SCHOOLS, lambda text: preview_schools(text, ()))
        self.form.field.label.setText("Школы")
        self.form.edited.connect(self.edited)
        self.main.addWidget(self.form)
        self.side.addWidget(SectionTitle("Быстрее из файла", line=False))
        self.side.addWidget(
            Label(
                "Скопируйте в Excel столбцы с наименованием и ИНН и вставьте сюда (Ctrl+V), порядок столбцов любой. "
                "Или загрузите книгу с листами «Муниципалитет» и «Школы».",
                wrap=True,
            )
        )
        self.side.addWidget(row(Button("Вставить строки", "clipboard-paste", on_click=self.paste)))
        self.side.addWidget(row(Button("Загрузить из Excel", "file-up", on_click=import_book)))
        self.side.addWidget(row(Link("Сохранить пустой образец книги", save_template)))

    @property
    def entries(self) -> tuple[Any, ...]:
        """The schools understood."""
        return self.form.preview.result

    def paste(self) -> None:
        """Put the clipboard into the text."""
        self.form.set_text(QApplication.clipboard().text())

    def check(self) -> int:
        if not self.form.text.strip():
            return 0
        return 0 if self.form.check() else 1

    def faults_in_words(self, faults: int) -> str:
        lines = len(self.form.preview.problems)
        return f"Исправьте {plural(lines, 'строку', 'строки', 'строк')} или уберите" if lines else "Проверьте строки"

    def content(self) -> Mapping[str, Any]:
        return self.form.content

    def restore(self, kept: Mapping[str, Any]) -> None:
        self.form.set_content(kept)

    def arrive(self) -> None:
        self.form.focus_first()
