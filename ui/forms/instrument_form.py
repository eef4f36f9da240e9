"""The form of a school's own method: how it is answered, its scales, keys and levels."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.rules.diagnostics.instrument import AnswerKind
from models.rules.diagnostics.own_instrument import InstrumentCard, ScaleCard
from models.rules.school_checks import FieldProblem
from ui.components.buttons import Button, row
from ui.components.controls import CheckBox, Combo, LineEdit
from ui.components.field import Field
from ui.components.into_sight import bring_into_sight
from ui.components.labels import Label, SectionTitle
from ui.forms.card_fields import CardFields
from ui.forms.count_edit import CountEdit
from ui.forms.scale_fields import LONGEST_NAME, ScaleFields

MOST_ITEMS, MOST_SCALES = 500, 60
_KINDS: tuple[tuple[str, str], ...] = (
    ("", "только готовые баллы"),
    (AnswerKind.CHOICE, "варианты а, б, в…"),
    (AnswerKind.RATING, "оценка числом"),
    (AnswerKind.YES_NO, "да или нет"),
    (AnswerKind.PAIR, "3 балла на два утверждения"),
)
_EXAMPLES = {
    AnswerKind.CHOICE: "1а 3б 5а–9а",
    AnswerKind.PAIR: "1а 3б 5а–9а",
    AnswerKind.RATING: "1 5 8–10",
    AnswerKind.YES_NO: "1+ 3-",
}
_OF_KIND = {
    "options": {AnswerKind.CHOICE},
    "rating_lowest": {AnswerKind.RATING},
    "rating_highest": {AnswerKind.RATING},
    "reversed_items": {AnswerKind.RATING},
    "items": {AnswerKind.CHOICE, AnswerKind.RATING, AnswerKind.YES_NO, AnswerKind.PAIR},
    "overlap": {AnswerKind.CHOICE, AnswerKind.RATING, AnswerKind.YES_NO, AnswerKind.PAIR},
    "partial": {AnswerKind.CHOICE, AnswerKind.RATING, AnswerKind.YES_NO, AnswerKind.PAIR},
}
_FIELDS_OF_FAULTS = {"lowest": "rating_lowest", "highest": "rating_highest", "reversed": "reversed_items"}
_COUNTS = {"items": (1, MOST_ITEMS), "options": (2, 6), "rating_lowest": (0, 9), "rating_highest": (1, 9)}


class InstrumentForm(QWidget):
    """Fields of an `InstrumentCard`; the faults of the keys stand under their scale."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._card = InstrumentCard()
        name = LineEdit(placeholder="Анкета профессиональных интересов")
        name.setMaxLength(LONGEST_NAME)
        self.head = CardFields(
            [
                {"name": Field("Название", name)},
                {"kind": Field("Как отвечают", Combo(_KINDS)), "items": _count("Вопросов", MOST_ITEMS)},
                {"options": _count("Вариантов ответа", 6)},
                {"rating_lowest": _count("Наименьшая оценка", 9), "rating_highest": _count("Наибольшая оценка", 9)},
                {"reversed_items": Field("Вопросы, которые считаются наоборот", LineEdit(placeholder="2 5 6"))},
                {"compare": CheckBox("Ведущая шкала имеет смысл", checked=True)},
                {"overlap": CheckBox("Один ответ может идти в несколько шкал")},
                {"partial": CheckBox("Есть вопросы вне шкал")},
            ]
        )
        self.head.edited.connect(self.edited)
        self._kind = self.head.control("kind")
        assert isinstance(self._kind, Combo)
        self._kind.currentIndexChanged.connect(lambda _index: self._arrange())
        self.scales: list[ScaleFields] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(16)
        self.add_button = Button("Добавить шкалу", "plus", small=True, on_click=self._add_by_user)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.head)
        column.addWidget(SectionTitle("Шкалы", line=False))
        column.addWidget(Label("Тексты вопросов не нужны: программа хранит только ключ.", "second", wrap=True))
        column.addLayout(self._rows)
        column.addWidget(row(self.add_button))
        self.set_card(InstrumentCard(scales=(ScaleCard(),)))

    @property
    def kind(self) -> AnswerKind | None:
        """How the method is answered; None when only scores are kept."""
        value = self.head.values["kind"]
        return AnswerKind(value) if value else None

    def card(self) -> InstrumentCard:
        """The card as typed."""
        values = self.head.values
        values["kind"] = self.kind
        values["reversed_items"] = tuple(int(one) for one in re.findall(r"\d+", values["reversed_items"]))
        for name in _COUNTS:
            if values[name] is None:
                values[name] = getattr(InstrumentCard(), name)
        return replace(self._card, **values, scales=tuple(scale.card for scale in self.scales))

    def set_card(self, card: InstrumentCard) -> None:
        """Show a card."""
        self._card = card
        values = {name: getattr(card, name) for name in self.head.content}
        values["kind"] = str(card.kind) if card.kind else ""
        values["reversed_items"] = " ".join(map(str, card.reversed_items))
        self.head.set_values(values)
        self._show_scales(card.scales or (ScaleCard(),))

    @property
    def content(self) -> dict[str, Any]:
        """What is typed, for a draft."""
        return {**self.head.content, "scales": [asdict(scale.card) for scale in self.scales]}

    def set_content(self, content: Mapping[str, Any]) -> None:
        """Fill in a draft."""
        self.head.set_content(content)
        self._show_scales([ScaleCard(**scale) for scale in content.get("scales", ())] or [ScaleCard()])

    @property
    def unreadable(self) -> list[FieldProblem]:
        """Numbers that are asked for and missing, and items that are no numbers."""
        values, found = self.head.values, []
        for name, (least, most) in _COUNTS.items():
            count = values[name]
            if self._asked(name) and (count is None or not least <= count <= most):
                found.append(FieldProblem(name, f"Впишите число от {least} до {most}."))
        if self._asked("reversed_items") and not re.fullmatch(r"[\d\s,;]*", values["reversed_items"]):
            found.append(FieldProblem("reversed_items", "Впишите номера вопросов через пробел, например 2 5 6."))
        found += [
            FieldProblem("key", "Впишите ключ: какие ответы принадлежат этой шкале.", number)
            for number, scale in enumerate(self.scales)
            if self.kind is not None and scale.card.name.strip() and not scale.card.key.strip()
        ]
        return found

    def show_problems(self, problems: Iterable[FieldProblem]) -> list[str]:
        """Show each problem under its field, the cursor in the first; the sentences that have no field here."""
        given = list(problems)
        of_scales = [one for one in given if one.row is not None and one.row < len(self.scales)]
        others = [
            FieldProblem(_FIELDS_OF_FAULTS.get(one.field, one.field), one.message)
            for one in given
            if one not in of_scales
        ]
        elsewhere = self.head.show_problems(others)
        for scale in self.scales:
            for field in scale.fields.values():
                field.clear_problem()
        first = True
        for problem in of_scales:
            assert problem.row is not None
            shown = self.scales[problem.row].fields.get(problem.field)
            if shown is None or shown.isHidden():
                elsewhere.append(problem.message)
            elif not shown.problem:
                shown.set_problem(problem.message)
                if first and len(elsewhere) == len(others):
                    shown.control.setFocus()
                    bring_into_sight(shown)
                first = False
        return elsewhere

    def focus_first(self) -> None:
        """Put the cursor into the name."""
        self.head.focus_first()

    def _asked(self, name: str) -> bool:
        return name not in _OF_KIND or self.kind in _OF_KIND[name]

    def _arrange(self) -> None:
        """Ask only for what the kind of answers needs."""
        for name in _OF_KIND:
            part = self.head.control(name)
            shown = self.head.field(name) if not isinstance(part, CheckBox) else part
            shown.setVisible(self._asked(name))
        for number, scale in enumerate(self.scales, 1):
            scale.set_number(number, removable=len(self.scales) > 1)
            scale.ask_for(key=self.kind is not None, example=_EXAMPLES.get(self.kind, "") if self.kind else "")
        self.add_button.setVisible(len(self.scales) < MOST_SCALES)

    def _show_scales(self, cards: Iterable[ScaleCard]) -> None:
        while self.scales:
            self._drop(self.scales[-1])
        for card in cards:
            self._add(card)
        self._arrange()

    def _add(self, card: ScaleCard) -> ScaleFields:
        scale = ScaleFields()
        scale.set_card(card)
        scale.edited.connect(self.edited)
        scale.removed.connect(lambda: self._remove_by_user(scale))
        self.scales.append(scale)
        self._rows.addWidget(scale)
        return scale

    def _drop(self, scale: ScaleFields) -> None:
        self.scales.remove(scale)
        self._rows.removeWidget(scale)
        scale.hide()
        scale.deleteLater()

    def _add_by_user(self) -> None:
        scale = self._add(ScaleCard())
        self._arrange()
        scale.line("name").setFocus()
        bring_into_sight(scale)
        self.edited.emit()

    def _remove_by_user(self, scale: ScaleFields) -> None:
        self._drop(scale)
        self._arrange()
        self.edited.emit()


def _count(label: str, most: int) -> Field:
    return Field(label, CountEdit(most, width=0))
