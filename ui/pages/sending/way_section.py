"""«Как передать»: on a stick or into a folder, or in letters; what the teacher last chose is remembered."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.errors import UserError
from ui.components.buttons import row
from ui.components.choices import Segmented
from ui.components.controls import LineEdit
from ui.components.field import Field
from ui.components.labels import Label, SectionTitle

if TYPE_CHECKING:
    from ui.settings_protocol import Settings

FOLDER, MAIL = "folder", "mail"
_WAY_KEY, _LIMIT_KEY, _ADDRESS_KEY = "sending.way", "sending.mail_limit", "sending.address"
_USUAL = "20"
_LEAST, _MOST = 0.1, 1000.0
_EXPLAINED = {
    FOLDER: (
        "Пакет — один файл. После записи программа прочитает его с флешки и сравнит с тем, что подписано: "
        "вынимайте флешку, когда она скажет, что можно."
    ),
    MAIL: (
        "Если пакет больше одного письма, программа разрежет его на части и к каждой приготовит черновик: адрес, тема "
        "и вложение уже на месте, останется нажать «Отправить». Отправить нужно все части."
    ),
}


class WaySection(QWidget):
    """`changed` when the user chose the other way."""

    changed = Signal()

    def __init__(self, settings: "Settings") -> None:
        super().__init__()
        self._settings = settings
        self.way = Segmented([(FOLDER, "На флешку или в папку"), (MAIL, "По электронной почте")], name="Как передать")
        self.way.chosen.connect(self._choose)
        self._words = Label("", wrap=True)
        self.limit = LineEdit(str(settings.get(_LIMIT_KEY, _USUAL) or _USUAL), width=150)
        self.address = LineEdit(str(settings.get(_ADDRESS_KEY, "") or ""), "moo@example.ru")
        self._limit_field = Field("Размер письма, не больше МБ", self.limit)
        self._address_field = Field("Адрес управления", self.address)
        self._mail = QWidget()
        fields = QHBoxLayout(self._mail)
        fields.setContentsMargins(0, 4, 0, 0)
        fields.setSpacing(16)
        fields.addWidget(self._limit_field)
        fields.addWidget(self._address_field, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(SectionTitle("Как передать"))
        column.addWidget(row(self.way))
        column.addWidget(self._words)
        column.addWidget(self._mail)
        if settings.get(_WAY_KEY) == MAIL:
            self.way.set_value(MAIL)
        self._show_way()

    @property
    def by_mail(self) -> bool:
        """Whether letters are wanted."""
        return self.way.value == MAIL

    def mail_limit(self) -> float | None:
        """Megabytes of a letter, None for a stick; UserError with the cursor in the field when it is no number."""
        if not self.by_mail:
            return None
        self._limit_field.clear_problem()
        try:
            limit = float(self.limit.text().strip().replace(",", "."))
        except ValueError:
            limit = 0.0
        if not _LEAST <= limit <= _MOST:
            sentence = "Размер письма — число мегабайт от 0,1 до 1000, например 20."
            self._limit_field.set_problem(sentence)
            self.limit.setFocus()
            raise UserError(sentence)
        self.keep()
        return limit

    def mail_address(self) -> str:
        """Where the letters go; may be empty."""
        return " ".join(self.address.text().split())

    def keep(self) -> None:
        """Remember what is typed for the next time."""
        self._settings.set(_LIMIT_KEY, self.limit.text().strip())
        self._settings.set(_ADDRESS_KEY, self.mail_address())

    def _choose(self) -> None:
        self._settings.set(_WAY_KEY, str(self.way.value))
        self._show_way()
        self.changed.emit()

    def _show_way(self) -> None:
        self._words.setText(_EXPLAINED[str(self.way.value)])
        self._mail.setVisible(self.by_mail)
