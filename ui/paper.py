"""The sheets of a PDF on screen: rendered by pypdfium2, laid on the desk colour, only those in sight."""

from pathlib import Path
from typing import Any, Literal

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from models.errors import DamagedError
from ui.theme import current

POINTS_PER_INCH = 72
_GAP = 18
_KEPT = 6

Fit = Literal["width", "page", "actual"]


class PdfSheets:
    """The sheets of one PDF; keeps the file's bytes, so the file may be replaced meanwhile."""

    def __init__(self, source: Path | bytes) -> None:
        import pypdfium2

        self.data = source if isinstance(source, bytes) else source.read_bytes()
        try:
            self._document: Any = pypdfium2.PdfDocument(self.data)
        except pypdfium2.PdfiumError as error:
            raise DamagedError("Файл PDF не читается: создайте его заново.") from error

    def __len__(self) -> int:
        return len(self._document)

    def size(self, number: int) -> tuple[float, float]:
        """Width and height of a sheet (from 0) in points of 1/72 inch."""
        width, height = self._document.get_page_size(number)
        return float(width), float(height)

    def image(self, number: int, scale: float) -> QImage:
        """A sheet (from 0) as an image; `scale` in pixels for a point."""
        bitmap = self._document[number].render(scale=scale, prefer_bgrx=True)
        picture = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32).copy()
        bitmap.close()
        return picture

    def close(self) -> None:
        """Let go of the document."""
        self._document.close()


class PaperView(QScrollArea):
    """Sheets under one another; `sheet_changed(number)` from 0 when another one comes to the top."""

    sheet_changed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Листы для печати")
        self._desk = _Desk()
        self.setWidget(self._desk)
        self._fit: Fit = "width"
        self._sheet = 0
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    def set_sheets(self, sheets: PdfSheets) -> None:
        """Show another PDF from its first sheet."""
        self._desk.set_sheets(sheets)
        self._lay_out()
        self.show_sheet(0)

    def set_fit(self, fit: Fit) -> None:
        """Fit to the width, show whole sheets, or show the true size."""
        self._fit = fit
        kept = self._sheet
        self._lay_out()
        self.show_sheet(kept)

    @property
    def sheet(self) -> int:
        """The sheet at the top of the view, from 0."""
        return self._sheet

    def show_sheet(self, number: int) -> None:
        """Scroll to the top of a sheet."""
        if 0 <= number < len(self._desk.places):
            self.verticalScrollBar().setValue(self._desk.places[number].top() - _GAP)
            self._set_sheet(number)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        self._desk.lay_out(self.viewport().size(), self._fit, self.logicalDpiX() / POINTS_PER_INCH)

    def _scrolled(self, value: int) -> None:
        middle = value + self.viewport().height() // 3
        above = [number for number, place in enumerate(self._desk.places) if place.top() <= middle]
        self._set_sheet(above[-1] if above else 0)

    def _set_sheet(self, number: int) -> None:
        if number != self._sheet:
            self._sheet = number
            self.sheet_changed.emit(number)


class _Desk(QWidget):
    """The widget that scrolls: draws the sheets that meet the visible part."""

    def __init__(self) -> None:
        super().__init__()
        self.places: list[QRect] = []
        self._sheets: PdfSheets | None = None
        self._images: dict[tuple[int, int], QImage] = {}

    def set_sheets(self, sheets: PdfSheets) -> None:
        self._sheets = sheets
        self._images.clear()
        self.places = []
        self.update()

    def lay_out(self, room: QSize, fit: Fit, actual: float) -> None:
        """Place the sheets: `actual` is logical pixels for a point at true size."""
        self.places = []
        top = _GAP
        width = room.width()
        for number in range(len(self._sheets) if self._sheets else 0):
            sheet = self._sheets.size(number) if self._sheets else (1.0, 1.0)
            scale = _scale(sheet, room, fit, actual)
            size = QSize(round(sheet[0] * scale), round(sheet[1] * scale))
            width = max(width, size.width() + 2 * _GAP)
            self.places.append(QRect(0, top, size.width(), size.height()))
            top += size.height() + _GAP
        for place in self.places:
            place.moveLeft((width - place.width()) // 2)
        self.resize(width, max(top, room.height()))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.colour("desk"))
        for number, place in enumerate(self.places):
            if place.intersects(event.rect()):
                self._draw(painter, number, place)
                painter.setPen(QPen(theme.colour("line"), 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(place.adjusted(-1, -1, 0, 0))

    def _draw(self, painter: QPainter, number: int, place: QRect) -> None:
        """Pixel for pixel: stretched by one pixel to the place, the image would lose a line of dots within a letter."""
        image, ratio = self._image(number, place), self.devicePixelRatioF()
        painter.drawImage(QRectF(place.left(), place.top(), image.width() / ratio, image.height() / ratio), image)

    def _image(self, number: int, place: QRect) -> QImage:
        pixels = round(place.width() * self.devicePixelRatioF())
        key = (number, pixels)
        if key not in self._images:
            if len(self._images) >= _KEPT:
                del self._images[next(iter(self._images))]
            assert self._sheets is not None
            self._images[key] = self._sheets.image(number, pixels / self._sheets.size(number)[0])
        return self._images[key]


def _scale(sheet: tuple[float, float], room: QSize, fit: Fit, actual: float) -> float:
    across = (room.width() - 2 * _GAP) / sheet[0]
    if fit == "width":
        return max(across, 0.1)
    if fit == "page":
        return max(min(across, (room.height() - 2 * _GAP) / sheet[1]), 0.1)
    return actual
