"""Lucide icons in the colours of the theme, rendered for the pixel ratio of the screen and cached."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap

import resources
from ui.theme import current

SIDEBAR, BUTTON, INLINE = 20, 18, 16
THIN, BOLD = 1.75, 2.25
"""Stroke widths on Lucide's 24-unit grid: THIN in the sidebar and buttons, BOLD for small inline signs."""


def icon(name: str, token: str = "text", size: int = BUTTON, stroke: float = THIN, gap: int = 0) -> QIcon:
    """The icon `name` (a file of resources/icons) in a token's colour, `size` in layout units.

    `gap` adds empty pixels at the right, for buttons, whose style sheet cannot set the distance to the text.

    A Disabled pixmap in the colour of what is off is included. FileNotFoundError for an unknown name.
    """
    theme = current()
    return _icon(name, theme.tokens.colour(token), theme.tokens.off, theme.px(size), stroke, gap, _ratios())


def pixmap(name: str, token: str, size: int, ratio: float, stroke: float = BOLD) -> QPixmap:
    """The icon as a pixmap for painting: `size` in layout units, `ratio` device pixels per logical pixel."""
    theme = current()
    return _pixmap(name, theme.tokens.colour(token), theme.px(size), ratio, stroke, 0)


def _ratios() -> tuple[float, ...]:
    return tuple(sorted({screen.devicePixelRatio() for screen in QGuiApplication.screens()}))


@cache
def _icon(
    name: str, colour: str, disabled: str, pixels: int, stroke: float, gap: int, ratios: tuple[float, ...]
) -> QIcon:
    result = QIcon()
    for ratio in ratios:
        result.addPixmap(_pixmap(name, colour, pixels, ratio, stroke, gap))
        result.addPixmap(_pixmap(name, disabled, pixels, ratio, stroke, gap), QIcon.Mode.Disabled)
    return result


@cache
def _pixmap(name: str, colour: str, pixels: int, ratio: float, stroke: float, gap: int) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    text = _source(name).replace("currentColor", colour).replace('stroke-width="2"', f'stroke-width="{stroke}"')
    side = round(pixels * ratio)
    result = QPixmap(QSize(side + round(gap * ratio), side))
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    QSvgRenderer(QByteArray(text.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    result.setDevicePixelRatio(ratio)
    return result


@cache
def _source(name: str) -> str:
    return resources.path("icons", f"{name}.svg").read_text(encoding="utf-8")
