"""From what is to be packed to signed files: the papers, the photos, the cut into parts that a mail takes."""

import re
from collections.abc import Sequence
from pathlib import Path

from exporters.package.mail_parts import cut
from exporters.package.reader import parse_package
from exporters.package.writer import main_json, write
from models.journal.progress import Progress, silent
from models.packages.kinds import SUFFIX
from models.packages.matter import PackageMatter, SignedPart
from models.rules.report import CampaignPlan, CampaignReport
from models.signing.key_pair import KeyPair

HEAD_PAPER = "report.pdf"
HEAD_SIGNATURE = "report.pdf.sig"

_Attachment = tuple[str, bytes]


def make_parts(
    matter: PackageMatter,
    key: KeyPair,
    *,
    mail_limit: float | None = None,
    templates: Path | None = None,
    progress: Progress = silent,
) -> list[SignedPart]:
    """The signed files of a package: one, or as many as letters of `mail_limit` megabytes need.

    `templates` is the office's folder of docx templates. `UserError` when one file alone exceeds the limit, or for a
    broken template; `DamagedError` for a lost photo; what `progress` raises passes through.
    """
    papers = [*_papers(matter, templates), *_head_paper(matter), *matter.extra]
    photos = list(_photos(matter, progress))
    main = len(main_json({**matter.content, "part": 1, "parts": 1}))
    shares = cut([*papers, *photos], main, mail_limit, sum(len(proof) for proof in key.proofs))
    return [_part(matter, key, number, len(shares), share) for number, share in enumerate(shares, start=1)]


def _part(matter: PackageMatter, key: KeyPair, number: int, count: int, share: Sequence[_Attachment]) -> SignedPart:
    data = {**matter.content, "part": number, "parts": count}
    made = write(matter.kind, data, share, key, matter.created)
    parse_package(made.content)  # what would be refused at the other end must not leave
    of_parts = f"-part{number}of{count}" if count > 1 else ""
    stem = re.sub(r"[^A-Za-z0-9-]", "", matter.file_stem)
    names = {name for name, _ in share}
    photos = tuple(photo for photo in matter.photos if photo.file in names)
    return SignedPart(number, count, f"{stem}{of_parts}{SUFFIX}", made.manifest_sha256, made.content, photos)


def _papers(matter: PackageMatter, templates: Path | None) -> list[_Attachment]:
    paper = matter.paper
    if isinstance(paper, CampaignReport):
        from exporters.docx import appendix3, note
        from exporters.pdf import appendix3 as pdf

        return [
            ("appendix3.docx", appendix3.render(paper, templates)),
            ("appendix3.pdf", pdf.render(paper)),
            ("note.docx", note.render(paper, templates)),
        ]
    if isinstance(paper, CampaignPlan):
        from exporters.docx import appendix2

        return [("appendix2.docx", appendix2.render(paper, templates))]
    return []


def _head_paper(matter: PackageMatter) -> list[_Attachment]:
    signed = matter.head_signature
    return [(HEAD_PAPER, signed.paper), (HEAD_SIGNATURE, signed.signature)] if signed else []


def _photos(matter: PackageMatter, progress: Progress) -> list[_Attachment]:
    found = []
    for done, photo in enumerate(matter.photos):
        progress(done, len(matter.photos))
        assert matter.photo is not None
        found.append((photo.file, matter.photo(photo.sha256)))
    return found
