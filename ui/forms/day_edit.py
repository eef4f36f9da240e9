"""A day that may be absent: typed as «05.09.2014», «5.9.14» or «05092014»."""

import re
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QIcon, QKeyEvent

from ui import icons
from ui.components.controls import LineEdit
from ui.components.day_popup import DayPopup

_TYPED = re.compile(r"(\d{1,2})[.,/ -](\d{1,2})[.,/ -](\d{4}|\d{2})")
_JOINED = re.compile(r"(\d{2})(\d{2})(\d{4})")


class DayEdit(LineEdit):
    """One line that holds a day, nothing, or something that is no day.

    The arrows go a day on or back; `calendar` adds a sign that opens one.
    """

    def __init__(self, *, width: int = 0, calendar: bool = False) -> None:
        self._sign: QAction | None = None
        super().__init__(placeholder="дд.мм.гггг", width=width)
        self.setMaxLength(10)
        self.editingFinished.connect(self._tidy)
        if calendar:
            self._sign = self.addAction(QIcon(), LineEdit.ActionPosition.TrailingPosition)
            self._sign.setToolTip("Открыть календарь")
            self._sign.triggered.connect(self._open_calendar)
            self.restyle()

    def restyle(self) -> None:
        super().restyle()
        if self._sign is not None:
            self._sign.setIcon(icons.icon("calendar", "text2", icons.INLINE, 2.0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is not None and self.day is not None:
            self.set_day(self.day + timedelta(days=step))
            return
        super().keyPressEvent(event)

    def _open_calendar(self) -> None:
        """The calendar of a date field, under this one."""
        chooser = DayPopup(self.day or date.today(), self)
        chooser.chosen.connect(self.set_day)
        chooser.open_under(self)

    @property
    def day(self) -> date | None:
        """The day, None when there is none or it cannot be read."""
        return read_day(self.text())

    @property
    def problem(self) -> str:
        """What is wrong with the text, empty when it is a day or nothing."""
        if not self.text().strip() or self.day is not None:
            return ""
        if _numbers_in(self.text()) is not None:
            return "Такого дня нет в календаре: исправьте дату."
        return "Впишите день числами, например 05.09.2014."

    def set_day(self, day: date | None) -> None:
        """Show a day or nothing."""
        self.setText("" if day is None else f"{day:%d.%m.%Y}")

    def _tidy(self) -> None:
        if self.day is not None:
            self.set_day(self.day)


def read_day(text: str) -> date | None:
    """The day that «05.09.2014», «5.9.14» or «05092014» says; None for anything else."""
    numbers = _numbers_in(text)
    if numbers is None:
        return None
    day, month, year = numbers
    try:
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None


def _numbers_in(text: str) -> tuple[int, int, int] | None:
    """Day, month and year as they are typed, whether or not there is such a day."""
    found = _TYPED.fullmatch(text.strip()) or _JOINED.fullmatch(text.strip())
    if found is None:
        return None
    day, month, year = (int(part) for part in found.groups())
    return day, month, year
