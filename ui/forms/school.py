"""The school's card as a form; the wizard shows it in two steps, the settings show it whole."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from enum import StrEnum
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from models.rules.people_checks import LONGEST
from models.rules.periods import SchoolYear, school_year_of
from models.rules.school_card import SchoolCard
from models.rules.school_checks import FieldProblem, check_card
from models.vocabulary import OrganisationType, ProfminimumLevel
from ui.components.controls import Combo, LineEdit
from ui.components.field import Field
from ui.forms.count_edit import CountEdit

COORDINATOR = (("coordinator",), ("coordinator_post",), ("phone", "email"))
SCHOOL = (
    ("full_name",),
    ("short_name", "inn"),
    ("municipality", "organisation_type"),
    ("director", "approver"),
    ("start_year", "teachers_total", "profminimum_level"),
)
WHOLE_CARD = (
    ("full_name",),
    ("short_name", "inn", "municipality"),
    ("organisation_type", "director", "approver"),
    ("start_year", "teachers_total", "profminimum_level"),
    ("coordinator", "coordinator_post"),
    ("phone", "email"),
)
"""Rows of fields, side by side within a row."""

_LABELS = {
    "full_name": "Полное наименование",
    "short_name": "Краткое наименование",
    "inn": "ИНН",
    "municipality": "Муниципальное образование",
    "organisation_type": "Тип организации",
    "start_year": "Учебный год",
    "coordinator": "Фамилия, имя, отчество",
    "coordinator_post": "Должность",
    "phone": "Телефон",
    "email": "E-mail",
    "director": "Директор",
    "approver": "Кто утверждает план: должность, ФИО",
    "teachers_total": "Всего педагогов",
    "profminimum_level": "Уровень Профминимума",
}
_PLACEHOLDERS = {
    "full_name": "МБОУ «Заречная средняя общеобразовательная школа»",
    "short_name": "МБОУ «Заречная СОШ»",
    "inn": "10 цифр",
    "municipality": "Заречный район",
    "coordinator": "Кузьмина Людмила Андреевна",
    "coordinator_post": "заместитель директора по воспитательной работе",
    "phone": "8 (382) 200-00-00",
    "director": "Фамилия И. О.",
    "approver": "Директор Фамилия И. О.",
}
_CLOSED_LISTS: dict[str, type[StrEnum]] = {
    "organisation_type": OrganisationType,
    "profminimum_level": ProfminimumLevel,
}


class CardForm(QWidget):
    """Some rows of the card's fields.

    `edited` is sent when the user changes anything, `entered` on Enter in the last field.
    """

    edited = Signal()
    entered = Signal()

    def __init__(self, rows: Sequence[Sequence[str]], *, year_fixed: bool = False) -> None:
        super().__init__()
        self._base = SchoolCard(start_year=school_year_of(date.today()).start_year)
        self._fields: dict[str, Field] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for names in rows:
            line = QHBoxLayout()
            line.setSpacing(12)
            for name in names:
                self._fields[name] = Field(_LABELS[name], self._control(name))
                line.addWidget(self._fields[name], 1, Qt.AlignmentFlag.AlignTop)
            column.addLayout(line)
        self._year_fixed = False
        self.fix_year(year_fixed)
        self.set_card(self._base)

    @property
    def names(self) -> frozenset[str]:
        """The fields that this form shows."""
        return frozenset(self._fields)

    def card(self, base: SchoolCard | None = None) -> SchoolCard:
        """What is typed, over the fields of `base` that this form does not show."""
        typed = {name: _read(name, field.control) for name, field in self._fields.items()}
        return replace(base or self._base, **typed)

    def set_card(self, card: SchoolCard) -> None:
        """Fill the form; `edited` is not sent."""
        self._base = card
        blocked = self.blockSignals(True)
        for name, field in self._fields.items():
            _fill(field.control, getattr(card, name))
            field.clear_problem()
        self.blockSignals(blocked)

    def fix_year(self, fixed: bool) -> None:
        """Keep the user, and drafts of other years, from changing the school year."""
        self._year_fixed = fixed
        if "start_year" in self._fields:
            self._fields["start_year"].control.setEnabled(not fixed)

    @property
    def content(self) -> dict[str, Any]:
        """What is typed as JSON can hold it: for a draft."""
        return asdict(self.card())

    def set_content(self, content: Mapping[str, Any]) -> None:
        """Fill in a draft; one that is no card, or a card of another year than the fixed one, is passed over."""
        card = _card_from(content)
        if card is not None and not (self._year_fixed and card.start_year != self._base.start_year):
            self.set_card(card)

    def show_problems(self, problems: Iterable[FieldProblem]) -> int:
        """Show those problems that are about this form's fields and put the cursor into the first; how many."""
        shown = {problem.field: problem.message for problem in problems if problem.field in self._fields}
        for name, field in self._fields.items():
            if name in shown:
                field.set_problem(shown[name])
            else:
                field.clear_problem()
        first = next((field for name, field in self._fields.items() if name in shown), None)
        if first is not None:
            first.control.setFocus()
        return len(shown)

    def field(self, name: str) -> Field:
        """The field of that name."""
        return self._fields[name]

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        next(iter(self._fields.values())).control.setFocus()

    def _control(self, name: str) -> QWidget:
        control = _make(name)
        signal = (
            control.textEdited
            if isinstance(control, QLineEdit)
            else control.valueChanged
            if isinstance(control, CountEdit)
            else control.currentIndexChanged
        )
        signal.connect(lambda _value, field=name: self._on_edited(field))
        if isinstance(control, QLineEdit):
            control.returnPressed.connect(lambda field=name: self._on_return(field))
            control.editingFinished.connect(lambda field=name: self._check(field))
        return control

    def _on_return(self, name: str) -> None:
        """On to the next field; from the last one the owner of the form says where to."""
        if name == list(self._fields)[-1]:
            self.entered.emit()
        else:
            self.focusNextChild()

    def _check(self, name: str) -> None:
        """Say at once what is wrong with a field that was filled; an empty one may still be filled later."""
        if name in self._fields and _read(name, self._fields[name].control):
            wrong = next((problem for problem in check_card(self.card()) if problem.field == name), None)
            if wrong is not None:
                self._fields[name].set_problem(wrong.message)

    def _on_edited(self, name: str) -> None:
        if name in self._fields:
            self._fields[name].clear_problem()
            self.edited.emit()


