"""Аналитическая справка: paragraphs drafted from the figures and edited by hand, its length told while typing."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout

from models.rules.report_parts import check_note_pages
from ui.components.buttons import Button, Link, row
from ui.components.labels import Hairline, Label
from ui.components.layout import ScrollBody, clear_layout
from ui.pages.report.host import ReportHost, ReportTab
from ui.pages.report.note_paragraph import OWN, ParagraphEdit
from ui.themed import set_look

if TYPE_CHECKING:
    from models.rules.report import CampaignReport, Note, NoteParagraph

MEASURE_MS = 400


class NoteTab(ReportTab):
    """Hand-written paragraphs stay when figures change; drafted ones follow the figures."""

    def __init__(self, host: ReportHost) -> None:
        super().__init__(host)
        self._report: CampaignReport | None = None
        self._campaign = ""
        self.edits: dict[str, ParagraphEdit] = {}
        self._begun: set[str] = set()
        """Paragraphs of one's own in which nothing was kept yet: the journal does not know them."""
        self._length = Label("", "strong")
        self._measure_pause = QTimer(self, singleShot=True, interval=MEASURE_MS)
        self._measure_pause.timeout.connect(self._measure)
        self._body = ScrollBody(margins=(24, 14, 24, 24), spacing=16)
        self._body.column.setAlignment(Qt.AlignmentFlag(0))
        self._paragraphs = QVBoxLayout()
        self._paragraphs.setSpacing(20)
        add = Button("Добавить свой абзац", "plus", on_click=self.add_paragraph)
        self._body.column.addWidget(row(self._length, None, Link("Показать листы", self.print_paper)))
        self._body.column.addWidget(Hairline())
        self._body.column.addLayout(self._paragraphs)
        self._body.column.addWidget(row(add))
        self._body.column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._body)

    def show_report(self, report: "CampaignReport") -> None:
        """Show the note; paragraphs already on screen keep their place and what is typed in them."""
        self._report = report
        if self._campaign != self.host.campaign:
            self._campaign = self.host.campaign
            self.edits = {}
            self._begun = set()
            clear_layout(self._paragraphs)
        keys = {paragraph.key for paragraph in report.note.paragraphs} | self._begun
        for key in [key for key in self.edits if key not in keys]:
            self._drop(key)
        for paragraph in report.note.paragraphs:
            if paragraph.key in self.edits:
                self.edits[paragraph.key].set_paragraph(paragraph)
            else:
                self._add(paragraph)
        self._measure()

    def keep(self) -> None:
        """Write down what is typed."""
        for edit in self.edits.values():
            edit.keep()

    def print_paper(self) -> None:
        """Show the sheets of the note."""
        from exporters.papers import note_pdf

        if self._report is not None:
            report = replace(self._report, note=self._note_now(self._report.note))
            name = Path(f"Справка, {report.campaign.title}.pdf")
            self.host.preview("Печать справки", note_pdf(report), name)

    def add_paragraph(self) -> None:
        """Add an empty paragraph of one's own and start typing its heading."""
        from models.rules.report import NoteParagraph

        taken = [int(key.removeprefix(OWN)) for key in self.edits if key.removeprefix(OWN).isdigit()]
        key = f"{OWN}{max(taken, default=0) + 1}"
        self._begun.add(key)
        edit = self._add(NoteParagraph(key, "", "", "", by_hand=True))
        edit.heading.setFocus()
        QTimer.singleShot(0, lambda: self._body.ensureWidgetVisible(edit))

    def _add(self, paragraph: "NoteParagraph") -> ParagraphEdit:
        edit = ParagraphEdit(paragraph)
        edit.kept.connect(self._write)
        edit.restored.connect(self._restore)
        edit.typed.connect(self._measure_pause.start)
        self.edits[paragraph.key] = edit
        self._paragraphs.addWidget(edit)
        return edit

    def _drop(self, key: str) -> None:
        edit = self.edits.pop(key)
        self._paragraphs.removeWidget(edit)
        edit.hide()
        edit.deleteLater()

    def _write(self, key: str, text: str, drafted: str) -> None:
        from models.services.note import edit_paragraph

        journal, campaign = self.host.context.journal, self._campaign
        if self.host.write(lambda: edit_paragraph(journal, campaign, key, text, drafted), at_once=False):
            self._begun.discard(key)
        else:
            self.edits[key].mark_unkept()

    def _restore(self, key: str) -> None:
        from models.services.note import restore_draft

        edit = self.edits[key]
        if key in self._begun:
            self._begun.discard(key)
            self._drop(key)
            return
        journal, campaign = self.host.context.journal, self._campaign
        if not self.host.write(lambda: restore_draft(journal, campaign, key)):
            edit.mark_unkept()
            return
        words = "Абзац в корзине" if edit.is_own else "Вернулся черновик из данных журнала"
        self.host.offer_undo(words, removed=True, undo_words="Вернуть мой текст")

    def _note_now(self, note: "Note") -> "Note":
        """The note as it is typed, kept or not."""
        known = {paragraph.key: paragraph for paragraph in note.paragraphs}
        now = [
            replace(known.get(key, edit.paragraph), text=edit.text, heading=edit.heading.text())
            for key, edit in self.edits.items()
        ]
        return replace(note, paragraphs=tuple(now))

    def _measure(self) -> None:
        from exporters.papers import note_pages

        if self._report is None:
            return
        pages = note_pages(replace(self._report, note=self._note_now(self._report.note)))
        fits = not check_note_pages(pages)
        words = f"{pages:.1f}".replace(".", ",")
        self._length.setText(f"Длина {words} стр. А4, {'как нужно' if fits else 'нужно 1–2'}")
        set_look(self._length, tone="ok" if fits else "warn")
