"""The backups of a journal as rows, and the question before one of them takes the journal's place."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.rules.russian import plural
from ui.components.buttons import Link
from ui.components.field import Field
from ui.components.labels import Hairline, Label
from ui.components.layout import clear_layout
from ui.components.limited import limited
from ui.components.question import Question
from ui.forms.new_password import password_edit
from ui.pages.days import day_and_month

if TYPE_CHECKING:
    from models.journal.backup import BackupInfo, TableDifference

SHOWN = 8
_TOLD_TABLES = (("work_record", "записей"), ("pupil", "учеников"), ("photo", "фото"))

Differences = Callable[["BackupInfo"], "Sequence[TableDifference]"]


def backup_title(info: "BackupInfo") -> str:
    """«20 ноября 2026, 15:47»."""
    at = info.created
    return f"{day_and_month(at)} {at.year}, {at:%H:%M}"


def backup_words(info: "BackupInfo") -> str:
    """«по окончании работы; записей 412, учеников 120»."""
    counts = ", ".join(f"{words} {info.counts[table]}" for table, words in _TOLD_TABLES if info.counts.get(table))
    return f"{info.reason.value}; {counts or 'числа записей неизвестны' if not info.counts else counts or 'пусто'}"


class BackupList(QWidget):
    """Rows of backups, newest first; «Восстановить» asks, shows what would be lost, then sends `agreed`.

    `agreed(path, password)`: the password of the backup's time where it has one, else an empty text.
    """

    agreed = Signal(object, str)

    def __init__(self, differences: Differences | None = None) -> None:
        """`differences(backup)` says how the journal differs from it; None when the journal does not open."""
        super().__init__()
        self._differences = differences
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._backups: list[BackupInfo] = []
        self.question: Question | None = None
        self._password = password_edit()

    def show_backups(self, backups: "Sequence[BackupInfo]") -> None:
        """Show the newest of them."""
        self._backups = list(backups)[:SHOWN]
        clear_layout(self._column)
        self.question = None
        if not self._backups:
            self._column.addWidget(Label("Копий пока нет: первая появится, когда вы закроете программу.", "muted"))
        for info in self._backups:
            self._column.addWidget(self._row(info))
            self._column.addWidget(Hairline())

    def ask(self, info: "BackupInfo") -> None:
        """Ask whether this backup shall take the journal's place."""
        clear_layout(self._column)
        title = f"Вернуть журнал к {backup_title(info)}?"
        self.question = Question(
            title, self._what_is_lost(info), safe="Не восстанавливать", risky="Восстановить", cancel=""
        )
        self.question.safe_chosen.connect(lambda: self.show_backups(self._backups))
        self.question.cancelled.connect(lambda: self.show_backups(self._backups))
        self.question.risky_chosen.connect(lambda: self._agree(info))
        self._column.addWidget(limited(self.question))
        if info.has_password:
            self._password = password_edit()
            self._column.addSpacing(12)
            self._column.addWidget(Field("Пароль, который был у журнала тогда", self._password))

    def _agree(self, info: "BackupInfo") -> None:
        self.agreed.emit(info.path, self._password.text() if info.has_password else "")

    def _what_is_lost(self, info: "BackupInfo") -> str:
        kept = "Нынешнее состояние останется среди копий."
        if self._differences is None:
            return f"Всё, что записано позже, пропадёт из журнала. {kept}"
        lost = [one for one in self._differences(info) if one.now > one.after]
        if not lost:
            return f"Записей не убавится; исправления, сделанные позже, пропадут. {kept}"
        words = "; ".join(f"{one.title.lower()}: сейчас {one.now}, станет {one.after}" for one in lost)
        many = plural(sum(one.now - one.after for one in lost), "запись", "записи", "записей")
        return f"Пропадёт {many} — {words}. {kept}"

    def _row(self, info: "BackupInfo") -> QWidget:
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 6, 0, 6)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(Label(backup_title(info), "strong"))
        texts.addWidget(Label(backup_words(info), "second"))
        link = Link("Восстановить", lambda: self.ask(info))
        link.setAccessibleName(f"Восстановить копию {backup_title(info)}")
        layout.addLayout(texts, 1)
        layout.addWidget(link, 0, Qt.AlignmentFlag.AlignVCenter)
        return line


def backups_of(journal_path: Path) -> "list[BackupInfo]":
    """The backups beside the journal; none when their folder cannot be read."""
    from models.errors import UserError
    from models.journal.backup import list_backups

    try:
        return list_backups(journal_path)
    except UserError:
        return []
