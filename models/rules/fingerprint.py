"""Отпечаток of a signing key: thirty digits that two people can read to each other over the telephone."""

import hashlib
import re

GROUPS = 6
_DIGITS = 5
_BYTES = 5


def fingerprint(public_key_info: bytes) -> str:
    """Six groups of five digits from SHA-256 of the key's SubjectPublicKeyInfo (DER)."""
    digest = hashlib.sha256(public_key_info).digest()
    numbers = (int.from_bytes(digest[_BYTES * each : _BYTES * (each + 1)]) for each in range(GROUPS))
    return " ".join(f"{number % 10**_DIGITS:0{_DIGITS}}" for number in numbers)


def group_matches(of_key: str, number: int, typed: str) -> bool:
    """Whether what was typed is group `number` (from 1) of a fingerprint; spaces around digits do not matter."""
    return re.sub(r"\s", "", typed) == of_key.split()[number - 1]
