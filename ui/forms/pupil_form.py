"""The form of a pupil: name, health flags, consents."""

from collections.abc import Sequence
from dataclasses import replace

from models.rules.people_checks import LONGEST, PupilCard
from ui.components.controls import CheckBox, Combo, LineEdit
from ui.components.field import Field
from ui.forms.card_fields import CardFields
from ui.forms.day_edit import DayEdit

_NAMES = ("full_name", "birth_date", "code", "ovz", "disability", "processing_consent", "photo_consent", "class_id")


class PupilForm(CardFields):
    """Fields of a `PupilCard`. The class is chosen for a new pupil only: later one moves from a day on."""

    def __init__(self, classes: Sequence[tuple[int, str]], *, new: bool) -> None:
        self._card = PupilCard()
        name = LineEdit(placeholder="Фамилия, имя, отчество")
        name.setMaxLength(LONGEST)
        code = LineEdit()
        code.setMaxLength(LONGEST)
        school_class = Combo(classes)
        school_class.setEnabled(new)
        super().__init__(
            [
                {"full_name": Field("Фамилия, имя, отчество", name)},
                {
                    "class_id": Field("Класс", school_class),
                    "birth_date": Field("Дата рождения", DayEdit()),
                },
                {"ovz": CheckBox("ОВЗ"), "disability": CheckBox("Инвалидность")},
                {
                    "processing_consent": Field(
                        "Согласие на обработку данных",
                        DayEdit(),
                        hint="День, которым подписано. Пусто — согласия нет.",
                    ),
                    "code": Field("Код вместо имени", code, hint="Для журналов без имён."),
                },
                {"photo_consent": CheckBox("Есть согласие на фото")},
            ]
        )

    def card(self) -> PupilCard:
        """The card as typed."""
        return replace(self._card, **self.values)

    def set_card(self, card: PupilCard) -> None:
        """Show a card."""
        self._card = card
        self.set_values({name: getattr(card, name) for name in _NAMES})
