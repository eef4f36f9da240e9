"""The zip around a package (ASiC-E, ETSI EN 319 162-1): written in one way only, and read only when it is that way.

Whoever reads the file from its beginning and whoever reads its directory at the end must see the same parts: the
parts stand one behind another with no gaps, nothing before the first and nothing behind the end record.
"""

import re
import struct
import zlib
from collections.abc import Iterable, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from exporters.archive_limits import UntrustedArchiveError, check_archive, read_entry
from models.packages.problems import PackageProblemError, Problem

MIMETYPE = b"application/vnd.etsi.asic-e+zip"
MANIFEST = "META-INF/ASiCManifest001.xml"
SIGNATURE = "META-INF/signature001.p7s"
MAX_FILE_BYTES = 100 << 20
"""Of the whole file; thirty photos make some 15 MB."""

_BEGINNING = b"PK\x03\x04"
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL_BYTES = 46
_END = struct.Struct("<4s4H2IH")
_MIMETYPE_AT = _LOCAL.size
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(?:/[A-Za-z0-9][A-Za-z0-9._-]*)*")
_EARLIEST = (1980, 1, 1, 0, 0, 0)
INCOMPRESSIBLE = (".jpg", ".pdf", ".docx", ".xlsx", ".p7s", ".sig")
_DAMAGE = (BadZipFile, zlib.error, EOFError, NotImplementedError, struct.error, ValueError, KeyError)

_NOT_OURS = "Это не пакет Профжурнала: выберите файл с окончанием .asice, полученный из программы."
_DAMAGED = "Пакет повреждён при пересылке или изменён: попросите отправителя прислать его ещё раз."


def not_a_package() -> PackageProblemError:
    """The sentence for a file of another kind."""
    return PackageProblemError(Problem.NOT_A_PACKAGE, _NOT_OURS)


def too_large(reason: str) -> PackageProblemError:
    """The sentence for a file over a limit; `reason` is a clause that follows a comma."""
    return PackageProblemError(
        Problem.TOO_LARGE, f"Пакет не открыт, {reason}: попросите отправителя составить его заново в программе."
    )


def tampered() -> PackageProblemError:
    """The sentence for a package that is not as it was signed."""
    return PackageProblemError(Problem.TAMPERED, _DAMAGED)


def write(entries: Iterable[tuple[str, bytes]]) -> bytes:
    """The container with `mimetype` first and stored, then the entries in their order; equal entries, equal bytes."""
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        for name, data in (("mimetype", MIMETYPE), *entries):
            stored = name == "mimetype" or name.endswith(INCOMPRESSIBLE)
            entry = ZipInfo(name, _EARLIEST)
            entry.create_system = 0
            entry.external_attr = 0o100644 << 16
            entry.compress_type = ZIP_STORED if stored else ZIP_DEFLATED
            archive.writestr(entry, data, compresslevel=None if stored else 9)
    return content.getvalue()


def looks_like_one(raw: bytes) -> bool:
    """Whether the file begins as a package does, whatever its state further on."""
    return raw.startswith(_BEGINNING) and raw[_MIMETYPE_AT:].startswith(b"mimetype" + MIMETYPE)


def read(raw: bytes) -> dict[str, bytes]:
    """All entries of a container but `mimetype`, in their order, each read with a byte cap.

    `PackageProblemError`: not-a-package, too-large or tampered.
    """
    if len(raw) > MAX_FILE_BYTES:
        raise too_large(f"он больше {MAX_FILE_BYTES >> 20} МБ")
    if not looks_like_one(raw):
        raise not_a_package()
    try:
        return _entries(raw)
    except UntrustedArchiveError as error:
        raise (too_large(error.reason) if error.too_large else tampered()) from error
    except _DAMAGE as error:
        raise tampered() from error


def _entries(raw: bytes) -> dict[str, bytes]:
    _check_end(raw)
    with ZipFile(BytesIO(raw)) as archive:
        check_archive(archive)
        entries = archive.infolist()
        _check_places(raw, entries, archive.start_dir)
        contents = {entry.filename: read_entry(archive, entry.filename) for entry in entries}
    if not entries or entries[0].filename != "mimetype" or contents.pop("mimetype") != MIMETYPE:
        raise tampered()
    return contents


def _check_end(raw: bytes) -> None:
    """The end record is the last thing in the file, without a comment, on one disk, right behind its directory."""
    signature, disk, first, here, count, size, offset, comment = _END.unpack(raw[-_END.size :])
    on_one_disk = disk == 0 and first == 0 and here == count
    if signature != b"PK\x05\x06" or comment or not on_one_disk or offset + size != len(raw) - _END.size:
        raise tampered()


def _check_places(raw: bytes, entries: Sequence[ZipInfo], directory: int) -> None:
    """Each entry begins where the one before ends, and its own header says what the directory says."""
    place = 0
    length = directory
    for entry in entries:
        name = entry.filename.encode("ascii", "replace")
        wanted = (b"PK\x03\x04", entry.flag_bits, entry.compress_type, entry.CRC, entry.compress_size, entry.file_size)
        found = _LOCAL.unpack_from(raw, place)
        same = (found[0], found[2], found[3], *found[6:9]) == wanted
        plain = entry.flag_bits == 0 and not entry.extra and not entry.comment and found[9:] == (len(name), 0)
        if entry.header_offset != place or not same or not plain or not _NAME.fullmatch(entry.filename):
            raise tampered()
        if raw[place + _LOCAL.size : place + _LOCAL.size + len(name)] != name:
            raise tampered()
        place += _LOCAL.size + len(name) + entry.compress_size
        length += _CENTRAL_BYTES + len(name)
    if place != directory or length != len(raw) - _END.size:
        raise tampered()
