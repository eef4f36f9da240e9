"""One paragraph of the analytical note: drafted from the figures, or written by hand and kept while it is typed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.components.buttons import Link, row
from ui.components.controls import LineEdit
from ui.components.labels import Label
from ui.pages.report.description_edit import PAUSE_MS
from ui.pages.report.growing_edit import GrowingEdit
from ui.themed import set_look

if TYPE_CHECKING:
    from models.rules.report import NoteParagraph

OWN = "own-"


class ParagraphEdit(QWidget):
    """`kept(key, text, drafted)` when typing pauses; `restored(key)` to go back to the draft or to remove one's own."""

    kept = Signal(str, str, str)
    typed = Signal()
    restored = Signal(str)

    def __init__(self, paragraph: "NoteParagraph") -> None:
        super().__init__()
        self.paragraph = paragraph
        self.is_own = paragraph.key.startswith(OWN)
        self._state = Label("", "second")
        self._outdated = Link("Данные изменились: показать новый черновик", self._show_draft)
        self._restore = Link("Удалить абзац" if self.is_own else "Вернуть черновик", self._give_up)
        self._draft = Label("", "muted", wrap=True)
        self._take = Link("Взять этот черновик", self._give_up)
        self.heading = LineEdit(paragraph.heading, "Заголовок абзаца", small=True)
        self.heading.setAccessibleName("Заголовок абзаца")
        self._title = Label(paragraph.heading, "strong")
        self.edit = GrowingEdit(paragraph.text, "Абзац пуст и в справку не войдёт")
        self.edit.setAccessibleName(paragraph.heading or "Текст абзаца")
        self._lay_out()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.keep)
        self._saved: tuple[str, str] | None = (paragraph.text, paragraph.heading)
        self.edit.textChanged.connect(self._typed)
        self.heading.textEdited.connect(self._typed)
        self.set_paragraph(paragraph)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.heading if self.is_own else self._title, 1 if self.is_own else 0)
        head.addWidget(self._state)
        if not self.is_own:
            head.addStretch(1)
        head.addWidget(self._restore)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.edit)
        layout.addWidget(row(self._outdated))
        layout.addWidget(self._draft)
        self._take_row = row(self._take)
        layout.addWidget(self._take_row)

    @property
    def text(self) -> str:
        """The text as it stands now."""
        return self.edit.toPlainText()

    def set_paragraph(self, paragraph: "NoteParagraph") -> None:
        """Show what the journal holds; what is typed and not kept yet stays."""
        self.paragraph = paragraph
        if (self.text, self._heading_text) == self._saved:
            self._saved = (paragraph.text, paragraph.heading)
            if self.text != paragraph.text:
                self.edit.setPlainText(paragraph.text)
            if self.is_own and self.heading.text() != paragraph.heading:
                self.heading.setText(paragraph.heading)
        self._pause.stop()
        self._tell(by_hand=paragraph.by_hand)
        self._outdated.setVisible(paragraph.outdated)
        if not paragraph.outdated:
            self._draft.hide()
            self._take_row.hide()

    def mark_unkept(self) -> None:
        """The text was refused: the next `keep` sends it again."""
        self._saved = None

    def keep(self) -> None:
        """Send what was typed, if anything was."""
        self._pause.stop()
        now = (self.text, self._heading_text)
        if now != self._saved:
            self._saved = now
            self.kept.emit(self.paragraph.key, self.text, now[1] if self.is_own else self.paragraph.drafted)

    @property
    def _heading_text(self) -> str:
        return self.heading.text() if self.is_own else self.paragraph.heading

    def _typed(self) -> None:
        if (self.text, self._heading_text) != self._saved:
            if not self._pause.isActive():  # not anew: words typed without a stop are kept too
                self._pause.start()
            self._tell(by_hand=True)
        self.typed.emit()

    def _tell(self, *, by_hand: bool) -> None:
        words = "ваш абзац" if self.is_own else "изменено вами" if by_hand else "черновик из данных журнала"
        self._state.setText(words)
        set_look(self._state, tone="accent" if by_hand else "")
        self._restore.setVisible(by_hand or self.is_own)

    def _show_draft(self) -> None:
        showing = self._draft.isHidden()
        self._draft.setText(self.paragraph.drafted or "Сейчас черновик этого абзаца пуст.")
        self._draft.setVisible(showing)
        self._take_row.setVisible(showing)

    def _give_up(self) -> None:
        self._pause.stop()
        self._saved = (self.text, self._heading_text)
        self.restored.emit(self.paragraph.key)
