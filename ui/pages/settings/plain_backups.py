"""Backups from the time before the password: anyone can read them; removing them is asked about first."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.errors import UserError
from models.rules.russian import plural
from ui.components.buttons import Button, row
from ui.components.field import WarningLine
from ui.components.labels import SectionTitle
from ui.components.layout import clear_layout
from ui.components.limited import limited
from ui.components.question import Question
from ui.pages.context import PageContext


class PlainBackups(QWidget):
    """Hidden unless a journal with a password has backups without one."""

    said = Signal(str, str)
    refused = Signal(object)

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self.question: Question | None = None
        self._warning = WarningLine()
        self._body = QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(SectionTitle("Копии без пароля"))
        layout.addWidget(self._warning)
        layout.addLayout(self._body)

    def fill(self) -> None:
        """Count the backups and show or hide the warning."""
        count = len(self._found())
        clear_layout(self._body)
        self.question = None
        self.setVisible(count > 0)
        made = plural(count, "копия сделана", "копии сделаны", "копий сделано")
        self._warning.set_text(f"{made} до пароля: прочесть их может любой, у кого есть доступ к папке журнала.")
        self._body.addWidget(row(Button("Удалить копии без пароля", variant="danger", on_click=self.ask)))

    def ask(self) -> None:
        """Ask before the backups go."""
        clear_layout(self._body)
        self.question = Question(
            "Удалить копии, сделанные до пароля?",
            "Вернуть журнал к тем дням будет нельзя. Новая копия, под паролем, появится при закрытии программы.",
            safe="Оставить",
            risky="Удалить",
            cancel="",
        )
        self.question.safe_chosen.connect(self.fill)
        self.question.cancelled.connect(self.fill)
        self.question.risky_chosen.connect(self._remove)
        self._body.addWidget(limited(self.question))

    def _found(self) -> list[object]:
        from models.journal.backup import unprotected_backups

        journal = self._context.journal
        try:
            return list(unprotected_backups(journal.path)) if journal.has_password else []
        except UserError:
            return []

    def _remove(self) -> None:
        from models.journal.backup import remove_backups, unprotected_backups

        path = self._context.journal.path
        try:
            remove_backups(path, unprotected_backups(path))
        except UserError as error:
            self.refused.emit(error)
        else:
            self.said.emit("Копии без пароля удалены", "ok")
        self.fill()
