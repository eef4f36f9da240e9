import hashlib
import random
import struct
import subprocess
import sys
from zipfile import ZIP_DEFLATED, ZIP_STORED

import pytest

from exporters.package import container, manifest, untrusted_json
from exporters.package.reader import parse_package, read_package
from exporters.package.writer import write
from models.errors import EnvironmentProblemError, ExitCode
from models.packages.kinds import PackageKind
from models.packages.problems import PackageProblemError, Problem
from models.signing import cms
from models.signing.key_pair import new_key_pair
from models.signing.succession import successor
from tests.e2e.commands import assert_sentence
from tests.exporters.package.factories import (
    AT,
    FILES,
    KEY,
    as_json,
    content,
    entries_of,
    package,
    plan_json,
    signed_around,
    with_main,
    zipped,
)


def problem_of(raw: bytes) -> Problem:
    """The code of the refusal, whose sentence must be one that a teacher reads."""
    with pytest.raises(PackageProblemError) as refused:
        parse_package(raw)
    assert_sentence(refused.value.message)
    assert refused.value.exit_code is ExitCode.DAMAGED and refused.value.code == refused.value.problem
    return refused.value.problem


def test_a_package_says_who_signed_what(tmp_path):
    path = tmp_path / "p.asice"
    path.write_bytes(package())
    read = read_package(path)
    assert (read.kind, str(read.campaign), read.inn) == (PackageKind.REPORT, "autumn-2026", content()["school"]["inn"])
    assert (read.sequence, read.replaces, read.part, read.parts, read.created) == (1, None, 1, 1, AT)
    assert read.fingerprint == KEY.fingerprint and read.earlier_fingerprints == ()
    assert read.files == {"report.json": len(as_json(content())), **{name: len(data) for name, data in FILES}}
    assert read.report == content() and dict(read.contents)["note.docx"] == dict(FILES)["note.docx"]
    assert read.manifest_sha256 == hashlib.sha256(manifest.render(dict(read.contents))).hexdigest()
    assert read.raw == path.read_bytes()


def test_equal_content_makes_the_same_name_whatever_the_signature():
    first, second = (write(PackageKind.REPORT, content(), FILES, KEY, AT) for _ in range(2))
    assert first.content != second.content and first.manifest_sha256 == second.manifest_sha256


@pytest.mark.parametrize("kind", [PackageKind.CONSOLIDATION, PackageKind.RECEIPT])
def test_an_office_sends_packages_of_its_own(kind):
    whole = content()
    of_office = {"sender": {"name": "Управление образования"}, "total": whole, "schools": []}
    receipt = {"inn": "7017012342", "receipt_for": whole["package_id"], "decision": "returned", "remarks": []}
    data = {**{key: whole[key] for key in ("format", "campaign", "package_id", "sequence", "replaces", "created")},
            "part": 1, "parts": 1, "coordinator": whole["coordinator"], **of_office, **receipt}  # fmt: skip
    read = parse_package(package(data, kind=kind))
    assert (read.kind, read.school) == (kind, "Управление образования")


def test_a_plan_is_read():
    assert parse_package(package(plan_json(), kind=PackageKind.PLAN)).kind is PackageKind.PLAN


def test_a_new_key_shows_whose_successor_it_is():
    second = successor(KEY, "Школа № 5", AT)
    third = successor(second, "Школа № 5", AT)
    assert parse_package(package(key=third)).earlier_fingerprints == (second.fingerprint, KEY.fingerprint)


def test_a_borrowed_proof_proves_nothing():
    stranger, second = new_key_pair("Чужой"), successor(KEY, "Школа № 5", AT)
    files = {"report.json": as_json(content()), "previous-key-1.p7s": second.proofs[0]}
    assert parse_package(signed_around(files, key=stranger)).earlier_fingerprints == ()


@pytest.mark.parametrize(
    "raw", [b"", b"PK", b"%PDF-1.7", b"PK\x03\x04" + b"\0" * 200, zipped({"a": b"b"}), b"\xff" * 5000, b"PK\x05\x06"]
)
def test_another_file_is_no_package(raw):
    assert problem_of(raw) is Problem.NOT_A_PACKAGE


def test_a_missing_file_and_a_folder_are_told(tmp_path):
    for path in (tmp_path / "нет.asice", tmp_path):
        with pytest.raises(EnvironmentProblemError):
            read_package(path)


