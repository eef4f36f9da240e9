"""Breaking text into lines of a given width."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from exporters import fonts

_BEFORE_BREAK = re.compile(
    r"(?<!№) +(?![–—-](?: |$)|г\.|чел\.)(?!(?<=\d )\(\d)"  # «слово —», «№ 5», «2026 г.», «8 (3822)» stay whole
    r"|(?<=[^\W\d][-/])(?=[^\W\d])"
)

_SHORT = 60
"""Letters; a longer text is not worth measuring whole in the hope that it takes one line."""


@dataclass(frozen=True, slots=True)
class Face:
    """A face and its size in points."""

    name: str
    size: float


@dataclass(frozen=True, slots=True)
class WrappedLine:
    """The part [start, end) of a text that stands on one line, its width in points, and whether it is the last one."""

    start: int
    end: int
    width: float
    last: bool


def wrap(text: str, width: float, face: Face, first_indent: float = 0.0) -> list[WrappedLine]:
    """Lines no wider than `width` points, the first one narrower by `first_indent`; a longer word is cut.

    Empty text is one empty line.
    """
    room = width - first_indent
    if len(text) <= _SHORT and text == text.strip(" "):  # most cells of a table: a number, a day, a word
        whole = fonts.width(text, face.name, face.size)
        if whole <= room:
            return [WrappedLine(0, len(text), whole, last=True)]
    lines: list[WrappedLine] = []
    start = end = 0
    for word_start, word_end in _words(text):
        if end > start and fonts.width(text[start:word_end], face.name, face.size) > room:
            lines.append(_line(text, start, end, face))
            start, room = word_start, width
        for cut in _cuts(text, start, word_end, room, width, face):
            lines.append(_line(text, start, cut, face))
            start, room = cut, width
        end = word_end
    lines.append(_line(text, start, end, face))
    last = lines[-1]
    return [*lines[:-1], WrappedLine(last.start, last.end, last.width, last=True)]


def _line(text: str, start: int, end: int, face: Face) -> WrappedLine:
    return WrappedLine(start, end, fonts.width(text[start:end], face.name, face.size), last=False)


def _words(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _BEFORE_BREAK.finditer(text):
        if found.start() > start:
            yield start, found.start()
        start = found.end()
    if start < len(text):
        yield start, len(text)


def _cuts(text: str, start: int, end: int, room: float, width: float, face: Face) -> Iterator[int]:
    """Where a word that is wider than its line has to be cut."""
    while end - start > 1 and fonts.width(text[start:end], face.name, face.size) > room:
        cut = start + 1
        while cut < end - 1 and fonts.width(text[start : cut + 1], face.name, face.size) <= room:
            cut += 1
        yield cut
        start, room = cut, width
