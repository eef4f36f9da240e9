"""Приложение 3 as PDF: the paper that the preview shows and the printer prints."""

from exporters.appendix3_content import appendix3
from exporters.pdf import table_document
from models.rules.report import CampaignReport


def render(report: CampaignReport) -> bytes:
    """The report as PDF."""
    return table_document.render(appendix3(report))
