"""What could close a gap: the school's own events, the catalogues, partners not asked yet; a click plans it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from models.rules.profminimum_gaps import Gap, Suggestion
from models.rules.russian import in_hours
from ui.components.buttons import Button
from ui.components.labels import Hairline, Label, SectionTitle
from ui.components.layout import SidePanel
from ui.pages.profminimum.cell import class_in_words


class SuggestionsPanel(SidePanel):
    """`taken(suggestion)`: it goes into the plan; `new_wanted`: an item of one's own."""

    taken = Signal(object)
    new_wanted = Signal()

    def __init__(self, gap: Gap, offered: Sequence[Suggestion], reserve: Sequence[str]) -> None:
        super().__init__(f"{class_in_words(gap.class_name)}: чем закрыть", width=440)
        self.gap = gap
        words = f"{gap.direction.value}: осталось {in_hours(gap.missing)} из {gap.norm} часов"
        self.column.addWidget(Label(words, "strong", wrap=True))
        forecast = (
            f"При нынешнем темпе к концу года не хватит {in_hours(gap.short)}."
            if gap.short
            else "При нынешнем темпе к концу года хватит."
        )
        self.column.addWidget(Label(forecast, "second", wrap=True))
        self.column.addWidget(Hairline())
        for one in offered:
            self._add(one)
        if not offered:
            self.column.addWidget(Label("Похожих мероприятий в журнале и каталогах нет.", "second", wrap=True))
        if reserve:
            self.column.addWidget(SectionTitle("Партнёры, с кем в этом году ничего не было"))
            self.column.addWidget(Label(", ".join(reserve), "second", wrap=True))
        self.column.addStretch(1)
        self.set_footer(Button("Свой пункт плана", "plus", on_click=self.new_wanted.emit))

    def _add(self, one: Suggestion) -> None:
        hours = f", {in_hours(one.hours)} ч" if one.hours else ""
        button = Button("В план", "plus", small=True, on_click=partial(self.taken.emit, one))
        button.setAccessibleName(f"В план: {one.title}")
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(Label(one.title, wrap=True), 1)
        line.addWidget(button)
        self.column.addLayout(line)
        detail = ", ".join(part for part in (f"{one.form}{hours}".strip(", "), one.why) if part)
        self.column.addWidget(Label(detail, "second", wrap=True))
