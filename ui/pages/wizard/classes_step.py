"""The step «Классы»."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QApplication

from models.rules.pasted_classes import is_table
from models.rules.russian import plural
from models.rules.school_card import ClassEntry
from ui.components.buttons import Button, Link, row
from ui.components.field import ProblemLine
from ui.components.labels import Hairline, Label, SectionTitle
from ui.pages.wizard.class_table import ClassTable
from ui.pages.wizard.draft import classes_from, classes_to
from ui.pages.wizard.step import Step


class ClassesStep(Step):
    """Classes typed in rows, pasted, or brought by a workbook."""

    word = "Классы"
    title = "Классы 5–11"
    sentence = "Сколько обучающихся числится сегодня. 1–4 классы добавите на странице «Люди и классы»."

    def __init__(self, import_book: Callable[[], object], save_template: Callable[[], object]) -> None:
        super().__init__()
        self.table = ClassTable()
        self.table.edited.connect(self._on_edited)
        self.table.entered.connect(self.entered)
        self._problem = ProblemLine()
        self.main.addWidget(self.table)
        self.main.addWidget(self._problem)
        self.side.addWidget(SectionTitle("Быстрее из файла", line=False))
        self.side.addWidget(
            Label(
                "Строки из таблицы Excel скопируйте и вставьте сюда (Ctrl+V): класс, число, ОВЗ, классный "
                "руководитель. А если там и ученики, загрузите книгу целиком.",
                wrap=True,
            )
        )
        self.paste_button = Button("Вставить строки", "clipboard-paste", on_click=self.paste)
        self.side.addWidget(row(self.paste_button))
        self.side.addWidget(row(Button("Загрузить из Excel", "file-up", on_click=import_book)))
        self.side.addWidget(row(Link("Сохранить пустой образец", save_template)))
        self.side.addSpacing(8)
        self.side.addWidget(Hairline())
        self.side.addSpacing(4)
        self.side.addWidget(SectionTitle("Зачем это", line=False))
        self.side.addWidget(
            Label(
                "От числа обучающихся считаются все отчёты. Фамилии нужны не сразу: мероприятие можно записать целым "
                "классом или числом.",
                wrap=True,
            )
        )

    @property
    def entries(self) -> list[ClassEntry]:
        """The classes as typed."""
        return self.table.entries

    def paste(self) -> None:
        """Take the classes from the clipboard."""
        text = QApplication.clipboard().text()
        if not is_table(text) or not self.table.paste(text):
            self._problem.set_text("В буфере обмена нет строк таблицы: выделите их в Excel, скопируйте и повторите.")

    def check(self) -> int:
        faults = self.table.check()
        if not faults and all(entry.is_blank for entry in self.entries):
            self._problem.set_text("Впишите хотя бы один класс с числом обучающихся.")
            return 1
        self.table.focus_problem()
        return faults

    def recheck(self) -> int:
        return self.table.check()

    def faults_in_words(self, faults: int) -> str:
        number = "одну клетку" if faults == 1 else plural(faults, "клетку", "клетки", "клеток")
        return f"Исправьте {number}, чтобы продолжить"

    def content(self) -> Mapping[str, Any]:
        return {"rows": classes_to(self.entries)}

    def restore(self, kept: Mapping[str, Any]) -> None:
        classes = classes_from(kept.get("rows"))
        if classes:
            self.table.set_entries(classes)

    def arrive(self) -> None:
        self.table.focus_first()

    def _on_edited(self) -> None:
        self._problem.set_text("")
        self.edited.emit()
