"""`plan`: Приложение 2 of a campaign."""

import argparse

from desktop.cli.answer import Answer
from desktop.cli.arguments import Command, add_campaign, add_out
from desktop.cli.request import Request


def _arguments(parser: argparse.ArgumentParser) -> None:
    add_campaign(parser)
    add_out(parser)


def _run(request: Request) -> Answer:
    from models.rules.plan_json import plan_as_json
    from models.services.plan import campaign_plan

    with request.school_journal() as journal:
        plan = campaign_plan(journal, request.arguments.campaign)
    data = plan_as_json(plan)
    lines = tuple(f"{item.level}: {item.title}" for item in plan.items)
    if request.arguments.out is None:
        return Answer(data, lines)
    from exporters.papers import write_plan

    files = [
        str(file.absolute()) for file in write_plan(plan, request.arguments.out, templates=request.paths.templates)
    ]
    return Answer(data | {"files": files}, (*lines, *files))


COMMAND = Command("plan", "Приложение 2: сводный план кампании", _arguments, _run)
