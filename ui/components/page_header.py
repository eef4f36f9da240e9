"""The head of a page: title, chip, one sentence of state, actions at the right."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.components.buttons import Link, row
from ui.components.chips import StatusChip
from ui.components.labels import ElidedLabel, Sign
from ui.theme import current
from ui.themed import Themed


class PageHeader(Themed, QWidget):
    """Title 22/600 with a chip beside and a sentence below it; `add_action` puts buttons at the right end."""

    def __init__(self, title: str, sentence: str = "") -> None:
        super().__init__()
        self.title = ElidedLabel(title, "title")
        self.title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.sentence = ElidedLabel(sentence, "muted")
        self.chip: StatusChip | None = None
        self._height = 76
        self._title_row = QHBoxLayout()
        self._title_row.setSpacing(13)
        self._title_row.addWidget(self.title)
        self._title_row.addStretch(1)
        self._words = words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addLayout(self._title_row)
        words.addWidget(self.sentence)
        words.addStretch(1)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(8)
        self._layout = QHBoxLayout(self)
        self._layout.setSpacing(16)
        self._layout.addLayout(words, 1)
        self._layout.addLayout(self._actions)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(title)
        self.set_sentence(sentence)
        self.restyle()

    def set_title(self, title: str) -> None:
        """Change the title."""
        self.title.setText(title)
        self.setAccessibleName(title)

    def set_sentence(self, sentence: str) -> None:
        """Change the sentence of state; an empty one takes no room."""
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))

    def set_chip(self, status: str | None) -> None:
        """Show the chip of a status beside the title, or none."""
        if status is None:
            if self.chip is not None:
                self.chip.hide()
            return
        if self.chip is None:
            self.chip = StatusChip(status)
            self._title_row.insertWidget(1, self.chip)
        self.chip.set_status(status)
        self.chip.show()

    def set_back(self, words: str, go: Callable[[], object]) -> Link:
        """A link above the title, back to the page that this one was opened over."""
        link = Link(words, go)
        self._words.insertWidget(1, row(Sign("arrow-left", "link"), link, gap=4))
        self._height = 102
        self.restyle()
        return link

    def add_action(self, widget: QWidget) -> None:
        """Add a button or a combo at the right; the primary one comes last."""
        self._actions.addWidget(widget)

    def insert_action(self, place: int, widget: QWidget) -> None:
        """Add one before those that stand from `place` on."""
        self._actions.insertWidget(place, widget)

    def restyle(self) -> None:
        theme = current()
        self._layout.setContentsMargins(theme.px(24), theme.px(12), theme.px(24), theme.px(8))
        self.title.setMinimumWidth(theme.px(96))
        self.setMinimumHeight(theme.px(self._height))
