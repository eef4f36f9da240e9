"""`consolidate`: the свод of a campaign, and its papers."""

import argparse
from typing import TYPE_CHECKING

from desktop.cli.answer import Answer
from desktop.cli.arguments import Command, add_campaign, add_out
from desktop.cli.request import Request
from models.errors import ExitCode

if TYPE_CHECKING:
    from models.rules.consolidation import Consolidation


def _arguments(parser: argparse.ArgumentParser) -> None:
    add_campaign(parser)
    add_out(parser)


def _run(request: Request) -> Answer:
    from exporters.consolidation.papers import write_consolidation
    from models.services.consolidation import consolidate

    arguments = request.arguments
    files: list[str] = []
    with request.journal() as journal:
        found = consolidate(journal, arguments.campaign)
        if arguments.out is not None:
            written = write_consolidation(journal, arguments.campaign, arguments.out)
            files = [str(file.absolute()) for file in written]
    data = found.as_json()
    if arguments.out is not None:
        data |= {"files": files}
    wrong = any(finding.is_error for row in found.schools for finding in row.findings)
    return Answer(data, (*_lines(found), *files), ExitCode.FINDINGS if wrong else ExitCode.DONE)


def _lines(found: "Consolidation") -> list[str]:
    ready = found.readiness
    lines = [
        f"{found.office}, {found.campaign.title.lower()}",
        (
            f"Школ {ready.schools}: верных {ready.correct} ({ready.percent} %), неверных {ready.incorrect}, "
            f"не предоставлено {ready.missing}"
        ),
        f"Участников: {found.total['participants']['total']} из {found.total['students_total']}",
    ]
    lines += [f"{row.name}: {row.status.words}" for row in found.schools]
    return lines


COMMAND = Command("consolidate", "свод муниципалитета за кампанию", _arguments, _run)
