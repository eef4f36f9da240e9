"""The definition of an instrument (JSON of resources/instruments and of a school's own methods), read and written."""

import json
from decimal import Decimal
from typing import Any, Final

from models.rules.diagnostics.contributions import reach
from models.rules.diagnostics.definition_answers import answers_from, answers_to
from models.rules.diagnostics.definition_fields import (
    Data,
    InstrumentRefusedError,
    flag,
    number,
    refuse,
    rows,
    table,
    text,
    texts,
    whole,
)
from models.rules.diagnostics.instrument import AnswerFormat, Instrument, Level, Norm, Scale, scale_key
from models.rules.diagnostics.key_check import check_keys
from models.rules.diagnostics.key_text import KeyTextError, key_text, parse_key
from models.rules.names import fold_partner
from models.rules.russian import in_quotes

LARGEST_FILE: Final = 1_000_000
MOST_SCALES: Final = 60
_MOST_LEVELS: Final = 20
_MOST_NAMES: Final = 50
_LONGEST_KEY: Final = 10_000


def read_definition(content: str) -> Instrument:
    """The instrument of a definition file; InstrumentRefusedError says in one sentence what is wrong with it."""
    if len(content) > LARGEST_FILE:
        raise refuse("file", "Файл методики больше мегабайта: это не описание методики.")
    try:
        data = json.loads(content, parse_float=Decimal, parse_constant=_no_number)
    except (ValueError, RecursionError, ArithmeticError):
        raise refuse("file", "Файл методики не прочитан: это не описание методики в виде JSON.") from None
    return instrument_from(data)


def _no_number(_word: str) -> Any:
    raise ValueError


def instrument_from(data: object) -> Instrument:
    """The instrument that parsed JSON describes, checked by the option validator; otherwise as `read_definition`."""
    described = table(data, "file", "Описание методики")
    name = text(described, "name", "Методика")
    if not fold_partner(name):
        raise refuse("name", "Впишите название методики.")
    where = f"Методика {in_quotes(name)}"
    answers = answers_from(described.get("answers"), where)
    levels = _levels(described, where)
    scales = tuple(
        _scale(table(one, "scales", f"{where}, шкала {row + 1}", row), row, answers, levels)
        for row, one in enumerate(rows(described, "scales", where, MOST_SCALES))
    )
    _refuse_namesakes(scales)
    instrument = Instrument(
        key=text(described, "key", where),
        version=whole(described, "version", where, (1, 100_000), 1),
        name=name,
        aliases=texts(described, "aliases", where, _MOST_NAMES),
        scales=scales,
        sum=None if described.get("sum") is None else whole(described, "sum", where, (0, 100_000)),
        unsure=flag(described, "unsure", where),
        answers=answers,
        places=whole(described, "places", where, (0, MOST_SCALES), 1),
        overlap=flag(described, "overlap", where),
        partial=flag(described, "partial", where),
    )
    if problems := check_keys(instrument):
        raise InstrumentRefusedError(problems)
    return instrument


def _refuse_namesakes(scales: tuple[Scale, ...]) -> None:
    seen: dict[str, int] = {}
    for row, scale in enumerate(scales):
        for spelling in {scale_key(name) for name in (scale.name, *scale.aliases)}:
            if spelling in seen:
                raise refuse(
                    "name", f"Название «{scale.name}» стоит у двух шкал: {seen[spelling] + 1} и {row + 1}.", row
                )
        seen.update(dict.fromkeys((scale_key(name) for name in (scale.name, *scale.aliases)), row))


def _scale(data: Data, row: int, answers: AnswerFormat | None, shared: tuple[Level, ...]) -> Scale:
    name = text(data, "name", f"Шкала {row + 1}", row)
    if not scale_key(name):
        raise refuse("name", f"Шкала {row + 1}: впишите её название.", row)
    where = f"Шкала {in_quotes(name)}"
    part = text(data, "part", where, row)
    if part and (answers is None or part not in answers.parts):
        raise refuse("part", f"{where}: такой части вопроса («{part}») в бланке нет.", row)
    given = text(data, "key", where, row, longest=_LONGEST_KEY)
    if given and answers is None:
        raise refuse("key", f"{where}: ключ есть, а вид ответов не указан.", row)
    try:
        key = parse_key(given, answers) if answers is not None else ()
    except KeyTextError as fault:
        raise refuse("key", f"{where}. {fault}", row) from None
    scale = Scale(
        name,
        texts(data, "aliases", where, _MOST_NAMES),
        Decimal(0),
        Decimal(0),
        key,
        _levels(data, where) or shared,
        _norms(data, where),
        part,
    )
    return _with_range(scale, data, row, answers)


