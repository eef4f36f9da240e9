"""Охват of one class: весь класс, список, число or родители, with its faults under it."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.rules.turnout_checks import TurnoutNumbers, turnout_faults
from models.rules.work_record import ClassForTurnout, ListedName, TurnoutCard
from models.vocabulary import TurnoutKind
from ui.components.buttons import row
from ui.components.choices import Segmented
from ui.components.field import ProblemLine, WarningLine
from ui.components.labels import Hairline, Label
from ui.forms.count_edit import CountEdit
from ui.forms.work_record.pupil_list import PupilList
from ui.theme import current
from ui.themed import set_look

_LABEL = 76
_KINDS = (
    (TurnoutKind.WHOLE_CLASS, "Весь класс"),
    (TurnoutKind.LIST, "Список"),
    (TurnoutKind.COUNT, "Число"),
    (TurnoutKind.PARENTS, "Родители"),
)
_NUMBERS = ("number", "ovz", "disability")


class TurnoutRow(QWidget):
    """`edited` when the user changes anything. `day` asks the form for the day of the event."""

    edited = Signal()

    def __init__(self, school_class: ClassForTurnout, day: Callable[[], date | None]) -> None:
        super().__init__()
        self.school_class = school_class
        self._day = day
        self._loaded = TurnoutCard(class_id=school_class.id)
        self.kind = Segmented(_KINDS, name=f"Охват: {school_class.name} класс")
        self.kind.chosen.connect(self._choose)
        self.pupils: PupilList | None = None
        self.number, self.ovz, self.disability = (self._count(name) for name in ("Пришло", "С ОВЗ", "Инвалидов"))
        self.problem = ProblemLine()
        self.warning = WarningLine()
        self._place = QVBoxLayout()
        self._counts, self._parents_words, self._ovz_part, self._disability_part = self._build_counts()
        self._build()
        self._show_kind()

    def _count(self, words: str) -> CountEdit:
        edit = CountEdit(small=True, width=72, name=f"{words}: {self.school_class.name} класс")
        edit.valueChanged.connect(lambda _value: self._on_edited())
        return edit

    def _build_counts(self) -> tuple[QWidget, Label, QWidget, QWidget]:
        words = Label("чел.")
        ovz, disability = _pair("ОВЗ", self.ovz), _pair("из них с инвалидностью", self.disability)
        box = QWidget()
        layout = QHBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for part in (self.number, words, ovz):
            layout.addWidget(part)
        layout.addStretch(1)
        return box, words, ovz, disability

    def _build(self) -> None:
        numbers = self.school_class.numbers
        name = Label(f"{numbers.name} класс", "strong")
        size = Label(f"{numbers.enrolment} чел." + (f"\nОВЗ {numbers.ovz}" if numbers.ovz else ""), "second")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(name)
        words.addWidget(size)
        words.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(row(self.kind))
        right.addWidget(self._counts)
        right.addWidget(self._disability_part)
        right.addLayout(self._place)
        right.addWidget(self.problem)
        right.addWidget(self.warning)
        right.addStretch(1)
        label = QWidget()
        label.setFixedWidth(current().px(_LABEL))
        label.setLayout(words)
        words.setContentsMargins(0, 0, 0, 0)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(label)
        line.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(Hairline())
        layout.addLayout(line)

    @property
    def card(self) -> TurnoutCard:
        """The turnout as it stands."""
        kind = self.kind.value
        assert isinstance(kind, TurnoutKind)
        counted = kind in {TurnoutKind.COUNT, TurnoutKind.PARENTS}
        same = self._loaded.kind is kind and not counted
        return TurnoutCard(
            class_id=self.school_class.id,
            kind=kind,
            number=self.number.count if counted else None,
            ovz=self.ovz.count if kind is TurnoutKind.COUNT else self._loaded.ovz if same else None,
            disability=self.disability.count
            if kind is TurnoutKind.COUNT
            else self._loaded.disability
            if same
            else None,
            names=self._names(),
        )

    def _names(self) -> tuple[ListedName, ...]:
        if self.kind.value is not TurnoutKind.LIST or self.pupils is None:
            return ()
        written = {one.pupil_id: one for one in self._loaded.names if one.pupil_id is not None}
        return tuple(written.get(one.pupil_id or 0, one) for one in self.pupils.ticked())

    def set_card(self, card: TurnoutCard) -> None:
        """Show a turnout; `edited` is not sent."""
        self._loaded = card
        blocked = self.blockSignals(True)
        self.kind.set_value(card.kind)
        for name in _NUMBERS:
            getattr(self, name).set_count(getattr(card, name))
        if card.kind is TurnoutKind.LIST:
            self._pupils().show_list(self._day(), card.names)
        self._show_kind()
        self.blockSignals(blocked)

    def focus_part(self, part: str) -> None:
        """Put the cursor where a fault of that part is mended."""
        control: QWidget = getattr(self, part) if part in _NUMBERS else self.kind.button(self.kind.value)
        if part == "names" and self.pupils is not None:
            control = self.pupils.line
        control.setFocus()
        if isinstance(control, CountEdit):
            control.selectAll()

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Outline the faulty parts and say the first fault under them."""
        self.problem.set_text(next(iter(problems.values()), ""))
        for name in _NUMBERS:
            wrong = name in problems
            set_look(getattr(self, name), problem="true" if wrong else "false")
            getattr(self, name).setAccessibleDescription(problems.get(name, ""))
        if self.pupils is not None:
            set_look(self.pupils.list, problem="true" if "names" in problems else "false")

    def _choose(self, kind: Any) -> None:
        if kind is TurnoutKind.LIST and (self.pupils is None or not self.pupils.ticked()):
            pupils = self._pupils()
            pupils.show_list(self._day(), pupils.everybody(self._day()))
        self._show_kind()
        self._on_edited()

    def _pupils(self) -> PupilList:
        if self.pupils is None:
            self.pupils = PupilList(self.school_class)
            self.pupils.changed.connect(self._on_edited)
            self._place.addWidget(self.pupils)
        return self.pupils

    def _show_kind(self) -> None:
        kind = self.kind.value
        of_parents = kind is TurnoutKind.PARENTS
        self._counts.setVisible(of_parents or kind is TurnoutKind.COUNT)
        self._parents_words.setText("родителей" if of_parents else "чел., из них")
        self._ovz_part.setVisible(not of_parents)
        self._disability_part.setVisible(
            kind is TurnoutKind.COUNT and bool(self.school_class.numbers.disability or self.disability.count)
        )
        if self.pupils is not None:
            self.pupils.setVisible(kind is TurnoutKind.LIST)

    def _on_edited(self) -> None:
        self.show_problems(dict(self._too_many()))
        self.edited.emit()

    def _too_many(self) -> Iterable[tuple[str, str]]:
        """What is told while it is typed; what is only missing yet waits for «Записать»."""
        card = self.card
        numbers = TurnoutNumbers(card.kind, card.number, card.ovz, card.disability, len(card.names))
        missing = {"names"} if not card.names else set()
        if card.number is None:
            missing.add("number")
        for fault in turnout_faults(numbers, self.school_class.numbers):
            if fault.field not in missing:
                yield fault.field, fault.message


def _pair(words: str, control: QWidget) -> QWidget:
    box = QWidget()
    layout = QHBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(6)
    layout.addWidget(Label(words), 0, Qt.AlignmentFlag.AlignVCenter)
    layout.addWidget(control)
    layout.addStretch(1)
    return box
