"""The Thursday register above the matrix: a week in one click, single classes off."""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.rules.lesson_register import Lesson
from models.rules.russian import in_hours, plural
from models.rules.school_calendar import LESSONS_A_YEAR
from ui.components.buttons import Button, Link
from ui.components.choices import ToggleRow
from ui.components.labels import ElidedLabel, Hairline, Label, Sign
from ui.pages.profminimum.day_strip import DayStrip
from ui.theme import current
from ui.themed import Themed

if TYPE_CHECKING:
    from models.services.lesson_register import LessonRegister


class RegisterBar(Themed, QWidget):
    """`marked(day, class ids)`: these classes had the lesson of that Thursday. `calendar_wanted` by its link."""

    marked = Signal(object, object)
    calendar_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("look", "panel")
        self._register: LessonRegister | None = None
        self.strip = DayStrip()
        self.strip.chosen.connect(lambda _place: self._show_lesson())
        self._title, self._topic = Label("", "strong"), ElidedLabel("", "second")
        self.classes = ToggleRow(name="Классы, у которых было занятие")
        self.classes.changed.connect(lambda values: self._mark(frozenset(values)))
        self.all_button = Button("", "check", "primary", on_click=self._mark_all)
        self.none_button = Button("Снять отметку", on_click=lambda: self._mark(frozenset()))
        self._warning = ElidedLabel("", "second")
        self._build()

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._topic)
        self._lesson_line = QWidget()
        self._line = QHBoxLayout(self._lesson_line)
        self._line.setSpacing(16)
        self._line.addLayout(words, 2)
        self._line.addWidget(self.classes, 5)
        self._line.addWidget(self.none_button)
        self._line.addWidget(self.all_button)
        self._notice = QWidget()
        notice = QHBoxLayout(self._notice)
        notice.setContentsMargins(0, 0, 0, 0)
        notice.setSpacing(8)
        notice.addWidget(Sign("triangle-alert", "warn"))
        notice.addWidget(self._warning, 1)
        notice.addWidget(Link("Календарь школы", self.calendar_wanted.emit))
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.strip)
        self._column.addWidget(Hairline())
        self._column.addWidget(self._lesson_line)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self._notice)
        self._column.addLayout(self._foot)
        self._column.addWidget(Hairline())
        self.restyle()

    @property
    def lesson(self) -> Lesson | None:
        """The chosen Thursday."""
        if self._register is None or not self._register.lessons:
            return None
        return self._register.lessons[min(self.strip.place, len(self._register.lessons) - 1)]

    def show_register(self, register: "LessonRegister", today: date) -> None:
        """Show the year's register; the chosen Thursday stays, at first it is the latest that has come."""
        known = self._register is not None and self._register.year == register.year
        lesson = self.lesson if known else None
        self._register = register
        self.classes.set_options([(one.id, one.name) for one in register.classes])
        place = _place_of(register, lesson.day if lesson else today)
        self.strip.set_lessons(register.lessons, len(register.classes), today, place)
        self._show_lesson()
        self._tell(register)

    def set_squeezed(self, *, squeezed: bool) -> None:
        """Beside an open panel the strip of days goes on alone."""
        self._lesson_line.setVisible(not squeezed)

    def restyle(self) -> None:
        theme = current()
        self._line.setContentsMargins(theme.px(24), theme.px(8), theme.px(24), theme.px(8))
        self._foot.setContentsMargins(theme.px(24), 0, theme.px(24), 0)
        self._notice.setMinimumHeight(theme.px(30))

    def _show_lesson(self) -> None:
        lesson, register = self.lesson, self._register
        if lesson is None or register is None:
            return
        self._title.setText(f"Занятие {lesson.number} из {max(LESSONS_A_YEAR, len(register.lessons))}")
        self._topic.setText(lesson.topic or "«Россия — мои горизонты»")
        self.classes.set_values(lesson.class_ids)
        everybody = len(lesson.class_ids) >= len(register.classes)
        words = plural(len(register.classes), "класс", "класса", "классов")
        self.all_button.setText(f"Отметить все {words}" if len(register.classes) > 1 else f"Отметить {words}")
        self.all_button.setAccessibleName(f"{self.all_button.text()}, {lesson.day:%d.%m.%Y}")
        self.all_button.updateGeometry()
        self.all_button.setVisible(not everybody)
        self.none_button.setVisible(everybody)

    def _tell(self, register: "LessonRegister") -> None:
        words = ""
        if register.in_bulk:
            hours = in_hours(sum((one.hours for one in register.in_bulk), Decimal(0)))
            words = f"Ещё {hours} ч курса записаны сразу за несколько занятий: эти четверги второй раз не отмечайте."
        elif register.missing:
            lacking = plural(register.missing, "учебного четверга", "учебных четвергов", "учебных четвергов")
            words = f"До {LESSONS_A_YEAR} занятий в календаре не хватает {lacking}."
        elif not register.own_calendar:
            words = "Показан обычный календарь: проверьте каникулы и праздники."
        self._warning.setText(words)
        self._notice.setVisible(bool(words))

    def _mark_all(self) -> None:
        if self._register is not None:
            place = self.strip.place
            self._mark(frozenset(one.id for one in self._register.classes))
            self.strip.press(place + 1)  # a whole year is one click a week

    def _mark(self, class_ids: frozenset[object]) -> None:
        if self.lesson is not None:
            self.marked.emit(self.lesson.day, class_ids)


def _place_of(register: "LessonRegister", day: date) -> int:
    """The Thursday itself, or the latest before it; the first one before the year begins."""
    return max((place for place, lesson in enumerate(register.lessons) if lesson.day <= day), default=0)
