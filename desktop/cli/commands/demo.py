"""`demo`: a sample school's journal, a municipality of several, and every paper that the program can make."""

import argparse
from pathlib import Path

from desktop.cli.answer import Answer
from desktop.cli.arguments import Command
from desktop.cli.request import Request


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("out", type=Path, metavar="ПАПКА", help="куда записать журнал и документы образца")


def _run(request: Request) -> Answer:
    from desktop import demo, demo_municipality
    from models.journal.journal import Journal

    folder = demo.ready_folder(request.arguments.out)
    path: Path = getattr(request.arguments, "journal", None) or folder / demo.JOURNAL_NAME
    notices: tuple[str, ...] = ()
    if not path.exists():
        recovery_code = demo.create_sample(path, request.password)
        notices = (f"Код восстановления, запишите его на бумаге: {recovery_code}",) if recovery_code else ()
    with Journal.open(path, request.password) as journal:
        files = [path, *demo.write_papers(journal, folder, request.paths.templates)]
        files += demo.sign_packages(journal, folder, request.paths.templates)
        files += demo_municipality.play(folder, journal)
    written = [str(file.absolute()) for file in files]
    return Answer({"files": written}, ("Образец школы готов:", *written), notices=notices)


COMMAND = Command(
    "demo", "школа и муниципалитет для образца: журналы, пакеты и все документы программы", _arguments, _run
)
