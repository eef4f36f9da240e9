"""«Подписан, числа заморожены»: why the numbers of the paper no longer follow the journal, and the way on."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.vocabulary import ReportStatus
from ui.components.buttons import Link
from ui.components.labels import Label, Sign
from ui.pages.days import day_and_month
from ui.theme import current
from ui.themed import Themed

if TYPE_CHECKING:
    from models.rules.report import CampaignReport


class FrozenLine(Themed, QWidget):
    """Hidden until the report is signed; `anew` by the link."""

    anew = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sign = Sign("lock", "text2", 18)
        self._words = Label("", "second", wrap=True)
        self._link = Link("Подписать заново", self.anew.emit)
        self._line = QHBoxLayout(self)
        self._line.setSpacing(10)
        self._line.addWidget(self._sign)
        self._line.addWidget(self._words, 1)
        self._line.addWidget(self._link)
        self.hide()
        self.restyle()

    def show_report(self, report: "CampaignReport | None") -> None:
        """Say when it was signed, or nothing."""
        signed = report.signed if report is not None else None
        self.setVisible(signed is not None)
        if report is None or signed is None:
            return
        on = f"Подписан {day_and_month(signed.date())}, числа заморожены"
        told = {
            ReportStatus.RETURNED: f"{on}. Отчёт вернули на доработку: исправленное уйдёт с новой подписью.",
            ReportStatus.ACCEPTED: f"{on}. Отчёт принят.",
        }
        self._words.setText(
            told.get(report.status, f"{on}: новые записи их не меняют. Чтобы сдать исправленное, подпишите заново.")
        )
        self._link.setText("К отправке" if report.status is ReportStatus.ACCEPTED else "Подписать заново")
        self._link.setAccessibleName(self._link.text())
        self._link.updateGeometry()

    def restyle(self) -> None:
        theme = current()
        self._line.setContentsMargins(theme.px(24), theme.px(6), theme.px(24), theme.px(6))
