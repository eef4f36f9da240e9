"""Printing: the sheets of the PDF that exporters made, on screen and on the printer, the same in both."""

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.errors import UserError
from models.rules.russian import plural
from ui.components.buttons import Button, IconButton, row
from ui.components.controls import Combo
from ui.components.labels import Hairline, Label
from ui.messages import PDF, Messages
from ui.pages_base import UpperPage
from ui.paper import Fit, PaperView, PdfSheets
from ui.print_settings import PrintSettings
from ui.printer import send
from ui.theme import current
from ui.themed import Themed

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class PrintPreview(UpperPage):
    """An ordinary page: paper on the desk, settings at the right. `closed` when the user goes back.

    `settings` is a widget with what this paper lets the user choose; call `set_pdf` when a choice changes it.
    """

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
        self.settings = PrintSettings(settings)
        self._print.setEnabled(self.settings.has_printer)
        self.middle.addWidget(self.settings)
        self.sheets = PdfSheets(pdf)
        self._show_sheets()

    def set_pdf(self, pdf: Path | bytes) -> None:
        """Show another PDF: a choice in the settings has changed the paper. DamagedError when it is not one."""
        former, self.sheets = self.sheets, PdfSheets(pdf)
        self._show_sheets()
        former.close()

    def _show_sheets(self) -> None:
        self.view.set_sheets(self.sheets)
        self._foot.set_count(len(self.sheets))
        self.header.set_sentence(f"{_sheets_words(len(self.sheets))} {_paper_name(self.sheets)}")

    def print_page(self) -> None:
        """Ctrl+P prints."""
        if self._print.isEnabled():
            self.print_sheets()

    def print_sheets(self) -> None:
        """Send the chosen sheets to the chosen printer."""
        numbers = self.settings.chosen(self.view.sheet, len(self.sheets))
        if numbers is None:
            return
        printer = self.printer()
        printer.setDocName(self.title)
        try:
            send(self.sheets, printer, numbers, self.settings.copies.value())
        except UserError as error:
            self.refuse(error)
            return
        self.say(f"Отправлено на печать: {_sheets_words(len(numbers))}")
        self.printed.emit()

    def printer(self) -> "QPrinter":
        """The chosen printer."""
        from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

        info = QPrinterInfo.printerInfo(str(self.settings.printers.value))
        return QPrinter(info, QPrinter.PrinterMode.HighResolution)

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

    def put_away(self) -> None:
        """Close the PDF."""
        self.sheets.close()


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


def _sheets_words(count: int) -> str:
    return plural(count, "лист", "листа", "листов")


def _paper_name(sheets: PdfSheets) -> str:
    if not len(sheets):
        return ""
    short, long = sorted(sheets.size(0))
    return "A4" if abs(short - 595) < 3 and abs(long - 842) < 3 else ""
