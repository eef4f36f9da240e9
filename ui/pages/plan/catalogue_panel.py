"""The panel of catalogues: choose one, find an event, take it into the plan with a click."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.rules.catalogues import Catalogue, CatalogueItem, is_found
from models.rules.periods import SchoolYear
from models.rules.plan_dates import dated_in
from models.rules.russian import plural
from ui.components.buttons import Button
from ui.components.controls import Combo, SearchEdit
from ui.components.labels import Hairline, Label, Sign
from ui.components.layout import SidePanel, clear_layout

if TYPE_CHECKING:
    from collections.abc import Callable

CARRY = "plan-of-"
"""With a year behind it: the choice that stands for the plan of that year."""


class CataloguePanel(SidePanel):
    """`wanted(key, number)` by «Взять»; `carry_wanted(start_year)` when the plan of another year is chosen."""

    wanted = Signal(str, str)
    carry_wanted = Signal(int)

    def __init__(self, catalogues: Sequence[Catalogue], years: Iterable[SchoolYear], year: SchoolYear) -> None:
        super().__init__("Взять в план")
        self._catalogues = {one.key: one for one in catalogues}
        self._year = year
        self._taken: frozenset[str] = frozenset()
        options: list[tuple[object, str]] = [(one.key, one.name) for one in catalogues]
        options += [(f"{CARRY}{one.start_year}", f"План {one} года") for one in years]
        self.choice = Combo(options, name="Каталог")
        self.choice.currentIndexChanged.connect(lambda _index: self._choose())
        self.search = SearchEdit("Найти в каталоге")
        self.search.textChanged.connect(lambda _text: self._fill())
        self._source = Label("", "second", wrap=True)
        self._count = Label("", "second")
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        for widget in (self.choice, self.search, self._source, self._count):
            self.column.addWidget(widget)
        self.column.addLayout(self._list)
        self.rows: list[_CatalogueRow] = []
        self._fill()

    @property
    def catalogue(self) -> Catalogue | None:
        """The chosen catalogue; None while another year's plan is."""
        return self._catalogues.get(str(self.choice.value))

    def show_taken(self, sources: Iterable[str]) -> None:
        """Mark what the plan has of these catalogues."""
        self._taken = frozenset(sources)
        for line in self.rows:
            line.set_taken(line.source in self._taken)

    def focus_first(self) -> None:
        """Put the cursor into the search."""
        self.search.setFocus()

    def _choose(self) -> None:
        value = str(self.choice.value)
        if value.startswith(CARRY):
            self.carry_wanted.emit(int(value.removeprefix(CARRY)))
        else:
            self.search.clear()
            self._fill()

    def _fill(self) -> None:
        clear_layout(self._list)
        self.rows = []
        chosen = self.catalogue
        if chosen is None:
            return
        self._source.setText(" ".join(part for part in (f"{chosen.source.rstrip('.')}.", chosen.note) if part))
        found = [item for item in chosen.items if is_found(item, self.search.text())]
        self._count.setText(plural(len(found), "пункт", "пункта", "пунктов") if found else "Ничего не найдено")
        section = ""
        for item in found:
            if item.section != section:
                section = item.section
                self._list.addSpacing(10)
                self._list.addWidget(Label(section, "strong", wrap=True))
            line = _CatalogueRow(item, chosen.source_of(item), self._year, self._asker(chosen.key, item.number))
            line.set_taken(line.source in self._taken)
            self.rows.append(line)
            self._list.addWidget(line)

    def _asker(self, key: str, number: str) -> "Callable[[], None]":
        return lambda: self.wanted.emit(key, number)


class _CatalogueRow(QWidget):
    """One event: its words at the left, «Взять» or «в плане» at the right."""

    def __init__(self, item: CatalogueItem, source: str, year: SchoolYear, take: "Callable[[], None]") -> None:
        super().__init__()
        self.source = source
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(item.title, wrap=True))
        second = " · ".join(part for part in (dated_in(item.dates_text, year), item.form, ", ".join(item.who)) if part)
        if second:
            words.addWidget(Label(second, "second", wrap=True))
        self.take = Button("Взять", "plus", small=True, on_click=take)
        self.take.setAccessibleName(f"Взять в план: {item.title}")
        self.mark = QWidget()
        mark = QHBoxLayout(self.mark)
        mark.setContentsMargins(0, 0, 0, 0)
        mark.setSpacing(5)
        mark.addWidget(Sign("check", "ok"))
        mark.addWidget(Label("в плане", "second"))
        line = QHBoxLayout()
        line.setContentsMargins(0, 8, 0, 8)
        line.setSpacing(12)
        line.addLayout(words, 1)
        line.addWidget(self.mark)
        line.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(Hairline())

    def set_taken(self, taken: bool) -> None:
        """Say whether the plan has it; it may be taken once more all the same («Урок цифры» comes several times)."""
        self.mark.setVisible(taken)
        words = "Ещё раз" if taken else "Взять"
        self.take.setText(words)
        self.take.set_icon(None if taken else "plus")
        self.take.updateGeometry()
