"""Classes pasted from a spreadsheet: tab separated class, number of pupils, ОВЗ, class teacher."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from models.rules.classes import ClassNameError, parse_class_name
from models.rules.names import tidy
from models.rules.school_card import ClassEntry
from models.rules.school_checks import FieldProblem

_USUAL = ("name", "enrolment", "ovz", "class_teacher")
_HEADINGS = (
    ("ovz", ("овз",)),
    ("class_teacher", ("руковод", "учител", "педагог", "фио")),
    ("enrolment", ("обуча", "учащ", "учен", "челов", "числ", "колич", "всего")),
    ("name", ("класс",)),
)
_TOTALS = ("всего", "итого", "итог")
_WHOLE = re.compile(r"(\d{1,4})(?:[.,]0+)?(?:\s*чел\.?)?")
_BLANK = {"", "-", "—", "–", "нет"}


@dataclass(frozen=True, slots=True)
class PastedClasses:
    """The rows that were understood, and the cells that were not; `FieldProblem.row` counts `rows` from 0."""

    rows: tuple[ClassEntry, ...]
    problems: tuple[FieldProblem, ...]


def is_table(text: str) -> bool:
    """Whether the text on the clipboard is a piece of a spreadsheet rather than one cell."""
    return "\t" in text or "\n" in text.strip()


def parse_pasted_classes(text: str) -> PastedClasses:
    """Rows of classes from pasted cells. A line of headings puts the columns in its own order; totals are left out.

    A class is kept as «5А»; a cell that is no class or no number stays in `problems` with its row.
    """
    columns: Sequence[str | None] = _USUAL
    rows: list[ClassEntry] = []
    problems: list[FieldProblem] = []
    for cells in _lines(text):
        if (named := _headings(cells)) is not None:
            columns = named
        elif not _is_total(cells):
            values = {field: cell for field, cell in zip(columns, cells, strict=False) if field}
            rows.append(_entry(values, len(rows), problems))
    return PastedClasses(tuple(rows), tuple(problems))


def _lines(text: str) -> list[list[str]]:
    lines = [line for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n") if line.strip()]
    separator = "\t" if any("\t" in line for line in lines) else ";"
    return [[tidy(cell).strip('"') for cell in line.split(separator)] for line in lines]


def _headings(cells: list[str]) -> list[str | None] | None:
    """The fields that a line of headings names, None when it is a line of values."""
    if any(any(sign.isdigit() for sign in cell) for cell in cells) or _is_total(cells):
        return None
    found: list[str | None] = []
    for cell in cells:
        word = cell.casefold()
        found.append(next((f for f, stems in _HEADINGS if f not in found and any(s in word for s in stems)), None))
    return found if "name" in found else None


def _is_total(cells: list[str]) -> bool:
    return cells[0].casefold().rstrip(":. ").startswith(_TOTALS)


def _entry(values: dict[str, str], row: int, problems: list[FieldProblem]) -> ClassEntry:
    return ClassEntry(
        name=_class_name(values.get("name", ""), row, problems),
        enrolment=_number("enrolment", values.get("enrolment", ""), row, problems),
        ovz=_number("ovz", values.get("ovz", ""), row, problems),
        class_teacher=values.get("class_teacher", ""),
    )


def _class_name(text: str, row: int, problems: list[FieldProblem]) -> str:
    try:
        return str(parse_class_name(text))
    except ClassNameError as error:
        problems.append(FieldProblem("name", str(error), row))
        return text


def _number(field: str, text: str, row: int, problems: list[FieldProblem]) -> int | None:
    found = _WHOLE.fullmatch(text)
    if found:
        return int(found[1])
    if text.casefold() not in _BLANK:
        problems.append(FieldProblem(field, f"«{text}» — не число: впишите его цифрами.", row))
    return None
