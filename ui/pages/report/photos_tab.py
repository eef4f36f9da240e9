from ui.pages.report.host import ReportTab


class PhotosTab(ReportTab):
    def show_report(self, report) -> None:
        pass
