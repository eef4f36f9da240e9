"""Paragraphs on sheets."""

from exporters import fonts
from exporters.pdf.sheet import MM, LinePlace, Sheets
from exporters.table_document import Look, Paragraph
from exporters.wrapping import Face, WrappedLine, wrap


class LaidParagraph:
    """A paragraph broken into lines for the width of its sheets."""

    def __init__(self, paragraph: Paragraph, sheets: Sheets) -> None:
        self.content = paragraph.content
        self.look: Look = paragraph.style.value
        self.face = Face(fonts.face(bold=self.look.bold, italic=self.look.italic), self.look.size)
        self.leading = self.look.size * self.look.leading
        self.left = self.look.left_mm * MM
        self.indent = self.look.first_line_mm * MM
        self.lines = wrap(self.content.text, sheets.width - self.left, self.face, self.indent)

    @property
    def height(self) -> float:
        """Points that the paragraph takes with the space around it."""
        return self.look.before + len(self.lines) * self.leading + self.look.after

    @property
    def least_height(self) -> float:
        """Points without which it should not begin on a sheet: two lines."""
        return self.look.before + min(len(self.lines), 2) * self.leading

    def place(self, sheets: Sheets) -> None:
        """Draw it from `sheets.y` on, over as many sheets as it takes, with no line of it alone on a sheet."""
        if self.look.new_page and not sheets.at_top:
            sheets.next_sheet()
        if not sheets.at_top:
            sheets.y += self.look.before
        for number, part in enumerate(self.lines):
            if self._turns_before(number, sheets):
                sheets.next_sheet()
            self._draw(part, sheets, first=number == 0)
            sheets.y += self.leading
        sheets.y += self.look.after

    def _turns_before(self, number: int, sheets: Sheets) -> bool:
        left = len(self.lines) - number
        would_leave_last_alone = left == 2 and number > 1
        lines_wanted = 2 if would_leave_last_alone else 1
        return not sheets.at_top and sheets.room < lines_wanted * self.leading - 0.01

    def _draw(self, part: WrappedLine, sheets: Sheets, *, first: bool) -> None:
        indent = self.left + (self.indent if first else 0)
        place = LinePlace(sheets.left + indent, sheets.y, sheets.width - indent, self.leading, self.look.align)
        sheets.draw_line(self.content, part, self.face, place)
