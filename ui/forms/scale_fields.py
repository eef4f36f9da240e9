"""The fields of one scale of a school's own method."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.rules.diagnostics.own_instrument import ScaleCard
from ui.components.buttons import IconButton
from ui.components.controls import LineEdit
from ui.components.field import Field
from ui.components.labels import Hairline, Label

LONGEST_NAME, LONGEST_TEXT = 200, 10_000


class ScaleFields(QWidget):
    """`removed` by the cross, `edited` when the user types. With answers a key is asked for, without them a range."""

    edited = Signal()
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._number = Label("", "strong")
        self.cross = IconButton("x", "Убрать шкалу", side=28, on_click=self.removed.emit)
        self.fields = {
            "name": Field("Название", LineEdit(placeholder="Работа с людьми")),
            "key": Field("Ключ", LineEdit(placeholder="1а 3б 5а–9а")),
            "lowest": Field("Наименьший балл", LineEdit(placeholder="0")),
            "highest": Field("Наибольший балл", LineEdit(placeholder="10")),
            "levels": Field("Уровни, если есть", LineEdit(placeholder="0 низкий; 4 средний; 8 высокий")),
        }
        head, bounds = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._number)
        head.addStretch(1)
        head.addWidget(self.cross)
        bounds.setSpacing(12)
        bounds.addWidget(self.fields["lowest"], 1)
        bounds.addWidget(self.fields["highest"], 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Hairline())
        column.addLayout(head)
        column.addWidget(self.fields["name"])
        column.addWidget(self.fields["key"])
        column.addLayout(bounds)
        column.addWidget(self.fields["levels"])
        for name, field in self.fields.items():
            self.line(name).setMaxLength(LONGEST_NAME if name == "name" else LONGEST_TEXT)
            self.line(name).textChanged.connect(field.clear_problem)
            self.line(name).textEdited.connect(lambda _text: self.edited.emit())

    def line(self, name: str) -> LineEdit:
        """The control of a field."""
        control = self.fields[name].control
        assert isinstance(control, LineEdit)
        return control

    def set_number(self, number: int, *, removable: bool) -> None:
        """«Шкала 2»."""
        self._number.setText(f"Шкала {number}")
        for name, field in self.fields.items():
            self.line(name).setAccessibleName(f"Шкала {number}: {field.label.text().lower()}")
        self.cross.setAccessibleName(f"Убрать шкалу {number}")
        self.cross.setVisible(removable)

    def ask_for(self, *, key: bool, example: str) -> None:
        """Ask for a key like `example`, or for the range of the scores."""
        self.fields["key"].setVisible(key)
        self.line("key").setPlaceholderText(example)
        self.fields["lowest"].setVisible(not key)
        self.fields["highest"].setVisible(not key)

    @property
    def card(self) -> ScaleCard:
        """The scale as typed."""
        return ScaleCard(**{name: self.line(name).text() for name in self.fields})

    def set_card(self, card: ScaleCard) -> None:
        """Fill the fields."""
        for name in self.fields:
            self.line(name).setText(getattr(card, name))
            self.line(name).setCursorPosition(0)
