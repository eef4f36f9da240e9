"""Several schools chosen at once: accept them all, or give all of them back with the same remarks."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from models.rules.consolidation import SchoolStatus
from models.rules.russian import plural
from ui.components.buttons import Button, stack
from ui.components.findings import FindingRow
from ui.components.labels import Hairline, Label
from ui.components.layout import SidePanel
from ui.pages.consolidation.columns import chip_words
from ui.pages.consolidation.school_panel import WIDTH
from ui.pages.consolidation.words import SCHOOLS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from models.services.office_overview import ShownSchool


class ManyPanel(SidePanel):
    """`schools` are those that handed in something: the others are named and left out."""

    accept_wanted = Signal()
    return_wanted = Signal()

    def __init__(self, chosen: "Sequence[ShownSchool]") -> None:
        super().__init__(f"Выбрано: {plural(len(chosen), *SCHOOLS)}", width=WIDTH)
        self.schools = tuple(one for one in chosen if one.row.package is not None)
        absent = len(chosen) - len(self.schools)
        wrong = sum(one.row.status is SchoolStatus.INCORRECT for one in self.schools)
        if absent:
            self.column.addWidget(FindingRow("info", f"Без пакета: {plural(absent, *SCHOOLS)}, решать пока нечего."))
        if wrong:
            self.column.addWidget(FindingRow("warn", f"С ошибками в отчёте: {plural(wrong, *SCHOOLS)}."))
        for one in self.schools:
            name, status = Label(one.row.name, "strong", wrap=True), Label(chip_words(one), "second")
            self.column.addWidget(stack(name, status, gap=1))
            self.column.addWidget(Hairline())
        if self.schools:
            self.set_footer(
                Button("Принять все", "check-check", "primary", on_click=self.accept_wanted.emit),
                Button("На доработку", "undo-2", on_click=self.return_wanted.emit),
            )
