"""The fields of one card: read, filled, kept as a draft, and told what is wrong with them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.rules.school_checks import FieldProblem
from ui.components.controls import MOST_TEXT, CheckBox, Combo, LineEdit, TextArea
from ui.components.field import Field
from ui.components.into_sight import bring_into_sight
from ui.forms.content_edit import ContentEdit
from ui.forms.count_edit import CountEdit
from ui.forms.day_edit import DayEdit
from ui.forms.hours_edit import HoursEdit

Part = Field | CheckBox
_TOP = Qt.AlignmentFlag.AlignTop
CUT = f"Вставлено только начало: поле вмещает {MOST_TEXT} знаков."


class OwnControl(QWidget):
    """A control that is none of the plain ones: `edited` when the user changes it, `content` as a draft keeps it."""

    edited = Signal()

    @property
    def content(self) -> Any:
        """What is typed, as JSON can hold it."""
        raise NotImplementedError

    def set_content(self, content: Any) -> None:
        """Fill in what `content` gave."""
        raise NotImplementedError


class CardFields(QWidget):
    """Rows of named fields and ticks, side by side within a row. `edited` when the user changes anything.

    The parts of a row share its width evenly, unless `shares` tells how many parts of it a field takes.
    """

    edited = Signal()

    def __init__(self, rows: Sequence[Mapping[str, Part]], shares: Mapping[str, int] | None = None) -> None:
        super().__init__()
        self._shares = shares or {}
        self._parts: dict[str, Part] = {}
        self._filling = False
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)
        for parts in rows:
            self._add_row(parts)

    def _add_row(self, parts: Mapping[str, Part]) -> None:
        line = QHBoxLayout()
        line.setSpacing(12)
        for name, part in parts.items():
            self._parts[name] = part
            # a tick is as wide as its words: without an alignment to the left it would stand in the middle
            align = _TOP if isinstance(part, Field) else _TOP | Qt.AlignmentFlag.AlignLeft
            line.addWidget(part, self._shares.get(name, 1), align)
            self._watch(name)
        self.column.addLayout(line)

    def _watch(self, name: str) -> None:
        control = self.control(name)
        if isinstance(control, LineEdit | TextArea):
            signal: Any = control.textChanged
        elif isinstance(control, ContentEdit):
            signal = control.edited
        elif isinstance(control, CountEdit):
            signal = control.valueChanged
        elif isinstance(control, Combo):
            signal = control.currentIndexChanged
        elif isinstance(control, OwnControl):
            signal = control.edited
        else:
            assert isinstance(control, CheckBox)
            signal = control.toggled
        signal.connect(lambda *_value: self._on_edited(name))
        if isinstance(control, TextArea):
            control.cut_off.connect(lambda: self.field(name).set_problem(CUT))

    def control(self, name: str) -> QWidget:
        """The control of a field."""
        part = self._parts[name]
        return part.control if isinstance(part, Field) else part

    def field(self, name: str) -> Field:
        """The labelled field of that name."""
        part = self._parts[name]
        assert isinstance(part, Field)
        return part

    @property
    def values(self) -> dict[str, Any]:
        """What is typed, by the names of the card's fields."""
        return {name: _read(self.control(name)) for name in self._parts}

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Fill the fields that are named; `edited` is not sent, problems vanish."""
        self._filling = True
        for name, part in self._parts.items():
            if name in values:
                _fill(self.control(name), values[name])
            if isinstance(part, Field):
                part.clear_problem()
        self._filling = False

    @property
    def content(self) -> dict[str, Any]:
        """What is typed as JSON can hold it, unreadable days included: for a draft."""
        return {name: _raw(self.control(name)) for name in self._parts}

    def set_content(self, content: Mapping[str, Any]) -> None:
        """Fill in a draft; what it does not know stays."""
        self.set_values({name: value for name, value in content.items() if name in self._parts})

    @property
    def unreadable(self) -> list[FieldProblem]:
        """Days that are none, hours that are no number."""
        controls = ((name, self.control(name)) for name in self._parts)
        return [
            FieldProblem(name, control.problem)
            for name, control in controls
            if isinstance(control, DayEdit | HoursEdit) and control.problem
        ]

    def show_problems(self, problems: Iterable[FieldProblem]) -> list[str]:
        """Show each problem under its field, the cursor in the first; the sentences that have no field here."""
        wrong: dict[str, str] = {}
        elsewhere = []
        for problem in problems:
            if isinstance(self._parts.get(problem.field), Field):
                wrong.setdefault(problem.field, problem.message)
            else:
                elsewhere.append(problem.message)
        for name, part in self._parts.items():
            if isinstance(part, Field):
                part.set_problem(wrong[name]) if name in wrong else part.clear_problem()
        if wrong:
            first = next(name for name in self._parts if name in wrong)
            _put_cursor(self.control(first))
            bring_into_sight(self.field(first))
        return elsewhere

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        _put_cursor(self.control(next(iter(self._parts))))

    def _on_edited(self, name: str) -> None:
        part = self._parts[name]
        if isinstance(part, Field):
            part.clear_problem()
        if not self._filling:
            self.edited.emit()


def _put_cursor(control: QWidget) -> None:
    """Behind the text, so that typing goes on; over a number, so that typing replaces it."""
    control.setFocus()
    if isinstance(control, LineEdit):
        control.end(False)
    elif isinstance(control, TextArea):
        control.moveCursor(QTextCursor.MoveOperation.End)
    elif isinstance(control, CountEdit):
        control.selectAll()


def _read(control: QWidget) -> Any:
    if isinstance(control, DayEdit):
        return control.day
    if isinstance(control, HoursEdit):
        return control.hours
    return _raw(control)


def _raw(control: QWidget) -> Any:
    if isinstance(control, ContentEdit):
        return control.content
    if isinstance(control, LineEdit):
        return control.text()
    if isinstance(control, TextArea):
        return control.toPlainText()
    if isinstance(control, CountEdit):
        return control.count
    if isinstance(control, Combo):
        return control.value
    if isinstance(control, OwnControl):
        return control.content
    assert isinstance(control, CheckBox)
    return control.isChecked()


def _fill(control: QWidget, value: Any) -> None:
    if isinstance(control, DayEdit) and not isinstance(value, str):
        control.set_day(value)
    elif isinstance(control, HoursEdit) and not isinstance(value, str):
        control.set_hours(value)
    elif isinstance(control, ContentEdit):
        control.set_content(value)
    elif isinstance(control, LineEdit):
        control.setText(value)
        control.setCursorPosition(0)
    elif isinstance(control, TextArea):
        control.setPlainText(value)
    elif isinstance(control, CountEdit):
        control.set_count(value)
    elif isinstance(control, Combo):
        control.setCurrentIndex(next((i for i in range(control.count()) if control.itemData(i) == value), -1))
    elif isinstance(control, OwnControl):
        control.set_content(value)
    elif isinstance(control, CheckBox):
        control.setChecked(bool(value))
