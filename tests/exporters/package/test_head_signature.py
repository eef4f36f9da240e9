import base64
import random
import time
from pathlib import Path

import pytest

from exporters.package import gost
from exporters.package.head_signature import SignatureState, check
from tests.e2e.commands import assert_sentence

FOLDER = Path(__file__).parent / "signatures"
PAPER = (FOLDER / "paper.pdf").read_bytes()
KNOWN = sorted(file.stem for file in FOLDER.glob("*.sig") if not file.stem.startswith("unknown"))
UNKNOWN = sorted(file.stem for file in FOLDER.glob("unknown*.sig"))


def signature(name: str) -> bytes:
    return (FOLDER / f"{name}.sig").read_bytes()


def test_every_curve_set_is_here():
    """Nine sets of 256 bits and three of 512, by the names of the gost engine of openssl."""
    sets = {f"gost2012_256-{name}" for name in ("A", "B", "C", "XA", "XB", "TCA", "TCB", "TCC", "TCD")}
    assert sets | {f"gost2012_512-{name}" for name in "ABC"} <= set(KNOWN)
    assert len(gost.CURVES) == 12


@pytest.mark.parametrize("name", KNOWN)
def test_a_signature_of_this_paper(name):
    found = check(PAPER, signature(name))
    assert found.state is SignatureState.HOLDS
    assert (
        "математически верна" in found.words
        and "не проверены" in found.words
        and "Дир" in found.words.replace("Director", "Дир")
    )
    assert_sentence(found.words.replace("Director", ""))


@pytest.mark.parametrize("name", KNOWN)
def test_a_signature_of_another_paper(name):
    assert check(PAPER + b" ", signature(name)).state is SignatureState.OF_ANOTHER_PAPER


@pytest.mark.parametrize("name", UNKNOWN)
def test_kinds_that_are_not_known_are_called_so(name):
    found = check(PAPER, signature(name))
    assert found.state is SignatureState.NOT_CHECKED
    assert_sentence(found.words.replace("RSA Director", ""))


@pytest.mark.parametrize(
    "raw", [b"", b"0", b"\x30\x03\x02\x01\x01", b"not a signature", PAPER, b"\x30" * 50, b"0" * (2 << 20)]
)
def test_what_is_no_signature(raw):
    assert check(PAPER, raw).state is SignatureState.UNREADABLE
    assert_sentence(check(PAPER, raw).words)


@pytest.mark.parametrize("name", ["gost2012_256-TCA", "rsa-sha256", "ec-sha256", "no-attributes"])
def test_a_changed_bit_is_never_taken_for_a_signature_of_another_paper(name):
    """Whatever bit is turned, the check ends in a state; the signed bytes and the signature itself are covered."""
    dice = random.Random(34)
    raw = signature(name)
    for _ in range(12):
        changed = bytearray(raw)
        changed[dice.randrange(len(raw))] ^= 1 << dice.randrange(8)
        assert check(PAPER, bytes(changed)).state in SignatureState
    for at in range(len(raw) - 30, len(raw), 9):
        changed = bytearray(raw)
        changed[at] ^= 1
        assert check(PAPER, bytes(changed)).state is not SignatureState.HOLDS


def test_two_signers_are_both_named():
    assert check(PAPER, signature("two-signers")).signer == "EC Director, RSA Director"


def test_base64_with_any_line_ends():
    raw = base64.b64encode(signature("rsa-sha256"))
    assert check(PAPER, b"\r\n".join(raw[at : at + 64] for at in range(0, len(raw), 64))).state is SignatureState.HOLDS


def test_a_paper_that_would_take_minutes():
    begun = time.monotonic()
    assert check(b"x" * (gost.SLOW_BYTES + 1), signature("gost2012_256-A")).state is SignatureState.TOO_LONG
    assert time.monotonic() - begun < 1
