"""Read a workbook from outside into plain values (contract, section 3; safety, section 4)."""

import io
import stat
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from zipfile import ZipFile, is_zipfile

from exporters.archive_limits import UntrustedArchiveError, check_archive, read_entry
from exporters.xlsx.hostile import Contents, HostileWorkbookError, inspect
from exporters.xlsx.raw_sheet import OversizedSheetError, raw_sheet
from models.errors import DamagedError, EnvironmentProblemError
from models.workbook.raw import RawSheet, RawWorkbook
from models.workbook.sheets import INSTRUCTIONS_SHEET, LISTS_SHEET

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

_MAX_FILE_BYTES = 64 << 20
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SERVICE = {name.casefold() for name in (INSTRUCTIONS_SHEET, LISTS_SHEET)}
_SAVE_AS = "откройте его в Excel или LibreOffice, сохраните как .xlsx и загрузите снова"


class _ForeignFileError(Exception):
    """The file is no workbook of this format; the text is a Russian clause that says what it is."""


def read(path: Path) -> RawWorkbook:
    """The sheets of the workbook at `path`, in the file's order, with what their cells hold; «Инструкция» aside.

    Blank cells and rows are left out, row numbers stay. A day is a `date`, a moment a `datetime`; a whole number is
    an `int`; an error cell is its text (`#REF!`), a formula without a result `raw_sheet.UNCOMPUTED`. A value under no
    heading stands under «столбец F», one under a repeated heading under «Класс (столбец F)», so that the import can
    tell about it.

    `EnvironmentProblemError` when the file cannot be read; `DamagedError` when it is damaged, hostile, of another
    format or larger than `models.workbook.sheets.LIMITS`.
    """
    data = _content(path)
    _require_defusedxml()
    try:
        return _parse(data)
    except _ForeignFileError as refusal:
        raise DamagedError(f"Файл «{path.name}» не загружен: {refusal}; {_SAVE_AS}.") from refusal
    except OversizedSheetError as refusal:
        raise DamagedError(f"Файл «{path.name}» не загружен: {refusal}.") from refusal
    except UntrustedArchiveError as refusal:
        raise DamagedError(f"Файл «{path.name}» не загружен: {refusal.reason}; {_SAVE_AS}.") from refusal
    except HostileWorkbookError as refusal:
        raise DamagedError(f"Книга «{path.name}» не загружена: {refusal.reason}; {refusal.advice}.") from refusal
    # Each of zipfile, zlib, expat, lxml and openpyxl has errors of its own for damage, down to KeyError.
    except Exception as error:
        raise DamagedError(f"Файл «{path.name}» повреждён: возьмите другую его копию, или {_SAVE_AS}.") from error


def _content(path: Path) -> bytes:
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise EnvironmentProblemError(f"«{path}» — папка: укажите книгу .xlsx.")
        if not stat.S_ISREG(found.st_mode):
            raise EnvironmentProblemError(f"«{path}» — не файл на диске: укажите книгу .xlsx.")
        with path.open("rb") as file:
            data = file.read(min(found.st_size, _MAX_FILE_BYTES) + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise EnvironmentProblemError(f"Файла «{path}» нет: проверьте имя и папку.") from error
    except (OSError, ValueError) as error:
        raise EnvironmentProblemError(
            f"Файл «{path}» не читается: закройте его в других программах, проверьте права и диск."
        ) from error
    if len(data) > _MAX_FILE_BYTES:
        raise DamagedError(
            f"Файл «{path.name}» больше {_MAX_FILE_BYTES >> 20} МБ: уберите из книги рисунки и всё лишнее."
        )
    return data


def _parse(data: bytes) -> RawWorkbook:
    _refuse_other_formats(data)
    with ZipFile(io.BytesIO(data)) as archive:
        check_archive(archive)
        _refuse_other_containers(archive)
        contents = inspect(archive)
    with warnings.catch_warnings():
        # openpyxl warns of what it leaves out (drawings, validation of newer Excel): none of it is data.
        warnings.simplefilter("ignore")
        workbook = _open(data)
        try:
            return RawWorkbook(_sheets(workbook, contents))
        finally:
            workbook.close()


def _require_defusedxml() -> None:
    """A program that was built without defusedxml must not read files from outside at all."""
    from openpyxl.xml.functions import iterparse

    if iterparse.__module__.partition(".")[0] != "defusedxml":
        raise RuntimeError("openpyxl does not use defusedxml")


def _open(data: bytes) -> "Workbook":
    import openpyxl

    return openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)


def _sheets(workbook: "Workbook", contents: Contents) -> tuple[RawSheet, ...]:
    if len(workbook.sheetnames) != contents.sheets:
        # openpyxl passes over a sheet whose part is missing.
        raise ValueError("a sheet is missing")
    sheets: list[RawSheet] = []
    met: set[str] = set()
    for worksheet in workbook.worksheets:
        sheet = cast("Any", worksheet)
        # openpyxl offers no public way from a sheet to the part that it was read from.
        extent = contents.extents[sheet._worksheet_path]  # noqa: SLF001
        name = str(sheet.title).strip().casefold()
        if name in met:
            raise OversizedSheetError(f"в книге два листа «{sheet.title}», оставьте один из них")
        met.add(name)
        if name not in _SERVICE:
            sheets.append(raw_sheet(sheet, extent))
    return tuple(sheets)


def _refuse_other_formats(data: bytes) -> None:
    if not data:
        raise _ForeignFileError("он пуст")
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise _ForeignFileError("книга закрыта паролем, снимите пароль")
        raise _ForeignFileError("это книга старого вида (.xls)")
    if not is_zipfile(io.BytesIO(data)) and not data.startswith(b"PK"):
        raise _ForeignFileError("это не книга Excel (.xlsx)")


def _refuse_other_containers(archive: ZipFile) -> None:
    names = {name.lower() for name in archive.namelist()}
    if "mimetype" in names and b"opendocument" in read_entry(archive, "mimetype", limit=1000):
        raise _ForeignFileError("это книга LibreOffice (.ods)")
    if "xl/workbook.bin" in names:
        raise _ForeignFileError("это двоичная книга Excel (.xlsb)")
    if "[content_types].xml" not in names or not any(name.startswith("xl/") for name in names):
        raise _ForeignFileError("это не книга Excel (.xlsx)")
