"""The classes of the school as toggles: one stop for Tab, arrows and a digit move, Space turns."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from models.rules.work_record import ClassForTurnout
from models.vocabulary import CAMPAIGN_GRADES
from ui.components.buttons import Link
from ui.components.choices import choice_button
from ui.theme import current

_GAP = 6
_LEAST = 44
_STEPS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class ClassToggles(QWidget):
    """`turned(class_id, on)`. Grades 5–11 first; «1–4 классы» shows the others, and so does one of them being on."""

    turned = Signal(int, bool)

    def __init__(self, classes: Iterable[ClassForTurnout]) -> None:
        super().__init__()
        self.setAccessibleName("Классы")
        listed = list(classes)
        self._buttons = {one.id: self._button(one) for one in listed}
        self._grades = {one.id: one.grade for one in listed}
        self._young = [one.id for one in listed if one.grade not in CAMPAIGN_GRADES]
        self.link = Link("1–4 классы", self._show_young)
        self._grid = QGridLayout()
        self._grid.setSpacing(_GAP)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._grid)
        self._young_shown = len(self._young) == len(listed)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._arrange()

    def _button(self, one: ClassForTurnout) -> QPushButton:
        button = choice_button(one.name, least=_LEAST)
        button.setParent(self)  # one that is shown before it has a parent would be a window
        button.setAccessibleName(f"{one.name} класс")
        button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        button.clicked.connect(lambda on, key=one.id: self._turned(key, on))
        button.installEventFilter(self)
        return button

    @property
    def chosen(self) -> tuple[int, ...]:
        """The classes that are on, by grade."""
        return tuple(key for key, button in self._buttons.items() if button.isChecked())

    def set_chosen(self, keys: Iterable[int]) -> None:
        """Put exactly these on; `turned` is not sent."""
        wanted = set(keys)
        for key, button in self._buttons.items():
            button.setChecked(key in wanted)
        if wanted & set(self._young):
            self._young_shown = True
        self._arrange()

    def focus_first(self) -> None:
        """Put the focus on the toggle that Tab leads to."""
        button = next((one for one in self._visible() if one.focusPolicy() & Qt.FocusPolicy.TabFocus), None)
        if button is not None:
            button.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A button alone would only hand the focus on."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._is_ours(event):
            self.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def _is_ours(self, event: QKeyEvent) -> bool:
        vertical = event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        return vertical or event.key() in _STEPS or event.text().isdigit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        buttons = self._visible()
        place = next((place for place, button in enumerate(buttons) if button.hasFocus()), -1)
        step = _STEPS.get(event.key(), 0)
        if step and 0 <= place + step < len(buttons):
            self._go_to(buttons[place + step])
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and place >= 0:
            self._leap(buttons, place, -1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.text().isdigit():
            self._to_grade(buttons, place, event.text())
        else:
            super().keyPressEvent(event)

    def _leap(self, buttons: Sequence[QPushButton], place: int, step: int) -> None:
        """To the line above or below, the nearest toggle there."""
        here = buttons[place].geometry()
        lines = [one for one in buttons if (one.y() - here.y()) * step > 0]
        if lines:
            nearest = min(lines, key=lambda one: (abs(one.y() - here.y()), abs(one.x() - here.x())))
            self._go_to(nearest)

    def _to_grade(self, buttons: Sequence[QPushButton], place: int, digit: str) -> None:
        """A digit goes to the next class whose name begins with it."""
        behind = [*buttons[place + 1 :], *buttons[: place + 1]]
        found = next((one for one in behind if one.text().startswith(digit)), None)
        if found is not None:
            self._go_to(found)

    def _go_to(self, button: QPushButton) -> None:
        for one in self._buttons.values():
            one.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setFocus()

    def _turned(self, key: int, on: bool) -> None:
        self._go_to(self._buttons[key])
        self.turned.emit(key, on)

    def _visible(self) -> list[QPushButton]:
        return [one for one in self._buttons.values() if not one.isHidden()]

    def _show_young(self) -> None:
        self._young_shown = True
        self._arrange()
        self._go_to(self._buttons[self._young[0]])

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._arrange()

    def _arrange(self) -> None:
        """Lines of as many toggles as there is room for; a grade is parted only when it alone is longer than a line."""
        while self._grid.takeAt(0) is not None:
            pass
        fits = max((max(self.width(), current().px(300)) + _GAP) // (current().px(_LEAST) + _GAP), 1)
        line, column = 0, 0
        of_campaign = True
        for grade, keys in self._by_grade():
            first_young = of_campaign and grade not in CAMPAIGN_GRADES
            of_campaign = grade in CAMPAIGN_GRADES
            if column and (first_young or column + len(keys) > fits):
                line, column = line + 1, 0
            for key in keys:
                button = self._buttons[key]
                shown = grade in CAMPAIGN_GRADES or self._young_shown
                button.setVisible(shown)
                if shown:
                    if column == fits:
                        line, column = line + 1, 0
                    self._grid.addWidget(button, line, column)
                    column += 1
        self._grid.setColumnStretch(fits, 1)
        self.link.setVisible(bool(self._young) and not self._young_shown)
        visible = self._visible()
        if visible and not any(one.focusPolicy() & Qt.FocusPolicy.TabFocus for one in visible):
            visible[0].setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _by_grade(self) -> list[tuple[int, list[int]]]:
        """Grades of the campaign first."""
        grades: dict[int, list[int]] = {}
        for key, grade in self._grades.items():
            grades.setdefault(grade, []).append(key)
        return sorted(grades.items(), key=lambda pair: (pair[0] not in CAMPAIGN_GRADES, pair[0]))
