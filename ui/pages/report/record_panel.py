"""The card of a record beside the report: to read; «лучшее» and the description can be changed here."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from models.rules.russian import days_in_words, in_hours
from ui.components.buttons import Button
from ui.components.controls import CheckBox
from ui.components.labels import Hairline, Label
from ui.components.layout import SidePanel
from ui.pages.report.description_edit import DescriptionEdit
from ui.pages.report.passport import class_words
from ui.theme import current

if TYPE_CHECKING:
    from models.services.record_card import ClassTurnout, RecordCard


class RecordPanel(SidePanel):
    """`best_set(bool)` and `described(text)` ask the page to write, `change_wanted` to open the record's form."""

    change_wanted = Signal()
    best_set = Signal(bool)
    described = Signal(str)

    def __init__(self, card: "RecordCard") -> None:
        super().__init__("Запись журнала")
        self.record_id = card.id
        self.change_button = Button("Изменить запись", "pencil", small=True, on_click=self.change_wanted.emit)
        self.add_action(self.change_button)
        self._title = Label(card.title, "strong", wrap=True)
        self._facts = _facts(list(_lines(card)))
        self.column.addWidget(self._title)
        self.column.addWidget(self._facts)
        self.column.addWidget(Hairline())
        self.best = CheckBox("Одно из трёх лучших мероприятий", card.best)
        self.best.clicked.connect(self.best_set)
        self.column.addWidget(self.best)
        self.column.addWidget(Label("Описание для отчёта", "label"))
        self.description = DescriptionEdit("Описание для отчёта", card.description, lines=8)
        self.description.kept.connect(self.described)
        self.column.addWidget(self.description)

    def show_card(self, card: "RecordCard") -> None:
        """Show the record anew; what is typed and not kept yet stays."""
        self._title.setText(card.title)
        facts = _facts(list(_lines(card)))
        self.column.replaceWidget(self._facts, facts)
        self._facts.hide()
        self._facts.deleteLater()
        self._facts = facts
        self.set_best(card.best)
        self.description.set_text(card.description)

    def set_best(self, best: bool) -> None:
        """Show the mark as the journal has it: a fourth best event may have been refused."""
        self.best.setChecked(best)


def _facts(lines: list[tuple[str, str]]) -> QWidget:
    """Two columns: what, and what was entered."""
    box = QWidget()
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(6)
    grid.setColumnMinimumWidth(0, current().px(112))
    grid.setColumnStretch(1, 1)
    top = Qt.AlignmentFlag.AlignTop
    for number, (words, value) in enumerate(lines):
        name = Label(words, "muted")
        name.setFixedWidth(current().px(112))
        grid.addWidget(name, number, 0, top)
        text = Label(value, wrap=True)
        text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        text.setAccessibleName(f"{words}: {value}")
        grid.addWidget(text, number, 1, top)
    return box


def _lines(card: "RecordCard") -> Iterator[tuple[str, str]]:
    yield "Дни", days_in_words(card.start, card.end)
    yield from ((words, text) for words, text in _plain(card) if text)
    if card.hours is not None:
        yield "Часы", in_hours(card.hours)
    yield "Классы", "\n".join(_turnout(turnout) for turnout in card.turnouts) or "—"
    if card.teachers or card.teachers_total:
        total = f"Всего {card.teachers_total}" if card.teachers_total else ""
        yield "Педагоги", "\n".join(filter(None, (*card.teachers, total)))
    if card.partners:
        yield "Партнёры", "\n".join(name for name, _category in card.partners)
    if card.media_links:
        yield "СМИ", "\n".join(card.media_links)
    if not card.in_campaign:
        yield "Отчёт", "не входит в отчёт кампании"


def _plain(card: "RecordCard") -> tuple[tuple[str, str], ...]:
    return (
        ("Форма", card.form),
        ("Формат", card.event_format),
        ("Уровень", card.level),
        ("Профминимум", card.direction),
        ("Место", card.place),
        ("Пункт плана", card.plan_item),
        ("Результат", card.result),
    )


def _turnout(turnout: "ClassTurnout") -> str:
    ovz = f", из них ОВЗ {turnout.ovz}" if turnout.ovz and turnout.kind == "число" else ""
    return f"{class_words(turnout.class_name)}: {turnout.kind} {turnout.number}{ovz}"
