"""A new key that an earlier one vouches for, so that the change passes with a notice instead of a block."""

from collections.abc import Sequence
from datetime import datetime

from models.rules.fingerprint import fingerprint
from models.signing import cms
from models.signing.key_pair import KeyPair, new_key_pair

MAX_PROOFS = 20


def successor(old: KeyPair, owner: str, at: datetime) -> KeyPair:
    """A fresh key with the proof that the holder of `old` chose it, in front of the proofs that `old` had."""
    new = new_key_pair(owner)
    proof = cms.sign(new.public_key_info, old, at, detached=False)
    return KeyPair(new.private_key, new.certificate, (proof, *old.proofs)[:MAX_PROOFS])


def earlier_fingerprints(public_key_info: bytes, proofs: Sequence[bytes]) -> tuple[str, ...]:
    """Fingerprints of the keys behind a key, the latest first; `BrokenSignatureError` when a proof does not hold."""
    found = []
    for proof in proofs:
        signed = cms.verify(proof, None)
        if signed.content != public_key_info:
            raise cms.BrokenSignatureError("proof of another key")
        public_key_info = signed.public_key_info
        found.append(fingerprint(public_key_info))
    return tuple(found)
