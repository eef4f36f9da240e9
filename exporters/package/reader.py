"""Reads a package from anywhere, trusting nothing: the steps and their order are those of safety, section 3."""

import hashlib
import logging
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from exporters.package import container, manifest, untrusted_json
from exporters.package.schemas import SCHEMAS, known
from exporters.package.writer import PROOF
from models.errors import UserError
from models.journal.problems import of_os_error
from models.packages.kinds import FORMAT, PackageKind
from models.packages.problems import PackageProblemError, Problem, Sender
from models.packages.verified import VerifiedPackage
from models.rules.fingerprint import fingerprint
from models.rules.periods import CampaignCode, parse_campaign_code
from models.signing import cms
from models.signing.succession import MAX_PROOFS, earlier_fingerprints

_LOG = logging.getLogger("profjournal")


def read_package(path: Path) -> VerifiedPackage:
    """The package in the file `path`.

    `PackageProblemError` (not-a-package, too-large, tampered, newer-format) with one Russian sentence, whatever the
    file holds; `EnvironmentProblemError` when it cannot be read at all.
    """
    try:
        if path.stat().st_size > container.MAX_FILE_BYTES:
            raise container.too_large(f"он больше {container.MAX_FILE_BYTES >> 20} МБ")
        with path.open("rb") as file:
            raw = file.read(container.MAX_FILE_BYTES + 1)
    except OSError as error:
        raise of_os_error(error, path) from error
    return parse_package(raw)


def parse_package(raw: bytes) -> VerifiedPackage:
    """The package in these bytes; errors as of `read_package`."""
    try:
        return _parse(raw)
    except UserError:
        raise
    except Exception as error:
        # No list of exceptions is complete for bytes from outside; damage must never look like a bug of the program.
        _LOG.warning("a package was not read: %s", type(error).__name__)
        raise container.tampered() from error


def _parse(raw: bytes) -> VerifiedPackage:
    entries = container.read(raw)
    listed, signature = entries.pop(container.MANIFEST, None), entries.pop(container.SIGNATURE, None)
    if listed is None or signature is None:
        raise container.tampered()
    signed = _signed(listed, signature)
    _check_files(listed, entries)
    kind, data = _main_file(entries)
    key = fingerprint(signed.public_key_info)
    _refuse_newer(data, key)
    campaign, created = _checked(kind, data)
    sender = data.get("school") or data["sender"]
    return VerifiedPackage(
        kind=kind,
        school=sender["name"],
        inn=sender.get("inn", ""),
        campaign=campaign,
        package_id=data["package_id"],
        sequence=data["sequence"],
        replaces=data["replaces"],
        part=data["part"],
        parts=data["parts"],
        created=created,
        fingerprint=key,
        earlier_fingerprints=_earlier(signed.public_key_info, entries),
        manifest_sha256=hashlib.sha256(listed).hexdigest(),
        files={name: len(content) for name, content in entries.items()},
        report=known(kind, data),
        contents=entries,
        raw=raw,
    )


def _signed(listed: bytes, signature: bytes) -> cms.Signed:
    try:
        return cms.verify(signature, listed)
    except cms.BrokenSignatureError as error:
        raise container.tampered() from error


def _check_files(listed: bytes, entries: Mapping[str, bytes]) -> None:
    """Exactly the listed files are there, each as it was signed."""
    try:
        digests = manifest.digests(listed)
    except manifest.BrokenManifestError as error:
        raise container.tampered() from error
    if digests.keys() != entries.keys():
        raise container.tampered()
    if any(hashlib.sha256(content).digest() != digests[name] for name, content in entries.items()):
        raise container.tampered()


def _main_file(entries: Mapping[str, bytes]) -> tuple[PackageKind, dict[str, Any]]:
    """Signed by somebody and whole: what is wrong from here on was made wrong, by another program."""
    kinds = [kind for kind in PackageKind if kind.main_file in entries]
    if len(kinds) != 1:
        raise container.not_a_package()
    try:
        data = untrusted_json.read(entries[kinds[0].main_file])
    except untrusted_json.UntrustedJsonError as error:
        raise container.not_a_package() from error
    if not isinstance(data, dict):
        raise container.not_a_package()
    return kinds[0], data


def _refuse_newer(data: Mapping[str, Any], key: str) -> None:
    version = data.get("format")
    if type(version) is int and version > FORMAT:
        school = data.get("school")
        inn = school.get("inn") if isinstance(school, dict) else None
        raise PackageProblemError(
            Problem.NEWER_FORMAT,
            "Пакет составлен более новой программой: обновите Профжурнал и откройте пакет снова.",
            Sender(inn if isinstance(inn, str) else "", key),
        )


def _checked(kind: PackageKind, data: Mapping[str, Any]) -> tuple[CampaignCode, datetime]:
    try:
        SCHEMAS[kind](data)
    except ValueError as error:
        raise container.not_a_package() from error
    campaign = parse_campaign_code(data["campaign"])
    if campaign is None or data["part"] > data["parts"]:
        raise container.not_a_package()
    # Local time of the sender, as the journal keeps it; an offset, where one is given, is not needed.
    return campaign, datetime.fromisoformat(data["created"]).replace(tzinfo=None)


def _earlier(public_key_info: bytes, entries: Mapping[str, bytes]) -> tuple[str, ...]:
    """A proof that does not hold proves nothing: the key then stands for itself."""
    names = (PROOF.format(number) for number in range(1, MAX_PROOFS + 1))
    proofs = [entries[name] for name in names if name in entries]
    try:
        return earlier_fingerprints(public_key_info, proofs)
    except cms.BrokenSignatureError:
        return ()
