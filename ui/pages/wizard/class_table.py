"""The classes of a new journal in rows, typed or pasted from a spreadsheet, with live totals."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.rules.classes import ClassNameError, parse_class_name
from models.rules.pasted_classes import parse_pasted_classes
from models.rules.school_card import ClassEntry
from models.rules.school_checks import FieldProblem, check_classes
from models.vocabulary import CAMPAIGN_GRADES
from ui.components.buttons import Button
from ui.components.labels import Hairline, Label
from ui.pages.wizard.class_row import GAP, WIDTHS, ClassRow
from ui.theme import current
from ui.themed import Themed

_HEADS = {"name": "Класс", "enrolment": "Обучающихся", "ovz": "С ОВЗ", "class_teacher": "Классный руководитель"}
_TO_BE_TYPED = {"enrolment"}
"""Fields whose absence is a fault only when the user wants to go on."""


class ClassTable(Themed, QWidget):
    """Rows of classes. `edited`: something changed; `entered`: Enter in the last field of the last row."""

    edited = Signal()
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[ClassRow] = []
        self._strict = False
        self._pasted_problems: list[FieldProblem] = []
        self._heads = {field: Label(words, "head") for field, words in _HEADS.items()}
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self._all, self._ovz = Label("0", "strong"), Label("0", "strong")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._head_line())
        layout.addLayout(self._list)
        layout.addWidget(Hairline())
        layout.addLayout(self._foot_line())
        self.set_entries([ClassEntry(name=str(grade)) for grade in CAMPAIGN_GRADES])
        self.restyle()

    @property
    def entries(self) -> list[ClassEntry]:
        """What is typed, blank rows included, so that places in `check_classes` are rows."""
        return [row.entry for row in self.rows]

    def set_entries(self, entries: Sequence[ClassEntry]) -> None:
        """Show these classes in place of the present ones."""
        while self.rows:
            self._take_away(self.rows[-1])
        for entry in entries:
            self._add(entry)
        self._strict, self._pasted_problems = False, []
        self._refresh()

    def paste(self, text: str) -> int:
        """Take the classes of a pasted table in place of the present ones; how many."""
        pasted = parse_pasted_classes(text)
        if pasted.rows:
            self.set_entries(pasted.rows)
            self._pasted_problems = list(pasted.problems)
            self._refresh()
            self.edited.emit()
        return len(pasted.rows)

    def add_class(self) -> None:
        """Add an empty row and put the cursor into it."""
        self._add(ClassEntry())
        self.rows[-1].name.setFocus()
        self._refresh()

    def check(self) -> int:
        """Show every fault; how many cells are to be mended."""
        self._strict = True
        return self._refresh()

    def focus_first(self) -> None:
        """Put the cursor where typing begins: the first number that is missing."""
        waiting = next((row for row in self.rows if row.enrolment.count is None), None)
        if waiting is not None:
            waiting.enrolment.setFocus()
            waiting.enrolment.selectAll()

    def focus_problem(self) -> None:
        """Put the cursor into the first cell that is to be mended."""
        faulty = next((row for row in self.rows if row.problem), None)
        if faulty is not None:
            faulty.focus_problem()

    def restyle(self) -> None:
        theme = current()
        for field, head in self._heads.items():
            head.setFixedWidth(theme.px(WIDTHS[field]))

    def _head_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(GAP)
        for head in self._heads.values():
            line.addWidget(head)
        line.addStretch(1)
        return line

    def _foot_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(7)
        line.addWidget(Label("Всего в 5–11 классах"))
        line.addWidget(self._all)
        line.addSpacing(16)
        line.addWidget(Label("С ОВЗ"))
        line.addWidget(self._ovz)
        line.addStretch(1)
        line.addWidget(Button("Добавить класс", "plus", small=True, on_click=self.add_class))
        line.addSpacing(24)
        return line

    def _add(self, entry: ClassEntry) -> None:
        row = ClassRow(entry)
        row.edited.connect(lambda: self._on_edited(row))
        row.pasted.connect(self.paste)
        row.removed.connect(lambda: self._on_removed(row))
        row.entered.connect(lambda field: self._on_entered(row, field))
        self.rows.append(row)
        self._list.addWidget(row)

    def _take_away(self, row: ClassRow) -> None:
        self.rows.remove(row)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _on_removed(self, row: ClassRow) -> None:
        self._pasted_problems = []
        self._take_away(row)
        self._refresh()
        self.edited.emit()

    def _on_edited(self, row: ClassRow) -> None:
        self._pasted_problems = [one for one in self._pasted_problems if one.row != self.rows.index(row)]
        self._refresh()
        self.edited.emit()

    def _on_entered(self, row: ClassRow, field: str) -> None:
        order = list(row.fields)
        place = order.index(field) + 1
        if place < len(order):
            row.fields[order[place]].setFocus()
            return
        following = self.rows.index(row) + 1
        if following == len(self.rows):
            self.entered.emit()
            return
        target = self.rows[following]
        (target.enrolment if target.name.text() else target.name).setFocus()

    def _refresh(self) -> int:
        """Show faults and totals; how many faults are shown."""
        entries = self.entries
        found: dict[int, FieldProblem] = {}
        ripe = [one for one in check_classes(entries) if self._strict or one.field not in _TO_BE_TYPED]
        for problem in [*self._pasted_problems, *ripe]:
            if problem.row is not None:
                found.setdefault(problem.row, problem)
        for place, row in enumerate(self.rows):
            problem = found.get(place, FieldProblem("name", ""))
            row.show_problem(problem.field, problem.message)
        counted = [entry for entry in entries if _counts(entry)]
        self._all.setText(str(sum(entry.enrolment or 0 for entry in counted)))
        self._ovz.setText(str(sum(entry.ovz or 0 for entry in counted)))
        return len(found)


def _counts(entry: ClassEntry) -> bool:
    """Whether the class is one of those that Приложение 3 counts, grades 5–11."""
    try:
        return parse_class_name(entry.name).grade in CAMPAIGN_GRADES
    except ClassNameError:
        return False
