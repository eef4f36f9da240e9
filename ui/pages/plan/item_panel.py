"""The panel of a plan item: its form, the records behind it, and the way to record it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.rules.plan_status import PlannedItem, RecordBehind
from models.rules.russian import plural
from ui.components.buttons import Button, Link, row
from ui.components.labels import Hairline, Label, Sign
from ui.forms.plan_form import PlanForm
from ui.pages.panels import CardPanel

if TYPE_CHECKING:
    from models.journal.journal import Journal

_MOST_RECORDS = 6


class ItemPanel(CardPanel):
    """`record_wanted` by «Записать мероприятие», `record_chosen(id)` by a record's link."""

    record_wanted = Signal()
    record_chosen = Signal(int)

    def __init__(self, form: PlanForm, journal: "Journal", key: str, item: PlannedItem | None, source: str) -> None:
        title = "Пункт плана" if item is not None else "Новый пункт плана"
        super().__init__(title, form, journal, key, removable=item is not None)
        if source:
            self.add_below(Label(f"Взято: {source}", "second", wrap=True))
        if item is not None:
            self.add_below(self._behind(item))

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        self.form.focus_first()

    def _behind(self, item: PlannedItem) -> QWidget:
        """What the work log has of it."""
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        column.addWidget(Hairline())
        if item.records:
            count = plural(len(item.records), "запись", "записи", "записей")
            column.addWidget(Label(f"В журнале работы {count}", "strong"))
            for record in item.records[-_MOST_RECORDS:]:
                column.addWidget(self._record_line(record))
        else:
            column.addWidget(Label("Записи в журнале работы ещё нет", "second"))
        words = "Записать ещё одно" if item.records else "Записать мероприятие"
        self.record_button = Button(words, "notebook-pen", small=True, on_click=self.record_wanted.emit)
        column.addWidget(row(self.record_button))
        return box

    def _record_line(self, record: RecordBehind) -> QWidget:
        title = record.title if len(record.title) <= 48 else f"{record.title[:47].rstrip()}…"
        link = Link(f"{record.start:%d.%m.%Y}, {title}", lambda: self.record_chosen.emit(record.id))
        link.setToolTip(record.title)
        return row(Sign("circle-check", "ok"), link, None, gap=6)
