"""Pupils and teachers pasted from a spreadsheet: one person a line, the name first."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeVar

from models.rules.names import fold_name, tidy
from models.rules.people_checks import PupilCard, TeacherCard, check_pupil, check_teacher
from models.rules.school_checks import FieldProblem

_NUMBER = re.compile(r"\d{1,4}[.)]?")
_LEADING_NUMBER = re.compile(r"^\d{1,4}[.)]\s*")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?: 00:00:00)?")
_DAY = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}")
_PART_OF_NAME = re.compile(r"[^\W\d_][\w.'’-]*")
PEOPLE_HEADING = re.compile(
    r"№.*|фио\b.*|ф\.\s?и\.\s?о\b.*|фамили[яи](?:,?\s*(?:имя|и\.).*)?"
    r"|ученики?|учащ\w+|обучающ\w+|педагоги?|учител[ья]|список\b.*",
    re.IGNORECASE,
)
_YES = {"да", "+", "1", "v", "есть"}
_NO = {"", "нет", "-", "—", "–", "0"}
_OVZ, _NO_OVZ = {"овз", "с овз"}, {"без овз"}
_DISABILITY = {"инвалид", "инвалидность", "ребёнок-инвалид", "ребенок-инвалид"}
_MOST_PARTS = 3
"""Фамилия, имя, отчество may stand in cells of their own."""

Card = TypeVar("Card", PupilCard, TeacherCard)


@dataclass(frozen=True, slots=True)
class PastedPupils:
    """What was understood of pasted lines; `FieldProblem.row` counts lines from 1, `known` are on the list already."""

    pupils: tuple[PupilCard, ...]
    problems: tuple[FieldProblem, ...]
    known: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PastedTeachers:
    """The teachers that were understood, faults by line from 1, names that are on the list already."""

    teachers: tuple[TeacherCard, ...]
    problems: tuple[FieldProblem, ...]
    known: tuple[str, ...] = ()


class _NotUnderstoodError(ValueError):
    """A line names no person; the message says why in Russian."""


def parse_pasted_pupils(text: str, class_id: int, today: date, known: Collection[str] = ()) -> PastedPupils:
    """Pupils of one class: «ФИО» in one cell or in three, then ОВЗ, инвалидность (да / нет) and the birth date.

    `known` are the names already on the class's list: they are told apart, not added twice. An ordinal number before
    the name and lines of headings are left out; a cell that is none of these is a problem of its line.
    """

    def read(cells: list[str]) -> PupilCard:
        name, rest = _name_and_rest(cells)
        card = _with_cells(PupilCard(class_id=class_id, full_name=name), rest)
        _refuse(check_pupil(card, today))
        return card

    cards, problems, repeated = _people(text, read, known)
    return PastedPupils(tuple(cards), tuple(problems), tuple(repeated))


def parse_pasted_teachers(text: str, known: Collection[str] = ()) -> PastedTeachers:
    """Teachers: the name in one cell or in three, then perhaps the post. `known` as with the pupils."""

    def read(cells: list[str]) -> TeacherCard:
        name, rest = _name_and_rest(cells)
        card = TeacherCard(full_name=name, post=next(filter(None, rest), ""))
        _refuse(check_teacher(card))
        return card

    cards, problems, repeated = _people(text, read, known)
    return PastedTeachers(tuple(cards), tuple(problems), tuple(repeated))


def _people(
    text: str, read: Callable[[list[str]], Card], known: Collection[str]
) -> tuple[list[Card], list[FieldProblem], list[str]]:
    """The cards of the lines, the faults of the lines, and the names among `known`."""
    cards: list[Card] = []
    problems: list[FieldProblem] = []
    repeated: list[str] = []
    there = {fold_name(name) for name in known}
    lines: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        cells = cells_of_line(line)
        if not any(cells) or PEOPLE_HEADING.fullmatch(cells[0]):
            continue
        try:
            card = read(cells)
        except _NotUnderstoodError as fault:
            problems.append(FieldProblem("line", str(fault), number))
            continue
        key = fold_name(card.full_name)
        if key in there:
            repeated.append(card.full_name)
        elif key in lines:
            problems.append(FieldProblem("line", f"{card.full_name}: это имя есть и в строке {lines[key]}.", number))
        else:
            lines[key] = number
            cards.append(card)
    return cards, problems, repeated


def cells_of_line(line: str) -> list[str]:
    """The cells of a line without the ordinal number before the name."""
    cells = [tidy(cell) for cell in re.split(r"[\t;]", line)]
    if len(cells) > 1 and (_NUMBER.fullmatch(cells[0]) or not cells[0]):
        cells = cells[1:]
    cells[0] = _LEADING_NUMBER.sub("", cells[0])
    return cells


def _name_and_rest(cells: list[str]) -> tuple[str, list[str]]:
    if not cells[0] or any(sign.isdigit() for sign in cells[0]) or not any(sign.isalpha() for sign in cells[0]):
        raise _NotUnderstoodError(f"«{cells[0]}» не похоже на фамилию и имя.")
    parts = 1
    if " " not in cells[0]:
        while parts < min(len(cells), _MOST_PARTS) and _is_part_of_name(cells[parts]):
            parts += 1
    return " ".join(cells[:parts]), cells[parts:]


def _is_part_of_name(cell: str) -> bool:
    return bool(_PART_OF_NAME.fullmatch(cell)) and cell[0].isupper() and not _says_something(cell.casefold())


def _says_something(word: str) -> bool:
    return any(word in words for words in (_YES, _NO, _OVZ, _NO_OVZ, _DISABILITY))


def _with_cells(card: PupilCard, cells: list[str]) -> PupilCard:
    """The first да / нет is ОВЗ, the second инвалидность; words and dates may stand anywhere."""
    answers = iter(("ovz", "disability"))
    for cell in cells:
        word = cell.casefold()
        if word in _OVZ:
            card = replace(card, ovz=True)
        elif word in _DISABILITY:
            card = replace(card, disability=True)
        elif word in _YES or (word in _NO and cell) or word in _NO_OVZ:
            flag = next(answers, None)
            if flag is None:
                raise _NotUnderstoodError(f"«{cell}» лишнее: ОВЗ и инвалидность уже указаны.")
            card = _flagged(card, flag, given=word in _YES)
        elif cell:
            card = replace(card, birth_date=_day(cell))
        else:
            next(answers, None)
    return card


def _flagged(card: PupilCard, flag: str, *, given: bool) -> PupilCard:
    return replace(card, ovz=given) if flag == "ovz" else replace(card, disability=given)


def _day(text: str) -> date:
    if _DAY.fullmatch(text):
        form = "%d.%m.%Y"
    elif _ISO_DAY.fullmatch(text):
        text, form = text[:10], "%Y-%m-%d"
    else:
        raise _NotUnderstoodError(
            f"«{text}» не понято: после ФИО бывают ОВЗ и инвалидность (да или нет) и дата рождения."
        )
    try:
        return datetime.strptime(text, form).date()
    except ValueError:
        raise _NotUnderstoodError(f"«{text}»: такого дня нет в календаре.") from None


def _refuse(problems: list[FieldProblem]) -> None:
    if problems:
        raise _NotUnderstoodError(problems[0].message)
