"""The form of a partner."""

from dataclasses import replace

from models.rules.people_checks import LONGEST, PartnerCard
from models.vocabulary import PartnerCategory
from ui.components.controls import Combo, LineEdit
from ui.components.field import Field
from ui.forms.card_fields import CardFields

_NAMES = ("name", "category", "contacts", "agreement")


class PartnerForm(CardFields):
    """Fields of a `PartnerCard`; the categories are those of Приложение 3, table 2."""

    def __init__(self) -> None:
        self._card = PartnerCard()
        name = LineEdit(placeholder="ООО «Сосновский сыродел»")
        contacts = LineEdit(placeholder="телефон, почта, кого спросить")
        agreement = LineEdit(placeholder="№ 5 от 01.09.2026")
        for edit in (name, contacts, agreement):
            edit.setMaxLength(LONGEST)
        categories = [(None, "не выбрана"), *((category, category.value) for category in PartnerCategory)]
        super().__init__(
            [
                {"name": Field("Наименование", name)},
                {"category": Field("Категория", Combo(categories))},
                {"contacts": Field("Контакты", contacts)},
                {"agreement": Field("Соглашение", agreement)},
            ]
        )

    def card(self) -> PartnerCard:
        """The card as typed."""
        values = self.values
        values["category"] = PartnerCategory(values["category"]) if values["category"] else None
        return replace(self._card, **values)

    def set_card(self, card: PartnerCard) -> None:
        """Show a card."""
        self._card = card
        self.set_values({name: getattr(card, name) for name in _NAMES})
