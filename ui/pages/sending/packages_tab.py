"""Every package of the campaign as it left: number, what it replaced, what changed; saved again from here."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.packages.kinds import PackageKind
from ui.components.buttons import Link
from ui.components.chips import StatusChip
from ui.components.empty_state import EmptyState
from ui.components.labels import Hairline, Label
from ui.components.layout import clear_layout
from ui.pages.days import day_and_month, moment
from ui.pages.sending.words import changes_words, files_words
from ui.theme import current

if TYPE_CHECKING:
    from datetime import date

    from models.services.outbox import Outbox
    from models.services.sent_packages import SentPackage

_TITLES = {PackageKind.REPORT: "Отчёт", PackageKind.PLAN: "План"}


class PackagesTab(QWidget):
    """`again(package, letters)` to save it once more, `sent(package)` to mark it."""

    again = Signal(object, bool)
    sent = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)

    def show_outbox(self, outbox: "Outbox", today: "date") -> None:
        """Show the packages, the latest first."""
        clear_layout(self._rows)
        for package in outbox.packages:
            self._rows.addWidget(self._row(package, outbox, today))
            self._rows.addWidget(Hairline())
        if not outbox.packages:
            self._rows.addWidget(
                EmptyState(
                    "send",
                    "Здесь будут все подписанные пакеты",
                    "Каждый хранится таким, каким ушёл: его можно сохранить ещё раз и через год.",
                )
            )
        self._rows.addStretch(1)

    def _row(self, package: "SentPackage", outbox: "Outbox", today: "date") -> QWidget:
        box = QWidget()
        name = f"{_TITLES[package.kind]}, пакет № {package.sequence}"
        box.setAccessibleName(name)
        words = QVBoxLayout()
        words.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Label(name, "strong"))
        head.addWidget(self._chip(package, outbox))
        head.addStretch(1)
        words.addLayout(head)
        for line in _lines(package, today):
            words.addWidget(Label(line, "second", wrap=True))
        whole = QHBoxLayout(box)
        whole.setContentsMargins(0, 10, 0, 10)
        whole.setSpacing(16)
        whole.addLayout(words, 1)
        links = QVBoxLayout()
        links.setSpacing(2)
        for link in self._links(package, outbox, name):
            links.addWidget(link, 0, Qt.AlignmentFlag.AlignRight)
        links.addStretch(1)
        whole.addLayout(links)
        box.setMinimumHeight(current().px(64))
        return box

    def _chip(self, package: "SentPackage", outbox: "Outbox") -> StatusChip:
        latest = outbox.latest(package.kind)
        if latest is not None and latest.package_id != package.package_id:
            return StatusChip("заменён", "history", "mute")
        return StatusChip("отправлен" if package.left_at is not None else "подписан")

    def _links(self, package: "SentPackage", outbox: "Outbox", name: str) -> list[Link]:
        made = [
            ("Сохранить ещё раз", lambda: self.again.emit(package, False)),
            ("Подготовить письма", lambda: self.again.emit(package, True)),
        ]
        if package.left_at is None and outbox.latest(package.kind) == package:
            made.append(("Отметить отправленным", lambda: self.sent.emit(package)))
        links = []
        for words, do in made:
            link = Link(words, do)
            link.setAccessibleName(f"{words}: {name}")
            links.append(link)
        return links


def _lines(package: "SentPackage", today: "date") -> list[str]:
    lines = [f"{moment(package.created, today)}, {files_words(package)}"]
    if package.despite_errors:
        lines.append("Подписан с ошибкой: управление увидит её в протоколе проверки")
    if package.left_at is not None:
        lines.append(f"Отправлен {day_and_month(package.left_at.date())}: {package.left_how}")
    if package.replaces is not None:
        changed = changes_words(package.changes) or "числа и тексты прежние"
        lines.append(f"Заменил пакет № {package.sequence - 1}: {changed}")
    return lines
