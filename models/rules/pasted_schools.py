"""Schools pasted from a spreadsheet into an office's list: name, ИНН, and who founded the school, in any order."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from models.rules.inn import problem_of_inn
from models.rules.names import fold_name, tidy
from models.rules.office_card import ExpectedEntry
from models.rules.school_checks import FieldProblem
from models.vocabulary import OrganisationType

_INN = re.compile(r"[\d\s]{8,}")
_NUMBER = re.compile(r"№?\s*\d{1,4}[.)]?")
_STATE = ("област", "огоо", "государственн")
_TYPES = (*_STATE, "муниципальная")
_HEADINGS = ("инн", "наименование", "школа", "№", "тип", "тип организации", "образовательная организация")


@dataclass(frozen=True, slots=True)
class PastedSchools:
    """The schools understood, the lines that were not (`row` counts lines from 1), and the names already listed."""

    entries: tuple[ExpectedEntry, ...]
    problems: tuple[FieldProblem, ...]
    known: tuple[str, ...]


def parse_pasted_schools(text: str, known: Collection[str] = ()) -> PastedSchools:
    """One school in a line. Headings and numbers of lines are passed over; `known` are the ИНН on the list."""
    entries: list[ExpectedEntry] = []
    problems: list[FieldProblem] = []
    listed: list[str] = []
    seen: dict[str, str] = {}
    for row, cells in _lines(text):
        entry = _entry(cells)
        problem = _problem(entry, seen)
        if problem is not None:
            problems.append(FieldProblem(problem[0], problem[1], row))
        elif entry.inn in known:
            listed.append(entry.name)
        else:
            entries.append(entry)
        seen.setdefault(entry.inn, entry.name)
    return PastedSchools(tuple(entries), tuple(problems), tuple(listed))


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    separator = "\t" if "\t" in text else ";"
    for row, line in enumerate(lines, start=1):
        cells = [tidy(cell) for cell in line.split(separator) if cell.strip()]
        if cells and not any(fold_name(cell) in _HEADINGS for cell in cells):
            yield row, cells


def _entry(cells: list[str]) -> ExpectedEntry:
    inn = next((cell for cell in cells if _INN.fullmatch(cell)), "")
    kind = next((cell for cell in cells if len(cells) > 1 and _names_a_type(cell)), "")
    words = [cell for cell in cells if cell not in (inn, kind) and not _NUMBER.fullmatch(cell)]
    state = fold_name(kind).startswith(_STATE)
    return ExpectedEntry(
        inn="".join(inn.split()),
        name=max(words, key=len, default=""),
        organisation_type=(OrganisationType.STATE if state else OrganisationType.MUNICIPAL) if kind else None,
    )


def _names_a_type(cell: str) -> bool:
    """A single word: «областная», «ОГОО»; a name that begins like this has more."""
    return " " not in cell and fold_name(cell).startswith(_TYPES)


def _problem(entry: ExpectedEntry, seen: dict[str, str]) -> tuple[str, str] | None:
    if not entry.name:
        return "name", "Нет наименования школы: строка должна быть вида «Школа, ИНН»."
    if not entry.inn:
        return "inn", f"У школы «{entry.name}» нет ИНН: по нему узнаётся её пакет."
    if wrong := problem_of_inn(entry.inn):
        return "inn", f"{entry.name}: {wrong}"
    if entry.inn in seen:
        return "inn", f"ИНН {entry.inn} стоит у двух школ: «{seen[entry.inn]}» и «{entry.name}»."
    return None
