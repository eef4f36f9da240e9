"""Marks of a sheet onto a canvas of ReportLab with few operators: a thousand records make ten thousands of marks."""

from collections.abc import Iterable
from typing import Any

from exporters.pdf.sheet import Box, Fill, Mark, Rule, Text


def draw(canvas: Any, marks: Iterable[Mark], page_height: float) -> None:
    """All marks of a sheet that is `page_height` points high: lines and fills, then the words in one text object."""
    words: list[Text] = []
    lines: list[str] = []
    thickness = 0.0
    for mark in marks:
        if isinstance(mark, Text):
            words.append(mark)
            continue
        if isinstance(mark, Fill):
            lines.append(_fill(mark, page_height))
            continue
        if mark.thickness != thickness:
            thickness = mark.thickness
            lines.append(f"{thickness:g} w")
        lines.append(_line(mark, page_height))
    canvas._code.extend(lines)  # noqa: SLF001 - its own calls format each number anew, a third of the whole work
    _write(canvas, words, page_height)


def _line(mark: Rule | Box, page_height: float) -> str:
    if isinstance(mark, Box):
        bottom = page_height - mark.y - mark.height
        return f"{mark.x:.2f} {bottom:.2f} {mark.width:.2f} {mark.height:.2f} re S"
    return f"{mark.x1:.2f} {page_height - mark.y1:.2f} m {mark.x2:.2f} {page_height - mark.y2:.2f} l S"


def _fill(mark: Fill, page_height: float) -> str:
    colour = " ".join(f"{int(mark.colour[place : place + 2], 16) / 255:.3f}" for place in (0, 2, 4))
    bottom = page_height - mark.y - mark.height
    return f"{colour} rg {mark.x:.2f} {bottom:.2f} {mark.width:.2f} {mark.height:.2f} re f 0 0 0 rg"


def _write(canvas: Any, words: list[Text], page_height: float) -> None:
    text = canvas.beginText()
    face, space = None, 0.0
    for mark in words:
        if mark.face != face:
            face = mark.face
            text.setFont(face.name, face.size)
        if mark.word_space != space:
            space = mark.word_space
            text.setWordSpace(space)
        text._code.append(f"1 0 0 1 {mark.x:.2f} {page_height - mark.y:.2f} Tm")  # noqa: SLF001 - for the same reason
        text.textOut(mark.text)
    canvas.drawText(text)
