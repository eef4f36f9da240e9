"""A head's own detached signature beside a paper (КриптоПро and alike), checked as far as that is possible offline.

Whether the certificate is valid, who issued it, and whether it is a qualified one, nobody can tell without the network:
only that the signature is a key's over this very paper. The words say so.
"""

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass
from enum import Enum
from typing import Any

from exporters.package import gost
from models.signing.cms import signed_bytes

_HASHES = {"2.16.840.1.101.3.4.2.1": "sha256", "2.16.840.1.101.3.4.2.2": "sha384", "2.16.840.1.101.3.4.2.3": "sha512"}
_RSA = {"1.2.840.113549.1.1.1", "1.2.840.113549.1.1.11", "1.2.840.113549.1.1.12", "1.2.840.113549.1.1.13"}
_ECDSA = {"1.2.840.10045.2.1", "1.2.840.10045.4.3.2", "1.2.840.10045.4.3.3", "1.2.840.10045.4.3.4"}
_PEM = re.compile(rb"-----BEGIN [A-Z0-9 ]+-----(.+?)-----END", re.DOTALL)
_MAX_BYTES = 1 << 20
_MAX_SIGNERS = 10
_COMMON_NAME = "2.5.4.3"


class SignatureState(Enum):
    """How far the check came."""

    HOLDS = "подпись математически верна; действительность и квалифицированность не проверены"
    OF_ANOTHER_PAPER = "подпись не подходит к этому документу: документ изменён после подписания или это другой файл"
    NOT_CHECKED = "подпись не проверена: такой вид подписи программа не знает"
    TOO_LONG = "подпись не проверена: документ слишком велик для проверки"
    UNREADABLE = "файл подписи повреждён или это не подпись"


@dataclass(frozen=True, slots=True)
class SignatureCheck:
    """The result, and the signer's name as his certificate writes it (nobody has checked it)."""

    state: SignatureState
    signer: str = ""

    @property
    def words(self) -> str:
        """One sentence for the user."""
        of = f" ({self.signer})" if self.signer else ""
        return f"{self.state.value[0].upper()}{self.state.value[1:]}{of}."


class _StopError(Exception):
    """The check ends here with a state."""

    def __init__(self, state: SignatureState) -> None:
        super().__init__(state.name)
        self.state = state


def check(paper: bytes, signature: bytes) -> SignatureCheck:
    """Check a detached CMS signature (DER, base64 or PEM) against the paper; of several signers all must hold."""
    try:
        data = _signed_data(signature)
    except Exception:
        return SignatureCheck(SignatureState.UNREADABLE)
    name = ""
    try:
        signers = list(data["signer_infos"])
        if not 1 <= len(signers) <= _MAX_SIGNERS:
            return SignatureCheck(SignatureState.UNREADABLE)
        names = []
        for signer in signers:
            certificate = _certificate_of(signer, data)
            names.append(_name_of(certificate))
            name = ", ".join(each for each in names if each)
            _check_signer(signer, certificate, data, paper)
    except _StopError as stop:
        return SignatureCheck(stop.state, name)
    except Exception:
        return SignatureCheck(SignatureState.UNREADABLE, name)
    return SignatureCheck(SignatureState.HOLDS, name)


def _signed_data(signature: bytes) -> Any:
    from asn1crypto import cms

    if len(signature) > _MAX_BYTES:
        raise _StopError(SignatureState.UNREADABLE)
    info = cms.ContentInfo.load(_as_der(signature), strict=True)
    if info["content_type"].native != "signed_data":
        raise _StopError(SignatureState.UNREADABLE)
    return info["content"]


def _as_der(signature: bytes) -> bytes:
    if signature[:1] == b"\x30":
        return signature
    armoured = _PEM.search(signature)
    try:
        return base64.b64decode(b"".join((armoured[1] if armoured else signature).split()), validate=True)
    except (binascii.Error, ValueError):
        return signature


def _certificate_of(signer: Any, data: Any) -> Any:
    """The certificate that the signature names; a signature without any cannot be checked."""
    sid = signer["sid"]
    for choice in data["certificates"]:
        if choice.name != "certificate":
            continue
        fields = choice.chosen["tbs_certificate"]
        if sid.name == "issuer_and_serial_number":
            named = sid.chosen
            if (
                named["serial_number"].native == fields["serial_number"].native
                and named["issuer"].dump() == fields["issuer"].dump()
            ):
                return choice.chosen
        elif choice.chosen.key_identifier == sid.chosen.native:
            return choice.chosen
    raise _StopError(SignatureState.NOT_CHECKED)


