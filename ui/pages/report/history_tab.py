from ui.pages.report.host import ReportTab


class HistoryTab(ReportTab):
    def show_report(self, report) -> None:
        pass
