"""`restore`: the journal as a backup holds it."""

import argparse
from pathlib import Path

from desktop.cli.answer import Answer
from desktop.cli.arguments import Command
from desktop.cli.request import Request


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="КОПИЯ", help="резервная копия")


def _run(request: Request) -> Answer:
    from models.journal.journal import Journal
    from models.journal.restore import restore
    from models.services.erasure import erase_again

    source: Path = request.arguments.file
    restored = restore(request.journal_path, source.absolute(), request.password)
    with Journal.open(request.journal_path, request.password) as journal:
        erase_again(journal)
    data = {"files": [str(request.journal_path.absolute())], "missing_photos": len(restored.missing_photos)}
    lines = ["Журнал восстановлен из копии. Прежнее состояние сохранено в резервных копиях."]
    if restored.missing_photos:
        lines.append(f"В копии не хватает фотографий: {len(restored.missing_photos)}.")
    return Answer(data, tuple(lines))


COMMAND = Command("restore", "восстановить журнал из резервной копии", _arguments, _run)
