"""The papers of diagnostics in the window: ведомость, result card, справка, Таблица 2."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from models.errors import UserError
from models.rules.log_options import Names
from ui.pages.diagnostics.paper_preview import FILES, Made, PaperPreview

if TYPE_CHECKING:
    from exporters.log_content import LogContent
    from models.journal.journal import Journal
    from models.rules.diagnostics.people import PersonResult
    from ui.pages.context import PageContext
    from ui.pages.diagnostics.session_view import SessionView


def _made(content: "LogContent") -> Made:
    from exporters import logs

    key = (lambda: logs.key_pdf(content)) if content.coded else None
    return Made(logs.pdf(content), lambda stem: logs.papers_of(content, stem), key)


def criteria_preview(context: "PageContext", class_id: int, class_name: str) -> PaperPreview:
    """Таблица 2 of a class."""
    from exporters.diagnostics.papers import criteria_paper

    stem = f"Сводка диагностик, {class_name}"
    return PaperPreview(
        "Печать сводки", stem, context.messages, lambda _names: _made(criteria_paper(context.journal, class_id))
    )


class Papers:
    """Shows and saves the papers of one open diagnostics. No file name bears a person's name."""

    def __init__(self, view: "SessionView") -> None:
        self._view = view

    def print_ledger(self) -> None:
        """Show the ведомость."""
        from exporters.diagnostics.papers import sheet_paper

        journal, number = self._journal, self._view.session_id
        self._show(
            "Печать ведомости",
            f"Ведомость диагностики, {self._of_class}",
            lambda names: _made(sheet_paper(journal, number, names)),
            (Names.FULL, Names.CODED, Names.NONE),
        )

    def print_card(self, person: "PersonResult", every: bool = False) -> None:
        """Show a person's result card: of this diagnostics, or of `every` one that the pupil took."""
        from exporters.diagnostics.papers import card_paper, guest_card_paper

        journal, number = self._journal, self._view.session_id

        def make(names: Names) -> Made:
            if person.pupil_id is not None:
                return _made(card_paper(journal, person.pupil_id, None if every else number, names))
            return _made(guest_card_paper(journal, number, person.name, names))

        self._show("Печать карточки", f"Карточка результата, {self._of_class}", make, (Names.FULL, Names.CODED))

    def print_note(self) -> None:
        """Show the справка."""
        self._show("Печать справки", self._note_stem, lambda _names: self._make_note(), formats=("docx", "pdf"))

    def save_note(self) -> None:
        """Save the справка as docx."""
        from exporters import documents

        if not self._view.flush():
            return
        path = self._view.context.messages.ask_save_file(
            "Сохранить справку", Path(f"{self._note_stem}.docx"), FILES["docx"]
        )
        if path is None:
            return
        try:
            files = documents.write(self._make_note().papers(path.stem), path.parent, ("docx",))
        except UserError as error:
            self._view.refuse(error, "Другая папка", self.save_note)
            return
        self._view.say(f"Сохранено: {files[0].name}")

    @property
    def _journal(self) -> "Journal":
        return self._view.context.journal

    @property
    def _of_class(self) -> str:
        sheet = self._view.sheet
        return f"{sheet.class_name}, {sheet.day:%d.%m.%Y}"

    @property
    def _note_stem(self) -> str:
        return f"Справка о диагностике, {self._of_class}"

    def _make_note(self) -> Made:
        from exporters.diagnostics.papers import note_paper, note_pdf

        document = note_paper(self._journal, self._view.session_id, self._view.before_id)
        return Made(note_pdf(document), lambda stem: [(stem, document)])

    def _show(
        self,
        title: str,
        stem: str,
        make: Callable[[Names], Made],
        names: Sequence[Names] = (),
        formats: Sequence[str] = ("docx", "xlsx", "pdf"),
    ) -> None:
        if not self._view.flush():
            return
        try:
            paper = PaperPreview(title, stem, self._view.context.messages, make, names, formats)
        except UserError as error:
            self._view.refuse(error)
            return
        self._view.overlay.open(paper)
