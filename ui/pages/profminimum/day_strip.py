"""Ten Thursdays at a time: «n из 6» each, the chosen one framed; arrows move from day to day."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from models.rules.lesson_register import Lesson
from ui import icons
from ui.components.buttons import IconButton
from ui.theme import current
from ui.themed import Themed

_MOST_DAYS, _DAY_WIDTH = 10, 98
_STEPS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class DayStrip(Themed, QWidget):
    """`chosen(place)`: another Thursday was chosen, by its place among the lessons."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Четверги курса")
        self._lessons: tuple[Lesson, ...] = ()
        self._classes = 0
        self._today = date.min
        self._first = self._place = 0
        self._back = IconButton("chevron-left", "Предыдущие четверги", quiet=False, on_click=lambda: self._turn(-1))
        self._next = IconButton("chevron-right", "Следующие четверги", quiet=False, on_click=lambda: self._turn(1))
        self._days = [_Day(self) for _ in range(_MOST_DAYS)]
        self._row = QHBoxLayout(self)
        self._row.setSpacing(4)
        self._row.addWidget(self._back)
        for day in self._days:
            self._row.addWidget(day, 1)
        self._row.addWidget(self._next)
        self.restyle()

    @property
    def place(self) -> int:
        """The place of the chosen Thursday."""
        return self._place

    def set_lessons(self, lessons: Sequence[Lesson], classes: int, today: date, place: int) -> None:
        """Show these Thursdays, of so many classes each, with the one at `place` chosen and in sight."""
        self._lessons, self._classes, self._today = tuple(lessons), classes, today
        self._place = place
        shown = self._shown()
        if not self._first <= place < self._first + shown:
            self._first = place - shown // 2
        self._fill()

    def press(self, place: int) -> None:
        """Choose a Thursday, as the user does."""
        if 0 <= place < len(self._lessons):
            self._place = place
            shown = self._shown()
            if not self._first <= place < self._first + shown:
                self._first = place if place < self._first else place - shown + 1
            self._fill()
            self.chosen.emit(place)

    def restyle(self) -> None:
        theme = current()
        self._row.setContentsMargins(theme.px(24), theme.px(8), theme.px(24), theme.px(8))
        self.setFixedHeight(theme.px(70))

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fill()

    def step(self, by: int) -> None:
        """Left and right arrows."""
        self.press(self._place + by)
        for day in self._days:
            if day.place == self._place and day.isVisible():
                day.setFocus()

    def _shown(self) -> int:
        room = self.width() - current().px(2 * 24 + 2 * 40)
        return max(3, min(_MOST_DAYS, room // current().px(_DAY_WIDTH)))

    def _turn(self, direction: int) -> None:
        self._first += direction * self._shown()
        self._fill()

    def _fill(self) -> None:
        shown = self._shown()
        self._first = max(0, min(self._first, len(self._lessons) - shown))
        for number, day in enumerate(self._days):
            place = self._first + number
            there = number < shown and place < len(self._lessons)
            day.setVisible(there)
            if there:
                day.show_lesson(self._lessons[place], place, self._classes, self._today, chosen=place == self._place)
        self._back.setEnabled(self._first > 0)
        self._next.setEnabled(self._first + shown < len(self._lessons))


class _Day(QAbstractButton):
    """One Thursday: its day, and how many classes had the lesson or its number while nobody did."""

    def __init__(self, strip: DayStrip) -> None:
        super().__init__()
        self._strip = strip
        self.place = 0
        self._upper, self._lower, self._icon, self._token = "", "", "", "text2"
        self._chosen = self._now = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.clicked.connect(lambda: strip.press(self.place))

    def show_lesson(self, lesson: Lesson, place: int, classes: int, today: date, *, chosen: bool) -> None:
        """Show a Thursday of the register."""
        self.place, self._chosen, self._now = place, chosen, lesson.day == today
        self._upper = "сегодня" if self._now else f"{lesson.day:%d.%m}"
        had = len(lesson.class_ids)
        self._icon = ""
        if had or lesson.day <= today:
            self._lower = f"{had} из {classes}"
            if had >= classes:
                self._icon, self._token = "circle-check", "ok"
            elif lesson.day < today:
                self._icon, self._token = "triangle-alert", "warn"
        else:
            self._lower = f"№ {lesson.number}"
        state = f"отмечено {had} из {classes} классов"
        chosen_words = ", выбран" if chosen else ""
        self.setAccessibleName(f"{lesson.day:%d.%m.%Y}, занятие {lesson.number}, {state}{chosen_words}")
        self.setToolTip(lesson.topic)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(current().px(80), current().px(50))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            self._strip.step(_STEPS[event.key()])
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self._chosen or self.hasFocus():
            painter.setBrush(theme.colour("accent_tint") if self._chosen else Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2 if self.hasFocus() else 1.5))
            painter.drawRoundedRect(rect, 6, 6)
        upper, lower = theme.font(14, 600 if self._now or self._chosen else 400), theme.font(13)
        heights = QFontMetrics(upper).height(), QFontMetrics(lower).height()
        top = rect.top() + (rect.height() - sum(heights)) / 2
        left = rect.left() + theme.px(10)
        painter.setFont(upper)
        painter.setPen(theme.colour("text"))
        painter.drawText(QRectF(left, top, rect.width(), heights[0]), int(Qt.AlignmentFlag.AlignVCenter), self._upper)
        middle = top + heights[0] + heights[1] / 2
        if self._icon:
            side = theme.px(icons.INLINE)
            ratio = painter.device().devicePixelRatioF()
            where = QPointF(left, middle - side / 2)
            painter.drawPixmap(where, icons.pixmap(self._icon, self._token, icons.INLINE, ratio, 2.0))
            left += side + 5
        painter.setFont(lower)
        painter.setPen(theme.colour("warn" if self._token == "warn" and self._icon else "text2"))
        painter.drawText(
            QRectF(left, middle - heights[1] / 2, rect.right() - left, heights[1]),
            int(Qt.AlignmentFlag.AlignVCenter),
            self._lower,
        )
