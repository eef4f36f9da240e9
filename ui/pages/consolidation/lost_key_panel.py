"""A school lost its key, or somebody else has it: from which day nothing that it signs is taken."""

from datetime import date

from PySide6.QtCore import Signal

from ui.components.buttons import Button, row
from ui.components.controls import DateEdit
from ui.components.field import Field
from ui.components.labels import Label
from ui.components.layout import SidePanel
from ui.pages.consolidation.school_panel import WIDTH


class LostKeyPanel(SidePanel):
    """`close_wanted(day)`, or `given_up`."""

    close_wanted = Signal(object)
    given_up = Signal()

    def __init__(self, school: str, today: date) -> None:
        super().__init__("Закрыть ключ школы", width=WIDTH)
        self.day = DateEdit(today, name="С какого дня")
        self.column.addWidget(Label(school, "strong", wrap=True))
        self.column.addWidget(
            Label(
                "Так делают, когда школа потеряла ключ или компьютер с журналом попал к чужим. Полученные отчёты "
                "останутся. Новый ключ школы подтвердите по новой карточке, когда придёт её пакет.",
                wrap=True,
            )
        )
        self.column.addWidget(row(Field("С какого дня", self.day)))
        self.set_footer(
            Button("Оставить как есть", variant="primary", on_click=self.given_up.emit),
            Button("Закрыть ключ", "lock", "danger", on_click=lambda: self.close_wanted.emit(self.day.value)),
        )

    def focus_first(self) -> None:
        """Put the cursor into the day."""
        self.day.setFocus()
