"""The change between two dates: means by scale, how many rose and fell, and each person."""

from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.rules.diagnostics.change import PersonChange, ScaleChange
from models.rules.diagnostics.raw_scores import shown_score
from models.rules.russian import plural
from ui.components.buttons import row
from ui.components.controls import Combo
from ui.components.labels import Label, SectionTitle
from ui.components.layout import ScrollBody, clear_layout
from ui.pages.diagnostics.fitted_table import FittedTable
from ui.pages.diagnostics.host import SessionHost, SessionTab
from ui.pages.diagnostics.scores_tab import head_width
from ui.tables.column import Column, Kind
from ui.theme import current

if TYPE_CHECKING:
    from models.services.diagnostics_summary import FormerSession

_PAIR = 92


class ChangeTab(SessionTab):
    """Means are over those who were tested on both dates."""

    def __init__(self, host: SessionHost) -> None:
        super().__init__(host)
        self.former = Combo(name="С какой датой сравнить")
        self.former.currentIndexChanged.connect(lambda _index: self._choose())
        self._line = _inset(row(Label("Сравнить с"), self.former, None))
        self._body = ScrollBody(margins=(0, 14, 0, 24), spacing=10)
        self._body.column.setAlignment(Qt.AlignmentFlag(0))
        self._content = QVBoxLayout()
        self._content.setSpacing(10)
        self._body.column.addWidget(self._line)
        self._body.column.addLayout(self._content)
        self._body.column.addStretch(1)
        self.tables: list[FittedTable] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._body)
        self.show_sheet()

    def show_sheet(self) -> None:
        former = self.host.former
        self.former.set_options([(one.id, _words(one, self.host.sheet.class_name)) for one in former])
        blocked = self.former.blockSignals(True)
        self.former.set_value(self.host.before_id)
        self.former.blockSignals(blocked)
        self._line.setVisible(bool(former))
        clear_layout(self._content)
        self.tables = []
        if self.host.before_id is None:
            words = (
                "Сравнивать пока не с чем: у этого класса нет более ранней диагностики по той же методике. "
                "Проведите её в начале и в конце года."
            )
            self._content.addWidget(_inset(Label(words, "muted", wrap=True)))
            return
        self._show_change(self.host.before_id)

    def take_focus(self) -> None:
        (self.former if self.host.former else self).setFocus()

    def _choose(self) -> None:
        value = self.former.value
        if isinstance(value, int) and value != self.host.before_id:
            self.host.set_before(value)

    def _show_change(self, before_id: int) -> None:
        from models.services.diagnostics_summary import comparison

        change = comparison(self.host.context.journal, before_id, self.host.sheet.id)
        both = plural(change.both, "человек", "человека", "человек")
        words = f"Обследованы в обе даты: {both}. Средние считаются по ним."
        self._content.addWidget(_inset(Label(words, "muted")))
        if not change.both:
            return
        self._content.addWidget(_inset(SectionTitle("По шкалам", line=False)))
        self._add("Изменение по шкалам", _SCALE_COLUMNS, change.scales)
        self._content.addSpacing(14)
        self._content.addWidget(_inset(SectionTitle("По людям", line=False)))
        self._add("Изменение по людям", _person_columns(change.scales), [one for one in change.people if _moved(one)])

    def _add(self, name: str, columns: Sequence[Column], rows: Sequence[object]) -> None:
        table = FittedTable(columns, name)
        table.show_rows(rows)
        self.tables.append(table)
        self._content.addWidget(table)


def _inset(widget: QWidget) -> QWidget:
    """A part beside the tables, which run from edge to edge."""
    box = QWidget()
    layout = QHBoxLayout(box)
    layout.setContentsMargins(current().px(24), 0, current().px(24), 0)
    layout.addWidget(widget)
    return box


def _words(former: "FormerSession", class_name: str) -> str:
    """«05.10.2026, начало года», with the class when it was another one."""
    words = [f"{former.day:%d.%m.%Y}"]
    if former.stage is not None:
        words.append(former.stage.value)
    if former.class_name != class_name:
        words.append(former.class_name)
    return ", ".join(words)


def _moved(person: PersonChange) -> bool:
    return any(one.difference is not None for one in person.scales)


def _signed(difference: Decimal) -> str:
    """«+2,5», «−1», «0»."""
    return f"+{shown_score(difference)}" if difference > 0 else shown_score(difference)


def _person_columns(scales: Sequence[ScaleChange]) -> list[Column]:
    """The name, then each scale as «3 → 5»."""
    return [
        Column("ФИО", lambda row: row.person.name, strong=True),
        *(
            Column(scale.name, partial(_moved_on, place), width=max(head_width(scale.name), _PAIR), kind=Kind.COUNT)
            for place, scale in enumerate(scales)
        ),
    ]


def _moved_on(place: int, person: PersonChange) -> str:
    """«3 → 5»; a score that stayed stands alone."""
    one = person.scales[place]
    if one.before is None or one.after is None:
        return ""
    same = one.before == one.after
    return shown_score(one.after) if same else f"{shown_score(one.before)} → {shown_score(one.after)}"


def _levels(scale: ScaleChange) -> str:
    if not scale.levels:
        return ""
    return f"выше {scale.up}, ниже {scale.down}, без изменений {scale.same}"


_SCALE_COLUMNS = (
    Column("Шкала", lambda row: row.name, strong=True),
    Column("Было", lambda row: row.before, Kind.COUNT, width=90, show=shown_score),
    Column("Стало", lambda row: row.after, Kind.COUNT, width=90, show=shown_score),
    Column("Разница", lambda row: row.difference, Kind.COUNT, width=100, show=_signed),
    Column("Человек", lambda row: row.people, Kind.COUNT, width=100),
    Column("Уровень", _levels, width=320),
)
