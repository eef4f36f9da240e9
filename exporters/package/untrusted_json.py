"""JSON from outside: bounded in size and depth, and without what two programs could read differently."""

import json
import re
from math import isfinite
from typing import Any, NoReturn

MAX_BYTES = 4 << 20
MAX_DEPTH = 20
_MAX_DIGITS = 15
"""Of a number; larger ones lose digits in programs that know only floating point."""

_STRINGS = re.compile(r'"(?:[^"\\]|\\.)*+"?', re.DOTALL)
_BRACKETS = re.compile(r"[\[\]{}]")


class UntrustedJsonError(ValueError):
    """The bytes are no JSON, or not such that everybody reads the same in them."""


def read(raw: bytes) -> Any:
    """What the bytes say; `UntrustedJsonError` for anything beyond the limits, NaN, repeated keys, lone surrogates."""
    if len(raw) > MAX_BYTES:
        raise UntrustedJsonError("too long")
    try:
        text = raw.decode("utf-8")
        _check_depth(text)
        value = json.loads(
            text, object_pairs_hook=_object, parse_constant=_refuse, parse_int=_whole, parse_float=_fraction
        )
        json.dumps(value, ensure_ascii=False).encode("utf-8")  # a lone surrogate fits into no file
    except (ValueError, RecursionError) as error:
        raise UntrustedJsonError(str(error)) from error
    return value


def _check_depth(text: str) -> None:
    depth = 0
    for bracket in _BRACKETS.finditer(_STRINGS.sub("", text)):
        depth += 1 if bracket[0] in "[{" else -1
        if depth > MAX_DEPTH:
            raise UntrustedJsonError("too deep")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise UntrustedJsonError("a key is repeated")
    return found


def _whole(digits: str) -> int:
    if len(digits) > _MAX_DIGITS:
        raise UntrustedJsonError("a number is too long")
    return int(digits)


def _fraction(digits: str) -> float:
    number = float(digits)
    if len(digits) > 2 * _MAX_DIGITS or not isfinite(number):
        raise UntrustedJsonError("a number is too long")
    return number


def _refuse(what: str) -> NoReturn:
    """NaN and Infinity are no JSON, though Python writes and reads them."""
    raise UntrustedJsonError(what)
