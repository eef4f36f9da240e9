"""`check`: is the journal sound, which schema has it, which backups lie beside it."""

import argparse

from desktop.cli.answer import Answer
from desktop.cli.arguments import Command
from desktop.cli.request import Request


def _arguments(parser: argparse.ArgumentParser) -> None:
    del parser


def _run(request: Request) -> Answer:
    from models.journal.backup import list_backups
    from models.journal.check import check_fully
    from models.migrations.runner import SCHEMA_VERSION

    with request.journal() as journal:
        check_fully(journal)
        path = journal.path
    backups = list_backups(path)
    data = {
        "ok": True,
        "journal": str(path),
        "schema_version": SCHEMA_VERSION,
        "backups": [{"file": str(one.path), "created": one.created.isoformat()} for one in backups],
    }
    last = f"последняя {backups[0].created:%d.%m.%Y %H:%M}" if backups else "ни одной"
    lines = ("Журнал в порядке.", f"Версия схемы: {SCHEMA_VERSION}", f"Резервных копий: {len(backups)}, {last}")
    return Answer(data, lines)


COMMAND = Command("check", "проверить журнал: целость, резервные копии, версию", _arguments, _run)