def _name_of(certificate: Any) -> str:
    for part in certificate["tbs_certificate"]["subject"].chosen:
        for pair in part:
            if pair["type"].dotted == _COMMON_NAME:
                shown = "".join(letter if letter.isprintable() else " " for letter in str(pair["value"].native))
                return " ".join(shown.split())[:100]
    return ""


def _check_signer(signer: Any, certificate: Any, data: Any, paper: bytes) -> None:
    inside = data["encap_content_info"]["content"].native
    if inside is not None and inside != paper:
        raise _StopError(SignatureState.OF_ANOTHER_PAPER)
    hash_oid = signer["digest_algorithm"]["algorithm"].dotted
    signed, digest = paper, _digest(hash_oid, paper)
    attributes = signer["signed_attrs"]
    if len(attributes):
        noted = [each["values"][0].native for each in attributes if each["type"].native == "message_digest"]
        if noted != [digest]:
            raise _StopError(SignatureState.OF_ANOTHER_PAPER)
        signed = signed_bytes(attributes.dump())
        digest = _digest(hash_oid, signed)
    if not _holds(signer, certificate, hash_oid, signed, digest):
        raise _StopError(SignatureState.OF_ANOTHER_PAPER)


def _digest(oid: str, content: bytes) -> bytes:
    if oid in gost.HASHES:
        if len(content) > gost.SLOW_BYTES:
            raise _StopError(SignatureState.TOO_LONG)
        return gost.digest(gost.HASHES[oid], content)
    if oid in _HASHES:
        return hashlib.new(_HASHES[oid], content).digest()
    raise _StopError(SignatureState.NOT_CHECKED)


def _holds(signer: Any, certificate: Any, hash_oid: str, signed: bytes, digest: bytes) -> bool:
    algorithm = signer["signature_algorithm"]["algorithm"].dotted
    key_info = certificate["tbs_certificate"]["subject_public_key_info"].dump()
    signature = signer["signature"].native
    if hash_oid in gost.HASHES:
        return _holds_gost(key_info, digest, signature)
    if algorithm in _RSA:
        return _holds_rsa(key_info, hash_oid, signed, signature)
    if algorithm in _ECDSA:
        return _holds_ecdsa(key_info, hash_oid, signed, signature)
    raise _StopError(SignatureState.NOT_CHECKED)


def _holds_gost(key_info: bytes, digest: bytes, signature: bytes) -> bool:
    from asn1crypto import core

    algorithm, key_bits = (core.Sequence.load(key_info)[place] for place in (0, 1))
    if algorithm[0].dotted not in gost.KEYS:
        raise _StopError(SignatureState.NOT_CHECKED)
    size = gost.KEYS[algorithm[0].dotted]
    curve = algorithm[1][0].dotted
    if curve not in gost.CURVES:
        raise _StopError(SignatureState.NOT_CHECKED)
    key = core.OctetString.load(key_bits.contents[1:]).native
    if len(key) != 2 * size or len(signature) != 2 * size or len(digest) != size:
        raise _StopError(SignatureState.UNREADABLE)
    return gost.holds(curve, key, digest, signature)


def _holds_rsa(key_info: bytes, hash_oid: str, signed: bytes, signature: bytes) -> bool:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric import padding, rsa
    from cryptography.hazmat.primitives.serialization import load_der_public_key

    key = load_der_public_key(key_info)
    if not isinstance(key, rsa.RSAPublicKey):
        raise _StopError(SignatureState.NOT_CHECKED)
    try:
        key.verify(signature, signed, padding.PKCS1v15(), _hash_of(hash_oid))
    except InvalidSignature:
        return False
    return True


def _holds_ecdsa(key_info: bytes, hash_oid: str, signed: bytes, signature: bytes) -> bool:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import load_der_public_key

    key = load_der_public_key(key_info)
    if not isinstance(key, ec.EllipticCurvePublicKey):
        raise _StopError(SignatureState.NOT_CHECKED)
    try:
        key.verify(signature, signed, ec.ECDSA(_hash_of(hash_oid)))
    except InvalidSignature:
        return False
    return True


def _hash_of(oid: str) -> Any:
    from cryptography.hazmat.primitives import hashes

    return {"sha256": hashes.SHA256(), "sha384": hashes.SHA384(), "sha512": hashes.SHA512()}[_HASHES[oid]]
