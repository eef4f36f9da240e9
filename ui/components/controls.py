"""Input controls with the heights and margins of the theme; QSpinBox and QDateEdit ignore style sheet padding."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QDate, QMimeData, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QSizePolicy,
    QSpinBox,
    QStyledItemDelegate,
    QWidget,
)

from ui import icons
from ui.theme import current
from ui.themed import Themed

HEIGHT, SMALL = 36, 32
MOST_TEXT = 20_000
"""Characters that a field of several lines holds: some eight sheets."""


class LineEdit(Themed, QLineEdit):
    """One line of text; `width` in layout units, else it takes the room there is."""

    def __init__(self, text: str = "", placeholder: str = "", *, small: bool = False, width: int = 0) -> None:
        super().__init__(text)
        self.setPlaceholderText(placeholder)
        self._height = SMALL if small else HEIGHT
        self._width = width
        self.restyle()

    def restyle(self) -> None:
        set_box(self, self._height, self._width)


class SearchEdit(LineEdit):
    """A search field with its lens; Esc empties it first and is passed on when it is empty."""

    def __init__(self, placeholder: str = "Найти", *, width: int = 0) -> None:
        self._lens = None
        super().__init__("", placeholder, width=width)
        self.setAccessibleName(placeholder)
        self.setClearButtonEnabled(True)
        self._lens = self.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
        self.restyle()

    def restyle(self) -> None:
        super().restyle()
        if self._lens is not None:
            self._lens.setIcon(icons.icon("search", "text2", icons.INLINE, 2.0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)


class TextArea(Themed, QPlainTextEdit):
    """Several lines of text; Tab leaves it. `lines` is its height.

    What is pasted is cut to `MOST_TEXT` characters: a line of a million takes Qt more than a minute to lay out.
    `cut_off` says so.
    """

    cut_off = Signal()

    def __init__(self, text: str = "", placeholder: str = "", *, lines: int = 3) -> None:
        super().__init__(text)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self._lines = lines
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.restyle()

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(source.text())

    def insertPlainText(self, text: str) -> None:
        room = max(MOST_TEXT - self.document().characterCount() + 1, 0)
        super().insertPlainText(text[:room])
        if len(text) > room:
            self.cut_off.emit()

    def restyle(self) -> None:
        self.setFixedHeight(self.fontMetrics().lineSpacing() * self._lines + 26)


class Combo(Themed, QComboBox):
    """A choice from a list of (value, words) or of plain words; `value` is the chosen value.

    The wheel over a closed box scrolls the page and changes nothing.
    """

    def __init__(
        self, options: Iterable[tuple[object, str] | str] = (), *, name: str = "", small: bool = False, width: int = 0
    ) -> None:
        super().__init__()
        self._height = SMALL if small else HEIGHT
        self._width = width
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMaxVisibleItems(14)
        self.setItemDelegate(QStyledItemDelegate(self))  # the default one ignores the style sheet
        self.set_options(options)
        self.restyle()

    def set_options(self, options: Iterable[tuple[object, str] | str]) -> None:
        """Replace the choices; the chosen value stays when it is still there. Signals are not sent."""
        kept = self.currentData()
        blocked = self.blockSignals(True)
        self.clear()
        for option in options:
            value, words = (option, option) if isinstance(option, str) else option
            self.addItem(words, value)
        if kept is not None:
            self.set_value(kept)
        self.blockSignals(blocked)

    @property
    def value(self) -> object:
        """The value of the chosen item, None when there is none."""
        return self.currentData()

    def set_value(self, value: object) -> None:
        """Choose the item with this value; an unknown value changes nothing."""
        for index in range(self.count()):
            if self.itemData(index) == value:
                self.setCurrentIndex(index)
                return

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def restyle(self) -> None:
        set_box(self, self._height, self._width)


class NumberEdit(Themed, QSpinBox):
    """A whole number from `low` to `high`; the wheel changes nothing."""

    def __init__(
        self, value: int = 0, low: int = 0, high: int = 9999, *, small: bool = False, width: int = 76, name: str = ""
    ) -> None:
        super().__init__()
        self._height = SMALL if small else HEIGHT
        self._width = width
        self.setRange(low, high)
        self.setValue(value)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.restyle()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def restyle(self) -> None:
        self.lineEdit().setTextMargins(current().px(9), 0, current().px(20), 0)
        set_box(self, self._height, self._width)


class DateEdit(Themed, QDateEdit):
    """A day, typed or chosen in a calendar; `value` is a `datetime.date`."""

    def __init__(self, value: date | None = None, *, small: bool = False, width: int = 142, name: str = "") -> None:
        super().__init__()
        self._height = SMALL if small else HEIGHT
        self._width = width
        self._calendar_dressed = False
        self.setDisplayFormat("dd.MM.yyyy")
        self.setCalendarPopup(True)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_value(value or date.today())
        self.restyle()

    @property
    def value(self) -> date:
        """The chosen day."""
        day = self.date()
        return date(day.year(), day.month(), day.day())

    def set_value(self, value: date) -> None:
        """Choose a day."""
        self.setDate(QDate(value.year, value.month, value.day))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._dress_calendar()
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._dress_calendar()
        super().keyPressEvent(event)

    def _dress_calendar(self) -> None:
        """Made on the first use: a calendar costs more than all the rest of a form."""
        if self._calendar_dressed:
            return
        self._calendar_dressed = True
        dress_calendar(self.calendarWidget())

    def restyle(self) -> None:
        self.lineEdit().setTextMargins(current().px(11), 0, 0, 0)
        set_box(self, self._height, self._width)


class CheckBox(QCheckBox):
    """A tick with its words."""

    def __init__(self, text: str, checked: bool = False) -> None:
        super().__init__(text)
        self.setChecked(checked)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)


class RadioButton(QRadioButton):
    """One of several answers, with its words."""

    def __init__(self, text: str, checked: bool = False) -> None:
        super().__init__(text)
        self.setChecked(checked)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)


def set_box(widget: QWidget, height: int, width: int) -> None:
    """Fix the height and, when it is not 0, the width of a control, both in layout units."""
    theme = current()
    widget.setFixedHeight(theme.px(height))
    if width:
        widget.setFixedWidth(theme.px(width))


def dress_calendar(calendar: QCalendarWidget) -> None:
    """No numbers of weeks, no red days, room for the border."""
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    calendar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    calendar.setContentsMargins(1, 1, 1, 1)
    calendar.setMinimumHeight(current().px(246))
    plain = calendar.weekdayTextFormat(Qt.DayOfWeek.Monday)
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, plain)
