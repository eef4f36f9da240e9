"""Makes the tabs of the report's page, each when it is first opened."""

from ui.pages.report.host import ReportHost, ReportTab


def make_tab(name: str, host: ReportHost) -> ReportTab:
    """The tab called `name`: paper, note, best, photos, plan or history."""
    if name == "note":
        from ui.pages.report.note_tab import NoteTab

        return NoteTab(host)
    if name == "best":
        from ui.pages.report.best_tab import BestTab

        return BestTab(host)
    if name == "photos":
        from ui.pages.report.photos_tab import PhotosTab

        return PhotosTab(host)
    if name == "plan":
        from ui.pages.report.plan_tab import PlanTab

        return PlanTab(host)
    if name == "history":
        from ui.pages.report.history_tab import HistoryTab

        return HistoryTab(host)
    from ui.pages.report.paper_tab import PaperTab

    return PaperTab(host)
