"""Names pasted from a spreadsheet: one person a line, further cells in any order."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from models.rules.names import tidy
from models.rules.people_checks import PupilCard
from models.rules.school_checks import FieldProblem

_NUMBER = re.compile(r"\d{1,3}[.)]?")
_DAY = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}")
_YES = {"да", "овз", "+", "1", "с овз"}
_NO = {"", "нет", "-", "—", "–", "0", "без овз"}
_HEADINGS = ("фио", "ф.и.о", "фамилия", "ученик", "обучающ")


@dataclass(frozen=True, slots=True)
class PastedPupils:
    """The pupils that were understood, and the lines that were not; `FieldProblem.row` counts lines from 1."""

    pupils: tuple[PupilCard, ...]
    problems: tuple[FieldProblem, ...]


def parse_pasted_pupils(text: str, class_id: int) -> PastedPupils:
    """Pupils of one class from pasted lines: «ФИО», then if given ОВЗ (да / нет) and the birth date.

    A leading ordinal number and a line of headings are left out. A cell that is none of these is a problem.
    """
    pupils: list[PupilCard] = []
    problems: list[FieldProblem] = []
    for number, line in enumerate(text.splitlines(), 1):
        cells = [tidy(cell) for cell in re.split(r"[\t;]", line)]
        if cells and _NUMBER.fullmatch(cells[0]):
            cells = cells[1:]
        if not any(cells) or cells[0].casefold().startswith(_HEADINGS):
            continue
        pupil = _pupil(cells, class_id)
        if isinstance(pupil, str):
            problems.append(FieldProblem("line", pupil, number))
        else:
            pupils.append(pupil)
    return PastedPupils(tuple(pupils), tuple(problems))


def _pupil(cells: list[str], class_id: int) -> PupilCard | str:
    name = re.sub(r"^\d{1,3}[.)]\s*", "", cells[0])
    if not name or any(sign.isdigit() for sign in name):
        return f"«{cells[0]}» не похоже на фамилию и имя."
    ovz, born = False, None
    for cell in cells[1:]:
        word = cell.casefold()
        if word in _YES:
            ovz = True
        elif _DAY.fullmatch(cell):
            born = _day(cell)
            if born is None:
                return f"«{cell}»: такого дня нет в календаре."
        elif word not in _NO:
            return f"«{cell}» не понято: после ФИО бывает ОВЗ (да или нет) и дата рождения."
    return PupilCard(class_id=class_id, full_name=name, ovz=ovz, birth_date=born)


def _day(text: str) -> date | None:
    try:
        return datetime.strptime(text, "%d.%m.%Y").date()
    except ValueError:
        return None


def parse_pasted_names(text: str) -> tuple[str, ...]:
    """Names of teachers from pasted lines, the first cell of each; repeated ones once."""
    names = []
    for line in text.splitlines():
        cells = [tidy(cell) for cell in re.split(r"[\t;]", line)]
        if cells and _NUMBER.fullmatch(cells[0]):
            cells = cells[1:]
        if cells and cells[0] and not cells[0].casefold().startswith(_HEADINGS):
            names.append(re.sub(r"^\d{1,3}[.)]\s*", "", cells[0]))
    return tuple(dict.fromkeys(names))
