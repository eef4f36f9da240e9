"""A municipality's card as a form: of the wizard and of the settings."""

from dataclasses import replace
from datetime import date
from typing import Any

from models.rules.office_card import OfficeCard
from models.rules.people_checks import LONGEST
from models.rules.periods import SchoolYear, school_year_of
from ui.components.controls import Combo, LineEdit
from ui.components.field import Field
from ui.forms.card_fields import CardFields

_YEARS_BACK = 10


class OfficeCardForm(CardFields):
    """Fields of an `OfficeCard`; the settings fix the year."""

    def __init__(self, *, year_fixed: bool = False) -> None:
        this = school_year_of(date.today()).start_year
        self._card = OfficeCard(start_year=this)
        years = [(year, str(SchoolYear(year))) for year in range(this + 1, this - _YEARS_BACK, -1)]
        super().__init__(
            [
                {"full_name": Field("Наименование муниципалитета", _line("Заречный район"))},
                {"coordinator": Field("Муниципальный координатор", _line("Кузьмина Людмила Андреевна"))},
                {"coordinator_post": Field("Должность", _line("методист управления образования"))},
                {
                    "phone": Field("Телефон", _line("8 (382) 200-00-00")),
                    "email": Field("E-mail", _line("")),
                },
                {"start_year": Field("Учебный год", Combo(years))},
            ]
        )
        self.set_values({"start_year": this})
        self.control("start_year").setEnabled(not year_fixed)

    def card(self) -> OfficeCard:
        """The card as typed."""
        typed: dict[str, Any] = {
            name: value.strip() if isinstance(value, str) else value for name, value in self.values.items()
        }
        return replace(self._card, **typed)

    def set_card(self, card: OfficeCard) -> None:
        """Show a card; `edited` is not sent."""
        self._card = card
        years = self.control("start_year")
        assert isinstance(years, Combo)
        if all(years.itemData(place) != card.start_year for place in range(years.count())):
            years.addItem(str(SchoolYear(card.start_year)), card.start_year)
        self.set_values({name: getattr(card, name) for name in self.values})


def _line(placeholder: str) -> LineEdit:
    edit = LineEdit(placeholder=placeholder)
    edit.setMaxLength(LONGEST)
    return edit
