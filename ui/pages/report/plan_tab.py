from ui.pages.report.host import ReportTab


class PlanTab(ReportTab):
    def show_report(self, report) -> None:
        pass
