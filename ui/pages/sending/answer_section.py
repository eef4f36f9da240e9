"""«Ответ управления»: the decision that a receipt brought, with remarks that lead to their figures."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.components.buttons import Button, row
from ui.components.findings import FindingRow
from ui.components.labels import Label, SectionTitle
from ui.components.layout import clear_layout
from ui.pages.days import day_and_month
from ui.pages.sending.fact_row import FactRow

if TYPE_CHECKING:
    from models.rules.remarks import RemarkOn
    from models.services.school_receipts import Decision

_SIGNS = {"accepted": ("check-check", "ok"), "returned": ("undo-2", "warn"), "received": ("inbox", "text2")}
_WAITING = (
    "Когда управление проверит пакет, оно пришлёт файл квитанции. Откройте его здесь, перетащите на эту страницу "
    "или щёлкните по нему дважды."
)


class AnswerSection(QWidget):
    """Hidden until something was signed. `asked` to open a receipt, `figure_chosen(key)` by the link of a remark."""

    asked = Signal()
    figure_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(SectionTitle("Ответ управления"))
        column.addLayout(self._rows)
        column.addSpacing(8)
        column.addWidget(row(Button("Принять квитанцию", "inbox", on_click=self.asked.emit)))

    def show_answer(self, decision: "Decision | None", *, signed: bool) -> None:
        """Show the last decision, or what to wait for."""
        self.setVisible(signed)
        clear_layout(self._rows)
        if decision is None:
            waiting = Label(_WAITING, "second", wrap=True)
            waiting.setContentsMargins(0, 8, 0, 0)
            self._rows.addWidget(waiting)
            return
        sign = _SIGNS.get(decision.decision, _SIGNS["received"])
        title = f"Пакет № {decision.sequence} {decision.words}"
        if decision.decision == "returned":
            title = f"Пакет № {decision.sequence} вернули на доработку"
        at = day_and_month(decision.decided.date())
        self._rows.addWidget(FactRow(title, f"{decision.office}, {at}", sign=sign))
        for remark in decision.remarks:
            self._rows.addWidget(self._remark(remark))

    def _remark(self, remark: "RemarkOn") -> FindingRow:
        line = FindingRow("warn", remark.text, remark.place, "Показать в отчёте")
        line.link.setAccessibleName(f"Показать в отчёте: {remark.place}")
        line.activated.connect(lambda: self.figure_chosen.emit(remark.figure))
        return line
