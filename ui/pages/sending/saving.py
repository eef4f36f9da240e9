"""Signing and saving as one job: what it does in its own thread, and what comes of it. No Qt."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from models.errors import UserError
from models.packages.kinds import PackageKind

if TYPE_CHECKING:
    from exporters.package.letter import Letter
    from models.journal.journal import Journal
    from models.packages.matter import HeadSignature, SignedPart
    from models.services.sent_packages import SentPackage
    from ui.jobs import Progress


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user asked for. Without a letter the files alone are saved; `address` None means no letters."""

    kind: PackageKind
    campaign: str
    folder: Path
    mail_limit: float | None = None
    address: str | None = None
    anyway: bool = False
    head: "HeadSignature | None" = None
    templates: Path | None = None


@dataclass(frozen=True, slots=True)
class Saved:
    """A package and its files in a folder; `problem` says why they are not there although it is signed."""

    package: "SentPackage"
    parts: tuple["SignedPart", ...]
    folder: Path
    files: tuple[Path, ...] = ()
    letter: "Letter | None" = None
    problem: UserError | None = None


def sign_and_save(journal: "Journal", wanted: Wanted, progress: "Progress") -> Saved:
    """Sign, then save. A refusal before the signature is raised; one after it comes back in `problem`."""
    return save_package(journal, _sign(journal, wanted, progress), wanted.folder, wanted.address, progress)


def save_package(
    journal: "Journal", package: "SentPackage", folder: Path, address: str | None, progress: "Progress"
) -> Saved:
    """Save a package of the journal, with drafts of its letters when there is an address (it may be empty)."""
    from exporters.package.saving import save
    from models.services.sent_packages import files_of

    parts = files_of(journal, package.package_id)
    letter = None if address is None else _letter(journal, package, address)
    saved = Saved(package, parts, folder, letter=letter)
    try:
        files = save(parts, folder, letter, partial(_step, progress, "Запись и проверка файлов…"))
    except UserError as problem:
        return replace(saved, problem=problem)
    return replace(saved, files=tuple(files))


def _sign(journal: "Journal", wanted: Wanted, progress: "Progress") -> "SentPackage":
    from exporters.package.making import make_parts
    from exporters.papers import note_pages
    from models.services import sending

    make = partial(
        make_parts,
        mail_limit=wanted.mail_limit,
        templates=wanted.templates,
        progress=partial(_step, progress, "Документы и фотографии…"),
    )
    if wanted.kind is PackageKind.PLAN:
        return sending.sign_plan(journal, wanted.campaign, make, anyway=wanted.anyway)
    return sending.sign_report(
        journal,
        wanted.campaign,
        make,
        anyway=wanted.anyway,
        measure_note=note_pages,
        head_signature=wanted.head,
    )


def _step(progress: "Callable[[int, int, str], object]", words: str, done: int, total: int) -> None:
    progress(done, total, words)


def _letter(journal: "Journal", package: "SentPackage", address: str) -> "Letter":
    from exporters.package.letter import Letter
    from models.services.school import school_card

    card = school_card(journal, package.campaign.school_year.start_year)
    return Letter(package.kind, package.campaign, card.short_name or card.full_name, address)