def test_every_cut_is_noticed():
    raw = package()
    dice = random.Random(4)
    for length in {dice.randrange(80, len(raw)) for _ in range(100)}:
        assert problem_of(raw[:length]) is Problem.TAMPERED


@pytest.mark.parametrize("addition", [b"\0", b"PK\x05\x06" + b"\0" * 18, b"x" * 70_000])
def test_nothing_may_stand_behind_the_end(addition):
    assert problem_of(package() + addition) is Problem.TAMPERED
    assert problem_of(addition + package()) is Problem.NOT_A_PACKAGE


def test_a_comment_is_refused():
    raw = bytearray(package())
    raw[-2:] = struct.pack("<H", 3)
    assert problem_of(bytes(raw) + b"abc") is Problem.TAMPERED


def change_entry(raw, name, data):
    entries = entries_of(raw)
    entries[name] = data
    return container.write(entries.items())


@pytest.mark.parametrize(
    "name", ["report.json", "note.docx", "photos/01-01.jpg", container.MANIFEST, container.SIGNATURE]
)
def test_a_changed_a_missing_and_an_added_file(name):
    entries = entries_of(package())
    changed = bytearray(entries[name])
    changed[len(changed) // 2] ^= 1
    assert problem_of(change_entry(package(), name, bytes(changed))) is Problem.TAMPERED
    assert problem_of(container.write((n, d) for n, d in entries.items() if n != name)) is Problem.TAMPERED
    assert problem_of(change_entry(package(), "more.txt", b"x")) is Problem.TAMPERED


def test_parts_of_two_packages_do_not_mix():
    other = entries_of(package(content(events=99)))
    for name in ("report.json", container.MANIFEST, container.SIGNATURE):
        assert problem_of(change_entry(package(), name, other[name])) is Problem.TAMPERED


def test_the_certificate_cannot_be_exchanged():
    """Another certificate for the same key: the signature over the manifest would hold."""
    from asn1crypto import cms as asn1_cms
    from asn1crypto import x509 as asn1_x509
    from cryptography import x509
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.serialization import Encoding, load_der_private_key

    private = load_der_private_key(KEY.private_key, None)
    old = x509.load_der_x509_certificate(KEY.certificate)
    forged = (
        x509.CertificateBuilder().subject_name(old.subject).issuer_name(old.issuer).public_key(old.public_key())
        .serial_number(old.serial_number).not_valid_before(old.not_valid_before_utc)
        .not_valid_after(old.not_valid_after_utc).sign(private, SHA256()).public_bytes(Encoding.DER)
    )  # fmt: skip
    entries = entries_of(package())
    info = asn1_cms.ContentInfo.load(entries[container.SIGNATURE])
    info["content"]["certificates"] = [asn1_x509.Certificate.load(forged)]
    assert problem_of(change_entry(package(), container.SIGNATURE, info.dump(force=True))) is Problem.TAMPERED


def test_the_manifest_is_not_parsed_before_its_signature_holds(monkeypatch):
    parsed = []
    monkeypatch.setattr(manifest, "digests", lambda listed: parsed.append(listed))
    entries = entries_of(package())
    listed = entries[container.MANIFEST].replace(b"report.json", b"repord.json")
    assert problem_of(change_entry(package(), container.MANIFEST, listed)) is Problem.TAMPERED
    assert parsed == []


BOMB = b'<!DOCTYPE a [<!ENTITY b "x">]>'


@pytest.mark.parametrize(
    "listed",
    [
        b"",
        b"no xml",
        b"<a/>",
        b"\xff\xfe",
        BOMB + manifest.render({}),
        manifest.render({}).replace(b"<asic:ASiC", BOMB + b"<asic:ASiC", 1),
        manifest.render({}) + b"<!--" + random.Random(1).randbytes(manifest.MAX_BYTES // 2).hex().encode() + b"-->",
        manifest.render({"report.json": b""}).replace(b"sha256", b"sha1"),
        manifest.render({"report.json": b""}).replace(b"<ds:DigestValue>", b"<ds:DigestValue>*"),
        manifest.render({"report.json": b""}).replace(b"signature001", b"signature002"),
        manifest.render({"report.json": b""}).replace(b"URI=", b"UR="),
    ],
)
def test_a_manifest_that_somebody_wrote_as_he_liked(listed):
    assert problem_of(signed_around({"report.json": as_json(content())}, listed)) is Problem.TAMPERED


def test_a_file_listed_twice():
    files = {"report.json": as_json(content())}
    listed = manifest.render(files)
    line = listed.splitlines(keepends=True)[3]
    assert problem_of(signed_around(files, listed.replace(line, line + line))) is Problem.TAMPERED


@pytest.mark.parametrize("name", ["../x", "/x", "a\\b", "c:x", "a//b", "кот.txt", "a b", ".x", "a/", "REPORT.JSON"])
def test_names_that_no_package_holds(name):
    assert problem_of(container.write([*entries_of(package()).items(), (name, b"x")])) is Problem.TAMPERED


def test_a_link():
    def link(entry):
        if entry.filename == "note.docx":
            entry.external_attr = 0o120777 << 16

    raw = zipped({"mimetype": container.MIMETYPE, **entries_of(package())}, link)
    assert problem_of(raw) is Problem.TAMPERED


def test_an_encrypted_part():
    raw = bytearray(package())
    at = raw.index(b"PK\x01\x02", raw.index(b"PK\x01\x02") + 4)
    raw[at + 8] |= 1
    assert problem_of(bytes(raw)) is Problem.TAMPERED


def test_a_directory_that_hides_a_part_from_those_who_read_from_the_beginning():
    entries = {"mimetype": container.MIMETYPE, **entries_of(package())}
    assert parse_package(zipped(entries)).kind is PackageKind.REPORT
    raw = zipped(entries)
    gap = raw.index(b"PK\x01\x02")
    moved = bytearray(raw[:gap] + b"PK\x03\x04" + b"\0" * 26 + raw[gap:])
    moved[-6:-2] = struct.pack("<I", gap + 30)
    assert problem_of(bytes(moved)) is Problem.TAMPERED


def test_an_extra_field():
    def extended(entry):
        entry.extra = b"\x55\x54\x01\x00\x00"

    assert problem_of(zipped({"mimetype": container.MIMETYPE, **entries_of(package())}, extended)) in {
        Problem.TAMPERED, Problem.NOT_A_PACKAGE,
    }  # fmt: skip


def bomb(entry):
    entry.compress_type = ZIP_STORED if entry.filename == "mimetype" else ZIP_DEFLATED


@pytest.mark.parametrize(
    "entries",
    [
        {f"photos/{number}.jpg": b"" for number in range(500)},
        {"zeros.bin": b"\0" * 10_000_000},
    ],
)
def test_limits(entries):
    assert problem_of(zipped({"mimetype": container.MIMETYPE, **entries}, bomb)) is Problem.TOO_LARGE


def test_a_file_that_is_too_large_is_not_even_read(tmp_path):
    path = tmp_path / "p.asice"
    with path.open("wb") as file:
        file.truncate(container.MAX_FILE_BYTES + 1)
    with pytest.raises(PackageProblemError) as refused:
        read_package(path)
    assert refused.value.problem is Problem.TOO_LARGE
    assert_sentence(refused.value.message)
    with pytest.raises(PackageProblemError, match="больше 100 МБ"):
        container.read(b"\0" * (container.MAX_FILE_BYTES + 1))


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"{", b'{"a": 1, "a": 2}', b'{"a": NaN}', b'{"a": Infinity}', b'{"a": 1e999}', b"\xff",
        b'{"a": "\\ud800"}', b'{"a": ' + b"9" * 16 + b"}", b"[" * 30 + b"]" * 30, b"[" * 100_000, b'"' * 99_999,
        b" " * (4 << 20) + b"{}",
    ],
)  # fmt: skip
def test_a_main_file_that_two_programs_would_read_differently(raw):
    with pytest.raises(untrusted_json.UntrustedJsonError):
        untrusted_json.read(raw)
    if len(raw) < 100:
        assert problem_of(with_main(raw)) is Problem.NOT_A_PACKAGE


