"""`logs`: the coordinator's journals as docx, xlsx, pdf."""

import argparse

from desktop.cli.answer import Answer, files_answer
from desktop.cli.arguments import Command, add_out, add_year
from desktop.cli.request import Request

_KINDS = ("plan-grid", "consultations", "work", "diagnostics")
_NAMES = ("full", "coded", "none")
_TOLD = {
    "full": "В документах стоят фамилии: это персональные данные, храните файлы как бумажный журнал.",
    "coded": "Ключ к кодам записан отдельными файлами (…-key): храните его отдельно от журнала.",
}


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--kind", choices=_KINDS, metavar="ЖУРНАЛ", help=f"один журнал: {', '.join(_KINDS)}")
    parser.add_argument(
        "--names",
        choices=_NAMES,
        default="none",
        metavar="ИМЕНА",
        help="full: фамилии, coded: коды и ключ отдельно, none: без имён (так, если не сказано иное)",
    )
    add_year(parser)
    add_out(parser, required=True)


def _run(request: Request) -> Answer:
    from exporters import documents, logs
    from models.rules.log_options import LogKind, LogOptions, Names
    from models.services.consultation_consent import warning_of_passing_on
    from models.services.years import school_year_named

    arguments = request.arguments
    names = Names(arguments.names)
    kinds = [LogKind(arguments.kind)] if arguments.kind else logs.KINDS
    # Who stands under a code for the first time gets it now, and keeps it over all reprints.
    with request.school_journal(read_only=names is Names.NONE) as journal:
        options = LogOptions(school_year_named(journal, arguments.year).start_year, names=names)
        told = [_TOLD[names]] if names in _TOLD else []
        if told and LogKind.CONSULTATIONS in kinds and (warning := warning_of_passing_on(journal, options.year)):
            told.append(warning)
        papers = [paper for kind in kinds for paper in logs.papers(journal, kind, options)]
    files = documents.write(papers, arguments.out)
    answer = files_answer(files, "Журналы записаны:")
    return Answer(answer.data, answer.lines, notices=tuple(told))


COMMAND = Command("logs", "журналы координатора: план-сетка, консультации, работа, диагностика", _arguments, _run)
