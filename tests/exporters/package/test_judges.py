"""Others judge our signatures: openssl, which everybody has, and pyHanko, which shares no code with us."""

import asyncio
import functools
import hashlib
import shutil
import subprocess
from datetime import UTC, datetime

import pytest

from exporters.package import container, manifest
from exporters.package.reader import parse_package
from models.signing.key_pair import KeyPair, new_key_pair
from models.signing.succession import successor
from tests.exporters.package.factories import AT, FILES, KEY, as_json, content, entries_of, package

openssl = pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl here")


def run(*command, folder):
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60)


def checked_by_openssl(folder):
    """The lines of the README, word for word."""
    run(
        "sh",
        "-c",
        "openssl pkcs7 -inform DER -in META-INF/signature001.p7s -print_certs -out signer.pem",
        folder=folder,
    )
    return run(
        "sh",
        "-c",
        "openssl cms -verify -binary -cades -inform DER -CAfile signer.pem -purpose any "
        "-in META-INF/signature001.p7s -content META-INF/ASiCManifest001.xml -out /dev/null",
        folder=folder,
    )


def unpacked(raw, folder):
    for name, data in entries_of(raw).items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)


@openssl
@pytest.mark.parametrize("key", [KEY, new_key_pair("Ш" * 200), new_key_pair(""), successor(KEY, "Школа № 5", AT)])
def test_openssl_accepts_ours(tmp_path, key):
    unpacked(package(key=key), tmp_path)
    done = checked_by_openssl(tmp_path)
    assert done.returncode == 0, done.stderr


@openssl
def test_openssl_refuses_a_changed_manifest(tmp_path):
    unpacked(package(), tmp_path)
    listed = tmp_path / container.MANIFEST
    listed.write_bytes(listed.read_bytes().replace(b"note", b"nota"))
    assert checked_by_openssl(tmp_path).returncode != 0


def certificate_of(key: KeyPair):
    from asn1crypto import x509

    return x509.Certificate.load(key.certificate)


def test_pyhanko_accepts_ours():
    from asn1crypto import cms
    from pyhanko.sign.validation import async_validate_detached_cms
    from pyhanko_certvalidator import ValidationContext

    entries = entries_of(package())
    signed_data = cms.ContentInfo.load(entries[container.SIGNATURE])["content"]
    context = ValidationContext(trust_roots=[certificate_of(KEY)], allow_fetching=False)
    judge = functools.partial(
        async_validate_detached_cms,
        signed_data=signed_data,
        signer_validation_context=context,
    )
    status = asyncio.run(judge(entries[container.MANIFEST]))
    assert status.intact and status.valid and status.trusted
    assert not asyncio.run(judge(entries[container.MANIFEST] + b" ")).intact


def signed_by_pyhanko(listed, key, *, cades):
    from asn1crypto import keys
    from pyhanko.sign.signers import SimpleSigner
    from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    signer = SimpleSigner(certificate_of(key), keys.PrivateKeyInfo.load(key.private_key), SimpleCertificateStore())
    attributes = PdfCMSSignedAttributes(signing_time=datetime.now(UTC))
    signing = signer.async_sign_general_data(listed, "sha256", use_cades=cades, signed_attr_settings=attributes)
    return asyncio.run(signing).dump()


def test_we_accept_what_pyhanko_signs():
    files = {"report.json": as_json(content()), **dict(FILES)}
    listed = manifest.render(files)
    signature = signed_by_pyhanko(listed, KEY, cades=True)
    raw = container.write([*files.items(), (container.MANIFEST, listed), (container.SIGNATURE, signature)])
    read = parse_package(raw)
    assert read.fingerprint == KEY.fingerprint
    assert read.manifest_sha256 == hashlib.sha256(listed).hexdigest()
