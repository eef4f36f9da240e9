"""`profminimum`: hours by class and direction, registration in «Билет в будущее»."""

import argparse
from typing import TYPE_CHECKING

from desktop.cli.answer import Answer
from desktop.cli.arguments import Command, add_out, add_year
from desktop.cli.request import Request

if TYPE_CHECKING:
    from models.services.profminimum import Profminimum


def _arguments(parser: argparse.ArgumentParser) -> None:
    add_year(parser)
    add_out(parser)


def _run(request: Request) -> Answer:
    from models.rules.profminimum_json import profminimum_json
    from models.services.profminimum import profminimum

    with request.school_journal() as journal:
        found = profminimum(journal, request.arguments.year)
    data = profminimum_json(found.year, found.classes, found.registration_total)
    lines, notices = _lines(found), _notices(found)
    if request.arguments.out is None:
        return Answer(data, lines, notices=notices)
    from exporters import documents
    from exporters.profminimum_content import profminimum_document

    written = documents.write([("profminimum", profminimum_document(found))], request.arguments.out)
    files = [str(file.absolute()) for file in written]
    return Answer(data | {"files": files}, (*lines, *files), notices=notices)


def _lines(found: "Profminimum") -> tuple[str, ...]:
    from models.rules.russian import in_hours

    numbers = found.registration_total
    return (
        *(
            f"{one.school_class.name}, {one.level}: засчитано {in_hours(one.counted)} из {one.norm} часов"
            for one in found.classes
        ),
        f"Регистрация: {numbers.fact} из {numbers.plan} ({numbers.percent} %), осталось {numbers.remainder}",
    )


def _notices(found: "Profminimum") -> tuple[str, ...]:
    if not found.without_level:
        return ()
    return (f"Не указан уровень Профминимума: {', '.join(found.without_level)}. Эти классы в таблицу не вошли.",)


COMMAND = Command("profminimum", "Профминимум: часы по классам и направлениям, регистрация", _arguments, _run)
