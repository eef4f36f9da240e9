"""«Показатели»: 1027/р, Приложение 4, Таблица 3 and projects, each row with its value, last year's, its records."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.rules.indicator_rows import IndicatorRow
from ui.components.choices import Tabs
from ui.components.layout import FootBar
from ui.tables.column import Column, Kind
from ui.tables.rows_model import RowsTableModel
from ui.tables.table_view import TableView

if TYPE_CHECKING:
    from models.services.indicators import Indicators

PROJECT, APPENDIX4, TABLE3, PROJECTS = "1027-р", "приложение-4", "таблица-3", "проекты"
LISTS = ((PROJECT, "1027/р"), (APPENDIX4, "Приложение 4"), (TABLE3, "Таблица 3"), (PROJECTS, "Проекты"))


@dataclass(frozen=True, slots=True)
class Line:
    """A row as the table shows it. `row` is set for what can be entered; `records` are the work records behind it."""

    kind: str
    code: str
    title: str
    section: str
    value: str
    share: str
    before: str
    how: str
    records: tuple[int, ...] = ()
    row: IndicatorRow | None = None


COLUMNS = (
    Column("№", lambda line: line.code, width=76, sort_key=lambda line: line.code),
    Column("Показатель", lambda line: line.title, second=lambda line: line.section),
    Column("Значение", lambda line: line.value, width=170),
    Column("Доля", lambda line: line.share, Kind.COUNT, 100),
    Column("Год назад", lambda line: line.before, Kind.COUNT, 120),
    Column("Откуда", lambda line: line.how, width=190),
)


class IndicatorsTab(QWidget):
    """`opened(line)`: its records, or the form of what is entered."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.tabs = Tabs(LISTS, name="Списки показателей")
        self.tabs.chosen.connect(lambda _kind: self._show())
        self.model = RowsTableModel(COLUMNS, key=lambda line: (line.kind, line.code))
        self.table = TableView(self.model, name="Показатели")
        self.table.opened.connect(self.opened)
        self.bar = FootBar("Enter открывает записи за числом или ввод значения с документом")
        self._lines: Mapping[str, Sequence[Line]] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self.table, 1)
        column.addWidget(self.bar)

    def show_indicators(self, found: "Indicators", before: "Indicators | None") -> None:
        """Show the year's indicators beside those of the year before."""
        self._lines = {
            PROJECT: _project_lines(found, before),
            APPENDIX4: _lines(APPENDIX4, found.appendix4, before.appendix4 if before else ()),
            TABLE3: _lines(TABLE3, found.table3, before.table3 if before else ()),
            PROJECTS: _totals(found, before),
        }
        self._show()

    def squeeze(self, *, squeezed: bool) -> None:
        """Rare columns give way to an open panel."""
        for place in (4, 5):
            self.table.setColumnHidden(place, squeezed)
        self.table.restyle()

    def take_focus(self) -> None:
        """Put the focus on the table."""
        if self.table.current_row is None and self.model.rows:
            first = self.model.rows[0]
            self.table.choose((first.kind, first.code))
        self.table.setFocus()

    def _show(self) -> None:
        self.model.set_rows(self._lines.get(str(self.tabs.value), ()))


def _project_lines(found: "Indicators", before: "Indicators | None") -> list[Line]:
    earlier = {one.code: f"{one.percent} %" for one in before.project} if before else {}
    return [
        Line(
            PROJECT,
            one.code,
            one.title,
            "X = A · 100 / B",
            f"{one.a} из {one.b}",
            f"{one.percent} %",
            earlier.get(one.code, ""),
            "считает журнал",
            tuple(event.id for event in found.events),
        )
        for one in found.project
    ]


def _lines(kind: str, rows: Sequence[IndicatorRow], earlier_rows: Sequence[IndicatorRow]) -> list[Line]:
    earlier = {row.code: row.value for row in earlier_rows}
    return [
        Line(
            kind,
            row.code,
            row.title,
            row.section,
            _value(row),
            f"{row.percent} %" if row.percent else "",
            earlier.get(row.code, ""),
            "считает журнал" if row.computed else row.document or "вводится с документом",
            row.records,
            None if row.computed else row,
        )
        for row in rows
    ]


def _value(row: IndicatorRow) -> str:
    if not row.computed or not row.value:
        return row.value
    base = f" из {row.base}" if row.base is not None else ""
    ovz = f", с ОВЗ {row.ovz}" if row.ovz is not None else ""
    return f"{row.value}{base}{ovz}"


def _totals(found: "Indicators", before: "Indicators | None") -> list[Line]:
    earlier = {one.name: f"{one.unique}" for one in before.projects} if before else {}
    return [
        Line(
            PROJECTS,
            f"{number}",
            one.name,
            f"мероприятий {len(one.records)}",
            f"уникальных {one.unique}, всего {one.cumulative}",
            "",
            earlier.get(one.name, ""),
            "считает журнал",
            one.records,
        )
        for number, one in enumerate(found.projects, 1)
    ]
