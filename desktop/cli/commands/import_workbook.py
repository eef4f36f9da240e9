"""`import`: a workbook into the journal, all or nothing."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli.answer import Answer
from desktop.cli.arguments import Command
from desktop.cli.request import Request
from models.errors import ExitCode

if TYPE_CHECKING:
    from models.services.workbook_import import ImportResult
    from models.workbook.raw import RawWorkbook


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="КНИГА.xlsx", help="заполненная книга")
    parser.add_argument("--dry-run", action="store_true", help="только проверить, ничего не записывая")
    parser.add_argument("--replace", action="store_true", help="удалить из журнала то, чего нет в книге")


def _run(request: Request) -> Answer:
    from exporters.xlsx import workbook_reader
    from models.services.workbook_import import import_workbook

    arguments = request.arguments
    raw = workbook_reader.read(arguments.file)
    if not request.journal_path.exists():
        return _into_new_journal(request, raw)
    with request.journal(read_only=False) as journal:
        return _told(import_workbook(journal, raw, dry_run=arguments.dry_run, replace=arguments.replace))


def _into_new_journal(request: Request, raw: "RawWorkbook") -> Answer:
    """No journal is created while an error stands, nor on a dry run."""
    from models.journal.journal import Journal
    from models.services.workbook_import import check_workbook, import_workbook

    result = check_workbook(raw)
    if result.has_errors or request.arguments.dry_run:
        return _told(result)
    journal, recovery_code = Journal.create(request.journal_path, request.password)
    with journal:
        result = import_workbook(journal, raw)
    notices = (f"Код восстановления, запишите его на бумаге: {recovery_code}",) if recovery_code else ()
    return _told(result, notices)


def _told(result: "ImportResult", notices: tuple[str, ...] = ()) -> Answer:
    lines = [
        f"{name}: новых {one.new}, изменено {one.changed}, без изменений {one.same}, нет в книге {one.absent}"
        for name, one in result.sheets.items()
    ]
    lines += [problem.as_text() for problem in result.problems]
    exit_code = ExitCode.FINDINGS if result.has_errors else ExitCode.DONE
    return Answer(result.as_json(), tuple(lines), exit_code, notices)


COMMAND = Command("import", "загрузить книгу Excel в журнал: всё или ничего", _arguments, _run)
