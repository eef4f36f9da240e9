"""Which plan item a record carries out, said above its form."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.rules.russian import in_quotes
from ui.components.buttons import IconButton
from ui.components.labels import ElidedLabel, Sign


class PlanLine(QWidget):
    """Hidden while the record carries out none. `removed` when the user parts the record from the plan."""

    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.item_id: int | None = None
        self.title = ""
        self._words = ElidedLabel("", "second")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(Sign("calendar-days"))
        layout.addWidget(self._words, 1)
        layout.addWidget(IconButton("x", "Не по плану", side=24, on_click=self._remove))
        self.hide()

    def set_item(self, item_id: int | None, title: str) -> None:
        """Name the plan item, or none."""
        self.item_id, self.title = item_id, title if item_id is not None else ""
        self._words.setText(f"По плану: {in_quotes(title)}")
        self.setVisible(item_id is not None)

    def _remove(self) -> None:
        self.set_item(None, "")
        self.removed.emit()
