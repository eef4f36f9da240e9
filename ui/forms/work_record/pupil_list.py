"""Who of a class came: the class's list with ticks, narrowed by a few letters."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QVBoxLayout, QWidget

from models.rules.names import fold_name, tidy
from models.rules.work_record import ClassForTurnout, ListedName
from ui.components.buttons import Link, row
from ui.components.controls import LineEdit
from ui.components.labels import Label
from ui.components.suggest_edit import found
from ui.theme import current
from ui.themed import Themed

_ROW, _MOST_ROWS = 28, 8
_ID, _NAME = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class PupilList(QWidget):
    """`changed` when the user ticks. Enter in the line turns the first name that fits, or adds one that is new."""

    changed = Signal()

    def __init__(self, school_class: ClassForTurnout) -> None:
        super().__init__()
        self._class = school_class
        self.line = _FindLine(f"Найти в {school_class.name} классе")
        self.line.textChanged.connect(lambda _text: self._narrow())
        self.line.entered.connect(self._turn_first)
        self.line.left_down.connect(self._to_list)
        self.count = Label("", "strong")
        self.list = _Ticks(f"Кто пришёл из {school_class.name} класса")
        self.list.turned.connect(self._turn)
        self._hint = Label("", "second", wrap=True)
        everybody = Link("все", lambda: self._set_all(ticked=True))
        nobody = Link("никого", lambda: self._set_all(ticked=False))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(row(self.line, self.count, everybody, nobody, None, gap=10))
        layout.addWidget(self.list)
        layout.addWidget(self._hint)
        self.setFocusProxy(self.line)

    def show_list(self, day: date | None, ticked: Sequence[ListedName]) -> None:
        """Show those who are in the class on that day, and all who are ticked; `changed` is not sent."""
        ids = {one.pupil_id for one in ticked if one.pupil_id is not None}
        strangers = {fold_name(one.name): one for one in ticked if one.pupil_id is None}
        self.list.clear()
        known = set()
        for pupil in self._class.pupils:
            named = strangers.pop(fold_name(pupil.name), None)  # a name of the list that was never linked to its pupil
            if pupil.id not in known and (named or pupil.id in ids or pupil.is_there(day)):
                known.add(pupil.id)
                self.list.add(ListedName(pupil.name, pupil.id), ticked=bool(named) or pupil.id in ids, ovz=pupil.ovz)
        for one in ticked:
            if one.pupil_id not in known if one.pupil_id is not None else fold_name(one.name) in strangers:
                self.list.add(one, ticked=True, note="нет в списке класса")
        self._narrow()
        self._tell()

    def ticked(self) -> tuple[ListedName, ...]:
        """Who came."""
        return tuple(self.list.name_at(place) for place in range(self.list.count()) if self.list.is_ticked(place))

    def everybody(self, day: date | None) -> tuple[ListedName, ...]:
        """All who are in the class on that day."""
        return tuple(ListedName(pupil.name, pupil.id) for pupil in self._class.pupils if pupil.is_there(day))

    def _turn(self, place: int) -> None:
        self.list.set_ticked(place, not self.list.is_ticked(place))
        self._tell()
        self.changed.emit()

    def _turn_first(self) -> None:
        name = tidy(self.line.text())
        visible = [place for place in range(self.list.count()) if not self.list.isRowHidden(place)]
        if not visible:
            self.list.add(ListedName(name), ticked=True, note="нет в списке класса")
            self._tell()
            self.changed.emit()
        else:
            self._turn(visible[0])
        self.line.clear()

    def _set_all(self, *, ticked: bool) -> None:
        for place in range(self.list.count()):
            self.list.set_ticked(place, ticked)
        self._tell()
        self.changed.emit()

    def _narrow(self) -> None:
        typed = self.line.text()
        names = [self.list.name_at(place).name for place in range(self.list.count())]
        fitting = set(found(names, typed)) if typed.strip() else set(names)
        for place, name in enumerate(names):
            self.list.setRowHidden(place, name not in fitting)
        self.list.restyle()
        nobody = bool(typed.strip()) and not fitting
        words = "Такого в списке нет: Enter добавит это имя." if nobody else ""
        if not names:
            words = "В классе нет списка: впишите имена по одному и нажмите Enter, или выберите «Число»."
        self._hint.setText(words)
        self._hint.setVisible(bool(words))

    def _tell(self) -> None:
        all_names = self.list.count()
        ticked = sum(self.list.is_ticked(place) for place in range(all_names))
        self.count.setText(f"{ticked} из {max(all_names, self._class.numbers.enrolment)}")

    def _to_list(self) -> None:
        first = next((place for place in range(self.list.count()) if not self.list.isRowHidden(place)), -1)
        if first >= 0:
            self.list.setCurrentRow(first)
            self.list.setFocus()


class _FindLine(LineEdit):
    entered = Signal()
    left_down = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(placeholder="Найти", small=True, width=118)
        self.setAccessibleName(name)
        self.setMaxLength(500)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.text().strip():
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.left_down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class _Ticks(Themed, QListWidget):
    """Names with ticks; a click on a name, Space or Enter sends `turned(place)`."""

    turned = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("look", "ticks")
        self.setAccessibleName(name)
        self.setItemDelegate(QStyledItemDelegate(self))  # the default one ignores the style sheet
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(lambda item: self.turned.emit(self.row(item)))
        self.restyle()

    def add(self, one: ListedName, *, ticked: bool, ovz: bool = False, note: str = "") -> None:
        words = f"{one.name}, {note}" if note else f"{one.name}, ОВЗ" if ovz else one.name
        item = QListWidgetItem(words)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        item.setData(_ID, one.pupil_id)
        item.setData(_NAME, one.name)
        item.setToolTip(words)
        self.addItem(item)
        self.set_ticked(self.count() - 1, ticked)
        self.restyle()

    def name_at(self, place: int) -> ListedName:
        item = self.item(place)
        return ListedName(item.data(_NAME), item.data(_ID))

    def is_ticked(self, place: int) -> bool:
        return self.item(place).checkState() == Qt.CheckState.Checked

    def set_ticked(self, place: int, ticked: bool) -> None:
        self.item(place).setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers()
        if (enter or event.key() == Qt.Key.Key_Space) and self.currentRow() >= 0:
            self.turned.emit(self.currentRow())
            return
        super().keyPressEvent(event)

    def restyle(self) -> None:
        shown = sum(not self.isRowHidden(place) for place in range(self.count()))
        self.setFixedHeight(current().px(_ROW) * min(max(shown, 1), _MOST_ROWS) + 10)
        self.setVisible(self.count() > 0)
