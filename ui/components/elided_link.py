"""A link whose words give way to the room there is."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.components.buttons import Link


class ElidedLink(QWidget):
    """Holds a link and shortens its words to the room there is; the whole title is its tooltip."""

    def __init__(self, link: Link) -> None:
        super().__init__()
        self._link = link
        self._words = link.text()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(link)
        layout.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - 8
        shown = self._link.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self._link.setText(shown)
        self._link.setToolTip(self._words if shown != self._words else "")
        self._link.updateGeometry()
