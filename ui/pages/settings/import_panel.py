"""Loading a workbook into the open journal: read, show what would change, then load; each step can be stopped."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.components.buttons import Button, row
from ui.components.controls import CheckBox
from ui.components.labels import Label
from ui.jobs import Progress
from ui.messages import WORKBOOKS
from ui.pages.context import PageContext
from ui.pages.import_preview import ImportPreview
from ui.pages.job_line import JobLine

if TYPE_CHECKING:
    from models.services.workbook_import import ImportResult
    from models.workbook.raw import RawWorkbook


class ImportPanel(QWidget):
    """Dry run first; «Загрузить» appears when the book has no errors and something to bring."""

    said = Signal(str, str)
    refused = Signal(object)
    committed = Signal(object)

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._book: RawWorkbook | None = None
        self.result: ImportResult | None = None
        self.choose_button = Button("Выбрать книгу", "file-up", on_click=self.choose)
        self._file = Label("Сначала программа покажет, что изменится.", "muted")
        self.replace = CheckBox("Убрать из журнала то, чего нет в книге")
        self.replace.toggled.connect(lambda _on: self._preview())
        self.load_button = Button("Загрузить", "check", "primary", on_click=self.load)
        self.line = JobLine(context.jobs)
        self.line.refused.connect(self.refused)
        self.line.busy.connect(self._set_busy)
        self.preview = ImportPreview()
        self._actions = row(self.load_button, self.replace, gap=16)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(row(self.choose_button, self._file, gap=12))
        layout.addWidget(self.line)
        layout.addWidget(self._actions)
        layout.addWidget(self.preview)
        self._actions.hide()

    def choose(self) -> None:
        """Ask for a workbook and show what loading it would do."""
        path = self._context.messages.ask_open_file("Книга Excel", WORKBOOKS)
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Read the workbook in a job and try it on the journal without writing."""
        if self.line.is_busy:
            return
        self._book = None
        self._hide_result()
        self._file.setText(path.name)
        replace = self.replace.isChecked()

        def work(progress: Progress) -> "tuple[RawWorkbook, ImportResult]":
            from exporters.xlsx import workbook_reader

            raw = workbook_reader.read(path)
            progress(1, 2, "Сравниваю с журналом…")
            return raw, self._try(raw, replace=replace, dry_run=True)

        self.line.start("Чтение книги", work, self._on_read)

    def load(self) -> None:
        """Load the workbook in a job; stopping it leaves the journal as it was."""
        raw, replace = self._book, self.replace.isChecked()
        if raw is None or self.line.is_busy:
            return

        def work(progress: Progress) -> "ImportResult":
            return self._try(raw, replace=replace, dry_run=False, progress=progress)

        self._actions.hide()
        self.line.start("Загрузка книги", work, self._on_loaded)

    def _try(
        self, raw: "RawWorkbook", *, replace: bool, dry_run: bool, progress: Progress | None = None
    ) -> "ImportResult":
        from models.journal.progress import silent
        from models.services.workbook_import import import_workbook

        def told(done: int, total: int) -> None:
            if progress is not None:
                progress(done, total, "Загружаю книгу…")

        return import_workbook(
            self._context.journal, raw, dry_run=dry_run, replace=replace, progress=told if progress else silent
        )

    def _preview(self) -> None:
        """Once more, with the other answer to «Убрать…»."""
        raw = self._book
        if raw is not None and not self.line.is_busy:
            replace = self.replace.isChecked()
            self.line.start(
                "Сравнение", lambda _progress: (raw, self._try(raw, replace=replace, dry_run=True)), self._on_read
            )

    def _on_read(self, read: "tuple[RawWorkbook, ImportResult]") -> None:
        self._book, self.result = read
        self.preview.show_result(self.result)
        counts = self.result.sheets.values()
        something = any(sheet.new or sheet.changed or sheet.absent for sheet in counts)
        self._actions.setVisible(not self.result.has_errors and something)

    def _on_loaded(self, result: "ImportResult") -> None:
        self.result = result
        self.preview.show_result(result, done=not result.has_errors)
        self._book = None
        if result.changes:
            self.committed.emit(result.changes)
            new = sum(sheet.new for sheet in result.sheets.values())
            changed = sum(sheet.changed for sheet in result.sheets.values())
            self.said.emit(f"Книга загружена: новых строк {new}, изменено {changed}", "ok")

    def _set_busy(self, busy: bool) -> None:
        """While the book is compared, what is shown belongs to another answer than the one in the box."""
        for control in (self.choose_button, self.replace, self.load_button):
            control.setEnabled(not busy)

    def _hide_result(self) -> None:
        self.result = None
        self.preview.hide()
        self._actions.hide()
