"""«История записи» under the form of a record: who changed it, when, and what stood there before."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.components.labels import Hairline, Label
from ui.components.layout import Expander, clear_layout
from ui.pages.days import moment
from ui.pages.records.history_words import sentences

if TYPE_CHECKING:
    from datetime import date

    from models.journal.journal import Journal
    from models.services.record_history import HistoryLine
    from ui.pages.context import PageContext
    from ui.pages.panels import DraftPanel


class HistoryBox(Expander):
    """Reads the journal only when it is opened. `nameless`: the names of persons are not told."""

    def __init__(self, journal: "Journal", kind: str, number: int, today: "date", *, nameless: bool = False) -> None:
        super().__init__("История записи")
        self._journal, self._kind, self._number = journal, kind, number
        self._today, self._nameless = today, nameless
        self.toggled.connect(self._fill)

    def _fill(self, shown: bool) -> None:
        from models.services.record_history import record_history

        if not shown:
            return
        clear_layout(self.column)
        lines = record_history(self._journal, self._kind, self._number)
        for place, line in enumerate(lines):
            if place:
                self.column.addWidget(Hairline())
            self.column.addWidget(self._entry(line))
        if not lines:
            words = "Здесь появится каждое изменение этой записи. То, что загружено из Excel, в историю не входит."
            self.column.addWidget(Label(words, "muted", wrap=True))

    def _entry(self, line: "HistoryLine") -> QWidget:
        box = QWidget()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        when = ", ".join(part for part in (moment(line.at, self._today), line.who) if part)
        layout.addWidget(Label(f"{when}. Отменено" if line.undone else when, "second", wrap=True))
        for sentence in sentences(line, nameless=self._nameless):
            layout.addWidget(Label(sentence, "muted" if line.undone else "text", wrap=True))
        return box


def add_history(panel: "DraftPanel", context: "PageContext", kind: str, card: Any) -> None:
    """Put the history of a written record, a row of the table `kind`, under its form.

    Of a consultation kept by code it tells no names.
    """
    if kind and card.id:
        nameless = bool(getattr(card, "coded", False))
        panel.add_below(HistoryBox(context.journal, kind, card.id, context.today(), nameless=nameless))
