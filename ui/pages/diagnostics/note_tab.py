"""Справка of a diagnostics: texts drafted from the figures or written by hand; no names."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from models.errors import UserError
from models.rules.report import NoteParagraph
from ui.components.buttons import Button, row, stack
from ui.components.labels import Hairline, Label
from ui.components.layout import ScrollBody
from ui.forms.card_fields import CUT
from ui.pages.diagnostics.host import SessionHost, SessionTab
from ui.pages.report.note_paragraph import ParagraphEdit

if TYPE_CHECKING:
    from models.rules.diagnostics.sheet import SessionNote

PARTS = {
    "purpose": "Цель",
    "conclusions": "Выводы",
    "recommendations": "Рекомендации",
}
"""What may be written by hand; method and group are facts."""


class NoteTab(SessionTab):
    """What is typed is kept when typing pauses; the draft can be put back."""

    def __init__(self, host: SessionHost) -> None:
        super().__init__(host)
        self.edits: dict[str, ParagraphEdit] = {}
        self._title = Label("", "section", wrap=True)
        self._method, self._group = Label("", wrap=True), Label("", wrap=True)
        body = ScrollBody(margins=(24, 14, 24, 24), spacing=16)
        body.column.setAlignment(Qt.AlignmentFlag(0))
        body.column.addWidget(self._title)
        body.column.addWidget(
            row(
                Button("Показать листы", "printer", small=True, on_click=self.host.print_note),
                Button("Сохранить в Word", "download", small=True, on_click=self.host.save_note_file),
            )
        )
        body.column.addWidget(Hairline())
        for key, heading in PARTS.items():
            edit = ParagraphEdit(NoteParagraph(key, heading, "", ""))
            edit.kept.connect(lambda key, text, _drafted: self._keep(key, text))
            edit.edit.cut_off.connect(lambda: self.host.refuse(UserError(CUT)))
            edit.restored.connect(lambda key: self._keep(key, None))
            self.edits[key] = edit
            body.column.addWidget(edit)
            if key == "purpose":
                for words, label in (("Метод", self._method), ("Группа", self._group)):
                    body.column.addWidget(stack(Label(words, "strong"), label, gap=4))
        note = "Таблица распределения встанет между группой и выводами. Имён в справке нет."
        body.column.addWidget(Label(note, "second", wrap=True))
        body.column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(body)
        self.show_sheet()

    def show_sheet(self) -> None:
        note = self._read()
        self._title.setText(note.note.title)
        self._method.setText(note.note.method)
        self._group.setText(note.note.group)
        for key, heading in PARTS.items():
            text, drafted = getattr(note.note, key), getattr(note.drafted, key)
            self.edits[key].set_paragraph(NoteParagraph(key, heading, text, drafted, by_hand=key in note.by_hand))

    def flush(self) -> bool:
        for edit in self.edits.values():
            edit.keep()
        return True

    def take_focus(self) -> None:
        self.edits["purpose"].edit.setFocus()

    def _read(self) -> "SessionNote":
        from models.services.diagnostics_summary import session_note

        return session_note(self.host.context.journal, self.host.sheet.id, self.host.before_id)

    def _keep(self, key: str, text: str | None) -> None:
        """Write one text beside the others; None, or what the draft says anyway, lets it be drafted again."""
        from models.services.diagnostics_summary import save_note

        note = self._read()
        written = {part: getattr(note.note, part) if part in note.by_hand else None for part in PARTS}
        written[key] = None if text == getattr(note.drafted, key) else text
        try:
            changes = save_note(self.host.context.journal, self.host.sheet.id, **written)
        except UserError as error:
            self.edits[key].mark_unkept()
            self.host.refuse(error)
            return
        words = f"{PARTS[key]}: вернулся черновик" if text is None else f"Записано: {PARTS[key].lower()}"
        self.host.tell(changes, words)
        self.show_sheet()
