"""What a zip container from outside may look like (xlsx, docx, packages): size, count, ratio and names.

Everything here is read from the central directory, before a single byte is unpacked.
"""

import re
import stat
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

MAX_ENTRIES = 500
MAX_ENTRY_BYTES = 64 << 20
MAX_TOTAL_BYTES = 300 << 20
MAX_RATIO = 200

_ENCRYPTED = 0x1
_DRIVE = re.compile(r"[A-Za-z]:")


class UntrustedArchiveError(Exception):
    """The container breaks a limit. `reason` is a Russian clause for the caller's sentence.

    `too_large` tells a breach of size, count or ratio from a suspicious name or form.
    """

    def __init__(self, reason: str, *, too_large: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.too_large = too_large


def check_archive(archive: ZipFile) -> None:
    """Refuse, with `UntrustedArchiveError`, a container that could fill the memory or write outside its folder.

    zipfile never unpacks more of an entry than its directory declares, so the declared sizes can be relied on.
    """
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES:
        raise UntrustedArchiveError(f"внутри больше {MAX_ENTRIES} частей", too_large=True)
    if sum(entry.file_size for entry in entries) > MAX_TOTAL_BYTES:
        raise UntrustedArchiveError(f"в распакованном виде он больше {MAX_TOTAL_BYTES >> 20} МБ", too_large=True)
    met: set[str] = set()
    for entry in entries:
        _check_size(entry)
        _check_name(entry)
        folded = entry.filename.casefold()
        if folded in met:
            raise UntrustedArchiveError(f"часть «{_shown(entry)}» записана дважды")
        met.add(folded)


def read_entry(archive: ZipFile, name: str, limit: int = MAX_ENTRY_BYTES) -> bytes:
    """The bytes of one entry of a checked container; `UntrustedArchiveError` above `limit` bytes."""
    with archive.open(name) as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        raise UntrustedArchiveError("одна из частей слишком велика", too_large=True)
    return data


def _check_size(entry: ZipInfo) -> None:
    if entry.flag_bits & _ENCRYPTED:
        raise UntrustedArchiveError("он закрыт паролем")
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise UntrustedArchiveError("он сжат необычным способом")
    if entry.file_size > MAX_ENTRY_BYTES:
        raise UntrustedArchiveError(
            f"часть «{_shown(entry)}» в распакованном виде больше {MAX_ENTRY_BYTES >> 20} МБ", too_large=True
        )
    if entry.file_size > MAX_RATIO * entry.compress_size:
        raise UntrustedArchiveError(f"часть «{_shown(entry)}» сжата подозрительно сильно", too_large=True)


def _check_name(entry: ZipInfo) -> None:
    name = entry.orig_filename
    outside = name.startswith("/") or "\\" in name or ".." in name.split("/") or _DRIVE.match(name)
    if outside or not name or any(ord(letter) < 32 for letter in name):
        raise UntrustedArchiveError(f"у части «{_shown(entry)}» недопустимое имя")
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise UntrustedArchiveError(f"часть «{_shown(entry)}» — ссылка на другой файл")


def _shown(entry: ZipInfo) -> str:
    """The name as a sentence can hold it: printable and short."""
    return "".join(letter if letter.isprintable() else "?" for letter in entry.orig_filename)[:80]
