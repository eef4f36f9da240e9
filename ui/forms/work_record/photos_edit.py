"""The photos of an event in its form: tiles, a button, and files that are dropped."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QDropEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from models.errors import UserError
from models.rules.report_parts import PHOTOS
from models.rules.work_record import StoredPhoto
from ui.components.buttons import Button, row
from ui.components.labels import Label
from ui.components.photo_tile import WIDTH, PhotoTile
from ui.forms.content_edit import ContentEdit
from ui.theme import current

if TYPE_CHECKING:
    from models.services.photos import PhotoCard

_GAP = 8


class PhotosEdit(ContentEdit):
    """`asked` for the dialog. `read` gives the JPEG of a photo that lies in the journal's store."""

    asked = Signal()

    def __init__(self, read: Callable[[str], bytes]) -> None:
        super().__init__()
        self._read = read
        self._photos: list[StoredPhoto] = []
        self._tiles: list[PhotoTile] = []
        self.add_button = Button("Добавить фото", "plus", small=True, on_click=self.asked.emit)
        self._count = Label("", "second")
        self._grid = QGridLayout()
        self._grid.setSpacing(_GAP)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(row(self.add_button, self._count))
        layout.addLayout(self._grid)
        self.setFocusProxy(self.add_button)
        self._tell()

    @property
    def photos(self) -> tuple[StoredPhoto, ...]:
        """The photos in their order."""
        return tuple(self._photos)

    def add(self, photos: Iterable[StoredPhoto]) -> None:
        """Add photos that lie in the store; the same one twice stays one."""
        known = {one.sha256 for one in self._photos}
        new = [one for one in photos if one.sha256 not in known]
        if new:
            self.set_photos([*self._photos, *new])
            self.edited.emit()

    def set_photos(self, photos: Iterable[StoredPhoto]) -> None:
        """Show these."""
        self._photos = list({one.sha256: one for one in photos}.values())
        for tile in self._tiles:
            tile.hide()
            self._grid.removeWidget(tile)
            tile.deleteLater()
        self._tiles = [self._tile(photo, number) for number, photo in enumerate(self._photos, 1)]
        self._arrange()
        self._tell()

    @property
    def content(self) -> list[dict[str, Any]]:
        """The names and sizes of the photos: their bytes lie in the store."""
        return [asdict(photo) for photo in self._photos]

    def set_content(self, content: Iterable[Mapping[str, Any]]) -> None:
        """Fill in a draft."""
        self.set_photos(StoredPhoto(**one) for one in content)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._arrange()

    def _tile(self, photo: StoredPhoto, number: int) -> PhotoTile:
        from models.services.photos import PhotoCard

        card = PhotoCard(0, 0, photo.sha256, photo.width, photo.height, photo.size, f"Фото {number}")
        tile = PhotoTile(card, number)
        tile.removed.connect(self._remove)
        try:
            tile.set_picture(self._read(photo.sha256))
        except UserError:
            tile.set_picture(None)  # the service says so when the record is written
        return tile

    def _remove(self, card: "PhotoCard") -> None:
        self.set_photos([one for one in self._photos if one.sha256 != card.sha256])
        self.add_button.setFocus()
        self.edited.emit()

    def _tell(self) -> None:
        number = len(self._photos)
        self._count.setText(f"{number} из {PHOTOS}" if number else "или перетащите файлы в форму")

    def _arrange(self) -> None:
        columns = max((self.width() + _GAP) // (current().px(WIDTH) + _GAP), 1)
        for place, tile in enumerate(self._tiles):
            self._grid.addWidget(tile, place // columns, place % columns)
            tile.show()
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 0)
        self._grid.setColumnStretch(columns, 1)


def files_in(event: QDropEvent) -> list[Path]:
    """The files that are dropped, photos or not: one that is none is refused by name."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
