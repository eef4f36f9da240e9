"""Beside the indicators: the records behind a number, or the form of a value that only a document knows."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal

from models.rules.events import Event
from models.rules.people_checks import LONGEST
from models.rules.school_checks import FieldProblem
from ui.components.buttons import Button, Link
from ui.components.controls import LineEdit
from ui.components.elided_link import ElidedLink
from ui.components.field import Field
from ui.components.labels import Hairline, Label
from ui.components.layout import SidePanel
from ui.pages.profminimum.indicators_tab import Line

_AT_ONCE = 200
"""Records shown in a panel; the work log shows the rest."""


class BehindPanel(SidePanel):
    """`record_wanted(id)` by a record's link."""

    record_wanted = Signal(int)

    def __init__(self, line: Line, events: Sequence[Event]) -> None:
        super().__init__(f"{line.code}. Что за числом", width=420)
        self.column.addWidget(Label(line.title, "strong", wrap=True))
        self.column.addWidget(Label(", ".join(part for part in (line.value, line.share) if part), "second", wrap=True))
        self.column.addWidget(Hairline())
        for event in events[:_AT_ONCE]:
            self._add(event)
        if not events:
            words = "Это число журнал считает по консультациям и диагностике, или мероприятий за ним ещё нет."
            self.column.addWidget(Label(words, "second", wrap=True))
        elif len(events) > _AT_ONCE:
            self.column.addWidget(Label(f"И ещё {len(events) - _AT_ONCE}: они в журнале работы.", "second"))
        self.column.addStretch(1)

    def _add(self, event: Event) -> None:
        self.column.addWidget(ElidedLink(Link(event.title, lambda: self.record_wanted.emit(event.id))))
        detail = ", ".join(part for part in (f"{event.start:%d.%m.%Y}", event.form or "") if part)
        self.column.addWidget(Label(detail, "second"))


class EntryPanel(SidePanel):
    """`accepted(value, document)` by «Записать» or Enter; an empty value forgets what was entered."""

    accepted = Signal(str, str)

    def __init__(self, line: Line) -> None:
        super().__init__(f"{line.code}. Значение", width=420)
        assert line.row is not None
        self.line = line
        self.value, self.document = LineEdit(line.row.value), LineEdit(line.row.document)
        for edit in (self.value, self.document):
            edit.setMaxLength(LONGEST)
            edit.returnPressed.connect(self._accept)
        self.fields = {
            "value": Field("Значение", self.value),
            "document": Field("Документ, его номер и дата", self.document),
        }
        self.column.addWidget(Label(line.title, "strong", wrap=True))
        for field in self.fields.values():
            self.column.addWidget(field)
        self.column.addWidget(Label("Этого числа в журнале нет: его подтверждает документ.", "second", wrap=True))
        self.column.addStretch(1)
        self.set_footer(
            Button("Записать", "check", "primary", on_click=self._accept), Button("Отмена", on_click=self.closed.emit)
        )

    def show_problems(self, problems: Iterable[FieldProblem]) -> None:
        """Each under its field."""
        for problem in problems:
            self.fields[problem.field].set_problem(problem.message)

    def _accept(self) -> None:
        self.accepted.emit(self.value.text(), self.document.text())
