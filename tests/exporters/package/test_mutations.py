"""Packages changed by chance: what is accepted says what was signed, and nothing ends in a traceback."""

import random
import struct
from collections.abc import Callable

import pytest

from exporters.package import container
from exporters.package.reader import parse_package
from models.packages.problems import PackageProblemError, Problem
from tests.exporters.package.factories import content, entries_of, package

SEED = 20261019


def accepted_with_changed_content(raw: bytes, whole: bytes) -> bool:
    try:
        read = parse_package(raw)
    except PackageProblemError as refused:
        assert refused.problem in {Problem.NOT_A_PACKAGE, Problem.TOO_LARGE, Problem.TAMPERED}
        return False
    signed = parse_package(whole)
    return (read.contents, read.report, read.fingerprint, read.manifest_sha256) != (
        signed.contents, signed.report, signed.fingerprint, signed.manifest_sha256,
    )  # fmt: skip


def flip(dice: random.Random, raw: bytes) -> bytes:
    bit = dice.randrange(len(raw) * 8)
    changed = bytearray(raw)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def flip_in_headers(dice: random.Random, raw: bytes) -> bytes:
    """A bit of a zip header: the places where two readers may part ways."""
    places = [at for sign in (b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06") for at in positions(raw, sign)]
    changed = bytearray(raw)
    at = dice.choice(places) + dice.randrange(46)
    changed[min(at, len(raw) - 1)] ^= 1 << dice.randrange(8)
    return bytes(changed)


def positions(raw: bytes, what: bytes) -> list[int]:
    found, at = [], raw.find(what)
    while at >= 0:
        found.append(at)
        at = raw.find(what, at + 1)
    return found


def flip_in_signature(dice: random.Random, raw: bytes) -> bytes:
    return with_entry(raw, container.SIGNATURE, lambda data: flip(dice, data))


def flip_in_entry(dice: random.Random, raw: bytes) -> bytes:
    """A whole container around a changed file: the checksum of the zip is right."""
    name = dice.choice([*entries_of(raw)])
    return with_entry(raw, name, lambda data: flip(dice, data))


def with_entry(raw: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    return container.write((each, change(data) if each == name else data) for each, data in entries_of(raw).items())


def cut_out(dice: random.Random, raw: bytes) -> bytes:
    start = dice.randrange(len(raw))
    return raw[:start] + raw[start + dice.randrange(1, 200) :]


def put_in(dice: random.Random, raw: bytes) -> bytes:
    start = dice.randrange(len(raw))
    return raw[:start] + dice.randbytes(dice.randrange(1, 100)) + raw[start:]


def repeat(dice: random.Random, raw: bytes) -> bytes:
    start = dice.randrange(len(raw))
    piece = raw[start : start + dice.randrange(1, 3000)]
    return raw[:start] + piece + raw[start:]


def write_over(dice: random.Random, raw: bytes) -> bytes:
    start = dice.randrange(len(raw) - 4)
    value = dice.choice([0, 1, 0xFFFF, 0xFFFFFFFF, 0x7FFFFFFF, len(raw)])
    return raw[:start] + struct.pack("<I", value) + raw[start + 4 :]


def rename(dice: random.Random, raw: bytes) -> bytes:
    entries = list(entries_of(raw).items())
    one = dice.randrange(len(entries))
    entries[one] = (dice.choice(["report.json", "plan.json", "x", "META-INF/x", entries[0][0]]), entries[one][1])
    return container.write(dict(entries).items())


def reorder(dice: random.Random, raw: bytes) -> bytes:
    entries = list(entries_of(raw).items())
    dice.shuffle(entries)
    return container.write(entries[: dice.randrange(1, len(entries) + 1)])


def mix(dice: random.Random, raw: bytes) -> bytes:
    other = entries_of(package(content(events=77)))
    entries = entries_of(raw)
    name = dice.choice([*entries])
    return container.write({**entries, name: other[name]}.items())


MUTATIONS = (flip, flip_in_headers, flip_in_signature, flip_in_entry, cut_out, put_in, repeat, write_over, rename,
             reorder, mix)  # fmt: skip


def mutate(count: int, seed: int) -> None:
    dice = random.Random(seed)
    whole = package()
    for number in range(count):
        change = MUTATIONS[number % len(MUTATIONS)]
        assert not accepted_with_changed_content(change(dice, whole), whole), (change.__name__, number)


def test_mutated_containers():
    mutate(500, SEED)


def test_one_bit_changes():
    dice = random.Random(SEED)
    whole = package()
    assert not any(accepted_with_changed_content(flip(dice, whole), whole) for _ in range(300))


@pytest.mark.soak
def test_many_mutated_containers():
    mutate(20_000, SEED + 1)


@pytest.mark.soak
def test_every_bit_of_a_package():
    whole = package()
    for bit in range(len(whole) * 8):
        changed = bytearray(whole)
        changed[bit // 8] ^= 1 << bit % 8
        assert not accepted_with_changed_content(bytes(changed), whole), bit
