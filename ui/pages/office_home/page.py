"""Главная of a municipality."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ui.components.buttons import Button
from ui.components.empty_state import EmptyState
from ui.components.layout import clear_layout
from ui.pages.context import PageContext
from ui.pages.days import span, weekday_and_day
from ui.pages.home_journal import BackupSection, backup_job
from ui.pages.job_line import JobLine
from ui.pages.office_home.sections import deadlines_box, missing_box, state_box
from ui.pages_base import Page
from ui.theme import current

if TYPE_CHECKING:
    from models.changes import Changes
    from models.journal.backup import BackupInfo
    from models.services.office_overview import Overview

_LEFT, _RIGHT = 656, 418
_SIDE_BY_SIDE = 900


class OfficeHomePage(Page):
    """The campaign at hand; every line leads to where the thing is done."""

    title = "Главная"

    def __init__(self, context: PageContext) -> None:
        super().__init__(weekday_and_day(context.today()))
        self.setAccessibleName("Главная")
        self._context = context
        self._job_line = JobLine(context.jobs)
        self._job_line.refused.connect(self.refuse)
        self.foot.addWidget(self._job_line)
        self.receive_button = Button(
            "Принять пакеты", "inbox", "primary", on_click=lambda: self.navigate.emit("consolidation", "receive")
        )
        self.header.add_action(self.receive_button)
        self._columns: QBoxLayout | None = None

    def load(self) -> None:
        """Count everything anew."""
        from models.services.campaigns import all_campaigns, campaign_at_hand
        from models.services.office_overview import overview

        today = self._context.today()
        self.header.set_title(weekday_and_day(today))
        at_hand = campaign_at_hand(all_campaigns(self._context.journal), today)
        assert at_hand is not None, "a journal of an office has a card, and so its campaigns"
        found = overview(self._context.journal, str(at_hand.code), today=today)
        clear_layout(self.column)
        self._columns = None
        self.receive_button.setVisible(bool(found.schools))
        days = span(at_hand.calendar.start, at_hand.calendar.end)
        self.header.set_sentence(f"{at_hand.code.nominative.capitalize()} кампания: {days}")
        if found.schools:
            self._show(found)
        else:
            self._show_empty()

    def reload(self, changes: "Changes | None" = None) -> None:
        """Show what there is now."""
        self.load()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange_columns()

    def _show(self, found: "Overview") -> None:
        today, go = self._context.today(), self.navigate.emit
        left, right = QWidget(), QWidget()
        for box, sections in (
            (left, [deadlines_box(found, today, go), missing_box(found, go)]),
            (right, [state_box(found, go), self._backup()]),
        ):
            column = QVBoxLayout(box)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(current().px(24))
            for section in sections:
                column.addWidget(section)
            column.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(current().px(40))
        self._columns.addWidget(left, _LEFT)
        self._columns.addWidget(right, _RIGHT)
        self.column.addLayout(self._columns)
        # an aligned layout never gives wrapped words more than their first guess of a height
        self.column.setAlignment(Qt.AlignmentFlag(0))
        self._arrange_columns()

    def _show_empty(self) -> None:
        self.column.addWidget(
            EmptyState(
                "school",
                "Внесите список школ",
                "По нему видно, кто сдал отчёт, а кто ещё нет. Список можно вставить из Excel.",
                Button("Внести список школ", "school", on_click=lambda: self.navigate.emit("consolidation", "schools")),
                Button("Загрузить из Excel", "file-up", on_click=lambda: self.navigate.emit("settings", "import")),
            ),
            1,
        )

    def _backup(self) -> QWidget:
        from models.services.last_backup import last_backup

        section = BackupSection(last_backup(self._context.journal), self._context, records=False)
        section.asked.connect(self._make_backup)
        section.set_busy(self._job_line.is_busy)
        self._job_line.busy.connect(section.set_busy)
        return section

    def _make_backup(self) -> None:
        self._job_line.start("Создание резервной копии", backup_job(self._context.journal), self._backup_made)

    def _backup_made(self, _backup: "BackupInfo") -> None:
        self.load()
        self.say("Копия сделана и проверена")

    def _arrange_columns(self) -> None:
        if self._columns is not None:
            wide = self.width() >= current().px(_SIDE_BY_SIDE)
            direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
            self._columns.setDirection(direction)
