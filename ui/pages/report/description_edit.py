"""The description of a best event: kept while it is typed, its sentences counted."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.rules.report_parts import SENTENCES, count_sentences
from models.rules.russian import plural
from ui.components.controls import TextArea
from ui.components.labels import Label
from ui.themed import set_look

PAUSE_MS = 800
"""After so long a pause in typing the text is written down."""


class DescriptionEdit(QWidget):
    """`kept(text)` when the typing pauses or `keep` is called; the text itself is never changed meanwhile."""

    kept = Signal(str)

    def __init__(self, name: str, text: str, *, lines: int = 5) -> None:
        super().__init__()
        self._saved: str | None = text
        self.edit = TextArea(text, "5–7 предложений: что делали, с кем, что получилось, чем пример ярок", lines=lines)
        self.edit.setAccessibleName(name)
        self._count = Label("", "second")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(self.edit)
        layout.addWidget(self._count)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.keep)
        self.edit.textChanged.connect(self._typed)
        self._tell()

    @property
    def sentences(self) -> int:
        """Sentences of what is typed now."""
        return count_sentences(self.edit.toPlainText())

    def set_text(self, text: str) -> None:
        """Show another text, unless the user has typed something that is not kept yet."""
        if self.edit.toPlainText() == self._saved != text and not self.edit.hasFocus():
            self._saved = text
            self.edit.setPlainText(text)

    def mark_unkept(self) -> None:
        """The text was refused: the next `keep` sends it again."""
        self._saved = None

    def keep(self) -> None:
        """Send what was typed, if anything was."""
        self._pause.stop()
        text = self.edit.toPlainText()
        if text != self._saved:
            self._saved = text
            self.kept.emit(text)

    def _typed(self) -> None:
        self._tell()
        # a running pause is not begun anew: words typed without a stop are kept too
        if self.edit.toPlainText() != self._saved and not self._pause.isActive():
            self._pause.start()

    def _tell(self) -> None:
        number = self.sentences
        fits = number in SENTENCES
        rest = "как нужно" if fits else f"нужно {SENTENCES.start}–{SENTENCES.stop - 1}"
        self._count.setText(f"{plural(number, 'предложение', 'предложения', 'предложений')}, {rest}")
        set_look(self._count, tone="ok" if fits else "warn")
