"""`export`: the journal's year as a workbook."""

import argparse
from dataclasses import replace
from pathlib import Path

from desktop.cli.answer import Answer, files_answer
from desktop.cli.arguments import Command, add_year
from desktop.cli.request import Request


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="КНИГА.xlsx", help="куда записать книгу")
    add_year(parser)


def _run(request: Request) -> Answer:
    from exporters.xlsx import workbook_writer
    from models.services.consultation_consent import warning_of_passing_on
    from models.services.workbook_export import export_year

    target = request.target(request.arguments.file)
    with request.journal() as journal:
        raw = export_year(journal, request.arguments.year)
        warning = warning_of_passing_on(journal, request.arguments.year)
    workbook_writer.write(raw, target)
    return replace(files_answer([target], "Книга записана:"), notices=(warning,) if warning else ())


COMMAND = Command("export", "выгрузить учебный год журнала книгой Excel", _arguments, _run)
