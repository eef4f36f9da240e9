"""What the user sees when the program has a bug: what to do, what to send, nothing about people."""

import platform
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui.components.buttons import Button, row
from ui.components.controls import TextArea
from ui.components.labels import Label
from ui.theme import current


def description(report: str, version: str) -> str:
    """What the user sends: versions, then the kinds of the errors and the places in the code (`report`)."""
    system = f"{platform.system()} {platform.release()}, Python {platform.python_version()}, Qt {qVersion()}"
    return f"Профжурнал {version}\n{system}\n{report}"


class CrashDialog(QDialog):
    """Shown once for a bug; the journal on disk is as after the last saved record.

    `report` holds no words of the error, which may be a name or a record: only kinds and places.
    """

    def __init__(self, report: str, version: str, log: Path | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Ошибка программы")
        self.report = description(report, version)
        theme = current()
        layout = QVBoxLayout(self)
        margin = theme.px(24)
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.setSpacing(12)
        layout.addWidget(Label("Ошибка в программе", "section"))
        layout.addWidget(
            Label(
                "Последнее действие не выполнено. Записанное раньше сохранено. Скопируйте описание и отправьте "
                "его разработчикам: имён и записей журнала в нём нет.",
                wrap=True,
            )
        )
        details = TextArea(self.report, lines=9)
        details.setReadOnly(True)
        details.setAccessibleName("Описание ошибки")
        layout.addWidget(details)
        if log is not None:
            layout.addWidget(Label(f"Журнал ошибок: {log}", "second", wrap=True))
        self.copy_button = Button("Скопировать описание", "copy", "primary", on_click=self._copy)
        close = Button("Закрыть окно", on_click=self.accept)
        layout.addWidget(row(self.copy_button, None, close))
        self.setFixedWidth(theme.px(560))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report)
        self.copy_button.setText("Скопировано")
