"""At the head of a journal's page: its school year, offered when there are several."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal

from ui.components.controls import Combo

if TYPE_CHECKING:
    from models.journal.journal import Journal


class YearChoice(Combo):
    """`year_chosen(start year)` when the user chooses, or a page sets, another year."""

    year_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__(name="Учебный год")
        self.currentIndexChanged.connect(self._tell)

    def read(self, journal: "Journal", year: int | None) -> int | None:
        """Offer the journal's years; the one to show: `year` while it is there, else the latest, None without any."""
        from models.services.years import school_years

        years = school_years(journal)
        starts = [one.start_year for one in years]
        shown = year if year in starts else next(iter(starts), None)
        with QSignalBlocker(self):
            self.set_options([(one.start_year, str(one)) for one in years])
            self.set_value(shown)
        self.setVisible(len(years) > 1)
        return shown

    def _tell(self) -> None:
        if isinstance(self.value, int):
            self.year_chosen.emit(self.value)
