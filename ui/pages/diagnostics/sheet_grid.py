"""The answer sheet as it lies on the desk: numbered boxes, filled by the keyboard."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from models.rules.diagnostics.answers import is_left_out, shown_answer
from ui.pages.diagnostics.sheet_typing import SheetTyping
from ui.theme import current
from ui.themed import Themed

_WIDTH, _HEIGHT, _GAP, _NUMBER, _BETWEEN_ITEMS = 46, 50, 4, 16, 10
_MOST_IN_ROW = {1: 12, 2: 6, 3: 4}
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class SheetGrid(Themed, QWidget):
    """Shows a `SheetTyping` and sends it the keys. `full` behind the last answer, `back_out` before the first one.

    `pressed` after each key that was taken, `refused(sentence)` for one that the sheet does not know, `accepted` by
    Enter.
    """

    pressed = Signal()
    refused = Signal(str)
    full = Signal()
    accepted = Signal()
    back_out = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.typing: SheetTyping | None = None
        self._room = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Бланк ответов")

    def set_typing(self, typing: SheetTyping | None, person: str) -> None:
        """Show a sheet; None for a person whose sheet is not asked for."""
        self.typing = typing
        self.setAccessibleName(f"Бланк ответов: {person}")
        self._tell()
        self.restyle()
        self.update()

    def place_of(self, slot: int) -> QRect:
        """Where the box of an answer stands."""
        assert self.typing is not None
        theme = current()
        parts = len(self.typing.format.parts)
        row, column = divmod(slot // parts, self._items_in_row)
        width, height, gap = theme.px(_WIDTH), theme.px(_HEIGHT), theme.px(_GAP)
        item_width = self._item_width
        x = column * item_width + slot % parts * (width + gap)
        return QRect(x, row * (height + gap), width, height)

    @property
    def _items_in_row(self) -> int:
        """As many as the room has, but no more than the eye counts."""
        assert self.typing is not None
        parts = len(self.typing.format.parts)
        most = _MOST_IN_ROW.get(parts, 3)
        return most if not self._room else max(1, min(most, self._room // self._item_width))

    @property
    def _item_width(self) -> int:
        assert self.typing is not None
        theme = current()
        parts = len(self.typing.format.parts)
        return parts * (theme.px(_WIDTH) + theme.px(_GAP)) + theme.px(_BETWEEN_ITEMS if parts > 1 else 0)

    def set_room(self, width: int) -> None:
        """Lay the boxes out in this width."""
        self._room = width
        self.restyle()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typing = self.typing
        if typing is None or event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        ):
            super().keyPressEvent(event)
            return
        if self._move(typing, event.key()):
            self._show_change()
        elif event.text() and event.text().isprintable():
            self._answer(typing, event.text())
        else:
            super().keyPressEvent(event)

    def _answer(self, typing: SheetTyping, key: str) -> None:
        if typing.slot is None:
            self.full.emit()
            return
        if problem := typing.press(key):
            self.refused.emit(problem)
            return
        self._show_change()
        self.pressed.emit()
        self._tell_full(typing)

    def _move(self, typing: SheetTyping, key: int) -> bool:
        """The keys that are no answers; False for all others."""
        at = len(typing.sheet) if typing.slot is None else typing.slot
        if key == Qt.Key.Key_Backspace:
            if not typing.back():
                self.back_out.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(typing)
        elif key == Qt.Key.Key_Delete:
            typing.clear()
            self.pressed.emit()
        elif key in _STEPS:
            typing.go_to(at + _STEPS[Qt.Key(key)])
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = self._items_in_row * len(typing.format.parts)
            typing.go_to(at - step if key == Qt.Key.Key_Up else at + step)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            typing.go_to(0 if key == Qt.Key.Key_Home else len(typing.sheet) - 1)
        else:
            return False
        return True

    def _enter(self, typing: SheetTyping) -> None:
        if not typing.typed:
            self.accepted.emit()
        elif problem := typing.enter():
            self.refused.emit(problem)
        else:
            self.pressed.emit()
            self._tell_full(typing)

    def _tell_full(self, typing: SheetTyping) -> None:
        if typing.slot is None:
            self.full.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.typing is not None:
            where = event.position().toPoint()
            hit = [slot for slot in range(len(self.typing.sheet)) if self.place_of(slot).contains(where)]
            if hit:
                self.typing.go_to(hit[0])
                self._show_change()
        super().mousePressEvent(event)

    def _show_change(self) -> None:
        self._tell()
        self.update()
        around = self.parentWidget()
        area = around.parentWidget() if around is not None else None
        if isinstance(area, QScrollArea) and self.typing is not None and self.typing.slot is not None:
            place = self.place_of(self.typing.slot)
            area.ensureVisible(place.center().x(), place.center().y(), place.width(), place.height() * 2)

    def _tell(self) -> None:
        typing = self.typing
        if typing is not None:
            words = f"{typing.place_in_words}, заполнено {typing.answered} из {len(typing.sheet)}"
            self.setAccessibleDescription(words)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def sizeHint(self) -> QSize:
        if self.typing is None or not self.typing.sheet:
            return QSize(0, 0)
        width = max(self.place_of(slot).right() for slot in range(len(self.typing.sheet))) + 3
        return QSize(width, self.place_of(len(self.typing.sheet) - 1).bottom() + 3)

    def restyle(self) -> None:
        self.setFixedSize(self.sizeHint())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.typing is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for slot in range(len(self.typing.sheet)):
            if self.place_of(slot).intersects(event.rect()):
                self._paint_box(painter, self.typing, slot)

    def _paint_box(self, painter: QPainter, typing: SheetTyping, slot: int) -> None:
        theme = current()
        place = self.place_of(slot).adjusted(1, 1, -1, -1)
        here = slot == typing.slot
        left_out = is_left_out(typing.format, typing.sheet, slot)
        painter.setPen(QPen(theme.colour("accent" if here else "line" if left_out else "edge"), 2 if here else 1))
        painter.setBrush(theme.colour("accent_tint" if here and self.hasFocus() else "panel" if left_out else "bg"))
        painter.drawRoundedRect(place, 4, 4)
        parts = len(typing.format.parts)
        if slot % parts == 0:
            painter.setFont(theme.font(13))
            painter.setPen(theme.colour("text2"))
            number = QRect(place.x() + 5, place.y() + 1, place.width(), theme.px(_NUMBER) + 2)
            painter.drawText(number, int(Qt.AlignmentFlag.AlignLeft), str(slot // parts + 1))
        words = typing.typed if here and typing.typed else shown_answer(typing.format, typing.sheet[slot])
        painter.setFont(theme.font(16, 600))
        painter.setPen(theme.colour("text"))
        middle = place.adjusted(0, theme.px(_NUMBER) - 2, 0, 0)
        painter.drawText(middle, int(Qt.AlignmentFlag.AlignCenter), "–" if left_out else words)


class SheetArea(QScrollArea):
    """The grid with room to scroll: a questionnaire of 174 items is higher than the screen."""

    def __init__(self, grid: SheetGrid) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._grid = grid
        self.setWidget(grid)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grid.set_room(self.viewport().width())
