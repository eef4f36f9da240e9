"""From a finding to where it is mended, from a remark to the figure that it is about."""

from typing import TYPE_CHECKING

from models.packages.kinds import PackageKind

if TYPE_CHECKING:
    from models.rules.findings import Finding
    from ui.pages.sending.page import SendingPage

_TABS = {"note": "note", "best_events": "best", "photos": "photos"}


def show_cause(page: "SendingPage", finding: "Finding") -> None:
    """Open the page where the cause of a finding is mended."""
    if finding.cause is not None and finding.cause.area == "plan" and page.kind is PackageKind.PLAN:
        page.navigate.emit("plan", {"campaign": page.campaign})
    else:
        page.navigate.emit("report", {"campaign": page.campaign, "finding": finding})


def show_figure(page: "SendingPage", figure: str) -> None:
    """Open the figure of the report, or the part of it, that a remark is pinned to («participants:5», «note»)."""
    if figure == "coordinator":
        page.navigate.emit("settings", "school")
        return
    wanted = {"campaign": page.campaign, "tab": _TABS.get(figure, "paper")}
    page.navigate.emit("report", wanted if figure in _TABS else {**wanted, "number": figure})
