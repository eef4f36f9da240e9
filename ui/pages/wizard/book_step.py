"""The step «Книга Excel»: choose a workbook and see what is in it before anything is written."""

from pathlib import Path
from typing import TYPE_CHECKING

from models.errors import UserError
from ui.components.buttons import Button, Link, row
from ui.components.field import ProblemLine
from ui.components.labels import Label
from ui.jobs import JobRunner, Progress
from ui.messages import WORKBOOKS, Messages
from ui.pages.import_preview import ImportPreview
from ui.pages.job_line import JobLine
from ui.pages.wizard.step import Step
from ui.pages.wizard.template import save_template

if TYPE_CHECKING:
    from models.services.workbook_import import ImportResult
    from models.workbook.raw import RawWorkbook


class BookStep(Step):
    """Holds the workbook that was read, once it has no errors."""

    word = "Книга Excel"
    title = "Загрузить книгу Excel"
    sentence = "Программа проверит книгу целиком. Пока в ней есть ошибка, ничего не создаётся."

    def __init__(self, messages: Messages, jobs: JobRunner) -> None:
        super().__init__()
        self._messages = messages
        self.book: RawWorkbook | None = None
        self.result: ImportResult | None = None
        self._file = Label("Книга не выбрана", "muted")
        self.choose_button = Button("Выбрать книгу", "file-up", on_click=self.choose)
        self._problem = ProblemLine()
        self._line = JobLine(jobs)
        self._line.refused.connect(self._on_refused)
        self.preview = ImportPreview()
        self.column.insertWidget(3, row(self.choose_button, self._file, None, gap=12))
        self.column.insertWidget(4, row(Link("Сохранить пустой образец", lambda: save_template(messages))))
        self.column.insertWidget(5, self._problem)
        self.column.insertWidget(6, self._line)
        self.column.insertSpacing(7, 8)
        self.column.insertWidget(8, self.preview)

    def choose(self) -> None:
        """Ask for a workbook and read it."""
        path = self._messages.ask_open_file("Книга Excel", WORKBOOKS)
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Read and check the workbook in a job."""
        self.book = self.result = None
        self._problem.set_text("")
        self.preview.hide()
        self._file.setText(path.name)

        def work(progress: Progress) -> "tuple[RawWorkbook, ImportResult]":
            from exporters.xlsx import workbook_reader
            from models.services.workbook_import import check_workbook

            raw = workbook_reader.read(path)
            progress(1, 2, "Проверяю книгу…")
            return raw, check_workbook(raw)

        self._line.start("Чтение книги", work, self._on_read)

    def check(self) -> int:
        if self.result is not None and not self.result.has_errors:
            return 0
        if self.result is None:
            self._problem.set_text("Выберите книгу Excel с листом «Школа» или «Муниципалитет».")
        return 1

    def faults_in_words(self, faults: int) -> str:
        return "В книге есть ошибки" if self.result is not None else "Сначала выберите книгу"

    def arrive(self) -> None:
        self.choose_button.setFocus()

    def _on_read(self, read: "tuple[RawWorkbook, ImportResult]") -> None:
        self.book, self.result = read
        self.preview.show_result(self.result)
        self.edited.emit()

    def _on_refused(self, error: UserError) -> None:
        self._problem.set_text(str(error))
