"""`receipt`: one signed receipt for each school whose report was received."""

import argparse

from desktop.cli.answer import Answer, files_answer
from desktop.cli.arguments import Command, add_campaign, add_out
from desktop.cli.request import Request


def _arguments(parser: argparse.ArgumentParser) -> None:
    add_campaign(parser)
    add_out(parser, required=True)


def _run(request: Request) -> Answer:
    from exporters.package.making import make_parts
    from exporters.package.saving import save
    from models.services.receipts import sign_receipts
    from models.services.sent_packages import files_of

    arguments = request.arguments
    with request.journal(read_only=False) as journal:
        signed = sign_receipts(journal, arguments.campaign, make_parts)
        files = [file for one in signed for file in save(files_of(journal, one.package_id), arguments.out)]
    return files_answer(files, "Квитанции готовы:")


COMMAND = Command("receipt", "подписанные квитанции школам", _arguments, _run)
