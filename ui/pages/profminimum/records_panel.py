"""The records behind a cell of the matrix, each leading to its form."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from models.rules.profminimum import ClassHours
from models.rules.russian import in_hours
from models.vocabulary import Direction
from ui.components.buttons import Button, Link
from ui.components.elided_link import ElidedLink
from ui.components.labels import Hairline, Label
from ui.components.layout import SidePanel
from ui.pages.profminimum.cell import class_in_words, totals_in_words

if TYPE_CHECKING:
    from models.services.profminimum import RecordOfClass


class RecordsPanel(SidePanel):
    """`record_wanted(id)`, and `new_wanted` for an event that would fill the cell."""

    record_wanted = Signal(int)
    new_wanted = Signal()

    def __init__(self, one: ClassHours, direction: Direction | None, records: "Sequence[RecordOfClass]") -> None:
        name = class_in_words(one.school_class.name)
        super().__init__(f"{name}: {direction.value if direction else 'все направления'}", width=420)
        self._add_figures(one, direction)
        if not records:
            self.column.addWidget(Label("Записей с часами этого направления у класса ещё нет.", "second", wrap=True))
        for record in records:
            self._add_record(record)
        self.column.addStretch(1)
        self.set_footer(Button("Записать мероприятие", "plus", "primary", on_click=self.new_wanted.emit))

    def _add_figures(self, one: ClassHours, direction: Direction | None) -> None:
        if direction is None:
            words = f"Засчитано {in_hours(one.counted)} из {one.norm} часов: {totals_in_words(one)}"
        else:
            hours = one.directions[direction]
            words = f"Проведено {in_hours(hours.fact)}, норма {hours.norm}, засчитано {in_hours(hours.counted)}"
        self.column.addWidget(Label(words, "strong", wrap=True))
        self.column.addWidget(
            Label("Засчитывается не больше нормы направления: сверх показано отдельно.", "second", wrap=True)
        )
        self.column.addWidget(Hairline())

    def _add_record(self, record: "RecordOfClass") -> None:
        hours = in_hours(record.hours)
        link = Link(record.title, lambda: self.record_wanted.emit(record.id))
        link.setAccessibleName(f"{record.title}, {record.start:%d.%m.%Y}, часов {hours}")
        line = QHBoxLayout()
        line.addWidget(ElidedLink(link), 1)
        line.addWidget(Label(f"{hours} ч", "strong"))
        self.column.addLayout(line)
        detail = ", ".join(part for part in (f"{record.start:%d.%m.%Y}", record.form) if part)
        self.column.addWidget(Label(detail, "second"))
