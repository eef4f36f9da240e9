"""Signing and saving as one job: what it does in its own thread, and what comes of it. No Qt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from models.packages.kinds import PackageKind

if TYPE_CHECKING:
    from exporters.package.letter import Letter
    from models.journal.journal import Journal
    from models.packages.matter import Deliver, HeadSignature, SignedPart
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
    """A package and its files in a folder, read back; the drafts of its letters stand behind the files."""

    package: "SentPackage"
    parts: tuple["SignedPart", ...]
    folder: Path
    files: tuple[Path, ...]
    letter: "Letter | None" = None


def sign_and_save(journal: "Journal", wanted: Wanted, progress: "Progress") -> Saved:
    """Sign and save, both or neither: the journal knows no package that nobody has."""
    letter = _letter(journal, wanted.kind, wanted.campaign, wanted.address)
    parts: list[SignedPart] = []
    files: list[Path] = []

    def deliver(made: "Sequence[SignedPart]") -> None:
        parts.extend(made)
        files.extend(_save(made, wanted.folder, letter, progress))

    package = _sign(journal, wanted, deliver, progress)
    return Saved(package, tuple(parts), wanted.folder, tuple(files), letter)


def save_package(
    journal: "Journal", package: "SentPackage", folder: Path, address: str | None, progress: "Progress"
) -> Saved:
    """Save a package of the journal, with drafts of its letters when there is an address (it may be empty)."""
    from models.services.sent_packages import files_of

    parts = files_of(journal, package.package_id)
    letter = _letter(journal, package.kind, str(package.campaign), address)
    return Saved(package, parts, folder, tuple(_save(parts, folder, letter, progress)), letter)


def _save(parts: "Sequence[SignedPart]", folder: Path, letter: "Letter | None", progress: "Progress") -> list[Path]:
    from exporters.package.saving import save

    return save(parts, folder, letter, partial(_step, progress, "Запись и проверка файлов…"))


def _sign(journal: "Journal", wanted: Wanted, deliver: "Deliver", progress: "Progress") -> "SentPackage":
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
        return sending.sign_plan(journal, wanted.campaign, make, anyway=wanted.anyway, deliver=deliver)
    return sending.sign_report(
        journal,
        wanted.campaign,
        make,
        anyway=wanted.anyway,
        measure_note=note_pages,
        head_signature=wanted.head,
        deliver=deliver,
    )


def _step(progress: "Callable[[int, int, str], object]", words: str, done: int, total: int) -> None:
    progress(done, total, words)


def _letter(journal: "Journal", kind: PackageKind, campaign: str, address: str | None) -> "Letter | None":
    from exporters.package.letter import Letter
    from models.rules.periods import parse_campaign_code
    from models.services.school import school_card

    code = parse_campaign_code(campaign)
    if address is None or code is None:
        return None
    card = school_card(journal, code.school_year.start_year)
    return Letter(kind, code, card.short_name or card.full_name, address)
