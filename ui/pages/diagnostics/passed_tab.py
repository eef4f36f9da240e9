"""«Билет в будущее»: all that is kept of an online test is the day and the result."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.errors import UserError
from models.rules.diagnostics.people import PersonResult
from models.vocabulary import DiagnosticsMark
from ui.components.buttons import Button, row
from ui.components.field import ProblemLine
from ui.components.labels import Label
from ui.forms.day_edit import read_day
from ui.pages.diagnostics.host import SessionHost, SessionTab, mark_in_words, marked
from ui.pages.diagnostics.marks import bind_marks, mark_buttons
from ui.pages.diagnostics.scores_tab import ScoreRow
from ui.tables.checked_delegate import CheckedDelegate
from ui.tables.column import Column, Kind
from ui.tables.rows_model import RowsTableModel
from ui.tables.table_view import TableView
from ui.theme import current
from ui.themed import Themed

_DAY, _OUTCOME = "Пройдена", "Результат"


class PassedTab(Themed, SessionTab):
    """F6: passed on the day of the diagnostics; another day and the result are typed into the table."""

    def __init__(self, host: SessionHost) -> None:
        super().__init__(host)
        columns = (
            Column("№", lambda row: row.number, width=58),
            Column("ФИО", lambda row: row.person.name, width=320, strong=True),
            Column(_DAY, lambda row: row.person.passed_on, Kind.DATE, width=140, parse=str),
            Column(_OUTCOME, lambda row: row.person.outcome, parse=str),
            Column("Отметка", lambda row: row.person.mark.value if row.person.mark else "", width=150),
        )
        self.model = RowsTableModel(columns, key=lambda row: row.id, command=self._write)
        self.table = TableView(self.model, name="Кто прошёл", sortable=False)
        delegate = CheckedDelegate(self.table, _problem, lambda _row: "")
        self._problem = ProblemLine()
        delegate.refused.connect(self._problem.set_text)
        delegate.taken.connect(lambda: self._problem.set_text(""))
        for place in (2, 3):
            self.table.setItemDelegateForColumn(place, delegate)
        self.model.refused.connect(self._problem.set_text)
        passed = Button("Прошёл  F6", "check", small=True, on_click=self.pass_today)
        passed.setAccessibleName("Прошёл в день диагностики, клавиша F6")
        self._upper, self._lower = QVBoxLayout(), QVBoxLayout()
        self._upper.setSpacing(6)
        self._upper.addWidget(row(passed, mark_buttons(self.mark)))
        self._upper.addWidget(Label("День и результат вписываются в таблицу; записывается сразу.", "second"))
        self._lower.addWidget(self._problem)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._upper)
        layout.addWidget(self.table, 1)
        layout.addLayout(self._lower)
        bind_marks(self, self.mark)
        _bind(self, "F6", self.pass_today)
        self.restyle()
        self.show_sheet()

    def restyle(self) -> None:
        if hasattr(self, "_upper"):
            side = current().px(24)
            self._upper.setContentsMargins(side, current().px(10), side, current().px(8))
            self._lower.setContentsMargins(side, 0, side, 0)

    def show_sheet(self) -> None:
        self.model.set_rows([ScoreRow(number, person) for number, person in enumerate(self.host.sheet.people, 1)])

    def take_focus(self) -> None:
        if self.table.current_row is None and self.model.rows:
            self.table.choose(self.model.rows[0].id)
        self.table.setFocus()

    def pass_today(self) -> None:
        """The person of the current row passed on the day of the diagnostics; the next row is chosen."""
        row = self.table.current_row
        if row is None:
            return
        person = replace(marked(row.person, None), passed_on=self.host.sheet.day, entered=True)
        if self.host.write([person], f"Записано: {person.name}"):
            index = self.table.currentIndex()
            below = index.sibling(index.row() + 1, index.column())
            if below.isValid():
                self.table.setCurrentIndex(below)

    def mark(self, mark: DiagnosticsMark | None) -> None:
        """Mark the person of the current row, or clear the row."""
        row = self.table.current_row
        if row is not None and (mark is not None or row.person.entered):
            self.host.write([marked(row.person, mark)], mark_in_words(row.person, mark))

    def _write(self, row: ScoreRow, column: Column, text: str) -> ScoreRow:
        person = row.person
        changed: PersonResult
        if column.title == _DAY:
            changed = replace(person, passed_on=read_day(text))
        else:
            changed = replace(person, outcome=" ".join(text.split()))
        if (changed.passed_on, changed.outcome) == (person.passed_on, person.outcome):
            return row
        known = changed.passed_on is not None or bool(changed.outcome)
        changed = replace(changed, mark=None if known else changed.mark, entered=known or person.mark is not None)
        if not self.host.write([changed], f"Записано: {person.name}"):
            raise UserError(f"{person.name}: не записано.")
        return ScoreRow(row.number, next(one for one in self.host.sheet.people if one.identity == person.identity))


def _problem(_row: object, column: Column, text: str) -> str:
    if column.title != _DAY or not text.strip() or isinstance(read_day(text), date):
        return ""
    return "Впишите день числами, например 05.09.2026."


def _bind(widget: QWidget, key: str, slot: object) -> None:
    shortcut = QShortcut(QKeySequence(key), widget)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(slot)
