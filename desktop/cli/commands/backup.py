"""`backup`: the journal with its photos in one file."""

import argparse
from pathlib import Path

from desktop.cli.answer import Answer, files_answer
from desktop.cli.arguments import Command
from desktop.cli.request import Request


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="КОПИЯ", help="куда записать копию")


def _run(request: Request) -> Answer:
    from models.journal.backup import backup_to

    target = request.target(request.arguments.file)
    with request.journal() as journal:
        backup_to(journal, target.absolute())
    return files_answer([target], "Резервная копия записана и проверена:")


COMMAND = Command("backup", "резервная копия журнала с фотографиями одним файлом", _arguments, _run)
