"""Signatures in CMS form (CAdES-BES, ETSI EN 319 122-1) with one self-signed signer, made and checked.

The certificate is bound to the signature by its signed hash (signing-certificate-v2), so that nobody can put
another certificate of the same key beside it.
"""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from models.signing.key_pair import KeyPair, public_key_info

_BROKEN = (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, OverflowError)
"""What asn1crypto and cryptography raise over bytes that are no such structure."""


class BrokenSignatureError(Exception):
    """The signature is no CMS of ours, or does not hold."""


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature that holds: over which content, and the signer's certificate and public key (DER)."""

    content: bytes
    certificate: bytes
    public_key_info: bytes


def sign(content: bytes, key: KeyPair, at: datetime, *, detached: bool = True) -> bytes:
    """A CAdES-BES signature over `content` (DER); `detached` leaves the content out of it."""
    from asn1crypto import algos, cms, x509

    certificate = x509.Certificate.load(key.certificate)
    attributes = _signed_attributes(content, key.certificate, at)
    signer = cms.SignerInfo(
        {
            "version": "v1",
            "sid": cms.IssuerAndSerialNumber(
                {"issuer": certificate.issuer, "serial_number": certificate.serial_number}
            ),
            "digest_algorithm": algos.DigestAlgorithm({"algorithm": "sha256"}),
            "signed_attrs": attributes,
            "signature_algorithm": algos.SignedDigestAlgorithm({"algorithm": "sha256_ecdsa"}),
            "signature": key.sign(attributes.dump()),
        }
    )
    held: dict[str, Any] = {"content_type": "data"}
    if not detached:
        held["content"] = content
    data = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": [algos.DigestAlgorithm({"algorithm": "sha256"})],
            "encap_content_info": held,
            "certificates": [certificate],
            "signer_infos": [signer],
        }
    )
    return bytes(cms.ContentInfo({"content_type": "signed_data", "content": data}).dump())


def _signed_attributes(content: bytes, certificate: bytes, at: datetime) -> Any:
    from asn1crypto import cms, core, tsp

    bound = tsp.SigningCertificateV2({"certs": [tsp.ESSCertIDv2({"cert_hash": hashlib.sha256(certificate).digest()})]})
    values: dict[str, Any] = {
        "content_type": "data",
        "message_digest": hashlib.sha256(content).digest(),
        "signing_time": cms.Time({"utc_time": core.UTCTime(at.astimezone(UTC))}),
        "signing_certificate_v2": bound,
    }
    return cms.CMSAttributes([cms.CMSAttribute({"type": name, "values": [value]}) for name, value in values.items()])


def verify(signature: bytes, content: bytes | None) -> Signed:
    """The one signer of `signature` over `content`, over the content held inside when it is None.

    `BrokenSignatureError` when anything does not hold: structure, algorithms, hashes, certificate, signature.
    """
    try:
        return _verified(signature, content)
    except _BROKEN as error:
        raise BrokenSignatureError("not a CMS signature") from error


def _verified(signature: bytes, content: bytes | None) -> Signed:
    from asn1crypto import cms, tsp

    assert tsp.SigningCertificateV2  # only the import of tsp teaches cms to read this attribute

    info = cms.ContentInfo.load(signature, strict=True)
    _demand(info["content_type"].native == "signed_data", "no signed data")
    data = info["content"]
    _demand(data["version"].native == "v1", "another version")
    _demand(len(data["digest_algorithms"]) == 1 and _is_sha256(data["digest_algorithms"][0]), "another digest")
    held = data["encap_content_info"]
    _demand(held["content_type"].native == "data", "content of another type")
    inside = held["content"].native
    _demand((inside is None) == (content is not None), "content in the wrong place")
    signed = inside if content is None else content
    _demand(isinstance(signed, bytes), "no content")
    _demand(len(data["signer_infos"]) == 1 and len(data["certificates"]) == 1, "not one signer")
    choice = data["certificates"][0]
    _demand(choice.name == "certificate", "no certificate")
    certificate = bytes(choice.chosen.dump())
    signer = data["signer_infos"][0]
    _check_signer(signer, choice.chosen)
    _check_attributes(signer["signed_attrs"], certificate, signed)
    _check_ecdsa(signer, certificate)
    return Signed(signed, certificate, public_key_info(certificate))


def _check_signer(signer: Any, certificate: Any) -> None:
    _demand(signer["version"].native == "v1", "another version")
    _demand(signer["sid"].name == "issuer_and_serial_number", "signer named otherwise")
    named = signer["sid"].chosen
    _demand(named["issuer"].dump() == certificate.issuer.dump(), "another issuer")
    _demand(named["serial_number"].native == certificate.serial_number, "another certificate")
    _demand(_is_sha256(signer["digest_algorithm"]), "another digest")
    _demand(signer["signature_algorithm"]["algorithm"].native == "sha256_ecdsa", "another algorithm")


def _is_sha256(algorithm: Any) -> bool:
    return algorithm["algorithm"].native == "sha256" and algorithm["parameters"].dump() in (b"", b"\x05\x00")


def _check_attributes(attributes: Any, certificate: bytes, content: bytes) -> None:
    values: dict[str, Any] = {}
    for attribute in attributes:
        name = attribute["type"].native
        _demand(name not in values and len(attribute["values"]) == 1, "attribute repeated")
        values[name] = attribute["values"][0]
    _demand(values["content_type"].native == "data", "content of another type")
    _demand(values["message_digest"].native == hashlib.sha256(content).digest(), "content was changed")
    bound = values["signing_certificate_v2"]["certs"][0]
    _demand(bound["hash_algorithm"]["algorithm"].native == "sha256", "certificate bound by another digest")
    _demand(bound["cert_hash"].native == hashlib.sha256(certificate).digest(), "certificate was changed")


def _check_ecdsa(signer: Any, certificate: bytes) -> None:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.x509 import load_der_x509_certificate

    key = load_der_x509_certificate(certificate).public_key()
    if not isinstance(key, ec.EllipticCurvePublicKey) or not isinstance(key.curve, ec.SECP256R1):
        raise BrokenSignatureError("key of another kind")
    try:
        key.verify(signer["signature"].native, signed_bytes(signer["signed_attrs"].dump()), ec.ECDSA(SHA256()))
    except InvalidSignature as error:
        raise BrokenSignatureError("signature does not hold") from error


def signed_bytes(attributes: bytes) -> bytes:
    """What is signed of the attributes: their SET, though they stand under a tag of their own (RFC 5652, 5.4)."""
    return b"\x31" + attributes[1:]


def _demand(holds: bool, otherwise: str) -> None:
    if not holds:
        raise BrokenSignatureError(otherwise)
