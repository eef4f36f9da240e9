"""Приложение 2 as xlsx."""

from exporters.appendix2_content import appendix2
from exporters.xlsx import table_document
from models.rules.report import CampaignPlan


def render(plan: CampaignPlan) -> bytes:
    """The plan as xlsx."""
    return table_document.render(appendix2(plan))
