"""The key file of a journal with a password: FILE.key.

The journal is encrypted with a random data key. The key file holds that key twice, wrapped by the password and by
the recovery code (scrypt, then AES-256-GCM), so that a change of the password rewrites a kilobyte and not the journal.
The password is tried on this file first: to SQLite a wrong key and a damaged journal look the same.
"""

import base64
import hashlib
import json
import secrets
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from models.errors import DamagedError, UsageError, WrongPasswordError
from models.journal import problems, recovery_code
from models.journal.atomic import write_atomically

_FORMAT = "profjournal-key"
_VERSION = 1
_COST = 1 << 16  # scrypt N: 0.15 s and 64 MB on a weak PC
_COST_BOUNDS = (1 << 14, 1 << 18)
_BLOCK = 8
_MEMORY_BOUND = 2 * 128 * _BLOCK * _COST_BOUNDS[1]
_SIZE_BOUND = 16 * 1024
_KEY_BYTES = 32
_SALT_BYTES = 16
_NONCE_BYTES = 12

Opener = Literal["password", "recovery"]


@dataclass(frozen=True)
class _Wrapped:
    """The data key under one secret."""

    cost: int
    salt: bytes
    nonce: bytes
    sealed: bytes


@dataclass(frozen=True)
class KeyFile:
    """The content of a key file."""

    password: _Wrapped
    recovery: _Wrapped

    def unlock(self, password: str) -> bytes:
        """The data key; `WrongPasswordError` when the password is not the one."""
        data_key = _unwrap(self.password, "password", _password_secret(password))
        if data_key is None:
            raise WrongPasswordError("Пароль не подходит к этому журналу: проверьте раскладку и Caps Lock.")
        return data_key

    def unlock_with_code(self, typed: str) -> bytes:
        """The data key; `WrongPasswordError` when the recovery code is mistyped or of another journal."""
        code = recovery_code.read_code(typed)
        if code is None:
            raise WrongPasswordError("В коде восстановления опечатка: в нём 24 знака, сверьте каждую группу с листом.")
        data_key = _unwrap(self.recovery, "recovery", code.encode())
        if data_key is None:
            raise WrongPasswordError("Этот код восстановления не от этого журнала: возьмите лист с последним кодом.")
        return data_key

    def with_password(self, data_key: bytes, password: str) -> "KeyFile":
        """The same file under another password."""
        return KeyFile(_wrap(data_key, "password", _password_secret(password)), self.recovery)

    def with_new_code(self, data_key: bytes) -> tuple["KeyFile", str]:
        """The same file under a fresh recovery code, and that code as printed; the former code no longer opens."""
        code = recovery_code.new_code()
        return KeyFile(self.password, _wrap(data_key, "recovery", code.encode())), recovery_code.shown(code)

    def to_bytes(self) -> bytes:
        """The file as it lies on the disk."""
        content = {
            "format": _FORMAT,
            "version": _VERSION,
            "password": _to_json(self.password),
            "recovery": _to_json(self.recovery),
        }
        return json.dumps(content, indent=1).encode()


def key_path(journal_path: Path) -> Path:
    """Where the key file of the journal lies: FILE.key."""
    return journal_path.with_name(journal_path.name + ".key")


def new_key_file(password: str) -> tuple[KeyFile, bytes, str]:
    """A key file for a new data key: the file, the data key (32 bytes) and the recovery code as printed."""
    data_key = secrets.token_bytes(_KEY_BYTES)
    code = recovery_code.new_code()
    key_file = KeyFile(
        _wrap(data_key, "password", _password_secret(password)), _wrap(data_key, "recovery", code.encode())
    )
    return key_file, data_key, recovery_code.shown(code)


def write_key_file(journal_path: Path, key_file: KeyFile) -> None:
    """Put the key file beside the journal, whole or not at all."""
    write_atomically(key_path(journal_path), key_file.to_bytes())


def read_key_file(journal_path: Path) -> KeyFile:
    """The key file beside the journal; `DamagedError` when it is missing, damaged or something else."""
    path = key_path(journal_path)
    try:
        with path.open("rb") as file:
            content = file.read(_SIZE_BOUND + 1)
    except FileNotFoundError as error:
        raise DamagedError(
            f"«{journal_path}» не журнал Профжурнала, или рядом с ним нет файла ключа «{path.name}»: "
            "верните файл ключа на место или восстановите журнал из резервной копии."
        ) from error
    except OSError as error:
        raise problems.of_os_error(error, path) from error
    return parse_key_file(content, str(path))


def parse_key_file(content: bytes, place: str) -> KeyFile:
    """Read a key file's bytes; `DamagedError` naming `place` when they are not one."""
    try:
        if len(content) > _SIZE_BOUND:
            raise ValueError("too large")
        value = json.loads(content)
        if value["format"] != _FORMAT:
            raise ValueError("another format")
        if value["version"] > _VERSION:
            raise DamagedError(f"Файл ключа «{place}» сделан более новой программой: обновите Профжурнал.")
        return KeyFile(_from_json(value["password"]), _from_json(value["recovery"]))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise DamagedError(
            f"Файл ключа «{place}» повреждён: верните его из копии или восстановите журнал из резервной копии."
        ) from error


def _password_secret(password: str) -> bytes:
    if not password:
        raise UsageError("Пароль пуст: введите хотя бы один знак.")
    return unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")


def _wrap(data_key: bytes, opener: Opener, secret: bytes) -> _Wrapped:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_NONCE_BYTES)
    sealed = AESGCM(_stretched(secret, salt, _COST)).encrypt(nonce, data_key, _bound_to(opener))
    return _Wrapped(_COST, salt, nonce, sealed)


def _unwrap(wrapped: _Wrapped, opener: Opener, secret: bytes) -> bytes | None:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    key = _stretched(secret, wrapped.salt, wrapped.cost)
    try:
        return AESGCM(key).decrypt(wrapped.nonce, wrapped.sealed, _bound_to(opener))
    except InvalidTag:
        return None


def _stretched(secret: bytes, salt: bytes, cost: int) -> bytes:
    return hashlib.scrypt(secret, salt=salt, n=cost, r=_BLOCK, p=1, maxmem=_MEMORY_BOUND, dklen=_KEY_BYTES)


def _bound_to(opener: Opener) -> bytes:
    return f"{_FORMAT}/{_VERSION}/{opener}".encode()


def _to_json(wrapped: _Wrapped) -> dict[str, Any]:
    return {
        "kdf": "scrypt",
        "n": wrapped.cost,
        "r": _BLOCK,
        "p": 1,
        "salt": base64.b64encode(wrapped.salt).decode(),
        "nonce": base64.b64encode(wrapped.nonce).decode(),
        "sealed": base64.b64encode(wrapped.sealed).decode(),
    }


def _from_json(value: dict[str, Any]) -> _Wrapped:
    cost = value["n"]
    if type(cost) is not int or not _COST_BOUNDS[0] <= cost <= _COST_BOUNDS[1] or cost & (cost - 1):
        raise ValueError("cost out of bounds")
    if (value["kdf"], value["r"], value["p"]) != ("scrypt", _BLOCK, 1):
        raise ValueError("unknown derivation")
    return _Wrapped(
        cost,
        _bytes(value["salt"], _SALT_BYTES),
        _bytes(value["nonce"], _NONCE_BYTES),
        _bytes(value["sealed"], _KEY_BYTES + 16),
    )


def _bytes(text: str, length: int) -> bytes:
    content = base64.b64decode(text, validate=True)
    if len(content) != length:
        raise ValueError("unexpected length")
    return content
