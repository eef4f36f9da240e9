"""Приложение 3 as xlsx: a sheet for each of its tables."""

from exporters.appendix3_content import appendix3
from exporters.xlsx import table_document
from models.rules.report import CampaignReport


def render(report: CampaignReport) -> bytes:
    """The report as xlsx."""
    return table_document.render(appendix3(report))
