"""At the foot of the plan: what the signs of the cards mean, and the keys."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.components.labels import ElidedLabel, Label, Sign
from ui.components.layout import FootBar
from ui.pages.plan.board import Look

_SIGNS = (
    (Look.DONE, "проведено, запись в журнале есть", "проведено"),
    (Look.OPEN, "по плану", "по плану"),
    (Look.TODAY, "сегодня", "сегодня"),
    (Look.LATE, "срок прошёл, записи нет", "срок прошёл"),
)
KEYS = "Enter открывает, N добавляет, Ctrl и стрелки переносят"


class Legend(FootBar):
    """Signs at the left; the keys at the right as far as there is room."""

    def __init__(self) -> None:
        super().__init__()
        self.left.hide()
        self._words: list[Label] = []
        for place, (look, words, _short) in enumerate(_SIGNS):
            self.row.insertWidget(place, self._pair(look, words))
        self.row.takeAt(self.row.count() - 1)  # the stretch: the words at the right take what is left
        self.keys = ElidedLabel(KEYS, "second")
        self.keys.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.row.addWidget(self.keys, 1)

    def set_squeezed(self, *, squeezed: bool) -> None:
        """A panel takes the room: fewer words."""
        for label, (_look, words, short) in zip(self._words, _SIGNS, strict=True):
            label.setText(short if squeezed else words)
        self.keys.setVisible(not squeezed)

    def _pair(self, look: Look, words: str) -> QWidget:
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 4, 0)
        line.setSpacing(6)
        line.addWidget(Sign(look.icon, look.token))
        label = Label(words)
        self._words.append(label)
        line.addWidget(label)
        return box
