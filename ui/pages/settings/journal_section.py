"""Журнал: where the file is, whether it is sound, workbooks in and out, another journal."""

from pathlib import Path
from typing import Any

from ui.components.buttons import Button, Link, row
from ui.components.labels import Label, SectionTitle
from ui.jobs import Progress
from ui.messages import XLSX
from ui.pages.context import PageContext
from ui.pages.job_line import JobLine
from ui.pages.settings.hooks import ProgramHooks
from ui.pages.settings.import_panel import ImportPanel
from ui.pages.settings.section import Section
from ui.pages.wizard.template import save_template


class JournalSection(Section):
    """The file, its check, Excel."""

    width_units = 1000

    def __init__(self, context: PageContext, hooks: ProgramHooks, *, office: bool = False) -> None:
        super().__init__(context)
        self._path = Label("", wrap=True)
        self.check = Button("Проверить целостность", "circle-check", on_click=self.check_file)
        other = Button("Другой журнал", "folder-open", on_click=hooks.open_other)
        self.line = JobLine(context.jobs)
        self.line.refused.connect(self.refused)
        self.import_panel = ImportPanel(context)
        self.import_panel.refused.connect(self.refused)
        self.import_panel.said.connect(self.said)
        self.import_panel.committed.connect(self.committed)
        self.column.addWidget(SectionTitle("Файл журнала"))
        self.column.addWidget(self._path)
        self.column.addWidget(row(self.check, other))
        self.column.addWidget(self.line)
        self.column.addSpacing(12)
        self.column.addWidget(SectionTitle("Загрузить книгу Excel"))
        self.column.addWidget(self.import_panel)
        self.column.addSpacing(12)
        self.column.addWidget(SectionTitle("Выгрузить в Excel"))
        self.column.addWidget(Label("Учебный год целиком, той же формы, что загружается обратно.", wrap=True))
        export = Button("Выгрузить год", "file-spreadsheet", on_click=self.export)
        template = Link("Сохранить пустой образец", lambda: save_template(context.messages, municipality=office))
        self.column.addWidget(row(export, template, gap=16))

    def fill(self) -> None:
        self._path.setText(str(self.context.journal.path))

    def check_file(self) -> None:
        """Check every page of the file in a job."""
        journal = self.context.journal

        def work(_progress: Progress) -> None:
            from models.journal.check import check_fully

            check_fully(journal)

        self.line.start(
            "Проверка журнала", work, lambda _none: self.said.emit("Журнал цел: проверена каждая запись", "ok")
        )

    def export(self) -> None:
        """Write the latest year as a workbook in a job."""
        journal = self.context.journal
        suggested = Path.home() / f"{journal.path.stem}.xlsx"
        target = self.context.messages.ask_save_file("Выгрузить год", suggested, XLSX)
        if target is None:
            return

        def work(progress: Progress) -> tuple[Path, str]:
            from exporters.xlsx import workbook_writer
            from models.services.consultation_consent import warning_of_passing_on
            from models.services.workbook_export import export_year

            book = export_year(journal)
            progress(1, 2, "Пишу книгу…")
            workbook_writer.write(book, target)
            return target, warning_of_passing_on(journal)

        self.line.start("Выгрузка книги", work, self._on_exported)

    def _on_exported(self, made: Any) -> None:
        target, warning = made
        words = f"Выгружено: «{target.name}»"
        self.said.emit(f"{words}. {warning}" if warning else words, "warn" if warning else "ok")
