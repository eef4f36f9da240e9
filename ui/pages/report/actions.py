"""The buttons in the head of the report's page."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.components.buttons import Button
from ui.components.controls import Combo
from ui.components.page_header import PageHeader

if TYPE_CHECKING:
    from collections.abc import Iterable


class ReportActions(QObject):
    """Campaign, findings (in narrow windows), print, save."""

    campaign_chosen = Signal()
    findings_asked = Signal()
    print_asked = Signal()
    save_asked = Signal()

    def __init__(self, header: PageHeader) -> None:
        super().__init__(header)
        self.campaign = Combo(name="Кампания")
        self.campaign.currentIndexChanged.connect(self.campaign_chosen)
        self.findings = Button("Замечания", "triangle-alert", on_click=self.findings_asked.emit)
        self.print = Button("Печать", "printer", on_click=self.print_asked.emit)
        self.save = Button("Сохранить отчёт", "download", "primary", on_click=self.save_asked.emit)
        for action in (self.campaign, self.findings, self.print, self.save):
            header.add_action(action)

    def set_campaigns(self, campaigns: "Iterable[tuple[str, str]]", chosen: str) -> None:
        """Fill the list and choose a campaign without a signal; an empty `chosen` leaves the choice as it is."""
        self.campaign.set_options(list(campaigns))
        if chosen:
            self.campaign.blockSignals(True)
            self.campaign.set_value(chosen)
            self.campaign.blockSignals(False)

    def show_state(self, findings: int, *, plan: bool, narrow: bool) -> None:
        """Count the findings and name what is saved, in one word in a narrow window."""
        self.findings.setVisible(narrow)
        self.findings.setText(f"Замечания, {findings}")
        self.findings.setAccessibleName(self.findings.text())
        words = "Сохранить план" if plan else "Сохранить отчёт"
        self.save.setText("Сохранить" if narrow else words)
        self.save.setAccessibleName(words)
        for button in (self.findings, self.save):
            button.updateGeometry()

    def yield_primary(self, yielded: bool) -> None:
        """An open form's button is the primary one of the screen meanwhile."""
        self.save.set_variant("plain" if yielded else "primary")

    def set_visible(self, visible: bool) -> None:
        """Without a school there is nothing to choose, print or save."""
        widgets: tuple[QWidget, ...] = (self.campaign, self.print, self.save)
        for widget in widgets:
            widget.setVisible(visible)
        if not visible:
            self.findings.hide()
