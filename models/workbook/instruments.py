"""The shipped methods of diagnostics: their names, scales, ranges and sums (domain, section 8)."""

import json
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from models.rules.names import fold_partner
from models.workbook.keys import code_key
from resources import path


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale of a method and the range that its score lies in."""

    name: str
    aliases: tuple[str, ...]
    lowest: Decimal
    highest: Decimal


@dataclass(frozen=True, slots=True)
class Instrument:
    """A shipped method. `sum` is what the scores of a complete sheet add up to, None when they need not.

    A method without scales is known by its name only: the school defines the scales. `unsure` marks data that
    circulate in several versions.
    """

    key: str
    version: int
    name: str
    aliases: tuple[str, ...]
    scales: tuple[Scale, ...]
    sum: int | None
    unsure: bool

    def scale(self, text: str) -> Scale | None:
        """The scale that a spelling means («T» in Latin is «Т»); None when the method has none such."""
        return _scales_of(self).get(_scale_key(text))


@cache
def shipped_instruments() -> tuple[Instrument, ...]:
    """All shipped methods, by file name."""
    files = sorted(path("instruments").glob("*.json"))
    return tuple(_from_json(json.loads(file.read_text(encoding="utf-8"))) for file in files)


def find_instrument(name: str) -> Instrument | None:
    """The shipped method that a name means; None for a school's own."""
    return _by_name().get(fold_partner(name))


@cache
def _by_name() -> dict[str, Instrument]:
    return {
        fold_partner(name): instrument
        for instrument in shipped_instruments()
        for name in (instrument.name, *instrument.aliases)
    }


def _scale_key(text: str) -> str:
    return code_key(fold_partner(text))


@cache
def _scales_of(instrument: Instrument) -> dict[str, Scale]:
    return {_scale_key(name): scale for scale in instrument.scales for name in (scale.name, *scale.aliases)}


def _from_json(data: dict[str, object]) -> Instrument:
    match data:
        case {
            "key": str(key),
            "version": int(version),
            "name": str(name),
            "aliases": list(aliases),
            "sum": int() | None as total,
            "unsure": bool(unsure),
            "scales": list(scales),
        }:
            return Instrument(key, version, name, tuple(aliases), tuple(map(_scale, scales)), total, unsure)
    raise ValueError(f"{data.get('key')}: not an instrument")


def _scale(data: dict[str, object]) -> Scale:
    match data:
        case {"name": str(name), "aliases": list(aliases), "lowest": int(lowest), "highest": int(highest)}:
            return Scale(name, tuple(aliases), Decimal(lowest), Decimal(highest))
    raise ValueError(f"{data.get('name')}: not a scale")
