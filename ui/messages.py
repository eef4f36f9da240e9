"""The only place with dialogs of the system, so that tests replace one object.

Refusals and undo belong in a page's strip, questions in a `Question` inside the page; what is here is for files,
and for the moments when no page can show anything.
"""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

JOURNALS = "Журнал (*.profjournal)"
WORKBOOKS = "Книга Excel (*.xlsx)"
DOCX = "Документ Word (*.docx)"
IMAGES = "Фотографии (*.jpg *.jpeg *.png *.webp)"
BACKUPS = "Резервная копия (*.profbackup *.zip *.profjournal)"
PDF, XLSX = "PDF (*.pdf)", "Excel (*.xlsx)"


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


def _suffix_of(kind: str) -> str:
    return kind.rpartition("(*")[2].split(" ")[0].rstrip(")") if "(*" in kind else ""
