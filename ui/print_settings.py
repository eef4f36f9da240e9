"""The panel of the print preview: printer, copies, which sheets, and what the paper itself lets choose."""

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from models.errors import UsageError
from ui.components.controls import Combo, LineEdit, NumberEdit
from ui.components.field import Field
from ui.components.labels import Hairline
from ui.components.layout import SidePanel
from ui.printer import parse_sheets


class PrintSettings(SidePanel):
    """Says what to print and where; without a printer it says what to do instead."""

    def __init__(self, extra: QWidget | None = None) -> None:
        super().__init__("", width=316, closable=False)
        self.setAccessibleName("Настройки печати")
        self.printers = Combo()
        self.copies = NumberEdit(1, 1, 99)
        self.which = Combo([("all", "Все листы"), ("current", "Этот лист"), ("some", "Номера")])
        self.which.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.numbers = LineEdit(placeholder="1, 3–5")
        self.numbers_field = Field("Номера листов", self.numbers)
        self.numbers_field.hide()
        self.which.currentIndexChanged.connect(lambda _index: self.numbers_field.setVisible(self.which.value == "some"))
        self._fill(extra)

    @property
    def has_printer(self) -> bool:
        """Whether anything can be printed."""
        return self.printers.count() > 0

    def chosen(self, current: int, count: int) -> list[int] | None:
        """Numbers from 0 of the sheets to print of `count`; None when the typed ones are wrong, which is then said."""
        if self.which.value == "current":
            return [current]
        if self.which.value != "some":
            return list(range(count))
        try:
            numbers = parse_sheets(self.numbers.text(), count)
        except UsageError as error:
            self.numbers_field.set_problem(error.message)
            return None
        self.numbers_field.clear_problem()
        return numbers

    def _fill(self, extra: QWidget | None) -> None:
        self._find_printers()
        absent = "" if self.has_printer else "Принтер не подключён. Сохраните файл PDF кнопкой «В файл»."
        pair = QHBoxLayout()
        pair.setSpacing(12)
        pair.addWidget(Field("Копий", self.copies))
        pair.addWidget(Field("Листы", self.which), 1)
        self.column.addWidget(Field("Принтер", self.printers, hint=absent))
        self.column.addLayout(pair)
        self.column.addWidget(self.numbers_field)
        if extra is not None:
            self.column.addWidget(Hairline())
            self.column.addWidget(extra)

    def _find_printers(self) -> None:
        from PySide6.QtPrintSupport import QPrinterInfo

        self.printers.set_options(QPrinterInfo.availablePrinterNames())
        self.printers.set_value(QPrinterInfo.defaultPrinterName())
        self.printers.setEnabled(self.has_printer)
