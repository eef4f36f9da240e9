"""The shipped faces of Liberation Serif, which has the metric of Times New Roman."""

from functools import cache, lru_cache
from typing import Any

import resources

_FILES = {
    (False, False): "LiberationSerif-Regular",
    (True, False): "LiberationSerif-Bold",
    (False, True): "LiberationSerif-Italic",
    (True, True): "LiberationSerif-BoldItalic",
}


def face(*, bold: bool = False, italic: bool = False) -> str:
    """The name under which ReportLab knows the face; it is registered at the first call."""
    name = _FILES[bold, italic]
    _font(name)
    return name


@cache
def _font(name: str) -> Any:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    font = TTFont(name, str(resources.path("fonts", f"{name}.ttf")))
    pdfmetrics.registerFont(font)
    return font


@lru_cache(maxsize=50_000)
def width(text: str, name: str, size: float) -> float:
    """Width of the text in points."""
    return float(_font(name).stringWidth(text, size))
