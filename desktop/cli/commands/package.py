"""`package`: the signed package of a campaign's report or plan, of a municipality's свод, for a stick or a mail."""

import argparse
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli.answer import Answer
from desktop.cli.arguments import Command, add_campaign, add_out
from desktop.cli.request import Request
from models.errors import EnvironmentProblemError, UsageError

if TYPE_CHECKING:
    from exporters.package.letter import Letter
    from models.journal.journal import Journal
    from models.packages.kinds import PackageKind
    from models.packages.matter import HeadSignature, MakeParts
    from models.services.sent_packages import SentPackage

_SIGNATURE_LIMIT = 64 << 20


def _arguments(parser: argparse.ArgumentParser) -> None:
    add_campaign(parser)
    add_out(parser, required=True)
    parser.add_argument("--kind", choices=("report", "plan"), default="report", help="отчёт (report) или план (plan)")
    parser.add_argument("--mail-limit", type=float, metavar="МБ", help="делить на части для писем такого размера")
    parser.add_argument("--mail-to", metavar="АДРЕС", help="приготовить и черновики писем (.eml) на этот адрес")
    parser.add_argument("--anyway", action="store_true", help="подписать, хотя есть замечания-ошибки")
    parser.add_argument(
        "--head-signature",
        type=Path,
        metavar="ФАЙЛ.sig",
        help="отсоединённая подпись директора; подписанный документ лежит рядом без «.sig»",
    )


def _run(request: Request) -> Answer:
    from functools import partial

    from exporters.package.making import make_parts

    arguments = request.arguments
    limit = _mail_limit(arguments.mail_limit, arguments.mail_to)
    head = _head_signature(arguments.head_signature)
    make = partial(make_parts, mail_limit=limit, templates=request.paths.templates)
    with request.journal(read_only=False) as journal:
        signed = _sign(journal, arguments, make, head)
    files = [arguments.out / file.file_name for file in signed.files]
    drafts = [file.with_suffix(".eml") for file in files] if arguments.mail_to else []
    data = {
        "files": [str(file.absolute()) for file in files],
        "package_id": signed.package_id,
        "sequence": signed.sequence,
        "fingerprint": signed.fingerprint,
        "replaces": signed.replaces,
        "changes": list(signed.changes),
        "drafts": [str(file.absolute()) for file in drafts],
    }
    return Answer(data, _lines(signed, [*files, *drafts]))


def _sign(
    journal: "Journal", arguments: argparse.Namespace, make: "MakeParts", head: "HeadSignature | None"
) -> "SentPackage":
    from functools import partial

    from exporters.consolidation.papers import files_of_package
    from exporters.package.saving import save
    from exporters.papers import note_pages
    from models.packages.kinds import PackageKind
    from models.services import sending
    from models.services.office import journal_kind
    from models.services.sending_consolidation import sign_consolidation
    from models.vocabulary import JournalKind

    is_school = journal_kind(journal) is JournalKind.SCHOOL
    kind = PackageKind(arguments.kind) if is_school else PackageKind.CONSOLIDATION
    deliver = partial(save, folder=arguments.out, letter=_letter(journal, arguments, kind))
    if not is_school:
        return sign_consolidation(
            journal, arguments.campaign, make, files_of_package, anyway=arguments.anyway, deliver=deliver
        )
    if arguments.kind == "plan":
        return sending.sign_plan(journal, arguments.campaign, make, anyway=arguments.anyway, deliver=deliver)
    return sending.sign_report(
        journal,
        arguments.campaign,
        make,
        anyway=arguments.anyway,
        measure_note=note_pages,
        head_signature=head,
        deliver=deliver,
    )


def _letter(journal: "Journal", arguments: argparse.Namespace, kind: "PackageKind") -> "Letter | None":
    """The letter of each file; None without an address, and for a campaign that signing will refuse."""
    from exporters.package.letter import Letter
    from models.rules.periods import parse_campaign_code
    from models.services.school import school_card

    campaign = parse_campaign_code(arguments.campaign)
    if not arguments.mail_to or campaign is None:
        return None
    card = school_card(journal, campaign.school_year.start_year)
    return Letter(kind, campaign, card.short_name or card.full_name, arguments.mail_to)


def _mail_limit(limit: float | None, address: str | None) -> float | None:
    from exporters.package.mail_parts import USUAL_LIMIT

    if limit is None:
        return USUAL_LIMIT if address else None
    if not isfinite(limit) or limit <= 0:
        raise UsageError("Предел письма должен быть числом мегабайт больше нуля, например 20.")
    return limit


def _head_signature(path: Path | None) -> "HeadSignature | None":
    if path is None:
        return None
    from models.packages.matter import HeadSignature

    if path.suffix.lower() != ".sig":
        raise UsageError(f"«{path}» не файл подписи: укажите файл .sig, рядом с которым лежит подписанный документ.")
    paper = path.with_suffix("")
    try:
        if max(path.stat().st_size, paper.stat().st_size) > _SIGNATURE_LIMIT:
            raise UsageError(f"«{paper}» больше 64 МБ: в пакет он не войдёт.")
        return HeadSignature(paper.read_bytes(), path.read_bytes())
    except OSError as problem:
        raise EnvironmentProblemError(
            f"Подпись «{path}» или документ «{paper}» не читается: положите их в одну папку."
        ) from problem


def _lines(signed: "SentPackage", files: list[Path]) -> tuple[str, ...]:
    lines = [f"Пакет № {signed.sequence} подписан. Отпечаток ключа: {signed.fingerprint}"]
    if signed.replaces is not None:
        lines.append(f"Заменяет пакет № {signed.sequence - 1}. " + ("; ".join(signed.changes) or "Изменений нет") + ".")
    return (*lines, *(str(file.absolute()) for file in files), "Файлы записаны и проверены, флешку можно извлекать.")


COMMAND = Command("package", "подписанный пакет с отчётом или планом кампании", _arguments, _run)