def _with_range(scale: Scale, data: Data, row: int, answers: AnswerFormat | None) -> Scale:
    """The range from the key, or the written one; a written one must hold what the key allows."""
    where = f"Шкала {in_quotes(scale.name)}"
    lowest, highest = number(data, "lowest", where, row), number(data, "highest", where, row)
    if answers is not None and scale.key:
        least, most = reach(scale, answers)
        lowest, highest = least if lowest is None else lowest, most if highest is None else highest
        if not lowest <= least <= most <= highest:
            raise refuse("highest", f"{where}: по ключу выходит от {least} до {most} баллов, исправьте границы.", row)
    if lowest is None or highest is None:
        field = "lowest" if lowest is None else "highest"
        raise refuse(field, f"{where}: впишите наименьший и наибольший балл.", row)
    if lowest > highest or (lowest == highest and not scale.key):
        raise refuse("highest", f"{where}: наибольший балл должен быть больше наименьшего.", row)
    return Scale(scale.name, scale.aliases, lowest, highest, scale.key, scale.levels, scale.norms, scale.part)


def _levels(data: Data, where: str) -> tuple[Level, ...]:
    found: list[Level] = []
    for one in rows(data, "levels", where, _MOST_LEVELS):
        level = table(one, "levels", f"{where}, уровень {len(found) + 1}")
        start = number(level, "from", where)
        name = None if level.get("name") is None else text(level, "name", where)
        if start is None or name == "":
            raise refuse(
                "levels", f"{where}: у уровня {len(found) + 1} нужны название и балл, с которого он начинается."
            )
        if found and start <= found[-1].start:
            raise refuse(
                "levels", f"{where}: уровни должны идти от низших баллов к высшим, проверьте уровень «{name}»."
            )
        found.append(Level(name, start))
    return tuple(found)


def _norms(data: Data, where: str) -> tuple[Norm, ...]:
    found: list[Norm] = []
    for one in rows(data, "norms", where, _MOST_LEVELS):
        norm = table(one, "norms", f"{where}, норма {len(found) + 1}")
        group = text(norm, "group", where)
        mean, deviation = number(norm, "mean", where), number(norm, "deviation", where)
        if not group or mean is None or deviation is None or deviation < 0:
            raise refuse("norms", f"{where}: у нормы нужны группа людей, среднее и отклонение не меньше нуля.")
        found.append(Norm(group, mean, deviation))
    return tuple(found)


def write_definition(instrument: Instrument) -> str:
    """The definition as JSON; `read_definition` gives an equal instrument."""
    data: dict[str, object] = {
        "key": instrument.key,
        "version": instrument.version,
        "name": instrument.name,
        "aliases": list(instrument.aliases),
        "sum": instrument.sum,
        "unsure": instrument.unsure,
        "places": instrument.places,
        "overlap": instrument.overlap,
        "partial": instrument.partial,
        "scales": [_written_scale(scale, instrument.answers) for scale in instrument.scales],
    }
    if instrument.answers is not None:
        data["answers"] = answers_to(instrument.answers)
    return json.dumps(data, ensure_ascii=False)


def _written_scale(scale: Scale, answers: AnswerFormat | None) -> dict[str, object]:
    return {
        "name": scale.name,
        "aliases": list(scale.aliases),
        "lowest": _plain(scale.lowest),
        "highest": _plain(scale.highest),
        "key": "" if answers is None else key_text(scale.key, answers),
        "part": scale.part,
        "levels": [{"name": level.name, "from": _plain(level.start)} for level in scale.levels],
        "norms": [
            {"group": norm.group, "mean": _plain(norm.mean), "deviation": _plain(norm.deviation)}
            for norm in scale.norms
        ],
    }


def _plain(value: Decimal) -> int | float:
    """Hundredths survive the way through a float of JSON: they are written with at most two decimals."""
    return int(value) if value == int(value) else float(value)
