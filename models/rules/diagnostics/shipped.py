"""The shipped methods of diagnostics (domain, section 8): read once from resources/instruments."""

from functools import cache

from models.rules.diagnostics.definition import read_definition
from models.rules.diagnostics.instrument import Instrument
from models.rules.names import fold_partner
from resources import path


@cache
def shipped_instruments() -> tuple[Instrument, ...]:
    """All shipped methods, by file name."""
    files = sorted(path("instruments").glob("*.json"))
    return tuple(read_definition(file.read_text(encoding="utf-8")) for file in files)


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
