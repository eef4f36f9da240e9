"""The panel that carries another year's plan over: what would come, with its new days, each with a tick."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.rules.events import PlanEntry
from models.rules.periods import SchoolYear
from models.rules.plan_classes import for_whom
from models.rules.plan_dates import dates_in_words
from models.rules.russian import plural
from ui.components.buttons import Button, Link, row
from ui.components.controls import CheckBox
from ui.components.labels import Hairline, Label
from ui.components.layout import SidePanel


class CarryPanel(SidePanel):
    """`accepted(ids)` by the button, `given_up` by «Отмена»; the ids are those of the old year's items."""

    accepted = Signal(object)
    given_up = Signal()

    def __init__(
        self, items: Sequence[PlanEntry], source: SchoolYear, target: SchoolYear, class_names: Iterable[str]
    ) -> None:
        super().__init__(f"Перенести план {source} года")
        classes = tuple(class_names)
        self.ticks: dict[int, CheckBox] = {}
        self.column.addWidget(Label(_explained(items, source, target), wrap=True))
        if items:
            self.column.addWidget(
                row(Link("Отметить все", lambda: self._tick(on=True)), Link("Снять все", lambda: self._tick(on=False)))
            )
        for item in items:
            self.column.addWidget(self._line(item, classes))
        self.button = Button("", "check", "primary", on_click=self._accept)
        self.set_footer(self.button, Button("Отмена", on_click=self.given_up.emit))
        self._name_button()

    @property
    def wanted(self) -> tuple[int, ...]:
        """The ids that are ticked."""
        return tuple(item_id for item_id, tick in self.ticks.items() if tick.isChecked())

    def focus_first(self) -> None:
        """Put the focus on the button: Enter carries everything over."""
        self.button.setFocus()

    def _line(self, item: PlanEntry, classes: tuple[str, ...]) -> QWidget:
        tick = CheckBox("", checked=True)
        tick.setAccessibleName(item.title)
        tick.toggled.connect(lambda _on: self._name_button())
        self.ticks[item.id] = tick
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(item.title, wrap=True))
        when = item.dates_text or dates_in_words(item.start, item.end) or "без срока"
        second = " · ".join(part for part in (when, for_whom(item, classes)) if part)
        words.addWidget(Label(second, "second", wrap=True))
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(tick)
        line.addLayout(words, 1)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(line)
        column.addWidget(Hairline())
        return box

    def _tick(self, *, on: bool) -> None:
        for tick in self.ticks.values():
            tick.setChecked(on)

    def _name_button(self) -> None:
        count = len(self.wanted)
        words = f"Перенести {plural(count, 'пункт', 'пункта', 'пунктов')}" if count else "Отметьте, что перенести"
        self.button.setText(words)
        self.button.setAccessibleName(words)
        self.button.setEnabled(count > 0)
        self.button.updateGeometry()

    def _accept(self) -> None:
        self.accepted.emit(self.wanted)


def _explained(items: Sequence[PlanEntry], source: SchoolYear, target: SchoolYear) -> str:
    if not items:
        return f"Всё из плана {source} года уже стоит в плане {target} года."
    return (
        f"Числа и месяцы останутся, год станет {target}. Отметки о выполнении не переносятся. "
        "День недели сдвинется: проверьте выходные."
    )
