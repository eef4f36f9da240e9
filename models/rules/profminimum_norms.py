"""Norms of Профминимум: hours a year by level and direction, dated: an old year keeps its own (slides, p. 2)."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from models.errors import UserError
from models.vocabulary import Direction, ProfminimumLevel

LONGEST_FILE = 64 * 1024
_MOST_HOURS = 1000
_FIRST_YEAR, _LAST_YEAR = 2000, 2200


class NormsFileError(UserError):
    """A file of norms that cannot be taken."""

    code = "norms-file"


@dataclass(frozen=True, slots=True)
class Norms:
    """Hours that each level asks of a class in a year, from the school year that starts in `first_year` on.

    A direction of which a level asks nothing has 0. `source` names the letter.
    """

    first_year: int
    source: str
    levels: Mapping[ProfminimumLevel, Mapping[Direction, int]]

    def total(self, level: ProfminimumLevel) -> int:
        """The hours of a level in all: 40, 60 or 80 by the slides."""
        return sum(self.levels[level].values())


def norms_of_year(known: Iterable[Norms], start_year: int) -> Norms:
    """The norms in force in a school year: the latest that had begun; the first ones for the years before them.

    Among equally dated ones the later in `known` stands: a file that the user loaded replaces the shipped one.
    """
    ordered = sorted(known, key=lambda norms: norms.first_year)
    begun = [norms for norms in ordered if norms.first_year <= start_year]
    return begun[-1] if begun else ordered[0]


def parse_norms(text: str) -> Norms:
    """A file of norms; `NormsFileError` says what is missing or cannot be true in it."""
    if len(text) > LONGEST_FILE:
        raise NormsFileError("Файл норм слишком велик: возьмите файл, который программа сохранила как образец.")
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NormsFileError("Файл норм не читается: это не JSON, возьмите образец и измените в нём числа.") from error
    if not isinstance(data, dict):
        raise NormsFileError("В файле норм нет ни года, ни уровней: возьмите образец и измените в нём числа.")
    levels = data.get("levels")
    return Norms(
        _year(data.get("from")),
        _source(data.get("source")),
        {level: _hours_of(level, levels) for level in ProfminimumLevel},
    )


def _year(value: Any) -> int:
    if type(value) is int and _FIRST_YEAR <= value <= _LAST_YEAR:
        return value
    raise NormsFileError("В файле норм не указано, с какого учебного года они действуют: «from» — год, например 2025.")


def _source(value: Any) -> str:
    if isinstance(value, str) and value.strip():
        return value.strip()[:500]
    raise NormsFileError("В файле норм не указан документ: «source» — название и номер письма.")


def _hours_of(level: ProfminimumLevel, levels: Any) -> dict[Direction, int]:
    hours = levels.get(level.value) if isinstance(levels, dict) else None
    if not isinstance(hours, dict):
        raise NormsFileError(f"В файле норм нет уровня «{level.value}»: укажите часы всех трёх уровней.")
    return {direction: _hours(level, direction, hours.get(direction.value)) for direction in Direction}


def _hours(level: ProfminimumLevel, direction: Direction, value: Any) -> int:
    place = f"уровень «{level.value}», «{direction.value}»"
    if value is None:
        raise NormsFileError(f"В файле норм не указано направление: {place}. Если часов не нужно, поставьте 0.")
    if type(value) is not int or not 0 <= value <= _MOST_HOURS:
        raise NormsFileError(
            f"В файле норм часы не похожи на правду: {place}, бывает целое число от 0 до {_MOST_HOURS}."
        )
    return value
