"""The ведомость of the class: scores by scale, leading scales, level, mark."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from models.rules.diagnostics.class_figures import scale_names
from models.rules.diagnostics.instrument import Instrument
from models.rules.diagnostics.people import PersonResult
from models.rules.diagnostics.raw_scores import shown_score
from ui.pages.diagnostics.host import SessionHost, SessionTab
from ui.pages.diagnostics.result_words import leading_words, level_words
from ui.pages.diagnostics.scores_tab import ScoreRow, head_width, text_width
from ui.tables.column import Column, Kind
from ui.tables.rows_model import RowsTableModel
from ui.tables.table_view import TableView

_ALWAYS = 3
"""The columns that stay beside a card."""


class LedgerTab(SessionTab):
    """Enter opens the person's result card."""

    def __init__(self, host: SessionHost) -> None:
        super().__init__(host)
        self.table: TableView | None = None
        self._scales: tuple[str, ...] | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.show_sheet()

    def show_sheet(self) -> None:
        sheet = self.host.sheet
        scales = scale_names(sheet.instrument, sheet.people)
        if scales != self._scales:
            self._scales = scales
            self._build_table(sheet.instrument)
        self.model.set_rows([ScoreRow(number, person) for number, person in enumerate(sheet.people, 1)])

    def take_focus(self) -> None:
        if self.table is not None:
            if self.table.current_row is None and self.model.rows:
                self.table.choose(self.model.rows[0].id)
            self.table.setFocus()

    def squeeze(self, squeezed: bool) -> None:
        """Beside a card, which tells the rest, names and leading scales are left."""
        if self.table is not None:
            for place in range(_ALWAYS, len(self.model.columns)):
                self.table.setColumnHidden(place, squeezed)
            self.table.restyle()

    def _build_table(self, instrument: Instrument) -> None:
        if self.table is not None:
            self._layout.removeWidget(self.table)
            self.table.deleteLater()
        self.model = RowsTableModel(self._columns(instrument), key=lambda row: row.id)
        self.table = TableView(self.model, name="Ведомость")
        self.table.opened.connect(lambda row: self.host.show_person(row.person))
        self.table.chosen.connect(lambda row: self.host.follow_person(row.person) if row is not None else None)
        self._layout.addWidget(self.table)

    def _columns(self, instrument: Instrument) -> list[Column]:
        scales = self._scales or ()
        columns = [
            Column("№", lambda row: row.number, width=58),
            Column("ФИО", lambda row: row.person.name, strong=True),
        ]
        if instrument.only_passed:
            return [
                *columns,
                Column("Пройдена", lambda row: row.person.passed_on, Kind.DATE, width=130),
                Column("Результат", lambda row: row.person.outcome or _standing(row.person)),
            ]
        if instrument.places:
            columns.append(
                Column("Ведущие шкалы", lambda row: _standing(row.person) or leading_words(instrument, row.person))
            )
        columns.append(
            Column(
                "Уровень",
                lambda row: level_words(instrument, row.person) or ("" if instrument.places else _standing(row.person)),
                width=_level_width(instrument) if instrument.places else None,
            )
        )
        return [*columns, *(_score_column(scale) for scale in scales)]


def _level_width(instrument: Instrument) -> int:
    """As wide as the longest word for a level, within reason."""
    names = [level.name for scale in instrument.scales for level in scale.levels if level.name]
    return min(max((text_width(name, 400) for name in names), default=0) + 22, 230) if names else 100


def _score_column(scale: str) -> Column:
    return Column(scale, partial(_score, scale), Kind.COUNT, width=head_width(scale), show=shown_score)


def _score(scale: str, row: ScoreRow) -> Any:
    return row.person.scores.get(scale)


def _standing(person: PersonResult) -> str:
    """What stands in place of a result."""
    if person.mark is not None:
        return str(person.mark.value)
    return "" if person.entered else "не внесено"
