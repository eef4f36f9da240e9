"""«Что уйдёт»: the parts of a package, each with a link to where it is made, and the head's own signature."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.packages.kinds import PackageKind
from models.rules.report_parts import BEST_EVENTS, PHOTOS
from models.rules.russian import plural
from ui.components.buttons import Link
from ui.components.labels import Label, SectionTitle
from ui.components.layout import clear_layout
from ui.pages.sending.fact_row import FactRow

if TYPE_CHECKING:
    from models.services.outbox import Outbox
    from ui.pages.sending.head_paper import HeadPaper

_NOTE = (
    "Имена обучающихся и родителей в пакет не попадают: перед подписью программа ищет их в текстах. "
    "Подпись отменить нельзя, но можно подписать заново."
)


class ContentsSection(QWidget):
    """`shown(tab)` asks for a tab of the report, `attach` and `detach` for the head's signature."""

    shown = Signal(str)
    attach = Signal()
    detach = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._note = Label(_NOTE, "second", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(SectionTitle("Что уйдёт в пакете"))
        column.addLayout(self._rows)
        column.addSpacing(8)
        column.addWidget(self._note)

    def show_outbox(self, outbox: "Outbox", kind: PackageKind, head: "HeadPaper | None") -> None:
        """Show the parts as they stand today."""
        clear_layout(self._rows)
        rows = self._of_report(outbox) if kind is PackageKind.REPORT else self._of_plan(outbox)
        if kind is PackageKind.REPORT:
            rows.append(self._head_row(head))
        for row in rows:
            self._rows.addWidget(row)

    def _of_report(self, outbox: "Outbox") -> list[FactRow]:
        report = outbox.report
        best = len(report.best_events)
        photos = sum(min(len(event.photos), PHOTOS) for event in report.best_events)
        events = plural(report.figures.events, "мероприятие", "мероприятия", "мероприятий")
        people = plural(report.figures.participants_total, "участник", "участника", "участников")
        parts = (
            ("Приложение 3", f"{events}, {people}", "paper", "Открыть отчёт"),
            ("Аналитическая справка", "Пишется по числам отчёта, абзацы можно править", "note", "Открыть справку"),
            (
                "Лучшие мероприятия и фотографии",
                f"Мероприятий {best} из {BEST_EVENTS}, фотографий {photos} из {BEST_EVENTS * PHOTOS}",
                "best",
                "Открыть мероприятия",
            ),
        )
        rows = [FactRow(title, note, self._link(words, tab)) for title, note, tab, words in parts]
        return [*rows, FactRow("Профминимум и показатели", "Числа школы за учебный год, без имён")]

    def _of_plan(self, outbox: "Outbox") -> list[FactRow]:
        items = plural(len(outbox.plan.items), "мероприятие", "мероприятия", "мероприятий")
        words = items if outbox.plan.items else "Мероприятий пока нет"
        return [FactRow("Приложение 2, план кампании", words, self._link("Открыть план", "plan"))]

    def _head_row(self, head: "HeadPaper | None") -> FactRow:
        title = "Подпись директора, если она есть"
        if head is None:
            note = "Директор подписал документ в КриптоПро? Приложите файл .sig: он уйдёт вместе с документом"
            return FactRow(title, note, Link("Приложить", self.attach.emit))
        return FactRow(f"Подпись директора: {head.name}", head.words, Link("Убрать", self.detach.emit), sign=head.sign)

    def _link(self, words: str, tab: str) -> Link:
        return Link(words, lambda: self.shown.emit(tab))
