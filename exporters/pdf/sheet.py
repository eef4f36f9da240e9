"""Sheets of a paper while it is laid out: what is drawn where, and how far down the current sheet is filled."""

from dataclasses import dataclass

from exporters import fonts
from exporters.table_document import Align, Line, Page
from exporters.wrapping import Face, WrappedLine

MM = 72 / 25.4
"""Points in a millimetre."""

ASCENT = 0.891
"""Of Liberation Serif, as a share of the size."""

_CONTENT_HEIGHT = 1.107
_UNDERLINE_DROP = 0.11


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of text; `y` is the baseline, measured in points from the top of the sheet."""

    x: float
    y: float
    face: Face
    text: str
    word_space: float = 0.0


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line, in points from the upper left corner of the sheet."""

    x1: float
    y1: float
    x2: float
    y2: float
    thickness: float = 0.5


@dataclass(frozen=True, slots=True)
class Box:
    """The outline of a cell, in points from the upper left corner of the sheet."""

    x: float
    y: float
    width: float
    height: float
    thickness: float = 0.5


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled rectangle, in points from the upper left corner of the sheet; `colour` is RRGGBB."""

    x: float
    y: float
    width: float
    height: float
    colour: str


Mark = Text | Rule | Box | Fill


class Sheets:
    """The sheets laid out so far. `y` is where the next thing goes, in points from the top of the current sheet."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.left = page.left_mm * MM
        self.width = page.text_width_mm * MM
        self.top = page.top_mm * MM
        self.bottom = (page.height_mm - page.bottom_mm) * MM
        self.pages: list[list[Mark]] = [[]]
        self.y = self.top

    @property
    def room(self) -> float:
        """Points left on the current sheet."""
        return self.bottom - self.y

    @property
    def height(self) -> float:
        """Points between the margins of a sheet."""
        return self.bottom - self.top

    @property
    def at_top(self) -> bool:
        """Whether nothing stands on the current sheet yet."""
        return self.y <= self.top

    @property
    def used(self) -> float:
        """Sheets filled, the last one as a share: 1.3 is a full sheet and a third of the next."""
        return len(self.pages) - 1 + min(max(self.y - self.top, 0) / self.height, 1.0)

    def next_sheet(self) -> None:
        """Start a new sheet."""
        self.pages.append([])
        self.y = self.top

    def draw(self, mark: Mark) -> None:
        """Put a mark on the current sheet."""
        self.pages[-1].append(mark)

    def box(self, x: float, y: float, width: float, height: float) -> None:
        """Draw the outline of a cell."""
        self.draw(Box(x, y, width, height))

    def draw_line(self, line: Line, part: WrappedLine, face: Face, place: "LinePlace") -> None:
        """Draw the part of `line` that stands on one line of the sheet, piece by piece where it is underlined."""
        free = place.width - part.width
        x = place.x + {Align.CENTER: free / 2, Align.RIGHT: free}.get(place.align, 0.0)
        text = line.text[part.start : part.end]
        spaces = text.count(" ")
        stretched = place.align is Align.JUSTIFY and not part.last and spaces and free > 0
        word_space = free / spaces if stretched else 0.0
        baseline = place.y + (place.leading - _CONTENT_HEIGHT * face.size) / 2 + ASCENT * face.size
        self._draw_underlines(line, part, face, (x, baseline))
        if text:
            self.draw(Text(x, baseline, face, text, word_space))

    def _draw_underlines(self, line: Line, part: WrappedLine, face: Face, origin: tuple[float, float]) -> None:
        x, baseline = origin
        position = 0
        for run in line.runs:
            start, end = max(position, part.start), min(position + len(run.text), part.end)
            position += len(run.text)
            if run.underline and start < end:
                before = fonts.width(line.text[part.start : start], face.name, face.size)
                length = fonts.width(line.text[start:end], face.name, face.size)
                y = baseline + _UNDERLINE_DROP * face.size
                self.draw(Rule(x + before, y, x + before + length, y))


@dataclass(frozen=True, slots=True)
class LinePlace:
    """Where a line goes: its left edge, the top of its leading, the width that it may take, all in points."""

    x: float
    y: float
    width: float
    leading: float
    align: Align
