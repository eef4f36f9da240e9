"""The photos of one event: caption, how many of ten, a grid; files may be dropped on it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from models.rules.report_parts import PHOTOS, photo_caption
from ui.components.buttons import Button
from ui.components.labels import ElidedLabel, Hairline, Label
from ui.components.photo_tile import WIDTH, PhotoTile
from ui.theme import current
from ui.themed import Themed, set_look

if TYPE_CHECKING:
    from models.rules.events import Event
    from models.services.photos import PhotoCard

_GAP = 12
SUFFIXES = (".jpg", ".jpeg", ".png", ".webp")


class PhotosSection(Themed, QWidget):
    """`asked` for the dialog, `dropped(files)`, `removed(card)`."""

    asked = Signal()
    dropped = Signal(list)
    removed = Signal(object)

    def __init__(self, event: "Event") -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self._tiles: list[PhotoTile] = []
        self._columns = 0
        self.count = Label("", "strong")
        self.add = Button("Добавить фото", "plus", small=True, on_click=self.asked.emit)
        self._title = ElidedLabel("", "strong")
        self._caption = Label("", "second", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._title, 1)
        head.addWidget(self.count)
        head.addWidget(self.add)
        self._hint = Label("Перетащите сюда файлы или нажмите «Добавить фото»", "second")
        self._grid = QGridLayout()
        self._grid.setSpacing(_GAP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._caption)
        column.addWidget(Hairline())
        column.addWidget(self._hint)
        column.addLayout(self._grid)
        self.set_event(event)

    def set_event(self, event: "Event") -> None:
        """Name the section after the event as the journal has it now."""
        self.setAccessibleName(f"Фотографии: {event.title}")
        self.add.setAccessibleName(f"Добавить фото: {event.title}")
        self._title.setText(event.title)
        self._caption.setText(f"Подпись: {photo_caption(event.start, event.end, event.title)}")

    def show_photos(self, cards: Sequence["PhotoCard"]) -> list[PhotoTile]:
        """Show these photos; the tiles that are new and wait for their picture."""
        kept = {tile.card.id: tile for tile in self._tiles}
        tiles, new = [], []
        for number, card in enumerate(cards, 1):
            tile = kept.pop(card.id, None)
            if tile is None:
                tile = PhotoTile(card, number)
                tile.removed.connect(self.removed)
                new.append(tile)
            tiles.append(tile)
        for tile in kept.values():
            self._grid.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        self._tiles = tiles
        self._hint.setVisible(len(tiles) < PHOTOS)
        self.count.setText(f"{len(tiles)} из {PHOTOS}")
        set_look(self.count, tone="ok" if len(tiles) >= PHOTOS else "warn")
        self._columns = 0
        self._arrange()
        return new

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._photos_in(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = self._photos_in(event)
        event.acceptProposedAction()
        self.dropped.emit(files)

    def _photos_in(self, event: QDropEvent) -> list[Path]:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        return [path for path in paths if path.suffix.lower() in SUFFIXES]

    def _arrange(self) -> None:
        columns = max((self.width() + _GAP) // (current().px(WIDTH) + _GAP), 1)
        if columns == self._columns:
            return
        self._columns = columns
        for place, tile in enumerate(self._tiles):
            self._grid.addWidget(tile, place // columns, place % columns)
        for column in range(self._grid.columnCount() + 1):
            self._grid.setColumnStretch(column, 0)
        self._grid.setColumnStretch(columns, 1)
