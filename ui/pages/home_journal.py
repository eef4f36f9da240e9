"""The right column of Главная: what the journal holds, and its last backup."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.rules.russian import plural
from ui.components.buttons import Button, Link, row, stack
from ui.components.labels import Hairline, Label, SectionTitle, Sign
from ui.jobs import Progress
from ui.pages.context import PageContext
from ui.pages.days import moment
from ui.theme import current

if TYPE_CHECKING:
    from models.journal.backup import BackupInfo
    from models.journal.journal import Journal
    from models.services.home_state import HomeState
    from models.services.last_backup import LastBackup

Navigate = Callable[[str, object], object]


def journal_section(state: "HomeState", navigate: Navigate) -> QWidget:
    """«Журнал сейчас»: classes, pupils and events of the year, each a link to its page."""
    rows: list[QWidget] = []
    for words, number, action, place, argument in (
        ("Классы", state.classes, "Открыть", "people", "classes"),
        ("Обучающиеся в классах", state.pupils, "Открыть", "people", "pupils"),
        ("Мероприятия за год", state.events, "Открыть", "work_log", None),
    ):
        link = Link(action, partial(navigate, place, argument))
        link.setAccessibleName(f"{words}: {action.lower()}")
        rows += [_figure_row(words, number, link), Hairline()]
    return stack(SectionTitle(f"Журнал сейчас, {state.year}"), *rows)


def _figure_row(words: str, number: int, link: Link) -> QWidget:
    theme = current()
    box = QWidget()
    box.setMinimumHeight(theme.px(44))
    line = QHBoxLayout(box)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(16)
    figure = Label(f"{number:,}".replace(",", "\N{NO-BREAK SPACE}"), "strong")
    figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    place = row(None, link)
    place.setMinimumWidth(theme.px(112))
    line.addWidget(Label(words), 1)
    line.addWidget(figure)
    line.addWidget(place, 0, Qt.AlignmentFlag.AlignVCenter)
    return box


class BackupSection(QWidget):
    """When the journal was last copied, and «Сделать копию»; a municipality has no `records` of a work log."""

    asked = Signal()

    def __init__(self, backup: "LastBackup | None", context: PageContext, *, records: bool = True) -> None:
        super().__init__()
        self._button = Button("Сделать копию", on_click=self.asked.emit)
        words = QVBoxLayout()
        words.setSpacing(1)
        title, note = _words(backup, context, records=records)
        words.addWidget(Label(title, wrap=True))
        words.addWidget(Label(note, "second", wrap=True))
        line = QHBoxLayout()
        line.setContentsMargins(0, 10, 0, 0)
        line.setSpacing(12)
        line.addWidget(Sign("hard-drive", "text2", 20, 1.75))
        line.addLayout(words, 1)
        line.addWidget(self._button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(SectionTitle("Резервная копия"))
        column.addLayout(line)

    def set_busy(self, busy: bool) -> None:
        """While the copy is being made another one cannot be asked for; the foot of the page says why."""
        self._button.setEnabled(not busy)


def backup_job(journal: "Journal") -> "Callable[[Progress], BackupInfo]":
    """The work of «Сделать копию»: a checked copy with its photos in FILE.backups."""

    def work(progress: Progress) -> "BackupInfo":
        from models.journal.backup import automatic_backup
        from models.journal.backup_file import Reason

        return automatic_backup(journal, Reason.REQUEST, lambda done, total: progress(done, total, ""))

    return work


def _words(backup: "LastBackup | None", context: PageContext, *, records: bool) -> tuple[str, str]:
    if backup is None:
        return "Копии ещё нет", "Она делается сама, когда вы закрываете журнал"
    counted = plural(backup.records, "запись", "записи", "записей")
    note = f"Рядом с журналом, {counted} журнала работы" if records else "Рядом с журналом"
    return moment(backup.created, context.today()), note
