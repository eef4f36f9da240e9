"""The sidebar: school and year, the places of the program in groups, «Сохранено в 14:32» at the foot."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import icons
from ui.components.buttons import IconButton, press_on_enter
from ui.components.labels import ElidedLabel, Hairline, Label, Sign
from ui.theme import current
from ui.themed import Themed

WIDTH = 204
_SIGN_GAP = 5
FOOT_GROUP = -1
"""The group of Справка and Настройки, which stand at the foot."""

_REASON = Qt.FocusReason
_BY_KEYBOARD = (_REASON.TabFocusReason, _REASON.BacktabFocusReason, _REASON.ShortcutFocusReason)
_PASSING = (_REASON.ActiveWindowFocusReason, _REASON.PopupFocusReason, _REASON.MenuBarFocusReason)


@dataclass(frozen=True)
class Item:
    """One line of the sidebar; items of one `group` stand together, groups are 10 px apart."""

    key: str
    title: str
    icon: str
    group: int


class SidebarButton(Themed, QAbstractButton):
    """Icon and word, 38 high; the current one has a tint, a bar of 3 px and weight 600."""

    def __init__(self, item: Item, shortcut: str = "") -> None:
        super().__init__()
        self.item = item
        self._ring = False
        self.setText(item.title)
        self.setCheckable(True)
        self.setAccessibleName(item.title)
        self.setToolTip(shortcut)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.restyle()

    def restyle(self) -> None:
        self.setFixedHeight(current().px(38))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(current().px(WIDTH), self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        press_on_enter(self, event) or super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # the window gives its first focus to the first place: a ring there would only disturb
        if event.reason() in _BY_KEYBOARD:
            self._ring = True
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if event.reason() not in _PASSING:
            self._ring = False
        super().focusOutEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        rect = self.rect()
        if self.isChecked():
            painter.fillRect(rect, theme.colour("accent_tint"))
            painter.fillRect(QRect(0, 0, 3, rect.height()), theme.colour("bar"))
        elif self.underMouse():
            painter.fillRect(rect, theme.colour("line" if not theme.tokens.outlined else "hover"))
        side = theme.px(icons.SIDEBAR)
        token = "accent" if self.isChecked() else "text"
        pixmap = icons.pixmap(self.item.icon, token, icons.SIDEBAR, self.devicePixelRatioF(), icons.THIN)
        painter.drawPixmap(QPointF(theme.px(16), (rect.height() - side) / 2), pixmap)
        painter.setFont(theme.font(14, 600 if self.isChecked() else 400))
        painter.setPen(theme.colour("text"))
        words = rect.adjusted(theme.px(47), 0, -4, 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self.text())
        if self.hasFocus() and self._ring:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))


class Sidebar(Themed, QWidget):
    """Emits `chosen(key)`; `set_current` marks a place, `set_saved` writes the foot, which has undo and redo too."""

    chosen = Signal(str)
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, items: Sequence[Item]) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("look", "sidebar")
        self.setAccessibleName("Разделы программы")
        self._school = ElidedLabel("", "strong")
        self._year = ElidedLabel("", "second")
        self._saved_sign = Sign("check", "ok", 16, 2.25)
        self._saved = Label("", "label")
        self._buttons: dict[str, SidebarButton] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 1, 0)
        self._layout.setSpacing(0)
        self._add_school()
        self._add_items(items)
        self._layout.addWidget(Hairline())
        self._foot = QWidget()
        foot = self._foot_row = QHBoxLayout(self._foot)
        foot.setSpacing(0)
        foot.addWidget(self._saved_sign)
        foot.addSpacing(_SIGN_GAP)
        foot.addWidget(self._saved)
        foot.addStretch(1)
        self.undo_button = IconButton("undo-2", "Отменить", side=24, on_click=self.undo_wanted.emit)
        self.redo_button = IconButton("redo-2", "Повторить", side=24, on_click=self.redo_wanted.emit)
        for button in (self.undo_button, self.redo_button):
            foot.addWidget(button)
        self.set_turns("", "")
        self._layout.addWidget(self._foot)
        self.set_saved("")
        self.restyle()

    def set_school(self, school: str, year: str) -> None:
        """The head: the school's short name and the school year."""
        self._school.setText(school)
        self._year.setText(year)

    def set_saved(self, text: str) -> None:
        """The foot; nothing is shown while no journal is open."""
        self._saved.setText(text)
        self._arrange_foot()

    def set_turns(self, undo: str, redo: str) -> None:
        """What the two buttons would do, in words for tooltip and screen reader; empty: nothing, the button is off."""
        for button, words, keys in ((self.undo_button, undo, "Ctrl+Z"), (self.redo_button, redo, "Ctrl+Y")):
            button.setEnabled(bool(words))
            nothing = "Отменять нечего" if button is self.undo_button else "Повторять нечего"
            button.setAccessibleName(words or nothing)
            button.setToolTip(f"{words}\n{keys}" if words else nothing)

    def set_current(self, key: str) -> None:
        """Mark the place that is open."""
        for name, button in self._buttons.items():
            button.setChecked(name == key)

    def button(self, key: str) -> SidebarButton:
        """The button of a place."""
        return self._buttons[key]

    def restyle(self) -> None:
        theme = current()
        self.setFixedWidth(theme.px(WIDTH))
        margin = theme.px(16)
        self._head.setContentsMargins(margin, theme.px(14), 8, theme.px(10))
        self._foot.setFixedHeight(theme.px(37))
        self._foot_row.setContentsMargins(margin - 2, 0, 2, 0)
        self._arrange_foot()
        self.update()

    def _arrange_foot(self) -> None:
        """The sign gives way to the words: fonts that are not ours may be wider."""
        taken = self._saved.sizeHint().width() + sum(button.width() for button in (self.undo_button, self.redo_button))
        sign = self._saved_sign.sizeHint().width() + _SIGN_GAP
        room = current().px(WIDTH) - current().px(16) - 1
        self._saved_sign.setVisible(bool(self._saved.text()) and sign + taken <= room)

    def _add_school(self) -> None:
        self._head = QVBoxLayout()
        self._head.setSpacing(1)
        self._head.addWidget(self._school)
        self._head.addWidget(self._year)
        self._layout.addLayout(self._head)

    def _add_items(self, items: Sequence[Item]) -> None:
        group: int | None = None
        upper = [item for item in items if item.group != FOOT_GROUP]
        for number, item in enumerate(upper, start=1):
            if group is not None and item.group != group:
                self._layout.addSpacing(10)
            group = item.group
            self._add_button(item, f"Ctrl+{number}" if number <= 9 else "")
        self._layout.addStretch(1)
        for item in items:
            if item.group == FOOT_GROUP:
                self._add_button(item, "")
        self._layout.addSpacing(6)

    def _add_button(self, item: Item, shortcut: str) -> None:
        button = SidebarButton(item, shortcut)
        button.clicked.connect(lambda _checked=False, key=item.key: self.chosen.emit(key))
        # a click on the current place must not unmark it
        button.clicked.connect(lambda _checked=False, own=button: own.setChecked(True))
        self._buttons[item.key] = button
        self._layout.addWidget(button)
