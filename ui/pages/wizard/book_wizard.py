"""A new journal out of a workbook: book, password and copies, done."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from models.rules.russian import plural
from ui.jobs import JobRunner, Progress
from ui.messages import Messages
from ui.pages.recovery_code import Printing
from ui.pages.wizard.book_step import BookStep
from ui.pages.wizard.frame import WizardFrame
from ui.pages.wizard.safety_step import SafetyStep
from ui.settings_protocol import Settings

if TYPE_CHECKING:
    from models.services.new_journal import NewJournal


class BookWizard(WizardFrame):
    """Makes a journal from a workbook; nothing is made while the book has an error."""

    def __init__(
        self,
        journals: Path,
        settings: Settings,
        messages: Messages,
        jobs: JobRunner,
        print_page: Printing | None = None,
    ) -> None:
        self.book = BookStep(messages, jobs)
        super().__init__([self.book], SafetyStep(journals, messages), settings, jobs, print_page)
        self.show_step(0)

    def work(self, path: Path, password: str | None) -> "Callable[[Progress], NewJournal]":
        raw = self.book.book
        assert raw is not None

        def create(progress: Progress) -> "NewJournal":
            from models.services.new_journal import create_from_workbook

            return create_from_workbook(
                path, password, raw, lambda done, total: progress(done, total, "Загружаю книгу…")
            )

        return create

    def inside(self) -> str:
        result = self.book.result
        counted = sum(counts.new for counts in result.sheets.values()) if result is not None else 0
        return f"Из книги загружено: {plural(counted, 'строка', 'строки', 'строк')}"

    def school_name(self) -> str:
        from models.workbook.municipal import parse_municipal
        from models.workbook.parse import is_municipal, parse_workbook

        assert self.book.book is not None
        if is_municipal(self.book.book):
            return next((card.full_name for card in parse_municipal(self.book.book).card.rows), "")
        school = next(iter(parse_workbook(self.book.book).workbook.school.rows), None)
        return (school.short_name or school.full_name) if school else ""
