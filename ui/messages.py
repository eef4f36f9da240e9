"""The only place with dialogs of the system, so that tests replace one object.

Refusals and undo belong in a page's strip, questions in a `Question` inside the page; what is here is for files,
for passwords, and for the moments when no page can show anything.
"""

from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QVBoxLayout, QWidget

from ui.components.buttons import Button, row
from ui.components.controls import LineEdit
from ui.components.field import Field
from ui.components.labels import Label
from ui.theme import current

JOURNALS = "Журнал (*.profjournal)"
WORKBOOKS = "Книга Excel (*.xlsx)"
IMAGES = "Фотографии (*.jpg *.jpeg *.png)"
BACKUPS = "Резервная копия (*.profbackup *.zip *.profjournal)"
PDF, DOCX, XLSX = "PDF (*.pdf)", "Word (*.docx)", "Excel (*.xlsx)"


class Messages:
    """Dialogs over a window. Passed to pages by constructor."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.parent = parent

    def ask_open_file(self, title: str, kinds: str, folder: Path | None = None) -> Path | None:
        """An existing file, or None when the user gave up. `kinds` as «Книга Excel (*.xlsx)»."""
        name, _kind = QFileDialog.getOpenFileName(self.parent, title, str(folder or ""), kinds)
        return Path(name) if name else None

    def ask_open_files(self, title: str, kinds: str, folder: Path | None = None) -> list[Path]:
        """Several existing files, none when the user gave up."""
        names, _kind = QFileDialog.getOpenFileNames(self.parent, title, str(folder or ""), kinds)
        return [Path(name) for name in names]

    def ask_save_file(self, title: str, suggested: Path, kinds: str) -> Path | None:
        """Where to save, with the suffix of the chosen kind added when it was left out; None when given up.

        The dialog asks before a file is replaced, but knows only the name as typed: with a suffix added this asks.
        """
        name, kind = QFileDialog.getSaveFileName(self.parent, title, str(suggested), kinds)
        if not name:
            return None
        path, suffix = Path(name), _suffix_of(kind) or suggested.suffix
        if path.suffix.lower() == suffix.lower():
            return path
        path = path.with_name(path.name + suffix)
        if path.exists() and not self.ask(
            "Такой файл уже есть", f"Заменить файл «{path.name}»? Прежний пропадёт.", yes="Заменить"
        ):
            return None
        return path

    def ask_folder(self, title: str, folder: Path | None = None) -> Path | None:
        """An existing folder, or None when the user gave up."""
        name = QFileDialog.getExistingDirectory(self.parent, title, str(folder or ""))
        return Path(name) if name else None

    def ask_password(self, title: str, text: str, *, wrong: str = "") -> str | None:
        """A password, or None when given up; `wrong` is the sentence about the last attempt."""
        dialog = PasswordDialog(title, text, wrong, self.parent)
        return dialog.password if dialog.exec() == QDialog.DialogCode.Accepted else None

    def ask(self, title: str, text: str, *, yes: str, no: str = "Отмена") -> bool:
        """A question where no page can hold one (closing the window); the safe answer `no` is the default."""
        box = QMessageBox(QMessageBox.Icon.NoIcon, title, text, parent=self.parent)
        agreed = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        refused = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(refused)
        box.setEscapeButton(refused)
        box.exec()
        return box.clickedButton() is agreed

    def tell(self, title: str, text: str) -> None:
        """A sentence where no page can show it (the program cannot start)."""
        box = QMessageBox(QMessageBox.Icon.NoIcon, title, text, parent=self.parent)
        box.addButton("Понятно", QMessageBox.ButtonRole.AcceptRole)
        box.exec()


class PasswordDialog(QDialog):
    """Asks for a password; stays open while the field is empty and says so."""

    def __init__(self, title: str, text: str, wrong: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._edit = LineEdit()
        self._edit.setEchoMode(LineEdit.EchoMode.Password)
        self._field = Field("Пароль", self._edit)
        if wrong:
            self._field.set_problem(wrong)
        self._edit.textEdited.connect(lambda _text: self._field.clear_problem())
        self._edit.returnPressed.connect(self.accept)
        layout = QVBoxLayout(self)
        margin = current().px(24)
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.setSpacing(12)
        layout.addWidget(Label(title, "section"))
        layout.addWidget(Label(text, wrap=True))
        layout.addWidget(self._field)
        open_button = Button("Открыть", "key-round", "primary", on_click=self.accept)
        layout.addWidget(row(open_button, None, Button("Отмена", variant="quiet", on_click=self.reject)))
        self.setFixedWidth(current().px(440))
        self._edit.setFocus()

    @property
    def password(self) -> str:
        """What was typed."""
        return self._edit.text()

    def accept(self) -> None:
        if not self._edit.text():
            self._field.set_problem("Введите пароль")
            return
        super().accept()


def _suffix_of(kind: str) -> str:
    return kind.rpartition("(*")[2].split(" ")[0].rstrip(")") if "(*" in kind else ""
