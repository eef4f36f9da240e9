"""Several people chosen by typing a few letters, or written as they are called."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.rules.consultation_checks import LONGEST_NAME, Person
from models.rules.names import fold_name, tidy
from ui.components.buttons import IconButton
from ui.components.chips import RemovableChip
from ui.components.flow import FlowLayout
from ui.components.suggest_edit import SuggestEdit
from ui.forms.card_fields import OwnControl
from ui.theme import current

_CHIP = 330


class PersonPicker(OwnControl):
    """Chips of those chosen over a line that offers the lists; `edited` when anything changes.

    Enter takes what is typed, Backspace in the empty line takes the last one away. What is typed and not taken counts
    as a person too, so that nothing is lost. `shown_as` gives the words of a chip: a code in place of a name.
    """

    def __init__(self, placeholder: str = "Фамилия, имя, отчество") -> None:
        super().__init__()
        self._persons: list[Person] = []
        self._offered: dict[str, Person] = {}
        self._shown_as: Callable[[Person], str] | None = None
        self.line = _PersonLine(placeholder)
        self.line.setMaxLength(LONGEST_NAME)
        self.line.taken.connect(self._take)
        self.line.enter.connect(self._take_typed)
        self.line.erase.connect(self._take_last_away)
        self.line.textChanged.connect(lambda _text: self.edited.emit())
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._chips)
        layout.addWidget(self.line)
        self.setFocusProxy(self.line)
        self._show()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    @property
    def chosen(self) -> tuple[Person, ...]:
        """Those who stand as chips."""
        return tuple(self._persons)

    @property
    def persons(self) -> tuple[Person, ...]:
        """Everybody chosen, and who is typed and not taken yet."""
        typed = self._read(self.line.text())
        return (*self._persons, typed) if typed is not None else tuple(self._persons)

    def set_persons(self, persons: Sequence[Person]) -> None:
        """Show these, the line empty; `edited` is not sent."""
        blocked = self.blockSignals(True)
        self._persons = list(persons)
        self.line.clear()
        self._show()
        self.blockSignals(blocked)

    def offer(self, choices: Mapping[str, Person], *, as_typed: bool) -> None:
        """Offer these people by their labels. `as_typed`: Enter takes what is typed, not the first who is offered."""
        self._offered = dict(choices)
        self.line.set_options(self._offered)
        self.line.as_typed = as_typed

    def show_as(self, words: Callable[[Person], str] | None) -> None:
        """Show chips by these words; None: by names."""
        if words != self._shown_as:
            self._shown_as = words
            self._show()

    @property
    def content(self) -> dict[str, Any]:
        """What is chosen and typed, as a draft keeps it."""
        return {"chosen": [[one.name, one.pupil_id] for one in self._persons], "typed": self.line.text()}

    def set_content(self, content: Any) -> None:
        """Fill in a draft."""
        self.set_persons([Person(name, pupil_id) for name, pupil_id in content["chosen"]])
        blocked = self.blockSignals(True)
        self.line.setText(content["typed"])
        self.blockSignals(blocked)

    def _read(self, text: str) -> Person | None:
        """Who is meant by a text: the only one offered of that name, else somebody who is on no list."""
        if text in self._offered:
            return self._offered[text]
        name = tidy(text)
        folded = fold_name(name)
        alike = {one for one in self._offered.values() if fold_name(one.name) == folded}
        if len(alike) == 1:
            return next(iter(alike))
        return Person(name) if name else None

    def _take(self, label: str) -> None:
        self._add(self._offered.get(label) or Person(tidy(label)))

    def _take_typed(self) -> None:
        person = self._read(self.line.text())
        if person is not None:
            self._add(person)

    def _add(self, person: Person) -> None:
        if person not in self._persons:
            self._persons.append(person)
        self.line.clear()
        self._show()
        self.line.setFocus()
        self.edited.emit()

    def _take_last_away(self) -> None:
        if self._persons:
            self._take_away(self._persons[-1])

    def _take_away(self, person: Person) -> None:
        self._persons.remove(person)
        self._show()
        self.line.setFocus()
        self.edited.emit()

    def _show(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            if (chip := item.widget()) is not None:
                chip.hide()
                chip.deleteLater()
        before: QWidget | None = self.line.previousInFocusChain()
        for person in self._persons:
            chip = self._chip(person)
            self._flow.addWidget(chip)
            cross = chip.findChild(IconButton)
            if before is not None and cross is not None:
                QWidget.setTabOrder(before, cross)  # chips are reached where they stand, not behind the whole form
            before = cross
        self._chips.setVisible(bool(self._persons))
        self._chips.updateGeometry()

    def _chip(self, person: Person) -> RemovableChip:
        words = self._shown_as(person) if self._shown_as is not None else person.name
        metrics = QFontMetrics(current().font())
        short = metrics.elidedText(words, Qt.TextElideMode.ElideRight, current().px(_CHIP))
        chip = RemovableChip(short, lambda: self._take_away(person))
        chip.setToolTip(words if short != words else "")
        return chip


class _PersonLine(SuggestEdit):
    """Enter in a line with a text takes somebody; in an empty one it is the form's."""

    enter = Signal()
    erase = Signal()

    def __init__(self, placeholder: str) -> None:
        super().__init__((), placeholder)
        self.as_typed = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.text().strip() and not self.chosen:
            self._enter()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.erase.emit()
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        """Nobody was chosen by the arrows: the first who is offered, or who is typed."""
        offered = self.offered
        self.close_list()
        if offered and not self.as_typed:
            self.taken.emit(offered[0])
        else:
            self.enter.emit()
