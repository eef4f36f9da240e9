"""From a finding, or from another page, to the place where something is mended."""

from typing import TYPE_CHECKING

from models.rules.findings import Finding
from ui.pages.report.passports import number_behind

if TYPE_CHECKING:
    from ui.pages.report.page import ReportPage

_TABS = {"note": "note", "best": "best", "photo": "photos", "plan": "plan"}


def show_wanted(page: "ReportPage", argument: object) -> None:
    """Show what another page asks for: campaign, tab, number (its key) and finding (or its kind) of a dictionary."""
    wanted = argument if isinstance(argument, dict) else {}
    if (campaign := wanted.get("campaign")) and campaign != page.campaign:
        page.buttons.campaign.set_value(campaign)
    if tab := wanted.get("tab"):
        page.open_tab(str(tab))
    if number := wanted.get("number"):
        page.open_number(str(number))
    finding = wanted.get("finding")
    if isinstance(finding, str):
        page.show_kind(finding)
    elif isinstance(finding, Finding) and finding.cause is None:
        page.show_kind(finding.code)
    elif isinstance(finding, Finding):
        page.follow(finding)


def go_to(page: "ReportPage", finding: Finding) -> None:
    """Open the record, the number, the tab or the page where the cause is mended."""
    cause = finding.cause
    if cause is None:
        return
    if cause.area in _TABS:
        page.open_tab(_TABS[cause.area])
        page.show_item(cause.id)
    elif cause.area == "school":
        page.navigate.emit("settings", "school")
    elif cause.area == "record":
        # the form, not the card: what is wrong with a record is mended there
        page.navigate.emit("work_log", "new" if cause.id is None else {"id": cause.id})
    elif page.report is not None and (key := number_behind(page.report, finding)):
        page.open_number(key)
