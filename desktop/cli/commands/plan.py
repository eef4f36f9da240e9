"""`plan`: Приложение 2 of a campaign."""

import argparse
from typing import TYPE_CHECKING, Any

from desktop.cli.answer import Answer
from desktop.cli.arguments import Command, add_campaign, add_out
from desktop.cli.request import Request

if TYPE_CHECKING:
    from models.rules.report import CampaignPlan


def _arguments(parser: argparse.ArgumentParser) -> None:
    add_campaign(parser)
    add_out(parser)


def _run(request: Request) -> Answer:
    from models.services.plan import campaign_plan

    with request.journal() as journal:
        plan = campaign_plan(journal, request.arguments.campaign)
    data = _as_json(plan)
    lines = tuple(f"{item.level}: {item.title}" for item in plan.items)
    if request.arguments.out is None:
        return Answer(data, lines)
    from exporters.papers import write_plan

    files = [
        str(file.absolute()) for file in write_plan(plan, request.arguments.out, templates=request.paths.templates)
    ]
    return Answer(data | {"files": files}, (*lines, *files))


def _as_json(plan: "CampaignPlan") -> dict[str, Any]:
    return {
        "campaign": str(plan.campaign),
        "school": {"name": plan.head.name, "inn": plan.head.inn, "municipality": plan.head.municipality},
        "items": [
            {
                "code": item.code,
                "level": item.level.value,
                "title": item.title,
                "dates": item.dates_text,
                "start": item.start.isoformat() if item.start else None,
                "end": item.end.isoformat() if item.end else None,
                "target_group": item.target_group,
                "expected_number": item.expected_number,
                "expected_results": item.expected_results,
                "responsible": item.responsible,
            }
            for item in plan.items
        ],
    }


COMMAND = Command("plan", "Приложение 2: сводный план кампании", _arguments, _run)
