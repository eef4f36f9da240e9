"""`accept` and `return`: the municipality's decision on what the schools handed in."""

import argparse

from desktop.cli.answer import Answer
from desktop.cli.arguments import Command, add_campaign
from desktop.cli.request import Request


def _accept_arguments(parser: argparse.ArgumentParser) -> None:
    add_campaign(parser)
    parser.add_argument("senders", nargs="+", metavar="ИНН", help="чьи отчёты приняты")


def _return_arguments(parser: argparse.ArgumentParser) -> None:
    add_campaign(parser)
    parser.add_argument("sender", metavar="ИНН", help="чей отчёт возвращается")
    parser.add_argument("--remark", required=True, metavar="ТЕКСТ", help="что исправить")
    parser.add_argument(
        "--figure", default="", metavar="ЧИСЛО", help="к какому числу замечание, например participants:5"
    )


def _accept(request: Request) -> Answer:
    from models.services.decisions import accept

    arguments = request.arguments
    with request.journal(read_only=False) as journal:
        accept(journal, arguments.campaign, arguments.senders)
    return Answer({"accepted": arguments.senders}, (f"Принято: {', '.join(arguments.senders)}",))


def _return(request: Request) -> Answer:
    from models.rules.remarks import RemarkOn
    from models.services.decisions import return_with_remarks

    arguments = request.arguments
    remark = RemarkOn(arguments.figure, arguments.remark)
    with request.journal(read_only=False) as journal:
        return_with_remarks(journal, arguments.campaign, {arguments.sender: [remark]})
    told = {"figure": remark.figure, "place": remark.place, "message": remark.text}
    return Answer(
        {"returned": arguments.sender, "remarks": [told]},
        (f"Возвращено на доработку: {arguments.sender}", f"{remark.place}: {remark.text}"),
    )


ACCEPT = Command("accept", "принять отчёты школ", _accept_arguments, _accept)
RETURN = Command("return", "вернуть отчёт школы на доработку с замечанием", _return_arguments, _return)
