"""A folder of photos, each under the SHA-256 of its content, plain or encrypted.

An encrypted file says so in its first bytes and names its key, so that a folder half-way between plain and encrypted
is readable throughout.
"""

import hashlib
import hmac
import os
import re
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from models.errors import DamagedError
from models.journal import problems
from models.journal.atomic import replace_file, write_atomically

_MAGIC = b"PJPHOTO1"
_KEY_NAME_BYTES = 8
_NONCE_BYTES = 12
_HEADER_BYTES = len(_MAGIC) + _KEY_NAME_BYTES
_NAME = re.compile(r"[0-9a-f]{64}")
_SIZE_BOUND = 64 * 1024 * 1024


@dataclass(frozen=True)
class PhotoKey:
    """What encrypts photos; derived from the journal's data key, never that key itself."""

    secret: bytes
    name: str

    @classmethod
    def of(cls, data_key: bytes | None) -> "PhotoKey | None":
        """The photo key of a journal with this data key; None for a journal without a password."""
        if data_key is None:
            return None
        secret = hmac.digest(data_key, b"profjournal photos", "sha256")
        name = hmac.digest(secret, b"name of the key", "sha256")[:_KEY_NAME_BYTES].hex()
        return cls(secret, name)


@dataclass(frozen=True)
class PhotoFolder:
    """Photos in one folder; the folder is made with the first of them."""

    folder: Path

    @classmethod
    def of_journal(cls, journal_path: Path) -> "PhotoFolder":
        """The photos of the journal: FILE.photos."""
        return cls(journal_path.with_name(journal_path.name + ".photos"))

    def names(self) -> Iterator[str]:
        """The SHA-256 of every photo here, in no order; other files are not ours and left alone."""
        if self.folder.is_dir():
            for child in self.folder.iterdir():
                if _NAME.fullmatch(child.name):
                    yield child.name

    def path(self, name: str) -> Path:
        """Where the photo `name` (64 hex digits) lies."""
        if not _NAME.fullmatch(name):
            raise ValueError(f"not a SHA-256: {name!r}")
        return self.folder / name

    def raw(self, name: str) -> bytes | None:
        """The photo as it lies here, perhaps encrypted; None when it is not here."""
        path = self.path(name)
        try:
            with path.open("rb") as file:
                content = file.read(_SIZE_BOUND + 1)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise problems.of_os_error(error, path) from error
        return content if len(content) <= _SIZE_BOUND else b""

    def put_raw(self, name: str, content: bytes) -> None:
        """Keep the photo `name` in the form it has already."""
        with problems.storage_problems(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
        write_atomically(self.path(name), content)

    def touch(self, name: str) -> None:
        """Make the photo `name`, which is here, as young as one put just now."""
        with problems.storage_problems(self.folder):
            os.utime(self.path(name))

    def remove(self, names: Iterable[str]) -> None:
        """Remove the photos `names` as far as they are here."""
        for name in names:
            with problems.storage_problems(self.folder):
                self.path(name).unlink(missing_ok=True)

    def move_into(self, other: "PhotoFolder") -> None:
        """Move every photo to `other` on the same disk; what lies there under the same name gives way."""
        for name in list(self.names()):
            other.folder.mkdir(parents=True, exist_ok=True)
            replace_file(self.path(name), other.path(name))


def name_of(content: bytes) -> str:
    """The name of a photo: the SHA-256 of its plain bytes."""
    return hashlib.sha256(content).hexdigest()


def key_name(raw: bytes) -> str | None:
    """The name of the key that `raw` is encrypted with; None when it is plain."""
    return raw[len(_MAGIC) : _HEADER_BYTES].hex() if raw.startswith(_MAGIC) else None


def seal(content: bytes, key: PhotoKey | None) -> bytes:
    """The form in which a photo is kept under `key`: encrypted, or as it is without one."""
    if key is None:
        return content
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(_NONCE_BYTES)
    sealed = AESGCM(key.secret).encrypt(nonce, content, name_of(content).encode())
    return _MAGIC + bytes.fromhex(key.name) + nonce + sealed


def unseal(name: str, raw: bytes, key: PhotoKey | None) -> bytes:
    """The plain photo `name`; `DamagedError` when `raw` is not it, or is under another key."""
    content = _decrypted(name, raw, key) if raw.startswith(_MAGIC) else raw
    if content is None or name_of(content) != name:
        raise DamagedError(f"Фотография «{name[:12]}…» повреждена: добавьте её заново или восстановите из копии.")
    return content


def _decrypted(name: str, raw: bytes, key: PhotoKey | None) -> bytes | None:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if key is None or key_name(raw) != key.name:
        return None
    nonce, sealed = raw[_HEADER_BYTES : _HEADER_BYTES + _NONCE_BYTES], raw[_HEADER_BYTES + _NONCE_BYTES :]
    try:
        return AESGCM(key.secret).decrypt(nonce, sealed, name.encode())
    except (InvalidTag, ValueError):
        return None
