"""One photo of an event: picture, what is wrong with it, a cross to take it away."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.rules.report_parts import PHOTO_LONG_SIDE
from ui import icons
from ui.components.buttons import IconButton
from ui.components.labels import Label, Sign
from ui.theme import current
from ui.themed import Themed

if TYPE_CHECKING:
    from models.services.photos import PhotoCard

WIDTH, HEIGHT = 144, 108


class PhotoTile(Themed, QWidget):
    """`removed(card)` when the cross is pressed; the picture comes later by `set_picture`."""

    removed = Signal(object)

    def __init__(self, card: "PhotoCard", number: int) -> None:
        super().__init__()
        self.card = card
        self.setAccessibleName(f"Фото {number}: {card.caption}")
        self.setToolTip(card.caption)
        self._picture = _Picture()
        self._line = QHBoxLayout()
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(4)
        size = f"{card.width} × {card.height}"
        if card.long_side < PHOTO_LONG_SIDE:
            self._line.addWidget(Sign("triangle-alert", "warn"))
            size = f"мелкая, {card.long_side}"
        self._line.addWidget(Label(size, "second"), 1)
        self.cross = IconButton("x", f"Убрать фото {number}", side=24, on_click=lambda: self.removed.emit(card))
        self._line.addWidget(self.cross)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._picture)
        layout.addLayout(self._line)
        self.restyle()

    def set_picture(self, content: bytes | None) -> None:
        """Show the JPEG, or the sign of a lost one."""
        self._picture.set_image(thumbnail(content, self._picture.wanted()) if content is not None else None)

    def restyle(self) -> None:
        self.setFixedWidth(current().px(WIDTH))


class _Picture(Themed, QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._image: QImage | None = None
        self._lost = False
        self.restyle()

    def wanted(self) -> QSize:
        """The size in device pixels."""
        ratio = self.devicePixelRatioF()
        return QSize(round(self.width() * ratio), round(self.height() * ratio))

    def set_image(self, image: QImage | None) -> None:
        self._image, self._lost = image, image is None
        self.update()

    def restyle(self) -> None:
        self.setFixedSize(current().px(WIDTH), current().px(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), current().colour("mute_tint"))
        if self._image is not None and not self._image.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            shown = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = self.rect()
            place.setSize(shown)
            place.moveCenter(self.rect().center())
            painter.drawImage(place, self._image)
        elif self._lost:
            sign = icons.pixmap("triangle-alert", "warn", icons.BUTTON, self.devicePixelRatioF())
            middle = QRectF(QPointF(), sign.deviceIndependentSize())
            middle.moveCenter(QRectF(self.rect()).center())
            painter.drawPixmap(middle.topLeft(), sign)


def thumbnail(content: bytes, size: QSize) -> QImage:
    """A JPEG decoded no larger than needed; a null image when it cannot be read."""
    data = QByteArray(content)
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    natural = reader.size()
    if natural.isValid():
        reader.setScaledSize(natural.scaled(size, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
