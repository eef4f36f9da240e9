"""What stands beside the open tab: the findings, or the card of a record; in a narrow window in the tab's place."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.pages.report.findings_panel import FindingsPanel
from ui.pages.report.host import ReportHost
from ui.pages.report.record_place import RecordPlace


class Beside:
    """One of both at a time; without a report neither."""

    def __init__(self, host: ReportHost, tabs: QWidget, place: QHBoxLayout) -> None:
        self._host = host
        self._tabs = tabs
        self._narrow = False
        self._shows_findings = False
        """In a narrow window: whether the findings stand in the place of the tab."""
        self.findings = FindingsPanel()
        place.addWidget(self.findings)
        self.record = RecordPlace(host, place, self.arrange)

    @property
    def shown(self) -> QWidget:
        """The card when one is open, else the findings."""
        return self.record.panel or self.findings

    def set_narrow(self, narrow: bool) -> None:
        """The window became narrow or wide: the tab is shown again."""
        self._narrow = narrow
        self.show_tab()

    def show_tab(self) -> None:
        """Show the tab, in a narrow window in place of the findings."""
        self._shows_findings = False
        self.arrange()

    def show_findings(self) -> None:
        """Show the findings, in a narrow window in place of the tab."""
        self._shows_findings = True
        self.arrange()

    def toggle_findings(self) -> None:
        """Findings or tab, in a narrow window."""
        self._shows_findings = not self._shows_findings
        self.arrange()

    def arrange(self) -> None:
        """Show what there is room for."""
        has_report, panel = self._host.report is not None, self.record.panel
        covering = self._narrow and (self._shows_findings or panel is not None)
        self.findings.setVisible(has_report and panel is None and (not self._narrow or self._shows_findings))
        self.findings.set_covering(covering)
        if panel is not None:
            panel.set_covering(covering)
        self._tabs.setVisible(not covering)
