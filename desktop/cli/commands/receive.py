"""`receive`: packages at a municipality, receipts at a school."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli.answer import Answer
from desktop.cli.arguments import Command
from desktop.cli.request import Request
from models.errors import ExitCode

if TYPE_CHECKING:
    from models.packages.received_files import FileReceived, Received

_WORDS = {
    "new": "получен",
    "resubmitted": "получен вместо прежнего",
    "same": "уже был получен",
    "quarantined": "ждёт подтверждения ключа",
    "refused": "не принят",
}


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", type=Path, nargs="+", metavar="ФАЙЛ", help="пакеты .asice или папка с ними")
    parser.add_argument(
        "--confirm-keys", action="store_true", help="считать ключи отправителей подтверждёнными (сверены с карточками)"
    )


def _run(request: Request) -> Answer:
    from exporters.package.reader import read_package
    from models.services import receiving

    arguments = request.arguments
    files = receiving.package_files(arguments.files)
    with request.journal(read_only=False) as journal:
        received = receiving.receive(journal, files, read_package, confirm_keys=arguments.confirm_keys)
    wrong = any(one.problem is not None for one in received.files)
    return Answer(_data(received), _lines(received), ExitCode.FINDINGS if wrong else ExitCode.DONE)


def _data(received: "Received") -> dict[str, object]:
    return {
        "received": [
            {
                "file": str(one.file.absolute()),
                "inn": one.inn or None,
                "status": one.status.value,
                "problem": one.problem.value if one.problem else None,
                "message": one.message or None,
                "notices": list(one.notices),
            }
            for one in received.files
        ]
    }


def _lines(received: "Received") -> tuple[str, ...]:
    return tuple(line for one in received.files for line in _told(one))


def _told(one: "FileReceived") -> list[str]:
    who = f"{one.school}: " if one.school else ""
    lines = [f"{one.file.name}: {who}{_WORDS[one.status.value]}"]
    lines += [f"  {text}" for text in (one.message, *one.notices, *one.changes) if text]
    lines += [f"  ОШИБКА. {found.place}. {found.message}" for found in one.findings if found.is_error]
    return lines


COMMAND = Command("receive", "принять пакеты школ (в журнале школы: квитанции)", _arguments, _run)
