"""Главная: what is due, how far the report is, what the journal holds, when it was last copied."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from models.rules.russian import plural
from models.services.home_snapshot import kept
from ui.components.buttons import Button
from ui.components.empty_state import EmptyState
from ui.components.layout import clear_layout
from ui.main_window import SEARCH
from ui.pages.context import PageContext
from ui.pages.days import span, weekday_and_day
from ui.pages.home_deadlines import deadlines_section
from ui.pages.home_hours import hours_section
from ui.pages.home_journal import BackupSection, backup_job, journal_section
from ui.pages.home_report import report_section
from ui.pages.job_line import JobLine
from ui.pages.note_length import remembered_length
from ui.pages_base import Page
from ui.theme import current

if TYPE_CHECKING:
    from datetime import date

    from models.changes import Changes
    from models.journal.backup import BackupInfo
    from models.services.home_state import HomeState

LEFT, RIGHT = 656, 418
_SIDE_BY_SIDE = 900
"""Below this width of the body the right column goes under the left one."""


class HomePage(Page):
    """The first page; every line of it leads to where the thing is done."""

    title = "Главная"

    def __init__(self, context: PageContext) -> None:
        super().__init__(weekday_and_day(context.today()))
        self.setAccessibleName("Главная")
        self._context = context
        self._job_line = JobLine(context.jobs)
        self._job_line.refused.connect(self.refuse)
        self.foot.addWidget(self._job_line)
        self.search_button = Button("Найти", "search", on_click=lambda: self.navigate.emit(SEARCH, {"from": "home"}))
        self.search_button.setToolTip("Ctrl+K")
        self.header.add_action(self.search_button)
        self.record_button = Button(
            "Записать мероприятие", "plus", "primary", on_click=lambda: self.navigate.emit("work_log", "new")
        )
        self.header.add_action(self.record_button)
        self._columns: QBoxLayout | None = None
        self._state: HomeState | None = None

    def load(self) -> None:
        """Show everything as it was counted last, when nothing has changed since; else count."""
        today = self._context.today()
        self.header.set_title(weekday_and_day(today))
        state = kept(self._context.journal, today) or self._count(today)
        self._state = state
        clear_layout(self.column)
        self._columns = None
        self.record_button.setVisible(state.year is not None)
        if state.year is None:
            self._show_empty()
        else:
            self._show(state)

    def confirm(self, counted: "HomeState") -> None:
        """Hear what was counted in the background: what is shown may come from a journal that others wrote."""
        if self._state is not None and replace(self._state, backup=None) != replace(counted, backup=None):
            self.load()

    def _count(self, today: "date") -> "HomeState":
        from models.services.home import home

        return home(self._context.journal, today, remembered_length(self._context.settings))

    def reload(self, changes: "Changes | None" = None) -> None:
        """Show what there is now; every change has dropped what was counted before it."""
        self.load()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange_columns()

    def _show(self, state: "HomeState") -> None:
        self.header.set_sentence(_campaign_sentence(state, self._context))
        self.search_button.show()
        left, right = QWidget(), QWidget()
        for box, sections in (
            (left, [deadlines_section(state, self._context.today(), self.navigate.emit), self._report(state)]),
            (right, [self._hours_or_journal(state), self._backup(state)]),
        ):
            column = QVBoxLayout(box)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(current().px(24))
            for section in sections:
                column.addWidget(section)
            column.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(current().px(40))
        self._columns.addWidget(left, LEFT)
        self._columns.addWidget(right, RIGHT)
        self.column.addLayout(self._columns)
        # an aligned layout never gives wrapped words more than their first guess of a height
        self.column.setAlignment(Qt.AlignmentFlag(0))
        self._arrange_columns()

    def _hours_or_journal(self, state: "HomeState") -> QWidget:
        """Without a level nothing is known of hours: then what the journal holds is told."""
        if state.hours.bars:
            return hours_section(state.hours, self.navigate.emit)
        return journal_section(state, self.navigate.emit)

    def _report(self, state: "HomeState") -> QWidget:
        assert state.report is not None
        return report_section(state.report, self.navigate.emit)

    def _backup(self, state: "HomeState") -> QWidget:
        section = BackupSection(state.backup, self._context)
        section.asked.connect(self._make_backup)
        section.set_busy(self._job_line.is_busy)
        self._job_line.busy.connect(section.set_busy)
        return section

    def _make_backup(self) -> None:
        self._job_line.start("Создание резервной копии", backup_job(self._context.journal), self._backup_made)

    def _backup_made(self, backup: "BackupInfo") -> None:
        records = plural(backup.counts.get("work_record", 0), "запись", "записи", "записей")
        self.load()
        self.say(f"Копия сделана и проверена: {records} журнала работы")

    def _show_empty(self) -> None:
        self.header.set_sentence("")
        self.search_button.hide()
        load_workbook = self._context.load_workbook
        to_school = Button(
            "Заполнить карточку школы", "school", on_click=lambda: self.navigate.emit("settings", "school")
        )
        from_file = Button("Загрузить из Excel", "file-up", on_click=load_workbook) if load_workbook else None
        self.column.addWidget(
            EmptyState(
                "house",
                "Здесь будут сроки и готовность отчёта",
                "Журнал пока пуст. Укажите школу, учебный год и классы: сроки кампаний появятся сами.",
                to_school,
                from_file,
            ),
            1,
        )

    def _arrange_columns(self) -> None:
        if self._columns is not None:
            wide = self.width() >= current().px(_SIDE_BY_SIDE)
            direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
            self._columns.setDirection(direction)


def _campaign_sentence(state: "HomeState", context: PageContext) -> str:
    assert state.campaign is not None
    calendar, code = state.campaign.calendar, state.campaign.code
    days = span(calendar.start, calendar.end)
    if state.is_running(context.today()):
        return f"Идёт {code.nominative} кампания: {days}"
    if context.today() < calendar.start:
        return f"Впереди {code.nominative} кампания: {days}"
    return f"Прошла {code.nominative} кампания: {days}"
