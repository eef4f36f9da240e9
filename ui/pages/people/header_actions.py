"""At the right of the page's title: the year, «Вставить из Excel», the button that adds."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from models.rules.periods import SchoolYear
from ui.components.buttons import Button
from ui.components.controls import Combo
from ui.components.page_header import PageHeader
from ui.pages.people.tab import PeopleTab


class HeaderActions(QObject):
    """`year_chosen(start_year)` when the user chooses another year; the year is shown when there are several."""

    year_chosen = Signal(int)
    paste_wanted = Signal()
    add_wanted = Signal()

    def __init__(self, header: PageHeader) -> None:
        super().__init__(header)
        self.years = Combo(name="Учебный год")
        self.years.currentIndexChanged.connect(lambda _index: self.year_chosen.emit(self.years.value))
        self.paste = Button("Вставить из Excel", "clipboard-paste", on_click=self.paste_wanted.emit)
        self.add = Button("Добавить", "plus", "primary", on_click=self.add_wanted.emit)
        for action in (self.years, self.paste, self.add):
            header.add_action(action)

    def show_years(self, years: Sequence[SchoolYear], chosen: int | None) -> None:
        """Offer these years; `year_chosen` is not sent."""
        blocked = self.years.blockSignals(True)
        self.years.set_options([(year.start_year, str(year)) for year in years])
        self.years.set_value(chosen)
        self.years.blockSignals(blocked)
        self.years.setVisible(len(years) > 1)

    def show_for(self, tab: PeopleTab, *, active: bool) -> None:
        """Name the buttons after the tab; they are absent while a panel or the first steps take their part."""
        self.paste.setVisible(active and tab.can_paste)
        self.add.setVisible(active)
        self.add.setText(tab.add_words)
        self.add.setAccessibleName(tab.add_words)
        self.add.updateGeometry()
