"""Пароль: set it, change it, take it away, make a new recovery code."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from models.errors import UserError, WrongPasswordError
from ui.components.buttons import Button, row
from ui.components.field import Field
from ui.components.labels import Label, SectionTitle
from ui.components.layout import clear_layout
from ui.forms.new_password import NewPasswordFields, password_edit
from ui.jobs import Progress
from ui.pages.context import PageContext
from ui.pages.job_line import JobLine
from ui.pages.recovery_code import Printing, RecoveryCodeCard
from ui.pages.settings.plain_backups import PlainBackups
from ui.pages.settings.section import Section

_WITHOUT = (
    "Пароля нет: журнал откроет любой, кто сядет за этот компьютер. С паролем файл, фотографии и копии зашифрованы."
)
_WITH = "Журнал закрыт паролем. Если пароль забудется, журнал откроет только код восстановления с напечатанного листа."


class ProtectionSection(Section):
    """One small form at a time: which one, the buttons say."""

    def __init__(self, context: PageContext, print_page: Printing | None = None) -> None:
        super().__init__(context)
        self._print_page = print_page
        self.code_card: RecoveryCodeCard | None = None
        self._about = Label("", wrap=True)
        self._body = QVBoxLayout()
        self._body.setSpacing(12)
        self.line = JobLine(context.jobs)
        self.line.refused.connect(self._on_refused)
        self.old = password_edit()
        self.old_field = Field("Нынешний пароль", self.old)
        self.new = NewPasswordFields(required=True, label="Новый пароль")
        self.column.addWidget(SectionTitle("Пароль журнала"))
        self.column.addWidget(self._about)
        self.column.addLayout(self._body)
        self.column.addWidget(self.line)
        self.plain_backups = PlainBackups(context)
        self.plain_backups.said.connect(self.said)
        self.plain_backups.refused.connect(self.refused)
        self.plain_backups.hide()
        self.column.addWidget(self.plain_backups)

    def fill(self) -> None:
        if self.code_card is not None and not self.code_card.confirmed:
            return
        self._show_choices()

    def show_set(self) -> None:
        """The form of a first password."""
        self._show_form("Поставить пароль", self._set, old=False, new=True)

    def show_change(self) -> None:
        """The form of another password."""
        self._show_form("Сменить пароль", self._change, old=True, new=True)

    def show_remove(self) -> None:
        """The form that takes the password away."""
        self._show_form("Убрать пароль", self._remove, old=True, new=False)

    def show_new_code(self) -> None:
        """The form that makes a new recovery code."""
        self._show_form("Сделать новый код", self._renew, old=True, new=False)

    def _show_choices(self) -> None:
        self._clear()
        protected = self.context.journal.has_password
        self._about.show()
        self._about.setText(_WITH if protected else _WITHOUT)
        if protected:
            buttons = [
                Button("Сменить пароль", "key-round", on_click=self.show_change),
                Button("Новый код восстановления", "refresh-cw", on_click=self.show_new_code),
                Button("Убрать пароль", variant="danger", on_click=self.show_remove),
            ]
        else:
            buttons = [Button("Поставить пароль", "lock", "primary", on_click=self.show_set)]
        self._body.addWidget(row(*buttons))
        self.plain_backups.fill()

    def _show_form(self, words: str, accept: Callable[[], object], *, old: bool, new: bool) -> None:
        self._clear()
        self.old = password_edit()
        self.old_field = Field("Нынешний пароль", self.old)
        self.new = NewPasswordFields(required=True, label="Новый пароль")
        self.old.textEdited.connect(lambda _text: self.old_field.clear_problem())

        def go() -> None:
            typed = not old or bool(self.old.text())
            if not typed:
                self.old_field.set_problem("Введите нынешний пароль")
            if typed and (not new or self.new.check()) and not self.line.is_busy:
                accept()

        if old:
            self._body.addWidget(self.old_field)
            self.old.returnPressed.connect(self.new.edits[0].setFocus if new else go)
        if new:
            self._body.addWidget(self.new)
            self.new.entered.connect(go)
        self.accept_button = Button(words, "check", "primary", on_click=go)
        cancel = Button("Отмена", variant="quiet", on_click=self._show_choices)
        self._body.addWidget(row(self.accept_button, cancel))
        (self.old if old else self.new.edits[0]).setFocus()

    def _set(self) -> None:
        journal, new = self.context.journal, self.new.password

        def work(progress: Progress) -> str | None:
            return journal.change_password(None, new, _photos(progress))

        self.line.start("Шифрование журнала", work, self._on_code)

    def _change(self) -> None:
        journal, old, new = self.context.journal, self.old.text(), self.new.password
        self.line.start("Смена пароля", lambda _progress: journal.change_password(old, new), self._on_changed)

    def _remove(self) -> None:
        journal, old = self.context.journal, self.old.text()

        def work(progress: Progress) -> None:
            journal.change_password(old, None, _photos(progress))

        self.line.start("Снятие пароля", work, self._on_removed)

    def _renew(self) -> None:
        journal, old = self.context.journal, self.old.text()
        self.line.start("Новый код", lambda _progress: journal.new_recovery_code(old), self._on_code)

    def _on_code(self, code: str | None) -> None:
        self._clear()
        self._about.hide()
        self.code_card = RecoveryCodeCard(code or "", self.context.journal.path.name, self._print_page)
        self._body.addWidget(self.code_card)
        self._body.addWidget(row(Button("Готово", "check", "primary", on_click=self._end_code)))

    def _end_code(self) -> None:
        if self.code_card is not None and self.code_card.demand():
            self.code_card = None
            self._show_choices()
            self.said.emit("Журнал закрыт паролем, код восстановления записан", "ok")

    def _on_changed(self, _none: Any) -> None:
        self._show_choices()
        self.said.emit("Пароль сменён, код восстановления прежний", "ok")

    def _on_removed(self, _none: Any) -> None:
        self._show_choices()
        self.said.emit("Пароль убран: журнал откроет любой, кто сядет за этот компьютер", "warn")

    def _on_refused(self, error: UserError) -> None:
        if isinstance(error, WrongPasswordError):
            self.old_field.set_problem(str(error))
            self.old.selectAll()
            self.old.setFocus()
        else:
            self.refused.emit(error)

    def _clear(self) -> None:
        self.code_card = None
        self.plain_backups.hide()
        clear_layout(self._body)


def _photos(progress: Progress) -> Callable[[int, int], None]:
    return lambda done, total: progress(done, total, "Фотографии")
