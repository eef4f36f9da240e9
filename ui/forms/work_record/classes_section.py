"""Which classes came, and who of each."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.rules.school_checks import FieldProblem
from models.rules.work_record import ClassForTurnout, ListedName, TurnoutCard
from models.vocabulary import TurnoutKind
from ui.components.field import ProblemLine
from ui.components.labels import Hairline, Label
from ui.forms.work_record.class_toggles import ClassToggles
from ui.forms.work_record.turnout_row import TurnoutRow

_FIELD = "turnout."


class ClassesSection(QWidget):
    """Toggles of the classes, and a row for each that is on. `edited` when the user changes anything."""

    edited = Signal()

    def __init__(self, classes: Sequence[ClassForTurnout], day: Callable[[], date | None]) -> None:
        super().__init__()
        self._classes = {one.id: one for one in classes}
        self._day = day
        self._gone: tuple[TurnoutCard, ...] = ()
        self.rows: dict[int, TurnoutRow] = {}
        self.toggles = ClassToggles(classes)
        self.toggles.turned.connect(self._turn)
        self.problem = ProblemLine()
        head = QHBoxLayout()
        head.addWidget(Label("Классы", "label"))
        head.addStretch(1)
        head.addWidget(self.toggles.link, 0, Qt.AlignmentFlag.AlignBottom)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self._end = Hairline()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self.toggles)
        layout.addWidget(self.problem)
        layout.addLayout(self._rows)
        layout.addWidget(self._end)
        self._end.hide()

    @property
    def cards(self) -> tuple[TurnoutCard, ...]:
        """The turnouts by grade; those of a class that the year has no more stay as they are."""
        return (*(self.rows[key].card for key in self.toggles.chosen), *self._gone)

    def set_cards(self, cards: Iterable[TurnoutCard]) -> None:
        """Show these turnouts; `edited` is not sent."""
        listed = list(cards)
        for key in list(self.rows):
            self._drop(key)
        self._gone = tuple(card for card in listed if card.class_id not in self._classes)
        known = [card for card in listed if card.class_id in self._classes]
        self.toggles.set_chosen(card.class_id for card in known)
        for card in known:
            self._row(card.class_id).set_card(card)
        self._arrange()

    @property
    def content(self) -> list[dict[str, Any]]:
        """The turnouts as JSON can hold them."""
        return [
            {
                "class": card.class_id,
                "kind": card.kind.value,
                "number": card.number,
                "ovz": card.ovz,
                "disability": card.disability,
                "names": [[one.name, one.pupil_id] for one in card.names],
            }
            for card in self.cards
        ]

    def set_content(self, content: Iterable[Mapping[str, Any]]) -> None:
        """Fill in a draft; a class that the year has no more is left out."""
        self.set_cards(
            TurnoutCard(
                class_id=one["class"],
                kind=TurnoutKind(one["kind"]),
                number=one["number"],
                ovz=one["ovz"],
                disability=one["disability"],
                names=tuple(ListedName(name, pupil_id) for name, pupil_id in one["names"]),
            )
            for one in content
            if one["class"] in self._classes
        )

    def show_problems(self, problems: Iterable[FieldProblem]) -> bool:
        """Show each fault at its class; put the cursor into the first. False when there is none of classes."""
        wrong: dict[int, dict[str, str]] = {}
        for problem in problems:
            _word, number, part = problem.field.split(".")
            wrong.setdefault(int(number), {}).setdefault(part, problem.message)
        for key, row in self.rows.items():
            row.show_problems(wrong.get(key, {}))
        homeless = [next(iter(parts.values())) for key, parts in wrong.items() if key not in self.rows]
        self.problem.set_text(next(iter(homeless), ""))
        first = next((key for key in self.rows if key in wrong), None)
        if first is not None:
            self.rows[first].focus_part(next(iter(wrong[first])))
        elif homeless:
            self.toggles.focus_first()
        return bool(wrong)

    def show_warnings(self, warnings: Iterable[FieldProblem]) -> None:
        """Say at each class what looks odd."""
        told = {int(one.field.split(".")[1]): one.message for one in warnings}
        for key, row in self.rows.items():
            row.warning.set_text(told.get(key))

    @staticmethod
    def is_field_here(name: str) -> bool:
        """Whether a fault's field is one of a class."""
        return name.startswith(_FIELD)

    def _turn(self, key: int, on: bool) -> None:
        if on:
            self._row(key)
        else:
            self._drop(key)
        self._arrange()
        self.edited.emit()

    def _row(self, key: int) -> TurnoutRow:
        row = TurnoutRow(self._classes[key], self._day)
        row.edited.connect(self.edited)
        self.rows[key] = row
        return row

    def _drop(self, key: int) -> None:
        row = self.rows.pop(key)
        self._rows.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _arrange(self) -> None:
        order = self.toggles.chosen
        self.rows = {key: self.rows[key] for key in order}
        for place, row in enumerate(self.rows.values()):
            self._rows.insertWidget(place, row)
            row.show()
        self._end.setVisible(bool(order))
        self.problem.set_text("")
