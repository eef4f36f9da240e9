"""Приложение 2 as PDF: the paper that the preview shows and the printer prints."""

from exporters.appendix2_content import appendix2
from exporters.pdf import table_document
from models.rules.report import CampaignPlan


def render(plan: CampaignPlan) -> bytes:
    """The plan as PDF."""
    return table_document.render(appendix2(plan))
