"""The rows of Приложение 2 as JSON: what `plan --json` prints and a package carries (contract, section 4)."""

from typing import Any

from models.rules.campaign import FORMAT
from models.rules.events import PlanEntry
from models.rules.report import CampaignPlan


def plan_as_json(plan: CampaignPlan) -> dict[str, Any]:
    """The campaign plan with its head; items in the order of the paper."""
    return {
        "format": FORMAT,
        "campaign": str(plan.campaign),
        "school": {"name": plan.head.name, "inn": plan.head.inn, "municipality": plan.head.municipality},
        "items": [_item(item) for item in plan.items],
    }


def _item(item: PlanEntry) -> dict[str, Any]:
    return {
        "code": item.code,
        "level": item.level.value,
        "title": item.title,
        "dates": item.dates_text,
        "start": item.start.isoformat() if item.start else None,
        "end": item.end.isoformat() if item.end else None,
        "target_group": item.target_group,
        "classes": item.classes,
        "expected_number": item.expected_number,
        "expected_results": item.expected_results,
        "responsible": item.responsible,
        "role": item.role,
    }
