"""The form of a plan item."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from models.rules.events import PlanEntry
from models.rules.people_checks import LONGEST
from models.rules.periods import SchoolYear
from models.rules.plan_carry import new_item
from models.rules.plan_checks import plan_item_warnings, role_of_post
from models.rules.plan_classes import named_classes, short_classes, typed_classes
from models.rules.plan_dates import dates_in_words, is_made_of
from models.vocabulary import Direction, EventLevel
from ui.components.controls import CheckBox, Combo, LineEdit, TextArea
from ui.components.field import Field, WarningLine
from ui.components.suggest_edit import SuggestEdit
from ui.forms.card_fields import CardFields, Part
from ui.forms.count_edit import CountEdit
from ui.forms.day_edit import DayEdit

if TYPE_CHECKING:
    from models.services.plan_year import PlanWords

_NAMES = (
    "title", "level", "direction", "start", "end", "dates_text", "target_group", "form", "project", "responsible",
    "role", "expected_number", "early", "expected_results",
)  # fmt: skip
_LEVELS = {
    EventLevel.REGIONAL: "региональное, участвуем",
    EventLevel.MUNICIPAL: "муниципальное",
    EventLevel.SCHOOL: "школьное",
}


class PlanForm(CardFields):
    """Fields of a `PlanEntry`. Сроки follows the days until it is written by hand; a teacher's post fills the role."""

    def __init__(
        self, year: SchoolYear, words: "PlanWords", roles: Sequence[str], others: Iterable[PlanEntry] = ()
    ) -> None:
        self._item = new_item()
        self._year, self._words, self._roles, self._others = year, words, tuple(roles), tuple(others)
        self._days_before: tuple[Any, Any] = (None, None)
        super().__init__(_rows(words, roles))
        self.warning = WarningLine()
        self.column.insertWidget(_DATES_ROW + 1, self.warning)
        for name in ("start", "end"):
            day = self.control(name)
            assert isinstance(day, DayEdit)
            day.textChanged.connect(lambda _text: self._follow_days())
        person = self.control("responsible")
        assert isinstance(person, SuggestEdit)
        person.taken.connect(self._follow_person)
        self.edited.connect(self._warn)

    def card(self) -> PlanEntry:
        """The item as typed."""
        values = self.values
        classes = typed_classes(values.pop("classes"), self._words.class_names)
        direction = values.pop("direction")
        return replace(
            self._item,
            **{**values, "classes": classes, "level": EventLevel(values["level"]), "role": values["role"] or ""},
            direction=Direction(direction) if direction else None,
        )

    def set_card(self, item: PlanEntry) -> None:
        """Show an item."""
        self._item = item
        self._days_before = (item.start, item.end)
        self._offer_role(item.role)
        values = {name: getattr(item, name) for name in _NAMES}
        values["classes"] = short_classes(named_classes(item.classes), self._words.class_names)
        values["role"] = item.role or None
        self.set_values(values)
        self._warn()

    def set_content(self, content: Any) -> None:
        self._offer_role(str(content.get("role") or ""))
        super().set_content(content)
        self._warn()

    def _offer_role(self, role: str) -> None:
        """A role that the list lacks (from a workbook) is offered beside it."""
        combo = self.control("role")
        assert isinstance(combo, Combo)
        extra = (role,) if role and role not in self._roles else ()
        combo.set_options([(None, "не выбрана"), *self._roles, *extra])

    def _follow_days(self) -> None:
        start, end = self.control("start"), self.control("end")
        text = self.control("dates_text")
        assert isinstance(start, DayEdit) and isinstance(end, DayEdit) and isinstance(text, LineEdit)
        if not self._filling and is_made_of(text.text(), *self._days_before):
            text.setText(dates_in_words(start.day, end.day))
            text.setCursorPosition(0)
        self._days_before = (start.day, end.day)

    def _follow_person(self, name: str) -> None:
        post = dict(self._words.teachers).get(name, "")
        combo = self.control("role")
        assert isinstance(combo, Combo)
        if combo.value is None and (role := role_of_post(post, self._roles)):
            combo.set_value(role)

    def _warn(self) -> None:
        found = plan_item_warnings(self.card(), self._year, self._others)
        self.warning.set_text(found[0].message if found else None)


_DATES_ROW = 2


def _rows(words: "PlanWords", roles: Sequence[str]) -> list[dict[str, Part]]:
    title = LineEdit(placeholder="Экскурсия на сыроварню")
    text, group = LineEdit(placeholder="Март–апрель"), LineEdit(placeholder="обучающиеся 7–9 классов")
    form, project = SuggestEdit(words.forms, "экскурсия"), SuggestEdit(words.projects, "«Урок цифры»")
    person = SuggestEdit([name for name, _post in words.teachers], "несколько букв фамилии")
    for edit in (title, text, group, form, project, person):
        edit.setMaxLength(LONGEST)
    levels = list(_LEVELS.items())
    directions = [(None, "без направления"), *((one, one.value) for one in Direction)]
    level, direction = Combo(levels), Combo(directions)
    role = Combo([(None, "не выбрана"), *roles])
    for combo in (level, direction, role):  # as wide as its column, not as its longest choice
        combo.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(8)
        combo.currentTextChanged.connect(combo.setToolTip)
    return [
        {"title": Field("Название", title)},
        {"level": Field("Уровень", level), "direction": Field("Направление Профминимума", direction)},
        {
            "start": Field("Начало", DayEdit()),
            "end": Field("Окончание", DayEdit()),
            "classes": Field("Классы", LineEdit(placeholder="7–9, 10А")),
        },
        {"dates_text": Field("Сроки, как в плане", text), "target_group": Field("Целевая группа", group)},
        {"responsible": Field("Кто отвечает", person)},
        {"role": Field("Роль", role)},
        {"form": Field("Форма", form), "project": Field("Проект", project)},
        {"expected_results": Field("Ожидаемые результаты и эффекты", TextArea(lines=2))},
        {
            "expected_number": Field("Ожидается участников", CountEdit(width=0)),
            "early": CheckBox("Ранняя профориентация"),
        },
    ]
