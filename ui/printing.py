"""Printing: the sheets of the PDF that exporters made, on screen and on the printer, the same in both."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QMarginsF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models.errors import EnvironmentProblemError, UsageError, UserError
from ui.components.buttons import Button, IconButton, row
from ui.components.controls import Combo, LineEdit, NumberEdit
from ui.components.field import Field
from ui.components.labels import Hairline, Label
from ui.components.layout import SidePanel
from ui.messages import PDF, Messages
from ui.pages_base import Page
from ui.paper import POINTS_PER_INCH, Fit, PaperView, PdfSheets
from ui.theme import current
from ui.themed import Themed

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

MOST_DPI = 300
"""A sheet is drawn as a picture of at most this resolution: A4 then takes 35 MB for a moment."""


class PrintPreview(Page):
    """An ordinary page: paper on the desk, settings at the right. `closed` when the user goes back.

    `settings` is a widget with what this paper lets the user choose; call `set_pdf` when a choice changes it.
    """

    closed = Signal()
    printed = Signal()

    def __init__(
        self,
        title: str,
        pdf: Path | bytes,
        messages: Messages,
        suggested: Path,
        settings: QWidget | None = None,
    ) -> None:
        super().__init__(title, scrolls=False)
        self._messages = messages
        self._suggested = suggested
        self._print = Button("Напечатать", "printer", "primary", on_click=self.print_sheets)
        for action in (
            Button("Закрыть", on_click=self.closed.emit),
            Button("В файл", "download", on_click=self.save),
            self._print,
        ):
            self.header.add_action(action)
        self.view = PaperView()
        self._foot = _SheetFoot(self.view)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(self._foot)
        self.upper.addWidget(Hairline())
        self.middle.addWidget(left, 1)
        self.middle.addWidget(self._settings_panel(settings))
        self.set_pdf(pdf)

    def set_pdf(self, pdf: Path | bytes) -> None:
        """Show another PDF: a choice in the settings has changed the paper. DamagedError when it is not one."""
        self.sheets = PdfSheets(pdf)
        self.view.set_sheets(self.sheets)
        self._foot.set_count(len(self.sheets))
        self.header.set_sentence(f"{_sheets_words(len(self.sheets))} {_paper_name(self.sheets)}")

    def chosen_sheets(self) -> list[int]:
        """Numbers from 0 of the sheets to print; UsageError when the typed numbers are not sheets of this paper."""
        if self._which.value == "current":
            return [self.view.sheet]
        if self._which.value == "some":
            return parse_sheets(self._numbers.text(), len(self.sheets))
        return list(range(len(self.sheets)))

    def print_page(self) -> None:
        """Ctrl+P prints."""
        if self._print.isEnabled():
            self.print_sheets()

    def print_sheets(self) -> None:
        """Send the chosen sheets to the chosen printer."""
        from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

        try:
            numbers = self.chosen_sheets()
        except UserError as error:
            self._numbers_field.set_problem(error.message)
            return
        self._numbers_field.clear_problem()
        info = QPrinterInfo.printerInfo(str(self._printer.value))
        printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self.title)
        try:
            send(self.sheets, printer, numbers, self._copies.value())
        except UserError as error:
            self.refuse(error)
            return
        self.say(f"Отправлено на печать: {_sheets_words(len(numbers))}")
        self.printed.emit()

    def save(self) -> None:
        """Write the PDF where the user says."""
        from models.journal.atomic import write_atomically

        path = self._messages.ask_save_file("Сохранить в файл", self._suggested, PDF)
        if path is None:
            return
        try:
            write_atomically(path, self.sheets.data)
        except UserError as error:
            self.refuse(error, "Другая папка", self.save)
            return
        self.say(f"Сохранено: {path.name}")

    def escape(self) -> bool:
        """Esc goes back."""
        self.closed.emit()
        return True

    def _settings_panel(self, settings: QWidget | None) -> SidePanel:
        from PySide6.QtPrintSupport import QPrinterInfo

        names = list(QPrinterInfo.availablePrinterNames())
        self._printer = Combo(names, name="Принтер")
        self._printer.set_value(QPrinterInfo.defaultPrinterName())
        self._copies = NumberEdit(1, 1, 99)
        self._which = Combo([("all", "Все листы"), ("current", "Этот лист"), ("some", "Номера")])
        self._which.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._numbers = LineEdit(placeholder="1, 3–5")
        self._numbers_field = Field("Номера листов", self._numbers)
        self._numbers_field.hide()
        self._which.currentIndexChanged.connect(
            lambda _index: self._numbers_field.setVisible(self._which.value == "some")
        )
        panel = SidePanel("", width=316, closable=False)
        absent = "" if names else "Принтер не подключён. Сохраните файл PDF кнопкой «В файл»."
        printer_field = Field("Принтер", self._printer, hint=absent)
        if not names:
            self._print.setEnabled(False)
            self._printer.setEnabled(False)
        panel.column.addWidget(printer_field)
        pair = QHBoxLayout()
        pair.setSpacing(12)
        pair.addWidget(Field("Копий", self._copies))
        pair.addWidget(Field("Листы", self._which), 1)
        panel.column.addLayout(pair)
        panel.column.addWidget(self._numbers_field)
        if settings is not None:
            panel.column.addWidget(Hairline())
            panel.column.addWidget(settings)
        return panel


class _SheetFoot(Themed, QWidget):
    """«Лист 1 из 3» between arrows, and the way the sheets fit."""

    def __init__(self, view: PaperView) -> None:
        super().__init__()
        self._view = view
        self._count = 0
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("look", "foot")
        self._words = Label("")
        self._back = IconButton("chevron-left", "Предыдущий лист", quiet=False, on_click=lambda: self._step(-1))
        self._next = IconButton("chevron-right", "Следующий лист", quiet=False, on_click=lambda: self._step(1))
        fit = Combo([("width", "По ширине"), ("page", "Лист целиком"), ("actual", "Как на бумаге")], small=True)
        fit.setAccessibleName("Вид")
        fit.currentIndexChanged.connect(lambda _index: view.set_fit(cast("Fit", fit.value)))
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(row(self._back, self._words, self._next))
        self._layout.addStretch(1)
        self._layout.addWidget(Label("Вид"))
        self._layout.addWidget(fit)
        view.sheet_changed.connect(lambda _number: self._tell())
        self.restyle()

    def set_count(self, count: int) -> None:
        self._count = count
        self._tell()

    def restyle(self) -> None:
        theme = current()
        self.setFixedHeight(theme.px(48))
        self._layout.setContentsMargins(theme.px(18), 0, theme.px(18), 0)

    def _step(self, by: int) -> None:
        self._view.show_sheet(self._view.sheet + by)
        self._tell()

    def _tell(self) -> None:
        number = self._view.sheet
        self._words.setText(f"Лист {number + 1} из {self._count}")
        self._back.setEnabled(number > 0)
        self._next.setEnabled(number + 1 < self._count)


def send(sheets: PdfSheets, printer: "QPrinter", numbers: Sequence[int], copies: int = 1) -> None:
    """Draw sheets (numbers from 0) on a printer, each at its own size and turn, without scaling or margins.

    EnvironmentProblemError when the printer does not take the work.
    """
    if printer.supportsMultipleCopies():
        printer.setCopyCount(copies)
        order = list(numbers)
    else:
        order = list(numbers) * copies
    printer.setFullPage(True)
    _set_layout(sheets, printer, order[0])
    painter = QPainter()
    if not painter.begin(printer):
        raise EnvironmentProblemError(
            "Принтер не принял печать: проверьте, что он включён, или сохраните файл PDF кнопкой «В файл»."
        )
    try:
        for place, number in enumerate(order):
            if place:
                _set_layout(sheets, printer, number)
                printer.newPage()
            width, height = sheets.size(number)
            dpi = min(printer.resolution(), MOST_DPI)
            target = QRectF(0, 0, width, height)
            painter.save()
            painter.scale(printer.resolution() / POINTS_PER_INCH, printer.resolution() / POINTS_PER_INCH)
            painter.drawImage(target, sheets.image(number, dpi / POINTS_PER_INCH))
            painter.restore()
    finally:
        painter.end()


def parse_sheets(text: str, count: int) -> list[int]:
    """«1, 3–5» as sheet numbers from 0, in the order typed; UsageError names what is not a sheet of `count`."""
    numbers: list[int] = []
    for part in filter(None, (piece.strip() for piece in re.split(r"[,;]", text))):
        found = re.fullmatch(r"(\d+)(?:\s*[-–—]\s*(\d+))?", part)
        first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
        if not 1 <= first <= last <= count:
            raise UsageError(f"Нет листов «{part}»: укажите номера от 1 до {count}, например «1, 3–5».")
        numbers.extend(range(first - 1, last))
    if not numbers:
        raise UsageError(f"Укажите номера листов от 1 до {count}, например «1, 3–5».")
    return numbers


def _set_layout(sheets: PdfSheets, printer: "QPrinter", number: int) -> None:
    width, height = sheets.size(number)
    short, long = sorted((width, height))
    page = QPageSize(QPageSize.id(_points(short, long), QPageSize.SizeMatchPolicy.FuzzyMatch))
    turn = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(page, turn, QMarginsF()))
    printer.setFullPage(True)


def _points(width: float, height: float) -> QSize:
    return QSize(round(width), round(height))


def _sheets_words(count: int) -> str:
    tail = count % 100
    if tail % 10 == 1 and tail != 11:
        return f"{count} лист"
    return f"{count} листа" if tail % 10 in (2, 3, 4) and tail not in (12, 13, 14) else f"{count} листов"


def _paper_name(sheets: PdfSheets) -> str:
    if not len(sheets):
        return ""
    short, long = sorted(sheets.size(0))
    return "A4" if abs(short - 595) < 3 and abs(long - 842) < 3 else ""
