"""Writing a file for others: whole under its name, or not there at all."""

import contextlib
import hashlib
import os
import re
import secrets
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from models.journal import problems

_REPLACE_SECONDS = 2.0
_LEFTOVER_SECONDS = 24 * 3600.0
_CHUNK = 1 << 20
_TEMPORARY = re.compile(r"\.[0-9a-f]{16}\.tmp")
_NAME_LIMIT = 100
_NAME_BYTES_LIMIT = 200  # Linux counts 255 bytes, of which the temporary name needs some
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f:?*"<>|\\/]')
_DEVICE_NAMES = {
    "con", "prn", "aux", "nul", "conin$", "conout$",
    *(f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"),
}  # fmt: skip


def write_atomically(path: Path, data: bytes | Callable[[BinaryIO], None]) -> None:
    """Write `data` (or what the callable writes into the open binary file) to `path`, replacing what was there.

    On return the content is on the disk and was read back. `EnvironmentProblemError` when the disk is full,
    write-protected or pulled; then the former file, or its absence, is untouched.
    """
    try:
        temporary = _write_beside(path, data)
        try:
            replace_file(temporary, path)
        finally:
            with contextlib.suppress(OSError):
                temporary.unlink()
    except OSError as error:
        raise problems.of_os_error(error, path) from error


def replace_file(temporary: Path, path: Path) -> None:
    """`os.replace` that outwaits a Windows antivirus and reaches the disk; both in one folder. May raise `OSError`."""
    give_up = time.monotonic() + _REPLACE_SECONDS
    while True:
        try:
            temporary.replace(path)
            break
        except PermissionError:
            if os.name != "nt" or time.monotonic() > give_up:  # sys.platform would hide the rest from mypy
                raise
            time.sleep(0.05)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Bring renames in `folder` to the disk, where the system lets a folder be opened."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):  # some FUSE drives refuse this, and offer nothing instead
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sweep(folder: Path) -> None:
    """Remove the temporary files in `folder` that a killed program left there more than a day ago."""
    before = time.time() - _LEFTOVER_SECONDS
    with contextlib.suppress(OSError):
        for file in folder.iterdir():
            if _TEMPORARY.fullmatch(file.name) and file.stat().st_mtime < before:
                file.unlink()


def safe_file_name(text: str) -> str:
    """A file name made of `text` that every system accepts: at most 100 characters, the extension kept."""
    name = _FORBIDDEN.sub("_", text).strip().rstrip(". ")
    stem, dot, extension = name.rpartition(".")
    if not dot or len(extension) > 10:
        stem, dot, extension = name, "", ""
    ending = dot + extension
    while stem and (len(stem + ending) > _NAME_LIMIT or len((stem + ending).encode()) > _NAME_BYTES_LIMIT):
        stem = stem[:-1]
    stem = stem.rstrip(". ") or "файл"
    if stem.partition(".")[0].strip().casefold() in _DEVICE_NAMES:
        stem = f"_{stem}"[: _NAME_LIMIT - len(ending)]
    return stem + ending


def _write_beside(path: Path, data: bytes | Callable[[BinaryIO], None]) -> Path:
    """Write into a temporary file in the folder of `path`, bring it to the disk and read it back."""
    temporary = path.parent / f".{secrets.token_hex(8)}.tmp"
    try:
        with temporary.open("x+b") as file:
            if callable(data):
                data(file)
            else:
                file.write(data)
            file.flush()
            written = _digest_of_file(file)
            os.fsync(file.fileno())
        _drop_cache(temporary)
        with temporary.open("rb") as file:
            if _digest_of_file(file) != written:
                raise problems.unreachable(path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    return temporary


def _digest_of_file(file: BinaryIO) -> bytes:
    file.seek(0)
    digest = hashlib.sha256()
    while chunk := file.read(_CHUNK):
        digest.update(chunk)
    return digest.digest()


def _drop_cache(path: Path) -> None:
    """Have the reading back meet the disk, not the memory of what was just written."""
    if sys.platform == "linux":
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        finally:
            os.close(descriptor)
