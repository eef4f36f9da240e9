"""Главная, right column: what each class has counted of its norm, and what falls short."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.components.bars import Bar
from ui.components.buttons import Link, row, stack
from ui.components.labels import Hairline, Label, SectionTitle, Sign
from ui.theme import current

if TYPE_CHECKING:
    from models.services.home_state import ClassBar, HoursState, NearestGap

Navigate = Callable[[str, object], object]


def hours_section(state: "HoursState", navigate: Navigate) -> QWidget:
    """«Профминимум, засчитано часов»: a bar for each class, a link to the rest, the nearest gaps."""
    title = SectionTitle("Профминимум, засчитано часов")
    if state.more:
        title.add_right(Link(f"Ещё {state.more}", partial(navigate, "profminimum", "hours")))
    rows: list[QWidget] = []
    for bar in state.bars:
        rows += [_bar_row(bar), Hairline()]
    return stack(title, *rows, *(_gap_row(gap, navigate) for gap in state.gaps))


def _bar_row(bar: "ClassBar") -> QWidget:
    theme = current()
    box = QWidget()
    box.setMinimumHeight(theme.px(48))
    line = QHBoxLayout(box)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(12)
    name = f"{bar.class_name} класс" if bar.class_name.isdigit() else bar.class_name
    words = _two(name, str(bar.level), Qt.AlignmentFlag.AlignLeft)
    words.setFixedWidth(theme.px(104))
    line.addWidget(words)
    line.addWidget(Bar(bar.counted / 100, bar.norm / 100, name=name), 1)
    left = max(bar.norm - bar.counted, 0)
    figures = _two(
        f"{_hours(bar.counted)} из {_hours(bar.norm)}",
        f"осталось {_hours(left)}" if left else "норма",
        Qt.AlignmentFlag.AlignRight,
    )
    figures.setFixedWidth(theme.px(104))
    line.addWidget(figures)
    return box


def _two(first: str, second: str, side: Qt.AlignmentFlag) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addStretch(1)
    for label in (Label(first, "strong"), Label(second, "second")):
        label.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        column.addWidget(label)
    column.addStretch(1)
    return box


def _gap_row(gap: "NearestGap", navigate: Navigate) -> QWidget:
    name = f"{gap.class_name} класс" if gap.class_name.isdigit() else gap.class_name
    words = f"{name}: {gap.direction.value[:1].lower()}{gap.direction.value[1:]}, не хватит {_hours(gap.short)} ч"
    link = Link("Чем закрыть", partial(navigate, "profminimum", "gaps"))
    link.setAccessibleName(f"{words}: чем закрыть")
    line = QWidget()
    layout = QHBoxLayout(line)
    layout.setContentsMargins(0, 8, 0, 0)
    layout.setSpacing(8)
    layout.addWidget(Sign("triangle-alert", "warn"))
    layout.addWidget(Label(words, wrap=True), 1)
    layout.addWidget(row(link))
    return line


def _hours(hundredths: int) -> str:
    whole, rest = divmod(hundredths, 100)
    return f"{whole}" if not rest else f"{whole},{rest:02}".rstrip("0")
