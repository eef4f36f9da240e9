"""«Уровни классов»: the school's level and each class's, entered together."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from models.vocabulary import ProfminimumLevel
from ui.components.buttons import Button, Link
from ui.components.controls import Combo
from ui.components.field import Field
from ui.components.labels import Hairline, Label, SectionTitle
from ui.components.layout import SidePanel

if TYPE_CHECKING:
    from models.rules.profminimum_norms import Norms
    from models.services.profminimum_levels import Levels


class LevelsPanel(SidePanel):
    """`accepted(level of the school, {class id: level})` by «Записать»; a newer letter's norms come from a file."""

    accepted = Signal(object, object)
    norms_wanted = Signal()
    sample_wanted = Signal()

    def __init__(self, known: "Levels", norms: "Norms") -> None:
        super().__init__("Уровни Профминимума", width=400)
        none = (None, "не указан")
        options = [(level, level.value) for level in ProfminimumLevel]
        self.school = Combo([none, *options], name="Уровень школы")
        self.school.set_value(known.school)
        self.column.addWidget(Field("Уровень школы", self.school))
        if known.suggested is not None and known.suggested is not known.school:
            words = f"У большинства классов уровень «{known.suggested.value}»: школу можно показать по нему."
            self.column.addWidget(Label(words, "second", wrap=True))
        self.column.addWidget(Hairline())
        self.classes: dict[int, Combo] = {}
        for one in known.classes:
            combo = Combo([(None, "как у всей школы"), *options], name=f"Уровень, {one.name}")
            combo.set_value(one.level)
            self.classes[one.id] = combo
            self.column.addWidget(Field(f"{one.name}", combo))
        if not known.classes:
            self.column.addWidget(Label("Классов 6–11 в этом году ещё нет.", "second", wrap=True))
        self.column.addWidget(SectionTitle("Нормы"))
        totals = ", ".join(f"{level.value} {norms.total(level)}" for level in ProfminimumLevel)
        self.column.addWidget(Label(f"С {norms.first_year} года, часов: {totals}", wrap=True))
        self.column.addWidget(Label(norms.source, "second", wrap=True))
        self.column.addWidget(Link("Загрузить нормы из файла", self.norms_wanted.emit))
        self.column.addWidget(Link("Сохранить образец файла норм", self.sample_wanted.emit))
        self.column.addStretch(1)
        self.set_footer(
            Button("Записать", "check", "primary", on_click=self._accept), Button("Отмена", on_click=self.closed.emit)
        )

    @property
    def chosen(self) -> Mapping[int, object]:
        """The levels of the classes as they are chosen."""
        return {class_id: combo.value for class_id, combo in self.classes.items()}

    def _accept(self) -> None:
        self.accepted.emit(self.school.value, self.chosen)
