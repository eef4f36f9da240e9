"""ГОСТ Р 34.10-2012 and ГОСТ Р 34.11-2012 over the bytes of a CMS signature (RFC 4491, RFC 9215)."""

from typing import Any

HASHES = {"1.2.643.7.1.1.2.2": "streebog256", "1.2.643.7.1.1.2.3": "streebog512"}
KEYS = {"1.2.643.7.1.1.1.1": 32, "1.2.643.7.1.1.1.2": 64}
"""Bytes of a coordinate by the algorithm of the key."""

_A = "id-tc26-gost-3410-2012-256-paramSetA"
_B = "id-tc26-gost-3410-2012-256-paramSetB"
_C = "id-tc26-gost-3410-2012-256-paramSetC"
_D = "id-tc26-gost-3410-2012-256-paramSetD"

CURVES = {
    "1.2.643.7.1.2.1.1.1": _A,
    "1.2.643.7.1.2.1.1.2": _B,
    "1.2.643.7.1.2.1.1.3": _C,
    "1.2.643.7.1.2.1.1.4": _D,
    # The sets of КриптоПро are the same curves under their older names (RFC 4357; РТ 1323565.1.024-2019).
    "1.2.643.2.2.35.1": _B,
    "1.2.643.2.2.35.2": _C,
    "1.2.643.2.2.35.3": _D,
    "1.2.643.2.2.36.0": _B,
    "1.2.643.2.2.36.1": _D,
    "1.2.643.7.1.2.1.2.1": "id-tc26-gost-3410-12-512-paramSetA",
    "1.2.643.7.1.2.1.2.2": "id-tc26-gost-3410-12-512-paramSetB",
    "1.2.643.7.1.2.1.2.3": "id-tc26-gost-3410-2012-512-paramSetC",
}

SLOW_BYTES = 2 << 20
"""The hash takes some four seconds for each megabyte in pure Python: beyond this nobody would wait."""


def digest(name: str, content: bytes) -> bytes:
    """`streebog256` or `streebog512` of the content."""
    from gostcrypto import gosthash

    return bytes(gosthash.new(name, data=bytearray(content)).digest())


def holds(curve: str, public_key: bytes, digest_of_signed: bytes, signature: bytes) -> bool:
    """Whether the signature is the key's over the digest.

    `public_key` is x and y, little-endian each, as certificates hold it; `signature` is s and r, as CMS holds it.
    """
    from gostcrypto import gostsignature

    size = len(public_key) // 2
    checker: Any = gostsignature.new(
        gostsignature.MODE_256 if size == 32 else gostsignature.MODE_512,
        gostsignature.CURVES_R_1323565_1_024_2019[CURVES[curve]],
    )
    key = public_key[:size][::-1] + public_key[size:][::-1]
    r_and_s = signature[size:] + signature[:size]
    return bool(checker.verify(bytearray(key), bytearray(digest_of_signed[::-1]), bytearray(r_and_s)))
