"""The place beside the report where the card of a record is shown."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout

from ui.pages.report.choosing import choose_best
from ui.pages.report.host import ReportHost
from ui.pages.report.record_panel import RecordPanel


class RecordPlace:
    """Opens one card at a time, writes what is changed in it; `arrange` is called when a card comes or goes."""

    def __init__(self, host: ReportHost, place: QHBoxLayout, arrange: Callable[[], object]) -> None:
        self.panel: RecordPanel | None = None
        self._host = host
        self._place = place
        self._arrange = arrange

    def open(self, record_id: int) -> bool:
        """Show the card of a record; False when the journal has it no more."""
        from models.services.record_card import record_card

        card = record_card(self._host.context.journal, record_id)
        if card is None:
            self._host.say("Этой записи уже нет в журнале", "warn")
            return False
        panel = RecordPanel(card)
        panel.closed.connect(self.close)
        panel.change_wanted.connect(lambda: self._host.change_record(record_id))
        panel.best_set.connect(self._set_best)
        panel.described.connect(self._describe)
        self._remove()
        self.panel = panel
        self._place.addWidget(panel)
        self._arrange()
        panel.best.setFocus()
        return True

    def show_changes(self) -> None:
        """Show the record as the journal has it now; a record that is gone takes its card along."""
        from models.services.record_card import record_card

        if self.panel is None:
            return
        card = record_card(self._host.context.journal, self.panel.record_id)
        if card is None:
            self.close()
        else:
            self.panel.show_card(card)

    def keep(self) -> None:
        """Write down what is typed in the card."""
        if self.panel is not None:
            self.panel.description.keep()

    def close(self) -> None:
        """Take the card away; what is typed is kept."""
        self._remove()
        self._arrange()

    def _remove(self) -> None:
        self.keep()
        panel, self.panel = self.panel, None
        if panel is not None:
            panel.hide()
            self._place.removeWidget(panel)
            panel.deleteLater()

    def _set_best(self, best: bool) -> None:
        panel = self.panel
        if panel is not None and not choose_best(self._host, panel.record_id, best=best):
            panel.set_best(not best)

    def _describe(self, text: str) -> None:
        from models.services.best_events import describe

        if self.panel is not None:
            journal, record_id = self._host.context.journal, self.panel.record_id
            if not self._host.write(lambda: describe(journal, record_id, text), at_once=False):
                self.panel.description.mark_unkept()
