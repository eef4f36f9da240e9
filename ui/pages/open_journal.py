"""What stands between the user and a journal: its password, or a file that does not open, each with ways out."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.errors import DamagedError, UserError
from ui.components.buttons import Button, Link, row
from ui.components.controls import LineEdit
from ui.components.field import Field, ProblemLine
from ui.components.labels import Hairline, Label, SectionTitle, Sign
from ui.forms.new_password import NewPasswordFields, password_edit
from ui.messages import BACKUPS, Messages
from ui.pages.backup_list import BackupList, backups_of
from ui.pages.centred import CentredPage


class OtherWays(QWidget):
    """«Другой журнал», «На первую страницу»."""

    def __init__(self, page: "OpeningPage") -> None:
        super().__init__()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(Link("Открыть другой журнал", page.other_wanted.emit))
        layout.addWidget(Link("На первую страницу", page.start_wanted.emit))
        layout.addStretch(1)


class OpeningPage(CentredPage):
    """What both pages here have: the journal's name, the ways out, work going on."""

    other_wanted = Signal()
    start_wanted = Signal()

    def __init__(self, title: str, path: Path) -> None:
        super().__init__()
        self.content.addWidget(Label(title, "title", wrap=True))
        self.content.addWidget(Label(str(path), "muted", wrap=True))
        self.content.addSpacing(12)

    def set_busy(self, words: str) -> None:
        """Say what is going on; an empty text means that nothing is."""
        raise NotImplementedError

    def refuse(self, error: UserError) -> None:
        """Say what was refused; what was typed stays."""
        raise NotImplementedError

    def _end(self) -> None:
        self.content.addSpacing(16)
        self.content.addWidget(Hairline())
        self.content.addSpacing(4)
        self.ways = OtherWays(self)
        self.content.addWidget(self.ways)


class PasswordPage(OpeningPage):
    """Asks for the password, or for the recovery code and then for a new password."""

    password_typed = Signal(str)
    code_typed = Signal(str)

    def __init__(self, path: Path) -> None:
        super().__init__("Журнал закрыт паролем", path)
        self._by_code = False
        self.password = password_edit()
        self.code = LineEdit(placeholder="XXXX-XXXX-XXXX-XXXX-XXXX-XXXX")
        self.password_field = Field("Пароль", self.password)
        self.code_field = Field("Код восстановления", self.code, hint="24 знака с листа, который вы напечатали.")
        self.open = Button("Открыть", "key-round", "primary", on_click=self.go)
        self._busy = Label("", "muted")
        self.switch = Link("Пароль забыт: открыть кодом восстановления", self.swap)
        for edit, field in ((self.password, self.password_field), (self.code, self.code_field)):
            edit.returnPressed.connect(self.go)
            edit.textEdited.connect(lambda _text, own=field: own.clear_problem())
            self.content.addWidget(field)
        self.content.addSpacing(4)
        self.content.addWidget(row(self.open, self._busy, gap=12))
        self.content.addWidget(row(self.switch))
        self._end()
        self.code_field.hide()
        self.setFocusProxy(self.password)

    def go(self) -> None:
        """Send what was typed; nothing while the journal is being opened, for a second try would meet the first."""
        if self._busy.text():
            return
        if self._by_code:
            if self.code.text().strip():
                self.code_typed.emit(self.code.text())
            else:
                self.code_field.set_problem("Введите код восстановления")
        elif self.password.text():
            self.password_typed.emit(self.password.text())
        else:
            self.password_field.set_problem("Введите пароль")

    def swap(self) -> None:
        """Ask for the code instead of the password, or the other way round."""
        self._by_code = not self._by_code
        self.password_field.setVisible(not self._by_code)
        self.code_field.setVisible(self._by_code)
        words = "Вспомнили пароль: ввести его" if self._by_code else "Пароль забыт: открыть кодом восстановления"
        self.switch.setText(words)
        self.switch.setAccessibleName(words)
        (self.code if self._by_code else self.password).setFocus()

    def set_busy(self, words: str) -> None:
        self._busy.setText(words)
        for edit in (self.password, self.code):
            edit.setReadOnly(bool(words))
        for way in (self.open, self.switch, self.ways):
            way.setEnabled(not words)

    def refuse(self, error: UserError) -> None:
        field, edit = (self.code_field, self.code) if self._by_code else (self.password_field, self.password)
        field.set_problem(str(error))
        edit.setFocus()
        edit.selectAll()


class NewPasswordPage(CentredPage):
    """After the recovery code: a new password. `chosen(password)`; `later` keeps the forgotten one."""

    chosen = Signal(str)
    later = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.fields = NewPasswordFields(required=True, label="Новый пароль")
        self.fields.entered.connect(self.go)
        self.content.addWidget(Label("Журнал открыт кодом", "title"))
        about = "Задайте новый пароль: прежний перестанет подходить. Код восстановления останется тем же."
        self.content.addWidget(Label(about, wrap=True))
        self.content.addSpacing(12)
        self.content.addWidget(self.fields)
        self.content.addSpacing(4)
        save = Button("Сохранить пароль", "check", "primary", on_click=self.go)
        self.content.addWidget(row(save, Button("Позже", variant="quiet", on_click=self.later.emit)))
        self.setFocusProxy(self.fields.edits[0])

    def go(self) -> None:
        """Send the password when both fields agree."""
        if self.fields.check():
            self.chosen.emit(self.fields.password or "")


class RefusedPage(OpeningPage):
    """A journal that does not open: the sentence, then «Повторить», a backup, another file."""

    retry_wanted = Signal()
    restore_agreed = Signal(object, str)

    def __init__(self, path: Path, error: UserError, messages: Messages) -> None:
        super().__init__("Журнал не открывается", path)
        self._messages = messages
        self.sentence = Label("", wrap=True)
        self.sentence.setText(str(error))
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(Sign("circle-x", "err", 18), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.sentence, 1)
        self.content.addLayout(line)
        self._problem = ProblemLine()
        self._busy = Label("", "muted")
        self.backups = BackupList()
        self.backups.agreed.connect(self.restore_agreed)
        damaged = isinstance(error, DamagedError)
        retry = Button("Повторить", "refresh-cw", "plain" if damaged else "primary", on_click=self.retry_wanted.emit)
        self.content.addSpacing(8)
        self.content.addWidget(row(retry, self._busy, gap=12))
        self.content.addWidget(self._problem)
        found = backups_of(path) if damaged else []
        if damaged:
            self.content.addSpacing(12)
            title = SectionTitle("Восстановить из копии")
            title.add_right(Link("Выбрать файл копии", self.choose_backup))
            self.content.addWidget(title)
            self.content.addWidget(self.backups)
            self.backups.show_backups(found)
        self._end()

    def choose_backup(self) -> None:
        """Ask for the file of a backup that lies elsewhere."""
        from models.journal.backup import inspect

        path = self._messages.ask_open_file("Резервная копия", BACKUPS)
        if path is None:
            return
        try:
            self.backups.ask(inspect(path))
        except UserError as error:
            self.refuse(error)

    def set_busy(self, words: str) -> None:
        self._busy.setText(words)

    def refuse(self, error: UserError) -> None:
        self._problem.set_text(str(error))
