"""Приложение 2 as docx, from the template `appendix2.docx`."""

from pathlib import Path

from exporters.appendix2_content import paper_title, plan_groups
from exporters.docx.office_template import Context, fill
from exporters.official_head import campaign_words, coordinator, organisation
from exporters.table_document import printable
from models.rules.report import CampaignPlan

_COLUMNS = ("title", "dates", "target_group", "expected_number", "expected_results", "responsible")


def render(plan: CampaignPlan, templates: Path | None = None) -> bytes:
    """The plan as docx; `UserError` when the office's own template is broken."""
    return fill("appendix2", context(plan), paper_title(plan), templates)


def context(plan: CampaignPlan) -> Context:
    """What the template may name: the head and the groups, each with its label and its rows."""
    return {
        "organisation": printable(organisation(plan.head)),
        "coordinator": printable(coordinator(plan.head)),
        "footer": campaign_words(plan.campaign),
        "groups": [
            {
                "label": group.label.text if group.label else "",
                "rows": [{name: each.text for name, each in zip(_COLUMNS, row, strict=True)} for row in group.rows],
            }
            for group in plan_groups(plan)
        ],
    }
