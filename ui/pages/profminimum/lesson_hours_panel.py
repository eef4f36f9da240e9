"""«Часы на уроках»: a subject, its hours and the classes; the panel stays for the next subject."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from models.rules.school_checks import FieldProblem
from ui.components.buttons import Button
from ui.components.choices import ToggleRow
from ui.components.controls import LineEdit
from ui.components.field import Field
from ui.components.labels import Label
from ui.components.layout import SidePanel
from ui.forms.day_edit import DayEdit

if TYPE_CHECKING:
    from models.services.lesson_register import ClassOfRegister

_A_LINE = 6


class LessonHoursPanel(SidePanel):
    """`accepted` by «Записать»; what is wrong is shown under its field and nothing typed is lost."""

    accepted = Signal()

    def __init__(self, classes: "Sequence[ClassOfRegister]", today: date) -> None:
        super().__init__("Часы на уроках", width=440)
        self.day, self.subject, self.hours = DayEdit(), LineEdit(placeholder="физика"), LineEdit(placeholder="1")
        self.day.set_day(today)
        self.hours.setText("1")
        self.rows = [
            ToggleRow([(one.id, one.name) for one in classes[start : start + _A_LINE]], name="Классы")
            for start in range(0, len(classes), _A_LINE)
        ]
        self.fields = {
            "day": Field("День", self.day),
            "subject": Field("Предмет", self.subject),
            "hours": Field("Часов каждому классу", self.hours),
        }
        for field in self.fields.values():
            self.column.addWidget(field)
        self.column.addWidget(Label("Классы", "label"))
        for line in self.rows:
            self.column.addWidget(line)
        self.problem = Label("", "error", wrap=True)
        self.problem.hide()
        self.column.addWidget(self.problem)
        self.column.addWidget(
            Label("Запись появится в журнале работы; в отчёт кампании такие часы не входят.", "second", wrap=True)
        )
        self.column.addStretch(1)
        self.set_footer(
            Button("Записать", "check", "primary", on_click=self.accepted.emit),
            Button("Закрыть", on_click=self.closed.emit),
        )

    @property
    def class_ids(self) -> list[int]:
        """The chosen classes."""
        return [value for line in self.rows for value in line.values if isinstance(value, int)]

    @property
    def hours_typed(self) -> Decimal | None:
        """The hours; None for what is no number."""
        try:
            return Decimal(self.hours.text().strip().replace(",", "."))
        except InvalidOperation:
            return None

    def show_problems(self, problems: Iterable[FieldProblem]) -> None:
        """Each under its field, the cursor in the first."""
        listed = list(problems)
        for name, field in self.fields.items():
            found = next((one.message for one in listed if one.field == name), "")
            field.set_problem(found) if found else field.clear_problem()
        others = [one.message for one in listed if one.field not in self.fields]
        self.problem.setText(" ".join(others))
        self.problem.setVisible(bool(others))
        first = next((one.field for one in listed if one.field in self.fields), None)
        if first is not None:
            self.fields[first].control.setFocus()

    def begin_next(self) -> None:
        """The next subject: day, hours and classes stay."""
        self.show_problems([])
        self.subject.clear()
        self.subject.setFocus()