def _card_from(content: Mapping[str, Any]) -> SchoolCard | None:
    values = dict(content)
    try:
        for name, words in _CLOSED_LISTS.items():
            if values.get(name):
                values[name] = words(values[name])
        return SchoolCard(**values)
    except (TypeError, ValueError):
        return None


def _make(name: str) -> LineEdit | CountEdit | Combo:
    match name:
        case "organisation_type" | "profminimum_level":
            return Combo([(None, "не указан"), *((word.value, word.value) for word in _CLOSED_LISTS[name])])
        case "start_year":
            this = school_year_of(date.today()).start_year
            return Combo([(year, str(SchoolYear(year))) for year in range(this + 1, this - 11, -1)])
        case "teachers_total":
            return CountEdit(width=0)
        case _:
            edit = LineEdit(placeholder=_PLACEHOLDERS.get(name, ""))
            edit.setMaxLength(LONGEST)
            return edit


def _fill(control: QWidget, value: object) -> None:
    if isinstance(control, LineEdit):
        control.setText(str(value))
        control.setCursorPosition(0)
    elif isinstance(control, CountEdit):
        control.set_count(value if isinstance(value, int) else None)
    elif isinstance(control, Combo):
        if isinstance(value, int) and all(control.itemData(index) != value for index in range(control.count())):
            control.addItem(str(SchoolYear(value)), value)
        for index in range(control.count()):
            if control.itemData(index) == value:
                control.setCurrentIndex(index)


def _read(name: str, control: QWidget) -> Any:
    if isinstance(control, LineEdit):
        return control.text().strip()
    if isinstance(control, CountEdit):
        return control.count
    value = control.value if isinstance(control, Combo) else None
    words = _CLOSED_LISTS.get(name)
    return (
        words(str(value)) if words is not None and value is not None else value
    )  # Qt turns a word's member into a str
