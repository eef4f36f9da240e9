"""What is to be packed, and what came of it: between the services and `exporters.package`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from models.packages.kinds import PackageKind
from models.rules.package_content import PackagePhoto
from models.rules.report import CampaignPlan, CampaignReport
from models.signing.key_pair import KeyPair


@dataclass(frozen=True, slots=True)
class HeadSignature:
    """A paper that the head signed with a tool of his own, and the detached signature that it wrote."""

    paper: bytes = field(repr=False)
    signature: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class PackageMatter:
    """Everything that goes into one package, its parts not yet cut.

    `content` is the main file with its envelope but `part` and `parts`. `paper` is what the papers are made of.
    `photo` gives the bytes of a photo by its hash. `extra` are further data files by their ASCII names.
    """

    kind: PackageKind
    content: Mapping[str, Any]
    created: datetime
    file_stem: str
    paper: CampaignReport | CampaignPlan | None = None
    photos: tuple[PackagePhoto, ...] = ()
    photo: Callable[[str], bytes] | None = None
    head_signature: HeadSignature | None = None
    extra: tuple[tuple[str, bytes], ...] = ()


@dataclass(frozen=True, slots=True)
class SignedPart:
    """One file of a package: its number of all parts, the name to save it under, the whole content.

    `photos` are those of the matter that this file holds.
    """

    part: int
    parts: int
    file_name: str
    manifest_sha256: str
    content: bytes = field(repr=False)
    photos: tuple[PackagePhoto, ...] = ()


MakeParts = Callable[[PackageMatter, KeyPair], Sequence[SignedPart]]
"""Makes the files of a package; only `exporters.package` can, so the caller passes it in."""

Deliver = Callable[[Sequence[SignedPart]], object]
"""Takes the files away, to a stick: called before the journal notes them, so that nothing is signed when it refuses."""
