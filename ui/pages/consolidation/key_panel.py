"""A key that waits: two groups of digits typed from the school's key card, not clicked as «совпадает»."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from models.rules.russian import plural
from models.rules.school_checks import FieldProblem
from ui.components.buttons import Button
from ui.components.controls import LineEdit
from ui.components.field import Field
from ui.components.findings import FindingRow
from ui.components.labels import Label
from ui.components.layout import SidePanel
from ui.pages.consolidation.school_panel import WIDTH
from ui.pages.consolidation.words import PACKAGES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from models.services.key_register import WaitingKey


class KeyPanel(SidePanel):
    """One waiting key; `others` more wait behind it. `typed` with the groups by their numbers, `later` to go on."""

    typed = Signal(object)
    later = Signal()

    def __init__(self, key: "WaitingKey", others: int) -> None:
        super().__init__("Чей это пакет?", width=WIDTH)
        self.key = key
        self.column.addWidget(Label(key.school, "strong", wrap=True))
        waits = plural(key.packages, *PACKAGES)
        self.column.addWidget(
            Label(
                f"{'Ждёт' if key.packages == 1 else 'Ждут'} {waits}. Возьмите карточку ключа этой школы, бумажную или "
                "прочитанную вам по телефону, и впишите с неё две группы цифр.",
                wrap=True,
            )
        )
        if key.is_change:
            self.column.addWidget(
                FindingRow(
                    "warn",
                    "Ключ школы изменился: раньше её пакеты были подписаны другим ключом. Позвоните в школу и "
                    "спросите, меняла ли она ключ.",
                )
            )
        self.fields = {number: Field(f"Группа {number}", _digits(number)) for number in key.groups}
        for field in self.fields.values():
            self.column.addWidget(field)
        self.column.addWidget(
            Label(
                "Пока ключ не подтверждён, пакет не учитывается в своде. Если карточки нет, попросите школу "
                "напечатать её: страница «Отправка», «Карточка ключа».",
                "second",
                wrap=True,
            )
        )
        self.accept = Button("Подтвердить ключ", "check", "primary", on_click=self._accept)
        words = "Следующий ключ" if others else "Позже"
        self.set_footer(self.accept, Button(words, on_click=self.later.emit))

    def focus_first(self) -> None:
        """Put the cursor into the first group."""
        next(iter(self.fields.values())).control.setFocus()

    def show_problems(self, problems: "Iterable[FieldProblem]") -> None:
        """Show which group does not fit, the cursor in the first."""
        wrong = {problem.field: problem.message for problem in problems}
        faulty = [number for number in self.fields if f"group-{number}" in wrong]
        for number, field in self.fields.items():
            field.clear_problem()
            if number in faulty:
                field.set_problem(wrong[f"group-{number}"])
        if faulty:
            edit = self.fields[faulty[0]].control
            edit.setFocus()
            assert isinstance(edit, LineEdit)
            edit.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._accept()
            return
        super().keyPressEvent(event)

    def _accept(self) -> None:
        typed = {number: _text(field) for number, field in self.fields.items()}
        empty = [
            FieldProblem(f"group-{number}", "Впишите пять цифр этой группы с карточки ключа.")
            for number, text in typed.items()
            if not text
        ]
        if empty:
            self.show_problems(empty)
        else:
            self.typed.emit(typed)


def _text(field: Field) -> str:
    assert isinstance(field.control, LineEdit)
    return field.control.text().strip()


def _digits(number: int) -> LineEdit:
    edit = LineEdit(placeholder="5 цифр", width=140)
    edit.setAccessibleName(f"Группа {number} с карточки ключа")
    edit.setMaxLength(9)
    return edit