def test_brackets_inside_of_texts_are_no_depth():
    whole = content()
    whole["texts"]["note"][0]["text"] = '[[[{{{"' * 50
    assert parse_package(with_main(as_json(whole))).report == whole


@pytest.mark.parametrize("key", [key for key in content() if key not in {"profminimum", "indicators"}])
def test_a_key_that_is_missing_or_of_another_kind(key):
    whole = content()
    del whole[key]
    assert problem_of(with_main(as_json(whole))) is Problem.NOT_A_PACKAGE
    for value in ([], {}, -1, "?", 1.5, True, None):
        if type(value) is not type(content()[key]) and not (key == "format" and value == 2):
            assert problem_of(with_main(as_json({**whole, key: value}))) is Problem.NOT_A_PACKAGE


@pytest.mark.parametrize(
    "changes", [{"part": 2}, {"campaign": "summer-2026"}, {"created": "2026-13-01T10:00:00"}, {"created": "2026-10-01"}]
)
def test_values_that_cannot_be(changes):
    assert problem_of(with_main(as_json(content(**changes)))) is Problem.NOT_A_PACKAGE


def test_no_main_file_and_two():
    assert problem_of(with_main(b"[]")) is problem_of(with_main(b"null")) is Problem.NOT_A_PACKAGE
    assert problem_of(signed_around({"a.txt": b"x"})) is Problem.NOT_A_PACKAGE
    two = {"report.json": as_json(content()), "plan.json": as_json(plan_json())}
    assert problem_of(signed_around(two)) is Problem.NOT_A_PACKAGE


