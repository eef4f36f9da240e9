"""Фото: ten for each of the best events, with the date and the title as caption (394-р, Приложение 3)."""

from collections import deque
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout

from models.errors import UserError
from ui.components.buttons import Button
from ui.components.empty_state import EmptyState
from ui.components.layout import ScrollBody, clear_layout
from ui.components.photo_tile import PhotoTile
from ui.jobs import Progress
from ui.messages import IMAGES
from ui.pages.photo_folder import FOLDER_KEY
from ui.pages.report.host import ReportHost, ReportTab
from ui.pages.report.photos_section import PhotosSection

if TYPE_CHECKING:
    from models.changes import Changes
    from models.rules.report import CampaignReport
    from models.services.photos import PhotoCard


class PhotosTab(ReportTab):
    """A section for each best event; pictures are decoded one by one, so that the page stays quick."""

    def __init__(self, host: ReportHost) -> None:
        super().__init__(host)
        self.sections: dict[int, PhotosSection] = {}
        self._waiting: deque[PhotoTile] = deque()
        self._decoding = QTimer(self, interval=0)
        self._decoding.timeout.connect(self._decode_next)
        self._body = ScrollBody(margins=(24, 14, 24, 24), spacing=24)
        self._body.column.setAlignment(Qt.AlignmentFlag(0))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._body)

    def show_report(self, report: "CampaignReport") -> None:
        """Show the photos of the best events."""
        best = report.best_events
        if [event.id for event in best] != list(self.sections) or not best:
            self._rebuild(report)
        for event in best:
            self.sections[event.id].set_event(event)
            self._fill(event.id)

    def show_item(self, record_id: int) -> None:
        """Bring the photos of this event into sight."""
        if record_id in self.sections:
            section = self.sections[record_id]
            self._body.verticalScrollBar().setValue(section.y())
            section.add.setFocus()

    def print_paper(self) -> None:
        """Photos go as files with the report; there is no paper of them."""
        self.host.say("Фотографии отправляются файлами, печатать здесь нечего", "info")

    def add_photos(self, record_id: int, files: list[Path]) -> None:
        """Take photos in as a job that can be stopped; all of them or none."""
        from models.services.photos import PhotoRefusedError, add

        if not files:
            return
        journal = self.host.context.journal
        self.host.context.settings.set(FOLDER_KEY, str(files[0].parent))

        def work(progress: Progress) -> "Changes":
            try:
                return add(
                    journal, record_id, files, lambda done, total: progress(done, total, "Добавление фотографий…")
                )
            except PhotoRefusedError as refusal:
                if len(files) == 1:
                    raise
                raise PhotoRefusedError(
                    f"{refusal} Остальные выбранные тоже не добавлены: повторите без этого файла."
                ) from refusal

        self.host.job_line.start("Добавление фотографий", work, self._added)

    def _added(self, changes: "Changes") -> None:
        self.host.wrote(changes)
        self.host.offer_undo("Фотографии добавлены: уменьшены до 1600 точек, без места съёмки")

    def _rebuild(self, report: "CampaignReport") -> None:
        clear_layout(self._body.column)
        self.sections = {}
        self._waiting.clear()
        for event in report.best_events:
            section = PhotosSection(event)
            section.asked.connect(partial(self._ask, event.id))
            section.dropped.connect(partial(self.add_photos, event.id))
            section.removed.connect(self._remove)
            self.sections[event.id] = section
            self._body.column.addWidget(section)
        if not report.best_events:
            to_best = Button("Выбрать лучшие события", "star", on_click=self._to_best)
            words = "К каждому из трёх лучших событий нужны 10 фотографий. Подпись — дата и название — ставится сама."
            self._body.column.addWidget(EmptyState("images", "Здесь будут фотографии", words, to_best), 1)
        else:
            self._body.column.addStretch(1)

    def _fill(self, record_id: int) -> None:
        from models.services.photos import of_record

        for tile in self.sections[record_id].show_photos(of_record(self.host.context.journal, record_id)):
            self._waiting.append(tile)
        if self._waiting:
            self._decoding.start()

    def _decode_next(self) -> None:
        from shiboken6 import isValid

        from models.services.photos import content

        if not self._waiting:
            self._decoding.stop()
            return
        tile = self._waiting.popleft()
        if not isValid(tile):
            return
        try:
            tile.set_picture(content(self.host.context.journal, tile.card.sha256))
        except UserError as lost:
            tile.set_picture(None)
            self.host.refuse(lost)

    def _ask(self, record_id: int) -> None:
        folder = self.host.context.settings.get(FOLDER_KEY)
        start = Path(folder) if isinstance(folder, str) and folder else None
        files = self.host.context.messages.ask_open_files("Фотографии мероприятия", IMAGES, start)
        self.add_photos(record_id, files)

    def _remove(self, card: "PhotoCard") -> None:
        from models.services.photos import remove

        journal = self.host.context.journal
        if self.host.write(lambda: remove(journal, card.id)):
            self.host.offer_undo("Фотография убрана в корзину", removed=True)

    def _to_best(self) -> None:
        self.host.open_tab("best")
