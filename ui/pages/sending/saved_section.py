"""What was just saved: the stick that may be pulled, or the letters with their buttons."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.components.buttons import Button, IconButton, Variant, row
from ui.components.labels import Label, SectionTitle
from ui.components.layout import clear_layout
from ui.pages.sending.fact_row import FactRow
from ui.pages.sending.words import megabytes

if TYPE_CHECKING:
    from ui.pages.sending.saving import Saved

_HOW = (
    "Откройте папку и дважды щёлкните по черновику (.eml): письмо готово к отправке. Если почтовая программа его не "
    "открывает, создайте письмо сами: скопируйте адрес и тему и вложите файл .asice из той же папки."
)


class SavedSection(QWidget):
    """Hidden until something was saved. `folder_wanted`, `sent` (it was handed over), `copied(words)`."""

    folder_wanted = Signal()
    sent = Signal()
    copied = Signal(str)
    hidden = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.saved: Saved | None = None
        self._mark: Button | None = None
        self.hide()

    def show_saved(self, saved: "Saved | None", *, handed_in: bool = False) -> None:
        """Show what was saved, or nothing; without the button once it was handed in."""
        self.saved = saved
        clear_layout(self._column)
        self._mark = None
        self.setVisible(saved is not None)
        if saved is None:
            return
        by_mail = saved.letter is not None
        title = "Письма готовы" if by_mail else "Можно извлекать флешку"
        self._column.addWidget(SectionTitle(f"Пакет № {saved.package.sequence}: {title[0].lower()}{title[1:]}"))
        if by_mail:
            self._column.addWidget(Label(_HOW, wrap=True))
            for part in saved.parts:
                self._column.addWidget(self._letter(saved, part.part))
        else:
            self._column.addWidget(_of_folder(saved))
        buttons = [Button("Открыть папку", "folder-open", on_click=self.folder_wanted.emit)]
        if not handed_in:
            self._mark = Button("Отметить отправленным", "send", "primary", on_click=self.sent.emit)
            buttons.insert(0, self._mark)
        hide = IconButton("x", "Скрыть сведения о сохранённом", on_click=self._hide)
        self._column.addWidget(row(*buttons, None, hide))

    def set_variant(self, variant: Variant) -> None:
        """Whether its button is the primary one of the screen."""
        if self._mark is not None:
            self._mark.set_variant(variant)

    def _hide(self) -> None:
        self.show_saved(None)
        self.hidden.emit()

    def _letter(self, saved: "Saved", number: int) -> QWidget:
        part = saved.parts[number - 1]
        assert saved.letter is not None
        subject = saved.letter.subject(part)
        text = f"{saved.letter.address}\n{subject}".strip()
        copy = Button("Скопировать адрес и тему", "copy", small=True, on_click=lambda: self._copy(text))
        copy.setAccessibleName(f"Скопировать адрес и тему письма {number}")
        draft = saved.files[len(saved.parts) + number - 1]
        return FactRow(subject, f"{draft.name}, {megabytes(draft.stat().st_size if draft.exists() else 0)}", copy)

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.copied.emit("Адрес и тема скопированы, вставьте их в письмо" if "\n" in text else "Тема скопирована")


def _of_folder(saved: "Saved") -> QWidget:
    names = ", ".join(path.name for path in saved.files)
    words = f"Записано и прочитано обратно без ошибок: {names} в папке «{saved.folder}». Передайте флешку управлению."
    return FactRow("Файл цел", words, sign=("circle-check", "ok"))
