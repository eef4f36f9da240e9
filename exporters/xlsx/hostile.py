"""The look inside a workbook before openpyxl opens it.

openpyxl builds trees and pads missing rows, so a 0.3 MB file can take a gigabyte. One pass of expat over every XML
part refuses such a file early, and measures what the sheets hold, because their own `<dimension>` may lie.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat
from zipfile import ZipFile, ZipInfo

MAX_SHEET_ROWS = 1_048_576
MAX_ROW_CELLS = 16_384
MAX_CELLS = 3_000_000
"""Of all sheets; a large school's year has some 300 000, and openpyxl reads 100 000 in a second."""
MAX_STRINGS = 1_000_000
MAX_LOOSE_ELEMENTS = 200_000
"""Elements of one row, of one string, or of a part that has neither."""

_CHUNK = 1 << 16
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_RELATIONSHIP = "http://schemas.openxmlformats.org/package/2006/relationships Relationship"
_OVERRIDE = "http://schemas.openxmlformats.org/package/2006/content-types Override"
_DEFAULT = "http://schemas.openxmlformats.org/package/2006/content-types Default"

_SAVE_AGAIN = "откройте её в Excel или LibreOffice, сохраните как .xlsx и загрузите снова"
_LEAVE_LESS = "оставьте на листах только нужные строки и столбцы"
_SAVE_PLAIN = "сохраните её в Excel как «Книга Excel (.xlsx)»"

_MACROS = ("в ней есть макросы", f"{_SAVE_PLAIN}, без макросов")
_LINKS = ("в ней есть ссылки на другие файлы", "разорвите связи (в Excel: Данные → Изменить связи) и сохраните книгу")
_EMBEDDED = ("в неё вложены другие файлы", "удалите вложения и сохраните книгу")
_CONTROLS = ("в ней есть элементы ActiveX", "удалите их и сохраните книгу")
_NAMES = ("её части названы необычно", _SAVE_AGAIN)

_FOREIGN_FOLDERS = {
    "xl/externallinks/": _LINKS,
    "xl/embeddings/": _EMBEDDED,
    "xl/activex/": _CONTROLS,
    "xl/macrosheets/": _MACROS,
    "xl/dialogsheets/": _MACROS,
}
_FOREIGN_RELATIONS = {
    "externalLink": _LINKS,
    "externalLinkPath": _LINKS,
    "attachedTemplate": _LINKS,
    "oleObject": _EMBEDDED,
    "package": _EMBEDDED,
    "vbaProject": _MACROS,
    "xlMacrosheet": _MACROS,
}
_OPENED_RELATIONS = {
    "officeDocument", "worksheet", "chartsheet", "sharedStrings", "styles", "theme", "core-properties",
    "custom-properties", "pivotCacheDefinition", "pivotCacheRecords",
}  # fmt: skip


class HostileWorkbookError(Exception):
    """The workbook holds what the program does not open. `reason` and `advice` are clauses of a sentence."""

    def __init__(self, reason: str, advice: str = _SAVE_AGAIN) -> None:
        super().__init__(reason)
        self.reason = reason
        self.advice = advice


@dataclass(slots=True)
class SheetExtent:
    """What one sheet really holds: its last row and widest cell with a value, and formulas without a result."""

    rows: int = 0
    columns: int = 0
    cells: int = 0
    uncomputed: set[tuple[int, int]] = field(default_factory=set)
    """(row, column) from 1."""


@dataclass(slots=True)
class Contents:
    """How many sheets the workbook lists, and what they hold by the names of their parts."""

    sheets: int = 0
    extents: dict[str, SheetExtent] = field(default_factory=dict)


def inspect(archive: ZipFile) -> Contents:
    """Look through every part of a container that passed `check_archive`.

    `HostileWorkbookError` for macros, embedded and external things, DTD, oversized structures and the strict
    variant of the format. Damaged XML or zip raises what expat, zlib and zipfile raise.
    """
    contents = Contents()
    for entry in archive.infolist():
        name = entry.filename.lower()
        for folder, refusal in _FOREIGN_FOLDERS.items():
            if name.startswith(folder):
                raise HostileWorkbookError(*refusal)
        if name.endswith("vbaproject.bin"):
            raise HostileWorkbookError(*_MACROS)
        if name.endswith((".xml", ".rels")):
            part = _Part()
            _feed(archive, entry, part.parser)
            contents.sheets += part.sheets
            if part.extent is not None:
                contents.extents[entry.filename] = part.extent
                _check_cells(sum(extent.cells for extent in contents.extents.values()))
    return contents


def _check_cells(count: int) -> None:
    if count > MAX_CELLS:
        raise HostileWorkbookError("в ней слишком много ячеек", _LEAVE_LESS)


def _feed(archive: ZipFile, entry: ZipInfo, parser: expat.XMLParserType) -> None:
    with archive.open(entry) as file:
        while chunk := file.read(_CHUNK):
            parser.Parse(chunk, False)
    parser.Parse(b"", True)


