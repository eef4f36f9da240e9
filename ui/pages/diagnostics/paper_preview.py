"""The preview of one paper of diagnostics: with whose names, and «В файл» as docx, xlsx or PDF."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from models.errors import UserError
from models.rules.log_options import Names
from ui.components.buttons import Link, row
from ui.components.controls import RadioButton
from ui.components.labels import Label
from ui.messages import Messages
from ui.printing import PrintPreview

if TYPE_CHECKING:
    from exporters.documents import Paper

FILES = {"docx": "Документ Word (*.docx)", "xlsx": "Книга Excel (*.xlsx)", "pdf": "PDF (*.pdf)"}
_NAMES = {
    Names.FULL: "Фамилии полностью",
    Names.CODED: "Коды, ключ на отдельном листе",
    Names.NONE: "Без имён",
}
_HINTS = {
    Names.FULL: "На листах будут фамилии: это персональные данные.",
    Names.CODED: "Ключ к кодам храните отдельно.",
    Names.NONE: "",
}


@dataclass(frozen=True)
class Made:
    """A paper: its PDF, its documents by the stem of their files, the PDF of the key to its codes when it has any."""

    pdf: bytes
    papers: "Callable[[str], list[Paper]]"
    key: Callable[[], bytes] | None = None


class NamesChoice(QWidget):
    """Whose names the sheets show; `changed(names)`, and `key_wanted` for the list of codes."""

    changed = Signal(object)
    key_wanted = Signal()

    def __init__(self, offered: Sequence[Names]) -> None:
        super().__init__()
        self.buttons: dict[Names, RadioButton] = {}
        self._group = QButtonGroup(self)
        self._hint = Label(_HINTS[offered[0]], "second", wrap=True)
        self.key = Link("Показать ключ к кодам", self.key_wanted.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(Label("Имена", "label"))
        for names in offered:
            self.buttons[names] = RadioButton(_NAMES[names], checked=names is offered[0])
            self._group.addButton(self.buttons[names])
            self.buttons[names].clicked.connect(lambda _checked=False, names=names: self._choose(names))
            column.addWidget(row(self.buttons[names]))
        column.addWidget(self._hint)
        column.addWidget(row(self.key))
        self.key.hide()

    def _choose(self, names: Names) -> None:
        self._hint.setText(_HINTS[names])
        self._hint.setVisible(bool(_HINTS[names]))
        self.changed.emit(names)


class PaperPreview(PrintPreview):
    """`make(names)` sets the paper; without `names` to offer it shows none. `formats` are those of its files."""

    def __init__(
        self,
        title: str,
        stem: str,
        messages: Messages,
        make: Callable[[Names], Made],
        names: Sequence[Names] = (),
        formats: Sequence[str] = ("docx", "xlsx", "pdf"),
    ) -> None:
        self.choice = NamesChoice(names) if names else None
        self._make = make
        self._formats = formats
        self._shows_key = False
        self.made = make(names[0] if names else Names.NONE)
        super().__init__(title, self.made.pdf, messages, Path(f"{stem}.{formats[0]}"), self.choice)
        if self.choice is not None:
            self.choice.changed.connect(self._choose)
            self.choice.key_wanted.connect(self._turn)

    def save(self) -> None:
        """Write the paper where the user says, the key to its codes beside it."""
        from exporters import documents

        kinds = ";;".join(FILES[one] for one in self._formats)
        path = self._messages.ask_save_file("Сохранить в файл", self._suggested, kinds)
        if path is None:
            return
        ending = path.suffix.lower().lstrip(".")
        if ending not in self._formats:
            path, ending = path.with_name(f"{path.name}.{self._formats[0]}"), self._formats[0]
        try:
            files = documents.write(self.made.papers(path.stem), path.parent, (ending,))
        except UserError as error:
            self.refuse(error, "Другая папка", self.save)
            return
        key = f", ключ к кодам: {files[1].name}" if len(files) > 1 else ""
        self.say(f"Сохранено: {files[0].name}{key}")

    def _choose(self, names: Names) -> None:
        try:
            self.made = self._make(names)
        except UserError as error:
            self.refuse(error)
            return
        self._shows_key = False
        self.set_pdf(self.made.pdf)
        self._name_link()

    def _turn(self) -> None:
        """Show the key in place of the paper, or the paper again."""
        if self.made.key is None:
            return
        self._shows_key = not self._shows_key
        self.set_pdf(self.made.key() if self._shows_key else self.made.pdf)
        self._name_link()

    def _name_link(self) -> None:
        if self.choice is None:
            return
        words = "Показать ведомость" if self._shows_key else "Показать ключ к кодам"
        self.choice.key.setVisible(self.made.key is not None)
        self.choice.key.setText(words)
        self.choice.key.setAccessibleName(words)
        self.choice.key.updateGeometry()
