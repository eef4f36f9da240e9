from ui.pages.report.host import ReportTab


class BestTab(ReportTab):
    def show_report(self, report) -> None:
        pass
