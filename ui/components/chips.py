"""Status chips: a sign, a word and a tint; each status has its own sign."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ui import icons
from ui.components.buttons import IconButton
from ui.components.labels import Label
from ui.theme import Theme, current
from ui.themed import Themed

Kind = Literal["ok", "accent", "warn", "err", "mute"]

STATUSES: dict[str, tuple[str, Kind]] = {
    "черновик": ("pencil", "mute"),
    "готов": ("clipboard-check", "accent"),
    "готов к проверке": ("clipboard-check", "accent"),
    "подписан": ("file-check", "accent"),
    "отправлен": ("send", "accent"),
    "принят": ("check-check", "ok"),
    "на доработку": ("undo-2", "warn"),
    "не предоставлен": ("circle-dashed", "mute"),
    "неверный": ("circle-x", "err"),
    "верный": ("check", "accent"),
    "новый": ("inbox", "accent"),
    "вместо прежнего": ("refresh-cw", "accent"),
    "уже получен": ("circle-check", "mute"),
    "ждёт ключа": ("key-round", "warn"),
    "не берём": ("x", "err"),
}

HEIGHT = 24
_PADDING, _GAP = 8, 6


class StatusChip(Themed, QWidget):
    """A chip of a known status (`STATUSES`), or of any word with its own icon and kind."""

    def __init__(self, text: str, icon: str | None = None, kind: Kind | None = None) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_status(text, icon, kind)

    def set_status(self, text: str, icon: str | None = None, kind: Kind | None = None) -> None:
        """Show another status."""
        known_icon, known_kind = STATUSES.get(text, ("info", "mute"))
        self._text, self._icon, self._kind = text, icon or known_icon, kind or known_kind
        self.setAccessibleName(text)
        self.restyle()

    def restyle(self) -> None:
        self.setFixedSize(chip_size(self._text, current()))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_chip(painter, QRectF(self.rect()), self._text, self._icon, self._kind)


def chip_font(theme: Theme) -> QFont:
    """The font of a chip's word."""
    return theme.font(13, 600)


def chip_size(text: str, theme: Theme) -> QSize:
    """The size of a chip with this word, in pixels."""
    width = QFontMetrics(chip_font(theme)).horizontalAdvance(text)
    return QSize(width + theme.px(icons.INLINE) + _GAP + 2 * _PADDING, theme.px(HEIGHT))


def paint_chip(painter: QPainter, rect: QRectF, text: str, icon: str, kind: Kind, *, on_tint: bool = False) -> None:
    """Draw a chip into `rect`; `on_tint` when the row below is tinted, so that the chip stays visible."""
    theme = current()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(theme.colour("bg" if on_tint else f"{kind}_tint"))
    painter.setPen(QPen(theme.colour("edge"), 1) if theme.tokens.outlined else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    side = theme.px(icons.INLINE)
    pixmap = icons.pixmap(icon, kind, icons.INLINE, painter.device().devicePixelRatioF(), 2.0)
    painter.drawPixmap(QPointF(rect.x() + _PADDING, rect.y() + (rect.height() - side) / 2), pixmap)
    painter.setFont(chip_font(theme))
    painter.setPen(theme.colour(kind))
    words = rect.adjusted(_PADDING + side + _GAP, 0, 0, 0)
    painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)
    painter.restore()


class RemovableChip(QFrame):
    """A chosen value, a partner for instance, with a cross that calls `on_remove`."""

    def __init__(self, text: str, on_remove: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("look", "chip")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 2, 0)
        layout.setSpacing(2)
        layout.addWidget(Label(text))
        layout.addWidget(IconButton("x", f"Убрать: {text}", side=24, on_click=on_remove))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
