"""The recovery code as it is shown once: in groups, to be printed or written down, and confirmed as noted."""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.components.buttons import Button, row
from ui.components.controls import CheckBox
from ui.components.field import ProblemLine
from ui.components.labels import Label, SectionTitle

SHEET = """
<h2>Профжурнал: код восстановления</h2>
<p>Журнал: {journal}</p>
<p style="font-size: 22pt; font-family: monospace">{code}</p>
<p>Если пароль забыт, откройте журнал этим кодом и задайте новый пароль. Храните лист отдельно от компьютера:
код открывает журнал целиком.</p>
"""
Printing = Callable[[str], bool]
"""Prints a page of HTML after asking for the printer; False when the user gave up."""


class RecoveryCodeCard(QWidget):
    """Shows the code; `confirmed_changed` when the user ticks that it is noted."""

    confirmed_changed = Signal(bool)

    def __init__(self, code: str, journal_name: str, print_page: Printing | None = None) -> None:
        super().__init__()
        self._code, self._journal_name = code, journal_name
        self._print_page = print_page or print_html
        self.code = Label(code, "title")
        self.code.setTextInteractionFlags(self.code.textInteractionFlags().TextSelectableByMouse)
        self.code.setAccessibleName(f"Код восстановления {code}")
        self.noted = CheckBox("Код записан или напечатан")
        self.noted.toggled.connect(self._on_noted)
        self._problem = ProblemLine()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(SectionTitle("Код восстановления"))
        layout.addWidget(
            Label(
                "Если пароль забудется, журнал откроет только этот код. Программа показывает его один раз и нигде не "
                "хранит: напечатайте лист или перепишите код и держите его отдельно от компьютера.",
                wrap=True,
            )
        )
        layout.addWidget(self.code)
        layout.addWidget(
            row(
                Button("Напечатать", "printer", on_click=self.print_code),
                Button("Скопировать", "copy", on_click=self.copy),
            )
        )
        layout.addWidget(row(self.noted))
        layout.addWidget(self._problem)

    @property
    def confirmed(self) -> bool:
        """Whether the user says that the code is noted."""
        return self.noted.isChecked()

    def demand(self) -> bool:
        """True when the code is confirmed as noted; else says what to do."""
        if not self.confirmed:
            self._problem.set_text("Запишите или напечатайте код и отметьте это: второй раз он не покажется")
            self.noted.setFocus()
        return self.confirmed

    def print_code(self) -> None:
        """Print a sheet with the code."""
        self._print_page(SHEET.format(journal=escape(self._journal_name), code=self._code))

    def copy(self) -> None:
        """Put the code on the clipboard."""
        QApplication.clipboard().setText(self._code)

    def _on_noted(self, noted: bool) -> None:
        self._problem.set_text("")
        self.confirmed_changed.emit(noted)


def print_html(html: str) -> bool:
    """Ask for a printer (or a PDF file, which the system's dialog offers) and print a page of HTML."""
    from PySide6.QtGui import QTextDocument
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter()
    if QPrintDialog(printer).exec() != QPrintDialog.DialogCode.Accepted:
        return False
    document = QTextDocument()
    document.setHtml(html)
    document.print_(printer)
    return True
