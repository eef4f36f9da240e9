"""Sending sheets to a printer: the pictures that the preview shows, at the size of the paper."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF, QSize
from PySide6.QtGui import QPageLayout, QPageSize, QPainter

from models.errors import EnvironmentProblemError, UsageError
from ui.paper import POINTS_PER_INCH, PdfSheets

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

MOST_DPI = 300
"""A sheet is drawn as a picture of at most this resolution: A4 then takes 35 MB for a moment."""


def send(sheets: PdfSheets, printer: "QPrinter", numbers: Sequence[int], copies: int = 1) -> None:
    """Draw sheets (numbers from 0) on a printer, each at its own size and turn, without scaling or margins.

    EnvironmentProblemError when the printer does not take the work.
    """
    order = list(numbers)
    if printer.supportsMultipleCopies():
        printer.setCopyCount(copies)
    else:
        order *= copies
    _set_layout(sheets, printer, order[0])
    painter = QPainter()
    if not painter.begin(printer):
        raise EnvironmentProblemError(
            "Принтер не принял печать: проверьте, что он включён, или сохраните файл PDF кнопкой «В файл»."
        )
    try:
        for place, number in enumerate(order):
            if place:
                _set_layout(sheets, printer, number)
                printer.newPage()
            _draw(sheets, printer, painter, number)
    finally:
        painter.end()


def _draw(sheets: PdfSheets, printer: "QPrinter", painter: QPainter, number: int) -> None:
    dots = printer.resolution() / POINTS_PER_INCH
    picture = sheets.image(number, min(printer.resolution(), MOST_DPI) / POINTS_PER_INCH)
    painter.save()
    painter.scale(dots, dots)
    painter.drawImage(QRectF(0, 0, *sheets.size(number)), picture)
    painter.restore()


def _set_layout(sheets: PdfSheets, printer: "QPrinter", number: int) -> None:
    width, height = sheets.size(number)
    short, long = sorted((round(width), round(height)))
    page = QPageSize(QPageSize.id(QSize(short, long), QPageSize.SizeMatchPolicy.FuzzyMatch))
    turn = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(page, turn, QMarginsF()))
    printer.setFullPage(True)


def parse_sheets(text: str, count: int) -> list[int]:
    """«1, 3–5» as sheet numbers from 0, in the order typed; UsageError names what is not a sheet of `count`."""
    numbers: list[int] = []
    for part in filter(None, (piece.strip() for piece in re.split(r"[,;]", text))):
        found = re.fullmatch(r"(\d+)(?:\s*[-–—]\s*(\d+))?", part)
        first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
        if not 1 <= first <= last <= count:
            raise UsageError(f"Нет листов «{part}»: укажите номера от 1 до {count}, например «1, 3–5».")
        numbers.extend(range(first - 1, last))
    if not numbers:
        raise UsageError(f"Укажите номера листов от 1 до {count}, например «1, 3–5».")
    return numbers
