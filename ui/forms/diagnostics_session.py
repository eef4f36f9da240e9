"""The form of a diagnostics: method, class, day, stage."""

from collections.abc import Sequence
from dataclasses import replace

from models.rules.diagnostics.session import SessionCard, likely_stage, warning_of_day
from models.rules.periods import SchoolYear
from models.vocabulary import DiagnosticsStage
from ui.components.controls import Combo
from ui.components.field import Field, WarningLine
from ui.forms.card_fields import CardFields
from ui.forms.day_edit import DayEdit

_NAMES = ("instrument", "class_id", "day", "stage")


class SessionForm(CardFields):
    """Fields of a `SessionCard`. A day outside the year is allowed, with a warning."""

    def __init__(self, methods: Sequence[str], classes: Sequence[tuple[int, str]], year: int) -> None:
        self._card = SessionCard()
        self._year = SchoolYear(year)
        self._stage_follows = True
        stages = [(None, "не указан"), *((stage, stage.value) for stage in DiagnosticsStage)]
        super().__init__(
            [
                {
                    "instrument": Field(
                        "Методика", _short(Combo([("", "выберите"), *((name, name) for name in methods)]))
                    )
                },
                {
                    "class_id": Field("Класс", Combo([(None, "выберите"), *classes])),
                    "day": Field("Дата", DayEdit()),
                },
                {"stage": Field("Этап", Combo(stages), hint="По двум этапам считается изменение за год.")},
            ]
        )
        self.warning = WarningLine()
        self.column.addWidget(self.warning)
        day, stage = self.control("day"), self.control("stage")
        assert isinstance(day, DayEdit)
        assert isinstance(stage, Combo)
        self._day, self._stage = day, stage
        day.textChanged.connect(lambda _text: self._day_changed())
        stage.activated.connect(lambda _index: setattr(self, "_stage_follows", False))

    def card(self) -> SessionCard:
        """The card as typed."""
        values = self.values
        stage = values["stage"]
        values["stage"] = DiagnosticsStage(stage) if stage else None
        values["instrument"] = values["instrument"] or ""
        return replace(self._card, **values)

    def set_card(self, card: SessionCard) -> None:
        """Show a card."""
        self._card = card
        self._stage_follows = card.id is None
        self.set_values({name: getattr(card, name) for name in _NAMES})
        self._day_changed()

    def _day_changed(self) -> None:
        """Tell a day outside the year; the stage of a new diagnostics follows the month until it is chosen."""
        day = self._day.day
        self.warning.set_text(warning_of_day(day, self._year) if day else "")
        if day is not None and self._stage_follows and not self._filling:
            place = self._stage.findData(likely_stage(day))
            self._stage.setCurrentIndex(max(place, 0))


def _short(combo: Combo) -> Combo:
    """Names of methods are long: the box keeps to the panel, the list shows them whole."""
    combo.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(20)
    return combo
