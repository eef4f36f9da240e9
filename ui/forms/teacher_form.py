"""The form of a teacher."""

from dataclasses import replace

from models.rules.people_checks import LONGEST, TeacherCard
from ui.components.controls import LineEdit
from ui.components.field import Field
from ui.forms.card_fields import CardFields


class TeacherForm(CardFields):
    """Fields of a `TeacherCard`."""

    def __init__(self) -> None:
        self._card = TeacherCard()
        name, post = LineEdit(placeholder="Фамилия, имя, отчество"), LineEdit(placeholder="учитель технологии")
        for edit in (name, post):
            edit.setMaxLength(LONGEST)
        super().__init__([{"full_name": Field("Фамилия, имя, отчество", name)}, {"post": Field("Должность", post)}])

    def card(self) -> TeacherCard:
        """The card as typed."""
        return replace(self._card, **self.values)

    def set_card(self, card: TeacherCard) -> None:
        """Show a card."""
        self._card = card
        self.set_values({"full_name": card.full_name, "post": card.post})
