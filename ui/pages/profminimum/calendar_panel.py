"""«Календарь и темы»: terms, days without lessons, topics of the course, whether it counts for the campaign."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.rules.school_calendar import Division, SchoolCalendar, Term, thursdays, usual_calendar
from models.rules.school_checks import FieldProblem
from ui.components.buttons import Button, row
from ui.components.choices import Segmented
from ui.components.controls import CheckBox, TextArea
from ui.components.field import Field
from ui.components.labels import Label, SectionTitle
from ui.components.layout import SidePanel, clear_layout
from ui.forms.day_edit import DayEdit

if TYPE_CHECKING:
    from models.services.lesson_register import LessonRegister

_DAY = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}")


class CalendarPanel(SidePanel):
    """`accepted` by «Записать»; read `calendar`, `topics` and `in_campaign` then."""

    accepted = Signal()

    def __init__(self, register: "LessonRegister", topics: Sequence[str]) -> None:
        super().__init__("Календарь и темы курса", width=472)
        self._year = register.year
        self.division = Segmented([(one, one.value.capitalize()) for one in Division], name="Учебный год делится на")
        self.division.set_value(register.calendar.division)
        self.division.chosen.connect(lambda value: self._show(usual_calendar(self._year, Division(value))))
        self._terms: list[tuple[DayEdit, DayEdit]] = []
        self._fields: dict[str, Field] = {}
        self._place = QWidget()
        self._column = QVBoxLayout(self._place)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.free = TextArea(placeholder="04.11.2026, 23.02.2027", lines=3)
        self.free.setAccessibleName("Дни без уроков")
        self.free_field = Field("Праздники и другие дни без уроков", self.free)
        self.topic_text = TextArea("\n".join(topics), "Одна тема в строке, по порядку занятий", lines=6)
        self.topic_text.setAccessibleName("Темы занятий")
        self.topics_field = Field("Темы занятий", self.topic_text)
        self.campaign_tick = CheckBox("Занятия входят в отчёт кампании")
        self.campaign_tick.setChecked(register.in_campaign)
        self._count = Label("", "second", wrap=True)
        self._build()
        self._show(register.calendar)

    def _build(self) -> None:
        self.column.addWidget(self.division)
        self.column.addWidget(self._place)
        self.column.addWidget(self.free_field)
        self.column.addWidget(self._count)
        self.column.addWidget(SectionTitle("Россия — мои горизонты"))
        self.column.addWidget(self.topics_field)
        self.column.addWidget(self.campaign_tick)
        words = "Обычно нет: иначе каждый класс 6–11 станет участником кампании целиком."
        self.column.addWidget(Label(words, "second", wrap=True))
        self.column.addStretch(1)
        self.free.textChanged.connect(self._tell)
        self.set_footer(
            Button("Записать", "check", "primary", on_click=self.accepted.emit),
            Button("Отмена", on_click=self.closed.emit),
        )

    @property
    def calendar(self) -> SchoolCalendar:
        """The calendar as typed; read it when `unreadable` is empty."""
        terms = [(start.day, end.day) for start, end in self._terms]
        return SchoolCalendar(
            Division(str(self.division.value)),
            tuple(Term(start, end) for start, end in terms if start is not None and end is not None),
            frozenset(self._free_days()),
        )

    @property
    def unreadable(self) -> list[FieldProblem]:
        """Days that are none."""
        found = [
            FieldProblem(f"terms/{number}", "Впишите оба дня числами, например 01.09.2026.")
            for number, (start, end) in enumerate(self._terms)
            if start.day is None or end.day is None
        ]
        left = _DAY.sub("", self.free.toPlainText()).replace(",", " ").replace(";", " ").split()
        if left or len(self._free_days()) < len(_DAY.findall(self.free.toPlainText())):
            found.append(FieldProblem("free_days", "Впишите дни через запятую, каждый с годом: 04.11.2026."))
        return found

    def show_problems(self, problems: Iterable[FieldProblem]) -> None:
        """Each under its field."""
        fields = self._fields | {"free_days": self.free_field, "topics": self.topics_field}
        wrong = {one.field: one.message for one in reversed(list(problems))}
        for name, field in fields.items():
            field.set_problem(wrong[name]) if name in wrong else field.clear_problem()
        first = next((fields[name] for name in fields if name in wrong), None)
        if first is not None:
            first.control.setFocus()

    def _show(self, calendar: SchoolCalendar) -> None:
        clear_layout(self._column)
        self._terms, self._fields = [], {}
        names = {Division.QUARTERS: "четверть", Division.TRIMESTERS: "триместр"}[calendar.division]
        for number, term in enumerate(calendar.terms):
            start, end = DayEdit(width=130), DayEdit(width=130)
            start.setAccessibleName(f"{number + 1} {names}, первый день")
            end.setAccessibleName(f"{number + 1} {names}, последний день")
            start.set_day(term.start)
            end.set_day(term.end)
            for edit in (start, end):
                edit.textChanged.connect(self._tell)
            self._terms.append((start, end))
            field = Field(f"{number + 1} {names}, первый и последний день", row(start, end))
            self._fields[f"terms/{number}"] = field
            self._column.addWidget(field)
        self.free.setPlainText(", ".join(f"{day:%d.%m.%Y}" for day in sorted(calendar.free_days)))
        self._tell()

    def _tell(self) -> None:
        days = thursdays(self.calendar, self._year) if not self.unreadable else ()
        self._count.setText(f"Учебных четвергов: {len(days)}, курсу нужно 34." if days else "")

    def _free_days(self) -> list[date]:
        found = []
        for text in _DAY.findall(self.free.toPlainText()):
            day, month, year = (int(part) for part in text.split("."))
            try:
                found.append(date(year, month, day))
            except ValueError:
                continue
        return found
