"""Копии: the automatic ones, one on request, the second folder, restoring."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from models.errors import UserError
from models.rules.russian import plural
from ui.components.buttons import Button, Link, row
from ui.components.labels import Label, SectionTitle
from ui.forms.path_field import PathField
from ui.jobs import Progress
from ui.messages import BACKUPS
from ui.pages.backup_list import BackupList, backups_of
from ui.pages.context import PageContext
from ui.pages.job_line import JobLine
from ui.pages.settings.hooks import ProgramHooks
from ui.pages.settings.section import Section
from ui.pages.wizard.frame import BACKUP_FOLDER_KEY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from models.journal.backup import BackupInfo, TableDifference

COPY = "Копия журнала (*.profbackup)"


class BackupsSection(Section):
    """List, «Сделать копию», folder, restore."""

    def __init__(self, context: PageContext, hooks: ProgramHooks) -> None:
        super().__init__(context)
        messages = context.messages
        self.make = Button("Сделать копию", "hard-drive", "primary", on_click=self.make_backup)
        self.line = JobLine(context.jobs)
        self.line.refused.connect(self.refused)
        self.folder = PathField(
            "Папка для вторых копий",
            lambda folder: messages.ask_folder("Папка для копий", folder),
            hint="Флешка или другой диск. Копия со всеми фотографиями уходит туда при закрытии программы.",
        )
        self.folder.edited.connect(self._on_folder)
        self.list = BackupList(self._differences)
        self.list.agreed.connect(hooks.restore)
        title = SectionTitle("Копии, сделанные программой")
        title.add_right(Link("Восстановить из файла", self.choose))
        self.column.addWidget(SectionTitle("Копия сейчас"))
        about = "Один файл со всеми записями и фотографиями: его можно унести на флешке."
        self.column.addWidget(Label(about, wrap=True))
        self.column.addWidget(row(self.make))
        self.column.addWidget(self.line)
        self.column.addWidget(self.folder)
        self.column.addSpacing(12)
        self.column.addWidget(title)
        self.column.addWidget(self.list)

    def fill(self) -> None:
        kept = self.context.settings.get(BACKUP_FOLDER_KEY)
        self.folder.set_path(Path(kept) if isinstance(kept, str) and kept else None)
        if self.list.question is None:
            self.list.show_backups(backups_of(self.context.journal.path))

    def make_backup(self) -> None:
        """Ask where and write a copy in a job."""
        journal = self.context.journal
        name = f"{journal.path.stem} {datetime.now():%Y-%m-%d}.profbackup"
        folder = self.folder.path or Path.home()
        target = self.context.messages.ask_save_file("Сделать копию", folder / name, COPY)
        if target is None:
            return

        def work(progress: Progress) -> "BackupInfo":
            from models.journal.backup import backup_to

            return backup_to(journal, target, lambda done, total: progress(done, total, "Копирую фотографии…"))

        self.line.start("Копия журнала", work, self._on_made)

    def choose(self) -> None:
        """Restore from a copy that lies elsewhere."""
        from models.journal.backup import inspect

        path = self.context.messages.ask_open_file("Резервная копия", BACKUPS)
        if path is None:
            return
        try:
            self.list.ask(inspect(path))
        except UserError as error:
            self.refused.emit(error)

    def _differences(self, info: "BackupInfo") -> "Sequence[TableDifference]":
        from models.journal.backup import what_would_be_lost

        return what_would_be_lost(self.context.journal, info)

    def _on_made(self, info: "BackupInfo") -> None:
        records = info.counts.get("work_record", 0)
        told = plural(records, "запись", "записи", "записей")
        self.said.emit(f"Копия готова и проверена: «{info.path.name}», {told} журнала работы", "ok")

    def _on_folder(self) -> None:
        folder = self.folder.path
        if folder is not None and not folder.is_dir():
            self.folder.field.set_problem("Такой папки нет: выберите другую или оставьте поле пустым")
            return
        self.context.settings.set(BACKUP_FOLDER_KEY, str(folder) if folder else None)
