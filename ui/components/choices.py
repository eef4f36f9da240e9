"""Choosing by buttons: one of a few (segments), several of many (toggles), one tab of a page."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.components.buttons import press_on_enter
from ui.components.labels import Hairline
from ui.theme import current
from ui.themed import Themed

_STEPS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_TAB_PADDING = 5


class _Choice(Themed, QPushButton):
    """A checkable button as wide as its words are when bold, so that choosing it moves nothing."""

    def __init__(self, text: str, variant: str, height: int, padding: int, least: int = 0) -> None:
        super().__init__(text)
        self._box = (height, padding, least)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setProperty("variant", variant)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.restyle()

    def restyle(self) -> None:
        self.setFixedHeight(current().px(self._box[0]))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        theme = current()
        height, padding, least = self._box
        bold = QFontMetrics(theme.font(14, 600)).horizontalAdvance(self.text())
        return QSize(max(bold + 2 * padding + 2, theme.px(least)), theme.px(height))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            event.ignore()  # the group moves: a button alone would only hand the focus on
            return
        press_on_enter(self, event) or super().keyPressEvent(event)


class _OneOf(QWidget):
    """Buttons of which exactly one is chosen; arrows move, as in a group of radio buttons."""

    chosen = Signal(object)

    def __init__(self, options: Iterable[tuple[object, str]], name: str, gap: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._values: list[object] = []
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(gap)
        for index, (value, words) in enumerate(options):
            button = self._button(words)
            button.setChecked(index == 0)
            self._group.addButton(button, index)
            self._values.append(value)
            self._line.addWidget(button)
        self._group.idClicked.connect(lambda index: self.chosen.emit(self._values[index]))

    def _button(self, words: str) -> _Choice:
        raise NotImplementedError

    @property
    def value(self) -> object:
        """The chosen value; None when there are no options."""
        index = self._group.checkedId()
        return self._values[index] if index >= 0 else None

    def set_value(self, value: object) -> None:
        """Choose a value without sending the signal; ValueError when it is not among the options."""
        self._group.button(self._values.index(value)).setChecked(True)

    def set_words(self, value: object, words: str) -> None:
        """Change the words of an option: «Фото, 16 из 30»."""
        button = self._group.button(self._values.index(value))
        button.setText(words)
        button.setAccessibleName(words)
        button.updateGeometry()

    def button(self, value: object) -> QPushButton:
        """The button of an option, to disable it or to put the focus on it."""
        found = self._group.button(self._values.index(value))
        assert isinstance(found, QPushButton)
        return found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(event.key())
        if step is None:
            super().keyPressEvent(event)
            return
        index = self._group.checkedId() + step
        if 0 <= index < len(self._values):
            self._group.button(index).setFocus()
            self._group.button(index).click()


class Segmented(_OneOf):
    """Joined buttons: «Весь класс», «Список», «Число». `chosen(value)` is sent when the user chooses."""

    def __init__(self, options: Iterable[tuple[object, str]], *, name: str = "", small: bool = True) -> None:
        self._height = 32 if small else 36
        super().__init__(options, name, 0)
        buttons = self._group.buttons()
        for index, button in enumerate(buttons):
            first, last = index == 0, index == len(buttons) - 1
            edge = "only" if first and last else "first" if first else "last" if last else "middle"
            button.setProperty("edge", edge)

    def _button(self, words: str) -> _Choice:
        return _Choice(words, "segment", self._height, 9)


class Tabs(Themed, QWidget):
    """A row of tabs over a hairline across the page. `chosen(value)` is sent when the user chooses."""

    chosen = Signal(object)

    def __init__(self, options: Sequence[tuple[object, str]], *, name: str = "Разделы страницы") -> None:
        super().__init__()
        self._tabs = _TabButtons(options, name)
        self._tabs.chosen.connect(self.chosen)
        self._lead = QHBoxLayout()
        self._lead.addWidget(self._tabs)
        self._lead.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._lead)
        layout.addWidget(Hairline())
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.restyle()

    def add_right(self, widget: QWidget) -> None:
        """Put words that belong to the whole page at the right end of the row."""
        self._lead.addWidget(widget)

    @property
    def value(self) -> object:
        """The value of the open tab."""
        return self._tabs.value

    def set_value(self, value: object) -> None:
        """Open a tab without sending the signal."""
        self._tabs.set_value(value)

    def set_words(self, value: object, words: str) -> None:
        """Change the words of a tab."""
        self._tabs.set_words(value, words)

    def restyle(self) -> None:
        margin = current().px(24) - _TAB_PADDING - 1  # the words start on the page margin
        self._lead.setContentsMargins(margin, 0, margin, 0)


class _TabButtons(_OneOf):
    def __init__(self, options: Iterable[tuple[object, str]], name: str) -> None:
        super().__init__(options, name, 24 - 2 * _TAB_PADDING)

    def _button(self, words: str) -> _Choice:
        return _Choice(words, "tab", 44, _TAB_PADDING)


class ToggleRow(QWidget):
    """Toggles of which any number may be on, classes for instance. `changed(values)` when the user toggles."""

    changed = Signal(object)

    def __init__(self, options: Iterable[tuple[object, str]] = (), *, name: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._buttons: dict[object, _Choice] = {}
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(6)
        self._line.addStretch(1)
        self.set_options(options)

    def set_options(self, options: Iterable[tuple[object, str]]) -> None:
        """Replace the toggles; those that stay keep their state."""
        kept = set(self.values)
        for button in self._buttons.values():
            self._line.removeWidget(button)
            button.deleteLater()
        self._buttons = {}
        for value, words in options:
            button = _Choice(words, "toggle", 32, 8, least=40)
            button.setChecked(value in kept)
            button.clicked.connect(lambda _checked=False: self.changed.emit(self.values))
            self._line.insertWidget(len(self._buttons), button)
            self._buttons[value] = button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(event.key())
        buttons = list(self._buttons.values())
        focused = next((place for place, button in enumerate(buttons) if button.hasFocus()), None)
        if step is None or focused is None:
            super().keyPressEvent(event)
        elif 0 <= focused + step < len(buttons):
            buttons[focused + step].setFocus()

    @property
    def values(self) -> tuple[object, ...]:
        """The values that are on, in the order shown."""
        return tuple(value for value, button in self._buttons.items() if button.isChecked())

    def set_values(self, values: Iterable[object]) -> None:
        """Put exactly these on without sending the signal."""
        wanted = set(values)
        for value, button in self._buttons.items():
            button.setChecked(value in wanted)


def choice_button(words: str, *, least: int = 40) -> QPushButton:
    """One toggle for a widget that arranges its own; its parent moves the focus by the arrows."""
    return _Choice(words, "toggle", 32, 8, least=least)
