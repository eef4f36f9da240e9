"""Chosen names as chips, and a line that adds more by a few letters."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models.rules.names import tidy
from ui.components.chips import RemovableChip
from ui.components.suggest_edit import SuggestEdit
from ui.theme import current
from ui.themed import set_look

_GAP = 8
_LEAST_LINE = 150
"""Room that the line needs beside the last chip; with less it goes to a line of its own."""
_LONGEST_SHOWN = 46


class _AddLine(SuggestEdit):
    """Enter adds what the arrows chose, else what is typed; Backspace in the empty line takes the last chip away."""

    added = Signal(str)
    last_unwanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.text().strip() and not self.chosen:
            self.close_list()
            self.added.emit(self.text())
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.last_unwanted.emit()
        else:
            super().keyPressEvent(event)


class ChipsEdit(QWidget):
    """`changed` when a name comes or goes by the user. What stands in the line unfinished counts as a name, too."""

    changed = Signal()

    def __init__(self, placeholder: str, options: Iterable[str] = ()) -> None:
        super().__init__()
        self._options = tuple(options)
        self._names: list[str] = []
        self._chips: list[RemovableChip] = []
        self._rows: list[QHBoxLayout] = []
        self.line = _AddLine(self._options, placeholder)
        self.line.taken.connect(self._add_typed)
        self.line.added.connect(self._add_typed)
        self.line.last_unwanted.connect(self._remove_last)
        self.line.editingFinished.connect(self._on_left)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.setFocusProxy(self.line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._arrange()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def setProperty(self, name: str, value: object) -> bool:
        """A problem outlines the line."""
        if name == "problem":
            set_look(self.line, problem=value)
        return super().setProperty(name, value)

    @property
    def names(self) -> tuple[str, ...]:
        """The names on the chips, in their order."""
        return tuple(self._names)

    def set_names(self, names: Sequence[str]) -> None:
        """Show exactly these; `changed` is not sent."""
        self._names = list(dict.fromkeys(tidy(name) for name in names if tidy(name)))
        self._fill()

    def finish(self) -> None:
        """Take what is typed and not added yet as a name."""
        if self.line.text().strip():
            self._add_typed(self.line.text())

    def _add_typed(self, text: str) -> None:
        self.line.clear()
        name = tidy(text)
        if name and name not in self._names:
            self._names.append(name)
            self._fill()
            self.changed.emit()

    def _on_left(self) -> None:
        if not self.line.hasFocus() and not self.line.offered:
            self.finish()

    def _remove(self, name: str) -> None:
        self._names.remove(name)
        self._fill()
        self.line.setFocus()
        self.changed.emit()

    def _remove_last(self) -> None:
        if self._names:
            self._remove(self._names[-1])

    def _fill(self) -> None:
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(name) for name in self._names]
        taken = set(self._names)
        self.line.set_options(option for option in self._options if option not in taken)
        self._arrange()

    def _chip(self, name: str) -> RemovableChip:
        shown = name if len(name) <= _LONGEST_SHOWN else f"{name[: _LONGEST_SHOWN - 1]}…"
        chip = RemovableChip(shown, lambda: self._remove(name))
        chip.setToolTip(name if shown != name else "")
        return chip

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._arrange()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _arrange(self) -> None:
        """Chips in rows as wide as there is room, the line behind the last one where it fits."""
        while (item := self._column.takeAt(0)) is not None:
            if (row := item.layout()) is not None:
                while row.takeAt(0) is not None:
                    pass
                row.deleteLater()
        width = max(self.width(), current().px(300))
        rows: list[list[QWidget]] = [[]]
        left = width
        for chip in self._chips:
            needed = chip.sizeHint().width() + _GAP
            if needed > left and rows[-1]:
                rows.append([])
                left = width
            rows[-1].append(chip)
            left -= needed
        if left < current().px(_LEAST_LINE):
            rows.append([])
        rows[-1].append(self.line)
        for widgets in rows:
            self._column.addLayout(_row(widgets))
        self.updateGeometry()


def _row(widgets: Sequence[QWidget]) -> QHBoxLayout:
    layout = QHBoxLayout()
    layout.setSpacing(_GAP)
    for widget in widgets:
        layout.addWidget(widget, 1 if isinstance(widget, SuggestEdit) else 0)
        widget.show()
    if not isinstance(widgets[-1], SuggestEdit):
        layout.addStretch(1)
    return layout
