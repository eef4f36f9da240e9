"""`indicators`: 1027/р, Приложение 4, Таблица 3."""

import argparse
from typing import TYPE_CHECKING

from desktop.cli.answer import Answer
from desktop.cli.arguments import Command, add_out, add_year
from desktop.cli.request import Request

if TYPE_CHECKING:
    from models.services.indicators import Indicators


def _arguments(parser: argparse.ArgumentParser) -> None:
    add_year(parser)
    add_out(parser)


def _run(request: Request) -> Answer:
    from models.services.indicators import as_json, indicators

    with request.school_journal() as journal:
        found = indicators(journal, request.arguments.year)
    data, lines = as_json(found), _lines(found)
    if request.arguments.out is None:
        return Answer(data, lines)
    from exporters import documents
    from exporters.indicators_content import indicators_document

    written = documents.write([("indicators", indicators_document(found))], request.arguments.out)
    files = [str(file.absolute()) for file in written]
    return Answer(data | {"files": files}, (*lines, *files))


def _lines(found: "Indicators") -> tuple[str, ...]:
    return tuple(f"{one.code}. {one.title}: {one.a} из {one.b} ({one.percent} %)" for one in found.project)


COMMAND = Command("indicators", "показатели 1027/р, Приложения 4 и Таблицы 3", _arguments, _run)
