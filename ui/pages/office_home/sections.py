"""The sections of a municipality's Главная."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.rules.consolidation import SchoolStatus
from models.rules.russian import plural
from ui.components.bars import Bar
from ui.components.buttons import Link, stack
from ui.components.chips import StatusChip
from ui.components.labels import ElidedLabel, Hairline, Label, SectionTitle
from ui.pages.consolidation.words import ORDER, SCHOOLS
from ui.pages.days import day_and_month, days_left, weekday_and_day
from ui.theme import current

if TYPE_CHECKING:
    from models.services.office_overview import Overview

Navigate = Callable[[str, object], object]
_MOST = 8
"""Missing schools that are named; a longer list is on the page «Сводка»."""
_URGENT = 3
_LEAD = 112


def deadlines_box(found: "Overview", today: date, go: Navigate) -> QWidget:
    """The days on which schools hand in, and on which the свод is due."""
    calendar = found.calendar
    missing = found.found.number(SchoolStatus.MISSING)
    rest = f"не сдали {plural(missing, *SCHOOLS)}" if missing else "сдали все школы"
    lines = (
        (calendar.plan_due, "Сводный план кампании", "планы школ сложатся в Приложение 2"),
        (calendar.school_due, "Школы сдают отчёты", rest),
        (calendar.municipality_due, "Свод в регион", f"верных {found.found.readiness.percent} %"),
    )
    rows = []
    for day, title, note in lines:
        if day < today and day == calendar.plan_due:
            continue
        rows += [_deadline(day, title, note, today, go), Hairline()]
    return stack(SectionTitle("Ближайшие сроки"), *rows)


def missing_box(found: "Overview", go: Navigate) -> QWidget:
    """Who has not handed in, and whose report is wrong."""
    rows: list[QWidget] = []
    waiting = [one for one in found.schools if one.row.status in (SchoolStatus.MISSING, SchoolStatus.INCORRECT)]
    for one in waiting[:_MOST]:
        row = one.row
        words = "на доработку" if row.returned else "ждёт ключа" if row.waits and not row.package else row.status.words
        link = Link("Открыть", partial(go, "consolidation", {"school": row.sender}))
        link.setAccessibleName(f"Открыть: {row.name}")
        rows += [_line(ElidedLabel(row.name), StatusChip(words), link), Hairline()]
    if len(waiting) > _MOST:
        words = f"Ещё {plural(len(waiting) - _MOST, *SCHOOLS)}"
        rows.append(_line(Label(words), None, Link("Открыть сводку", partial(go, "consolidation", None))))
    if not waiting:
        rows.append(Label("Отчёты всех школ получены, и контрольные соотношения сошлись.", wrap=True))
    title = SectionTitle("Кого ждём")
    title.add_right(Label(str(len(waiting)), "strong"))
    return stack(title, *rows)


def state_box(found: "Overview", go: Navigate) -> QWidget:
    """The four figures, the percentage, keys that wait."""
    rows: list[QWidget] = []
    for status in ORDER:
        link = Link("Показать", partial(go, "consolidation", {"status": status}))
        link.setAccessibleName(f"Показать школы: {status.words}")
        rows += [_line(StatusChip(status.words), Label(str(found.found.number(status)), "section"), link), Hairline()]
    ready = found.found.readiness
    words = Label(f"Верных {ready.correct} из {ready.schools}, {ready.percent} %", "strong")
    bar = Bar(ready.correct, ready.schools, name="Верных отчётов")
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 10, 0, 4)
    column.setSpacing(6)
    column.addWidget(words)
    column.addWidget(bar)
    rows.append(box)
    if found.waiting:
        keys = plural(len(found.waiting), "ключ ждёт", "ключа ждут", "ключей ждут")
        link = Link("Подтвердить", partial(go, "consolidation", "keys"))
        link.setAccessibleName("Подтвердить ключи школ")
        rows += [_line(Label(f"{keys} подтверждения", wrap=True), None, link)]
    return stack(SectionTitle("Отчёты школ"), *rows)


def _deadline(day: date, title: str, note: str, today: date, go: Navigate) -> QWidget:
    left = (day - today).days
    lead = Label(days_left(left) if left >= 0 else "прошёл", "section")
    if 0 <= left <= _URGENT:
        lead.setProperty("tone", "accent")
    lead.setFixedWidth(current().px(_LEAD))
    when = weekday_and_day(day) if left >= 0 else f"Срок был {day_and_month(day)}"
    words = QVBoxLayout()
    words.setSpacing(1)
    words.addStretch(1)
    words.addWidget(Label(title, "strong", wrap=True))
    words.addWidget(Label(f"{when}, {note}", "second", wrap=True))
    words.addStretch(1)
    link = Link("Открыть сводку", partial(go, "consolidation", None))
    link.setAccessibleName(f"{title}: открыть сводку")
    box = QWidget()
    box.setMinimumHeight(current().px(59))
    line = QHBoxLayout(box)
    line.setContentsMargins(0, 6, 0, 6)
    line.setSpacing(16)
    line.addWidget(lead, 0, Qt.AlignmentFlag.AlignVCenter)
    line.addLayout(words, 1)
    line.addWidget(link, 0, Qt.AlignmentFlag.AlignVCenter)
    return box


def _line(first: QWidget, second: QWidget | None, link: Link) -> QWidget:
    box = QWidget()
    box.setMinimumHeight(current().px(40))
    line = QHBoxLayout(box)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(16)
    stretches = isinstance(first, ElidedLabel) or (isinstance(first, Label) and first.wordWrap())
    line.addWidget(first, 1 if stretches else 0)
    if not stretches:
        line.addStretch(1)
    if second is not None:
        line.addWidget(second)
    line.addWidget(link, 0, Qt.AlignmentFlag.AlignVCenter)
    return box
