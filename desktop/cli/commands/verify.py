"""`verify`: is this file a whole package, who signed it, what is in it. Needs no journal."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli.answer import Answer
from desktop.cli.arguments import Command
from desktop.cli.request import Request
from models.errors import ExitCode

if TYPE_CHECKING:
    from models.packages.verified import VerifiedPackage

_NOTHING_KNOWN: dict[str, Any] = dict.fromkeys(
    ("kind", "school", "inn", "campaign", "package_id", "sequence", "part", "parts", "fingerprint")
)


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="ФАЙЛ", help="пакет .asice")


def _run(request: Request) -> Answer:
    from exporters.package.reader import read_package
    from models.packages.problems import PackageProblemError

    try:
        read = read_package(request.arguments.file)
    except PackageProblemError as refused:
        nothing = {"ok": False, "problem": refused.problem.value, **_NOTHING_KNOWN, "files": {}}
        return Answer(nothing, (refused.message,), ExitCode.DAMAGED)
    return _whole(read)


def _whole(read: "VerifiedPackage") -> Answer:
    from datetime import datetime

    data: dict[str, Any] = {
        "ok": True,
        "problem": None,
        "kind": read.kind.value,
        "school": read.school,
        "inn": read.inn,
        "campaign": str(read.campaign),
        "package_id": read.package_id,
        "sequence": read.sequence,
        "part": read.part,
        "parts": read.parts,
        "fingerprint": read.fingerprint,
        "files": dict(read.files),
    }
    lines = [
        f"Пакет цел. Подписано: {read.school}" + (f", ИНН {read.inn}" if read.inn else ""),
        f"{read.campaign.title}, пакет № {read.sequence}, часть {read.part} из {read.parts}",
        f"Отпечаток ключа: {read.fingerprint}",
        *(f"{name}: {size} байт" for name, size in read.files.items()),
    ]
    if head := _head_signature(read):
        data["head_signature"] = head
        lines.append(f"Подпись директора: {head['words']}")
    notice = read.clock_notice(datetime.now())
    return Answer(data, tuple(lines), notices=(notice,) if notice else ())


def _head_signature(read: "VerifiedPackage") -> dict[str, str] | None:
    from exporters.package import head_signature
    from exporters.package.making import HEAD_PAPER, HEAD_SIGNATURE

    if HEAD_SIGNATURE not in read.contents or HEAD_PAPER not in read.contents:
        return None
    found = head_signature.check(read.contents[HEAD_PAPER], read.contents[HEAD_SIGNATURE])
    return {"state": found.state.name.lower().replace("_", "-"), "signer": found.signer, "words": found.words}


COMMAND = Command("verify", "проверить пакет: цел ли он и кем подписан", _arguments, _run)
