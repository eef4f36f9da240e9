"""Writes one signed container of any kind."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from exporters.package import container, manifest
from models.packages.kinds import PackageKind
from models.signing import cms
from models.signing.key_pair import KeyPair

PROOF = "previous-key-{}.p7s"


@dataclass(frozen=True, slots=True)
class SignedContainer:
    """A package file as it is saved, and the SHA-256 of its manifest, by which it is named."""

    content: bytes = field(repr=False)
    manifest_sha256: str


def main_json(data: Mapping[str, Any]) -> bytes:
    """The main file's bytes: readable by a person, equal for equal data."""
    return (json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def write(
    kind: PackageKind, data: Mapping[str, Any], attachments: Sequence[tuple[str, bytes]], key: KeyPair, at: datetime
) -> SignedContainer:
    """The package of `kind` with `data` as its main file and the attachments by their ASCII names, signed by `key`."""
    files = {kind.main_file: main_json(data), **dict(attachments)}
    files |= {PROOF.format(number): proof for number, proof in enumerate(key.proofs, start=1)}
    listed = manifest.render(files)
    signature = cms.sign(listed, key, at)
    content = container.write([*files.items(), (container.MANIFEST, listed), (container.SIGNATURE, signature)])
    return SignedContainer(content, hashlib.sha256(listed).hexdigest())