@pytest.mark.parametrize("school", [content()["school"], None, {"inn": 5}])
def test_a_newer_format_names_its_sender(school):
    data = {"format": 2, "school": school, "whatever": [1.5]}
    with pytest.raises(PackageProblemError) as refused:
        parse_package(with_main(as_json(data)))
    assert refused.value.problem is Problem.NEWER_FORMAT
    assert refused.value.sender.fingerprint == KEY.fingerprint
    assert refused.value.sender.inn == (school["inn"] if school == content()["school"] else "")


def test_a_clock_that_is_wrong_is_told_and_refuses_nothing():
    read = parse_package(with_main(as_json(content(created="2036-10-17T12:30:00+07:00"))))
    assert "17.10.2036" in read.clock_notice(AT)
    assert_sentence(read.clock_notice(AT))
    assert parse_package(package()).clock_notice(AT) is None


def signature_without(attribute):
    listed = manifest.render({"report.json": as_json(content())})
    from asn1crypto import cms as asn1_cms

    info = asn1_cms.ContentInfo.load(cms.sign(listed, KEY, AT))
    signer = info["content"]["signer_infos"][0]
    kept = [each for each in signer["signed_attrs"] if each["type"].native != attribute]
    attributes = asn1_cms.CMSAttributes(kept)
    signer["signed_attrs"] = attributes
    signer["signature"] = KEY.sign(attributes.dump())
    return listed, info.dump(force=True)


@pytest.mark.parametrize("attribute", ["signing_certificate_v2", "message_digest", "content_type"])
def test_a_signature_that_does_not_bind(attribute):
    listed, signature = signature_without(attribute)
    entries = {"report.json": as_json(content()), container.MANIFEST: listed, container.SIGNATURE: signature}
    assert problem_of(container.write(entries.items())) is Problem.TAMPERED


def test_a_program_that_only_reads_reads_all(tmp_path):
    """No import of the writing side may be needed: it once was, and every package looked changed."""
    path = tmp_path / "p.asice"
    path.write_bytes(package())
    code = "import sys; from pathlib import Path; from exporters.package.reader import read_package\n"
    done = subprocess.run(
        [sys.executable, "-c", code + "print(read_package(Path(sys.argv[1])).fingerprint)", str(path)],
        capture_output=True,
        text=True,
    )
    assert done.stdout.strip() == KEY.fingerprint, done.stderr


def test_a_part_written_twice():
    entries = entries_of(package())
    twice = container.write([*entries.items(), ("note.docy", b"another note")]).replace(b"note.docy", b"note.docx")
    assert problem_of(twice) is Problem.TAMPERED


def test_a_directory_that_says_less_than_is_there():
    """The declared size is what is unpacked at most; what does not fit its checksum is damage."""
    raw = bytearray(package())
    at = raw.index(b"PK\x01\x02", raw.index(b"PK\x01\x02") + 4)
    raw[at + 24 : at + 28] = struct.pack("<I", 5)
    assert problem_of(bytes(raw)) is Problem.TAMPERED
    raw[at + 24 : at + 28] = struct.pack("<I", 65 << 20)
    assert problem_of(bytes(raw)) is Problem.TOO_LARGE
