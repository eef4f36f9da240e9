"""A signing key: ECDSA P-256 with a certificate that the key signs itself."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from models.rules.fingerprint import fingerprint

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey

_VALID_FROM = datetime(2020, 1, 1, tzinfo=UTC)
_VALID_TO = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)
"""No clock that is set wrong makes a certificate invalid; keys are closed by the register, not by a date in them."""

_NAME_LIMIT = 64
"""Bytes that a name in a certificate may have (RFC 5280, ub-common-name)."""


@dataclass(frozen=True, slots=True)
class KeyPair:
    """Private key (PKCS#8, DER), certificate (DER) and proofs of the keys before it, the latest first.

    Each proof is a signature of an earlier key over the public key of the one after it.
    """

    private_key: bytes = field(repr=False)
    certificate: bytes
    proofs: tuple[bytes, ...] = ()

    @property
    def public_key_info(self) -> bytes:
        """SubjectPublicKeyInfo (DER)."""
        return public_key_info(self.certificate)

    @property
    def fingerprint(self) -> str:
        """Six groups of five digits."""
        return fingerprint(self.public_key_info)

    def sign(self, content: bytes) -> bytes:
        """ECDSA with SHA-256 over `content` (DER)."""
        from cryptography.hazmat.primitives.asymmetric.ec import ECDSA
        from cryptography.hazmat.primitives.hashes import SHA256

        return self._loaded().sign(content, ECDSA(SHA256()))

    def _loaded(self) -> "EllipticCurvePrivateKey":
        from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
        from cryptography.hazmat.primitives.serialization import load_der_private_key

        key = load_der_private_key(self.private_key, None)
        assert isinstance(key, EllipticCurvePrivateKey)
        return key


def public_key_info(certificate: bytes) -> bytes:
    """SubjectPublicKeyInfo (DER) of a certificate."""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
    from cryptography.x509 import load_der_x509_certificate

    key = load_der_x509_certificate(certificate).public_key()
    return key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def _fitting(owner: str) -> str:
    return owner.encode()[:_NAME_LIMIT].decode(errors="ignore").strip()


def new_key_pair(owner: str) -> KeyPair:
    """A fresh key whose certificate bears the owner's name, cut to what a certificate holds."""
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, _fitting(owner) or "Профжурнал")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(_VALID_FROM)
        .not_valid_after(_VALID_TO)
        .sign(key, SHA256())
    )
    private = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return KeyPair(private, certificate.public_bytes(Encoding.DER))
