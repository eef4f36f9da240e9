"""The form of a consultation, individual or of a group."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from models.rules.consultation_checks import (
    ConsultationCard,
    ListOfClass,
    Person,
    consultation_warnings,
)
from models.rules.consultation_words import class_in_words
from models.rules.people_checks import LONGEST
from models.rules.periods import SchoolYear
from models.vocabulary import PersonCategory
from ui.components.buttons import Link, row
from ui.components.controls import CheckBox, Combo, LineEdit
from ui.components.field import Field, WarningLine
from ui.components.growing_area import GrowingArea
from ui.components.labels import Label
from ui.components.suggest_edit import SuggestEdit
from ui.forms.card_fields import CardFields, Part
from ui.forms.count_edit import CountEdit
from ui.forms.day_edit import DayEdit
from ui.forms.person_picker import PersonPicker

if TYPE_CHECKING:
    from models.services.consultation_choices import PersonChoice, UsedWords

_NAMES = (
    "day", "time", "minutes", "category", "class_id", "number", "ovz", "coded", "topic", "initiator", "content",
    "methods", "recommendations", "result", "next_meeting", "transfer_consent",
)  # fmt: skip
_LATER = (("через неделю", 7), ("через 2 недели", 14), ("через месяц", 28))
_CONSENT = "Без согласия узнанное здесь никому не передаётся: ни родителям, ни классному руководителю."

PeopleOf = Callable[[PersonCategory, int | None], "Sequence[PersonChoice]"]


class ConsultationForm(CardFields):
    """Fields of a `ConsultationCard`; the section (its kind) is the card's and does not change.

    `people_of` gives whom a category and a class offer, `code_of` the code that stands for a person.
    """

    def __init__(
        self,
        card: ConsultationCard,
        year: SchoolYear,
        classes: Mapping[int, ListOfClass],
        used: "UsedWords",
        people_of: PeopleOf,
        code_of: Callable[[Person], str],
    ) -> None:
        self._card, self._year, self._classes = card, year, classes
        self._people_of, self._code_of = people_of, code_of
        self._offered: tuple[Any, ...] | None = None
        self._class_of: dict[int | None, int] = {}
        self._followed: tuple[Person, ...] = ()
        self.picker = PersonPicker()
        super().__init__([*self._who_rows(), *self._what_rows(used)])
        self._day_warning, self._person_warning = WarningLine(), WarningLine()
        self._put_under("day", self._day_warning)
        self._put_under("persons", self._person_warning)
        self._put_under("next_meeting", row(*(Link(words, self._later(days)) for words, days in _LATER), gap=16))
        self._put_under("transfer_consent", Label(_CONSENT, "second", wrap=True))
        self.edited.connect(self._follow)
        self.set_card(card)

    def _who_rows(self) -> list[Mapping[str, Part]]:
        categories = Combo([(category.value, category.value) for category in PersonCategory])
        classes = Combo([(None, "не указан"), *((key, class_in_words(one.name)) for key, one in self._classes.items())])
        rows: list[Mapping[str, Part]] = [
            {
                "day": Field("Дата", DayEdit()),
                "time": Field("Время", _line("14:30")),
                "minutes": Field("Минут", CountEdit(9999, width=0)),
            },
            {"category": Field("Категория", categories), "class_id": Field("Класс", classes)},
        ]
        if self._card.is_group:
            rows.append(
                {
                    "number": Field("Сколько человек", CountEdit(99_999, width=0)),
                    "ovz": Field("Из них с ОВЗ", CountEdit(99_999, width=0)),
                }
            )
        title = "Участники" if self._card.is_group else "Консультируемый"
        return [*rows, {"persons": Field(title, self.picker)}, {"coded": CheckBox("Показывать код вместо имени")}]

    def _what_rows(self, used: "UsedWords") -> list[Mapping[str, Part]]:
        topic = SuggestEdit(used.topics, "Выбор профиля в 10 классе")
        methods = SuggestEdit(used.methods, "беседа, ДДО")
        initiator = SuggestEdit(used.initiators, "сам обучающийся")
        for line in (topic, methods, initiator):
            line.setMaxLength(LONGEST)
        advice: Mapping[str, Part] = {"recommendations": Field("Рекомендации", GrowingArea())}
        result: Mapping[str, Part] = {"result": Field("Результат", GrowingArea())}
        return [
            {"topic": Field("Тема" if self._card.is_group else "Запрос", topic)},
            {"initiator": Field("Инициатор", initiator)},
            {"content": Field("Содержание", GrowingArea(lines=3))},
            {"methods": Field("Методики", methods)},
            *((result, advice) if self._card.is_group else (advice, result)),
            {"next_meeting": Field("Повторная встреча", DayEdit())},
            {"transfer_consent": CheckBox("Есть согласие на передачу сведений")},
        ]

    def _put_under(self, name: str, widget: Any) -> None:
        """Add a widget right below the row of a field."""
        part = self._parts[name]
        for place in range(self.column.count()):
            item = self.column.itemAt(place)
            line = item.layout() if item is not None else None
            if line is not None and line.indexOf(part) >= 0:
                self.column.insertWidget(place + 1, widget)
                return

    def card(self) -> ConsultationCard:
        """The card as typed."""
        values = {name: value for name, value in self.values.items() if name != "persons"}
        values["category"] = PersonCategory(values["category"])
        return replace(self._card, persons=self.picker.persons, **values)

    def set_card(self, card: ConsultationCard) -> None:
        """Show a card."""
        self._card = card
        values = {name: getattr(card, name) for name in _NAMES if name in self._parts}
        for name in ("topic", "initiator", "methods"):
            line = self.control(name)
            assert isinstance(line, LineEdit)
            line.setMaxLength(max(LONGEST, len(values[name])))  # an import may have brought more: nothing is cut
        self.set_values({**values, "category": card.category.value})
        self._show_codes(card.coded)
        self.picker.set_persons(card.persons)
        self._follow()

    def set_content(self, content: Mapping[str, Any]) -> None:
        """Fill in a draft."""
        self._show_codes(bool(content.get("coded")))
        super().set_content(content)
        self._follow()

    def focus_first(self) -> None:
        """A new record is of today: whom it is about comes first; another one opens at its head."""
        if self._card.id is None and self.picker.isVisibleTo(self):
            self.control("category").setFocus()
        else:
            super().focus_first()

    def _later(self, days: int) -> Callable[[], None]:
        def put() -> None:
            edit = self.control("next_meeting")
            first = self.control("day")
            assert isinstance(edit, DayEdit)
            assert isinstance(first, DayEdit)
            edit.set_day((first.day or date.today()) + timedelta(days=days))
            edit.setFocus()

        return put

    def _follow(self) -> None:
        """What depends on other fields: whom the lists offer, chips by code, warnings."""
        category, class_id = self.control("category"), self.control("class_id")
        assert isinstance(category, Combo)
        assert isinstance(class_id, Combo)
        self._take_class_of_chosen(class_id)
        wanted = (category.value, class_id.value)
        if wanted != self._offered:
            self._offered = wanted
            whose = PersonCategory(str(category.value))
            choices = self._people_of(whose, class_id.value if isinstance(class_id.value, int) else None)
            offered = {choice.label: choice.person for choice in choices}
            self._class_of = {choice.person.pupil_id: choice.class_id for choice in choices if choice.class_id}
            self.picker.offer(offered, as_typed=whose is PersonCategory.PARENT)
        coded = self.control("coded")
        assert isinstance(coded, CheckBox)
        self._show_codes(coded.isChecked())
        self._warn()

    def _take_class_of_chosen(self, class_id: Combo) -> None:
        """A pupil just chosen by name brings the class along, when none is chosen and all are of one."""
        if self.picker.chosen == self._followed:
            return
        self._followed = self.picker.chosen
        found = {self._class_of.get(person.pupil_id) for person in self.picker.chosen}
        if class_id.value is None and len(found) == 1 and (only := found.pop()) is not None:
            class_id.set_value(only)

    def _show_codes(self, coded: bool) -> None:
        """Before names are filled in: a name that shall not be seen is not shown for a moment either."""
        self.picker.show_as(self._code_of if coded else None)

    def _warn(self) -> None:
        card = replace(self.card(), persons=self.picker.chosen)
        of_class = self._classes.get(card.class_id) if card.class_id is not None else None
        told = {
            warning.field: warning.message
            for warning in consultation_warnings(card, self._year, of_class, self._elsewhere)
        }
        self._day_warning.set_text(told.get("day"))
        by_code = card.coded and "persons" in told
        self._person_warning.set_text("Кого-то из названных нет в списке класса." if by_code else told.get("persons"))

    @property
    def _elsewhere(self) -> Mapping[str, Sequence[str]]:
        if not hasattr(self, "_places"):
            places: dict[str, list[str]] = {}
            for one in self._classes.values():
                for name in one.names:
                    places.setdefault(name, []).append(one.name)
            self._places = places
        return self._places


def _line(placeholder: str) -> LineEdit:
    line = LineEdit(placeholder=placeholder)
    line.setMaxLength(LONGEST)
    return line
