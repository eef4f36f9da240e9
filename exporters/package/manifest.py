"""ASiCManifest001.xml: the SHA-256 of every data file (ETSI EN 319 162-1, annex A.4); what the signature covers."""

import base64
import binascii
import hashlib
from collections.abc import Mapping
from xml.sax.saxutils import quoteattr

from exporters.package.container import SIGNATURE

MAX_BYTES = 1 << 20

_ASIC = "http://uri.etsi.org/02918/v1.2.1#"
_DS = "http://www.w3.org/2000/09/xmldsig#"
_SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256"
_KINDS = {
    "json": "application/json",
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class BrokenManifestError(Exception):
    """The signed manifest is none that names files by their SHA-256."""


def render(files: Mapping[str, bytes]) -> bytes:
    """The manifest of the files, in their order."""
    references = "".join(_reference(name, content) for name, content in files.items())
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<asic:ASiCManifest xmlns:asic="{_ASIC}" xmlns:ds="{_DS}">\n'
        f'<asic:SigReference URI="{SIGNATURE}" MimeType="application/pkcs7-signature"/>\n'
        f"{references}</asic:ASiCManifest>\n"
    ).encode()


def _reference(name: str, content: bytes) -> str:
    kind = _KINDS.get(name.rpartition(".")[2], "application/octet-stream")
    digest = base64.b64encode(hashlib.sha256(content).digest()).decode()
    return (
        f'<asic:DataObjectReference URI={quoteattr(name)} MimeType="{kind}">'
        f'<ds:DigestMethod Algorithm="{_SHA256}"/><ds:DigestValue>{digest}</ds:DigestValue>'
        "</asic:DataObjectReference>\n"
    )


def digests(manifest: bytes) -> dict[str, bytes]:
    """SHA-256 by file name as a manifest says, read only after its signature held; `BrokenManifestError`."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    if len(manifest) > MAX_BYTES:
        raise BrokenManifestError("too long")
    try:
        root = fromstring(manifest, forbid_dtd=True)
        found: dict[str, bytes] = {}
        for reference in root.iterfind(f"{{{_ASIC}}}DataObjectReference"):
            name = reference.attrib["URI"]
            method = reference.find(f"{{{_DS}}}DigestMethod")
            if name in found or method is None or method.attrib["Algorithm"] != _SHA256:
                raise BrokenManifestError("repeated or unknown")
            found[name] = base64.b64decode(reference.findtext(f"{{{_DS}}}DigestValue") or "", validate=True)
    except (ParseError, DefusedXmlException, KeyError, ValueError, LookupError, binascii.Error) as error:
        raise BrokenManifestError("not a manifest") from error
    if root.tag != f"{{{_ASIC}}}ASiCManifest" or root.find(f"{{{_ASIC}}}SigReference[@URI='{SIGNATURE}']") is None:
        raise BrokenManifestError("of another signature")
    return found