class _Part:
    """One XML part under way: the root element decides what is watched in it."""

    def __init__(self) -> None:
        self.extent: SheetExtent | None = None
        self.sheets = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = _refuse_dtd
        self.parser.StartElementHandler = self._root
        self._elements = 0
        self._units = 0

    def _root(self, name: str, attributes: dict[str, str]) -> None:
        if name.startswith(_STRICT):
            raise HostileWorkbookError("это «Строгая книга Open XML»", _SAVE_PLAIN)
        if name == f"{_MAIN} worksheet":
            self.extent = SheetExtent()
            self.parser.StartElementHandler = _SheetWatch(self.parser, self.extent).start
        elif name == f"{_MAIN} sst":
            self.parser.StartElementHandler = self._string_table
        else:
            self.parser.StartElementHandler = self._other
            self._other(name, attributes)

    def _string_table(self, name: str, _attributes: dict[str, str]) -> None:
        self._elements += 1
        if name == f"{_MAIN} si":
            self._units += 1
            self._elements = 0
        if self._units > MAX_STRINGS or self._elements > MAX_LOOSE_ELEMENTS:
            raise HostileWorkbookError("в ней слишком много текстов", _LEAVE_LESS)

    def _other(self, name: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        if self._elements > MAX_LOOSE_ELEMENTS:
            raise HostileWorkbookError("её оформление слишком сложно")
        if name == f"{_MAIN} sheet":
            self.sheets += 1
        elif name == _RELATIONSHIP:
            _check_relationship(attributes)
        elif name in (_OVERRIDE, _DEFAULT):
            _check_content_type(attributes)


class _SheetWatch:
    """Counts rows and cells of one sheet and notes where its values end."""

    def __init__(self, parser: expat.XMLParserType, extent: SheetExtent) -> None:
        self._parser = parser
        self._extent = extent
        self._row = 0
        self._column = 0
        self._cells = 0
        self._loose = 0
        self._type: str | None = None
        self._result = ""
        self._actions: dict[str, Callable[[dict[str, str]], None]] = {
            f"{_MAIN} row": self._start_row,
            f"{_MAIN} c": self._start_cell,
            f"{_MAIN} v": self._note_value,
            f"{_MAIN} is": self._note_value,
            f"{_MAIN} f": self._start_formula,
        }

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._loose += 1
        if self._loose > MAX_LOOSE_ELEMENTS:
            raise HostileWorkbookError("на её листе слишком много данных", _LEAVE_LESS)
        action = self._actions.get(name)
        if action is not None:
            action(attributes)

    def _start_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r")
        row = self._row + 1 if number is None else int(float(number))
        if row <= self._row:
            raise HostileWorkbookError("строки её листа записаны не по порядку")
        if row > MAX_SHEET_ROWS:
            raise HostileWorkbookError("на её листе слишком много строк", _LEAVE_LESS)
        self._row = row
        self._extent.cells += self._cells
        _check_cells(self._extent.cells)
        self._column = self._cells = self._loose = 0

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._cells += 1
        if self._cells > MAX_ROW_CELLS:
            raise HostileWorkbookError("в строке её листа слишком много ячеек", _LEAVE_LESS)
        reference = attributes.get("r")
        column = self._column + 1 if reference is None else _column_of(reference)
        if column <= self._column:
            raise HostileWorkbookError("ячейки её листа записаны не по порядку")
        self._column = column
        self._type = attributes.get("t")

    def _note_value(self, _attributes: dict[str, str]) -> None:
        extent = self._extent
        extent.rows = self._row
        extent.columns = max(extent.columns, self._column)

    def _start_formula(self, attributes: dict[str, str]) -> None:
        """Watch the rest of this cell: a formula that no program has computed must not pass for a blank cell."""
        self._note_value(attributes)
        self._result = ""
        self._parser.CharacterDataHandler = self._text
        self._parser.EndElementHandler = self._end

    def _text(self, text: str) -> None:
        self._result = text

    def _end(self, name: str) -> None:
        if name == f"{_MAIN} f":
            self._result = ""
        elif name == f"{_MAIN} c":
            self._parser.CharacterDataHandler = None
            self._parser.EndElementHandler = None
            if not self._result and self._type != "str":
                self._extent.uncomputed.add((self._row, self._column))


def _column_of(reference: str) -> int:
    """The column number of a reference such as AB12; ValueError when it is none."""
    letters = reference.rstrip("0123456789")
    number = 0
    for letter in letters:
        digit = ord(letter) - 64
        if not 1 <= digit <= 26:
            raise ValueError(reference)
        number = number * 26 + digit
    if not 1 <= number <= MAX_ROW_CELLS:
        raise ValueError(reference)
    return number


def _check_relationship(attributes: dict[str, str]) -> None:
    kind = attributes.get("Type", "").rpartition("/")[2]
    if kind in _FOREIGN_RELATIONS:
        raise HostileWorkbookError(*_FOREIGN_RELATIONS[kind])
    if attributes.get("TargetMode") == "External" and kind != "hyperlink":
        raise HostileWorkbookError(*_LINKS)
    if kind in _OPENED_RELATIONS and not attributes.get("Target", "").lower().endswith(".xml"):
        raise HostileWorkbookError(*_NAMES)


def _check_content_type(attributes: dict[str, str]) -> None:
    kind = attributes.get("ContentType", "").lower()
    if "macroenabled" in kind or "vbaproject" in kind:
        raise HostileWorkbookError(*_MACROS)
    name = attributes.get("PartName", ".xml").lower()
    if kind.endswith("+xml") and not name.endswith((".xml", ".rels")):
        raise HostileWorkbookError(*_NAMES)


def _refuse_dtd(*_declaration: object) -> NoReturn:
    raise HostileWorkbookError("в ней есть описание DTD, которого в книгах Excel не бывает")
