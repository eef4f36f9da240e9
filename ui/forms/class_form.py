"""The form of a class: its name and its numbers on the list."""

from PySide6.QtCore import Signal

from models.rules.people_checks import LONGEST, ClassCard
from models.vocabulary import ProfminimumLevel
from ui.components.controls import Combo, LineEdit
from ui.components.field import Field
from ui.components.findings import FindingRow
from ui.forms.card_fields import CardFields
from ui.forms.count_edit import CountEdit

_NAMES = (
    "name",
    "enrolment",
    "ovz",
    "disability",
    "class_teacher",
    "profminimum_level",
    "registration_plan",
    "registration_fact",
)


class ClassForm(CardFields):
    """Fields of a `ClassCard`. `numbers_wanted`: the user takes the numbers from the list of names."""

    numbers_wanted = Signal()

    def __init__(self) -> None:
        self._card = ClassCard()
        teacher = LineEdit(placeholder="Фамилия, имя, отчество")
        teacher.setMaxLength(LONGEST)
        levels = [(None, "как у всей школы"), *((level, level.value) for level in ProfminimumLevel)]
        super().__init__(
            [
                {
                    "name": Field("Класс", LineEdit(placeholder="5А")),
                    "enrolment": Field("Обучающихся", CountEdit(width=0)),
                },
                {
                    "ovz": Field("С ОВЗ", CountEdit(width=0)),
                    "disability": Field("С инвалидностью", CountEdit(width=0)),
                },
                {"class_teacher": Field("Классный руководитель", teacher)},
                {"profminimum_level": Field("Уровень Профминимума", Combo(levels))},
                {
                    "registration_plan": Field("«Билет в будущее», план", CountEdit(width=0)),
                    "registration_fact": Field("Зарегистрировано", CountEdit(width=0)),
                },
            ]
        )
        self.finding: FindingRow | None = None

    def card(self) -> ClassCard:
        """The card as typed."""
        from dataclasses import replace

        values = self.values
        level = values["profminimum_level"]
        values["profminimum_level"] = ProfminimumLevel(level) if level else None
        return replace(self._card, **values)

    def set_card(self, card: ClassCard) -> None:
        """Show a card; a list of names that disagrees with its numbers is told at the top."""
        self._card = card
        self.set_values({name: getattr(card, name) for name in _NAMES})
        if self.finding is not None:
            self.column.removeWidget(self.finding)
            self.finding.deleteLater()
            self.finding = None
        if card.differs:
            self.finding = FindingRow("warn", list_and_numbers(card), "", "Взять числа из списка", wide=True)
            self.finding.activated.connect(self.numbers_wanted)
            self.column.insertWidget(0, self.finding)


def list_and_numbers(card: ClassCard) -> str:
    """«В списке 24, числится 25»; with ОВЗ when it differs too."""
    parts = []
    if card.listed != card.enrolment:
        parts.append(f"в списке {card.listed}, числится {card.enrolment}")
    if card.listed_ovz != card.ovz:
        parts.append(f"с ОВЗ в списке {card.listed_ovz}, числится {card.ovz}")
    words = "; ".join(parts)
    return words[:1].upper() + words[1:]
