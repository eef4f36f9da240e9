"""Packages for tests: small, whole, and easy to spoil in one place."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from exporters.package import container, manifest
from exporters.package.writer import main_json, write
from models.packages.kinds import PackageKind
from models.rules.package_content import plan_content, report_content
from models.signing import cms
from models.signing.key_pair import KeyPair, new_key_pair
from tests.exporters.factories import plan, report

KEY = new_key_pair("Школа № 5")
AT = datetime(2026, 10, 17, 12, 30)
ENVELOPE = {
    "format": 1,
    "package_id": "0f3c9c1e-4d5b-4b58-9f0e-6b1f4f0d7d11",
    "sequence": 1,
    "replaces": None,
    "created": AT.isoformat(),
    "part": 1,
    "parts": 1,
}
FILES = (("appendix3.docx", b"PK docx" * 300), ("note.docx", b"PK note" * 200), ("photos/01-01.jpg", b"\xff\xd8" * 900))


def content(**changes: Any) -> dict[str, Any]:
    """A whole `report.json`."""
    return {**report_content(report(), None, None), **ENVELOPE, **changes}


def plan_json(**changes: Any) -> dict[str, Any]:
    """A whole `plan.json`."""
    return {**plan_content(plan()), **ENVELOPE, **changes}


def package(data: Mapping[str, Any] | None = None, key: KeyPair = KEY, kind: PackageKind = PackageKind.REPORT) -> bytes:
    """The bytes of a package as the program writes it."""
    return write(kind, content() if data is None else data, FILES, key, AT).content


def signed_around(files: Mapping[str, bytes], listed: bytes | None = None, key: KeyPair = KEY) -> bytes:
    """A container of any files, properly signed: by somebody who writes what he wants."""
    listed = manifest.render(files) if listed is None else listed
    return container.write(
        [*files.items(), (container.MANIFEST, listed), (container.SIGNATURE, cms.sign(listed, key, AT))]
    )


def with_main(raw_json: bytes, name: str = "report.json") -> bytes:
    """A package that is in order but for its main file."""
    return signed_around({name: raw_json, **dict(FILES)})


def as_json(data: Mapping[str, Any]) -> bytes:
    """The main file's bytes."""
    return main_json(data)


def entries_of(raw: bytes) -> dict[str, bytes]:
    """Everything in a container, `mimetype` aside."""
    return container.read(raw)


def zipped(entries: Mapping[str, bytes], change: Callable[[ZipInfo], None] | None = None) -> bytes:
    """A zip of the entries as another program would write it."""
    from io import BytesIO

    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name, data in entries.items():
            entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_STORED
            if change:
                change(entry)
            archive.writestr(entry, data)
    return made.getvalue()
