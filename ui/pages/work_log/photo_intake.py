"""Photos for a record's form: chosen or dropped, put into the journal's store, shown until it is written."""

from pathlib import Path
from typing import TYPE_CHECKING

from shiboken6 import isValid

from models.errors import UserError
from ui.forms.work_record.form import WorkRecordForm
from ui.jobs import Progress
from ui.messages import IMAGES
from ui.pages.photo_folder import FOLDER_KEY

if TYPE_CHECKING:
    from models.rules.work_record import StoredPhoto
    from ui.pages.records.page import RecordsPage


class PhotoIntake:
    """Asks for files and takes them in as a job of the page, all of them or none."""

    def __init__(self, page: "RecordsPage") -> None:
        self._page = page

    def ask(self, form: WorkRecordForm) -> None:
        """Ask which files, in the folder of the last time."""
        settings = self._page.context.settings
        folder = settings.get(FOLDER_KEY)
        start = Path(folder) if isinstance(folder, str) and folder else None
        files = self._page.context.messages.ask_open_files("Фотографии мероприятия", IMAGES, start)
        if files:
            settings.set(FOLDER_KEY, str(files[0].parent))
            self.take(form, files)

    def take(self, form: WorkRecordForm, files: list[Path]) -> None:
        """Put the files into the store and show them in the form; a refusal stands under the field."""
        from models.services.photos import take_in

        journal = self._page.context.journal

        def work(progress: Progress) -> "tuple[StoredPhoto, ...] | UserError":
            try:
                return take_in(journal, files, lambda done, total: progress(done, total, "Добавление фотографий…"))
            except UserError as refusal:
                if refusal.code == "cancelled":
                    raise
                return refusal

        self._page.job_line.start("Добавление фотографий", work, lambda found: self._show(form, found))

    def _show(self, form: WorkRecordForm, found: "tuple[StoredPhoto, ...] | UserError") -> None:
        if not isValid(form):
            return
        if isinstance(found, UserError):
            form.more.set_open(True)
            form.field("photos").set_problem(str(found))
            form.control("photos").setFocus()
        else:
            form.add_photos(found)
