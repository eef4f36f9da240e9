"""Lines pasted from a spreadsheet: the text itself, and below it what was understood of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.components.controls import TextArea
from ui.components.field import Field
from ui.components.findings import FindingRow
from ui.components.labels import ElidedLabel, Hairline, Label, SectionTitle
from ui.components.layout import clear_layout
from ui.theme import current

_MOST_SHOWN = 200
"""Rows of the preview: a longer list is counted, nobody reads it to the end."""
_PAUSE_MS = 150


@dataclass(frozen=True)
class PastePreview:
    """What pasted text would do. `result` is what the service gets, `lines` what the user sees of it.

    `problems` are (sentence, place), `notes` what is passed over; `button` names the action with its number.
    """

    result: tuple[Any, ...] = ()
    lines: tuple[tuple[str, str], ...] = ()
    problems: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    button: str = "Добавить"


class PasteForm(QWidget):
    """A text area with a live preview by `parse`. `previewed` is sent whenever the preview was made anew."""

    previewed = Signal()
    edited = Signal()

    def __init__(self, about: str, placeholder: str, parse: Callable[[str], PastePreview]) -> None:
        super().__init__()
        self._parse = parse
        self.preview = parse("")
        self.area = TextArea(placeholder=placeholder, lines=7)
        self.area.setLineWrapMode(TextArea.LineWrapMode.NoWrap)
        self.area.setTabStopDistance(current().px(28))
        self.field = Field("Строки из Excel", self.area, hint=about)
        self._shown = QVBoxLayout()
        self._shown.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.field)
        column.addLayout(self._shown)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.refresh)
        self.area.textChanged.connect(self._pause.start)
        self.area.textChanged.connect(self.edited)

    @property
    def text(self) -> str:
        """What stands in the area."""
        return self.area.toPlainText()

    @property
    def content(self) -> dict[str, Any]:
        """The text, for a draft."""
        return {"text": self.text}

    def set_content(self, content: Mapping[str, Any]) -> None:
        """Take the text of a draft."""
        self.set_text(str(content.get("text", "")))

    def focus_first(self) -> None:
        """Put the cursor into the text."""
        self.area.setFocus()

    def set_text(self, text: str) -> None:
        """Put text into the area and show at once what it means."""
        self.area.setPlainText(text)
        self.refresh()

    def refresh(self) -> None:
        """Show what the text means now."""
        self._pause.stop()
        self.field.clear_problem()
        self.preview = self._parse(self.text)
        clear_layout(self._shown)
        for sentence, place in self.preview.problems:
            self._shown.addWidget(FindingRow("err", sentence, place))
        for note in self.preview.notes:
            self._shown.addWidget(FindingRow("info", note))
        if self.preview.lines:
            self._show_lines()
        self.previewed.emit()

    def check(self) -> bool:
        """Say why the text cannot be taken yet; True when it can."""
        if self._pause.isActive():
            self.refresh()
        if self.preview.problems:
            self.field.set_problem("Исправьте строки с ошибками или уберите их: добавится всё сразу.")
        elif not self.preview.result:
            self.field.set_problem(
                "Здесь нечего добавлять." if self.text.strip() else "Вставьте строки, скопированные из Excel."
            )
        else:
            return True
        self.area.setFocus()
        return False

    def _show_lines(self) -> None:
        title = SectionTitle("Понято так")
        title.add_right(Label(str(len(self.preview.lines)), "strong"))
        self._shown.addSpacing(8)
        self._shown.addWidget(title)
        for name, rest in self.preview.lines[:_MOST_SHOWN]:
            self._shown.addWidget(_line(name, rest))
            self._shown.addWidget(Hairline())
        if len(self.preview.lines) > _MOST_SHOWN:
            self._shown.addWidget(Label(f"и ещё {len(self.preview.lines) - _MOST_SHOWN}", "second"))


def _line(name: str, rest: str) -> QWidget:
    box = QWidget()
    line = QHBoxLayout(box)
    line.setContentsMargins(0, 5, 0, 5)
    line.setSpacing(12)
    line.addWidget(ElidedLabel(name), 1)
    line.addWidget(Label(rest, "second"))
    box.setAccessibleName(f"{name}, {rest}" if rest else name)
    return box
